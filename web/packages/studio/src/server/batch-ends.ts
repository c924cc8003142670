import { hasEnded, type TaskStatus } from "@storyflow/client";
import type { QueryClient } from "@tanstack/react-query";
import { type Outcome, outcomeOf } from "./batch-outcome";
import { isMissing } from "./queries";
import { storyflow } from "./storyflow";

const noOutcomes: readonly Outcome[] = [];

/**
 * The batches that were seen at work from this page, whatever it shows now: each end is found out and told once. The
 * page of a story keeps the ends of its own batches until they are dismissed; the others are told in passing.
 */
export class BatchEnds {
  private readonly statusOf: (taskId: string) => Promise<TaskStatus>;
  /** The tasks whose end is still to come, with their stories. */
  private readonly followed = new Map<string, string>();
  private readonly asking = new Set<string>();
  private readonly shown = new Map<string, number>();
  private readonly outcomes = new Map<string, readonly Outcome[]>();
  private readonly listeners = new Set<() => void>();
  private tellInPassing: ((projectId: string, outcome: Outcome) => void) | undefined;

  constructor(statusOf: (taskId: string) => Promise<TaskStatus>) {
    this.statusOf = statusOf;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The ends that the page of this story tells; the same list until one comes or goes. */
  outcomesOf(projectId: string): readonly Outcome[] {
    return this.outcomes.get(projectId) ?? noOutcomes;
  }

  /** Whether batches are followed of stories whose pages are not shown: no event tells of their ends. */
  readonly isFollowingElsewhere = (): boolean =>
    [...this.followed.values()].some((projectId) => !this.shown.has(projectId));

  follows(taskId: string): boolean {
    return this.followed.has(taskId);
  }

  follow(projectId: string, taskId: string): void {
    if (this.followed.has(taskId)) return;
    this.followed.set(taskId, projectId);
    this.tell();
  }

  /** A page of the story is shown until the function that is returned is called. */
  show(projectId: string): () => void {
    this.shown.set(projectId, (this.shown.get(projectId) ?? 0) + 1);
    this.tell();
    return () => {
      const left = (this.shown.get(projectId) ?? 1) - 1;
      if (left > 0) this.shown.set(projectId, left);
      else this.shown.delete(projectId);
      this.tell();
    };
  }

  /** How ends are told whose story has no page on the screen. */
  tellWith(tell: (projectId: string, outcome: Outcome) => void): () => void {
    this.tellInPassing = tell;
    return () => {
      if (this.tellInPassing === tell) this.tellInPassing = undefined;
    };
  }

  /** Asks after each batch that is not among the tasks known to be at work. */
  askAllBut(atWork: ReadonlySet<string>): void {
    for (const taskId of this.followed.keys()) if (!atWork.has(taskId)) void this.ask(taskId);
  }

  /** Finds out how a batch ended. Without an answer it stays followed. */
  async ask(taskId: string): Promise<void> {
    if (this.asking.has(taskId)) return;
    this.asking.add(taskId);
    try {
      const status = await this.statusOf(taskId);
      if (hasEnded(status)) this.end(outcomeOf(status));
    } catch (failure) {
      if (isMissing(failure)) this.followed.delete(taskId);
    } finally {
      this.asking.delete(taskId);
      this.tell();
    }
  }

  /** Forgets one end of the story's batches, or all of them. */
  dismiss(projectId: string, taskId?: string): void {
    const left = this.outcomesOf(projectId).filter((each) => taskId !== undefined && each.taskId !== taskId);
    if (left.length === 0) this.outcomes.delete(projectId);
    else this.outcomes.set(projectId, left);
    this.tell();
  }

  /** The story was deleted. */
  forget(projectId: string): void {
    for (const [taskId, story] of this.followed) if (story === projectId) this.followed.delete(taskId);
    this.dismiss(projectId);
  }

  private end(outcome: Outcome): void {
    const projectId = this.followed.get(outcome.taskId);
    if (projectId === undefined) return;
    this.followed.delete(outcome.taskId);
    if (this.shown.has(projectId) || this.tellInPassing === undefined)
      this.outcomes.set(projectId, [...this.outcomesOf(projectId), outcome]);
    else this.tellInPassing(projectId, outcome);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const known = new WeakMap<QueryClient, BatchEnds>();

/** The one record beside this cache: as old as the page, whatever it shows. */
export function batchEndsOf(queryClient: QueryClient): BatchEnds {
  const ends = known.get(queryClient) ?? new BatchEnds((taskId) => storyflow.getTaskStatus(taskId));
  known.set(queryClient, ends);
  return ends;
}
