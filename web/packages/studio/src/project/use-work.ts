import {
  type ConnectionState,
  hasEnded,
  type ProjectDetail,
  type ProjectEvent,
  type TaskHead,
} from "@storyflow/client";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { keys } from "../server/queries";
import { doubtReachability } from "../server/sending";
import { storyflow } from "../server/storyflow";
import { lastChange } from "./last-change";
import { withNarrations } from "./segment-list";
import { foldAll, isActive, narrates, noWork, type Work, withItems, withOutcome } from "./work";

/** Events that come together are shown together: a fast engine sends dozens in a second. */
const gatherMs = 60;
/** A book of 2,000 segments takes one request. */
const itemsPerPage = 2000;
/** Of tasks that ended before the page was opened, that many of the newest are asked what failed. */
const rememberedOutcomes = 12;

/** Follows what happens in a project, wherever it was started, and keeps the cache in step. */
export function useWorkStream(projectId: string): ConnectionState {
  const queryClient = useQueryClient();
  const [connection, setConnection] = useState<ConnectionState>("connecting");
  useEffect(() => {
    const follower = new WorkFollower(queryClient, projectId);
    const stream = storyflow.projectEvents(projectId, {
      onEvent: follower.onEvent,
      onConnection: (state) => {
        setConnection(state);
        if (state === "lost") doubtReachability();
      },
    });
    return () => {
      stream.close();
      follower.stop();
    };
  }, [queryClient, projectId]);
  return connection;
}

/** A part of the present work; the component is drawn anew only when that part changes. */
export function useWork<Part>(projectId: string, choose: (work: Work) => Part): Part {
  const { data } = useQuery({
    queryKey: keys.work(projectId),
    queryFn: () => noWork,
    enabled: false,
    initialData: noWork,
    gcTime: 0,
    select: choose,
  });
  return data;
}

export function changeWork(queryClient: QueryClient, projectId: string, change: (work: Work) => Work): void {
  queryClient.setQueryData<Work>(keys.work(projectId), (work) => change(work ?? noWork));
}

class WorkFollower {
  private readonly queryClient: QueryClient;
  private readonly projectId: string;
  private readonly askedItems = new Set<string>();
  private readonly leaving = new AbortController();
  private gathered: ProjectEvent[] = [];
  private timer: number | undefined;
  private snapshots = 0;

  constructor(queryClient: QueryClient, projectId: string) {
    this.queryClient = queryClient;
    this.projectId = projectId;
  }

  readonly onEvent = (event: ProjectEvent): void => {
    this.gathered.push(event);
    this.timer ??= window.setTimeout(() => this.take(), gatherMs);
  };

  stop(): void {
    this.leaving.abort();
    if (this.timer !== undefined) window.clearTimeout(this.timer);
  }

  private take(): void {
    this.timer = undefined;
    const events = this.gathered;
    this.gathered = [];
    this.change((work) => foldAll(work, events));
    const tasks = this.queryClient.getQueryData<Work>(keys.work(this.projectId))?.tasks;
    const narrated = events
      .filter((event) => event.type === "segment")
      .map(({ data }) => ({ ...data, engine: tasks?.get(data.task_id)?.engine }));
    if (narrated.length > 0) {
      this.queryClient.setQueryData<ProjectDetail>(
        keys.project(this.projectId),
        (project) => project && withNarrations(narrated)(project),
      );
    }
    for (const event of events) {
      if (event.type === "snapshot") this.onSnapshot(event.data.tasks);
      if (event.type === "status") this.onStatus(event.data);
    }
  }

  /**
   * A second snapshot means that events were lost, and at the first one tasks may have gone on since the project was
   * read: either way the project may be older than what is told here.
   */
  private onSnapshot(tasks: readonly TaskHead[]): void {
    this.snapshots += 1;
    if (this.snapshots > 1) this.readAnew();
    else if (tasks.length > 0) void this.readIfChanged();
    for (const task of tasks.filter(narrates).filter(isActive)) void this.askItems(task.task_id);
    void this.askOutcomes(tasks.filter(narrates));
  }

  /** A long story is not fetched twice when it is opened: mostly it is as it was a moment ago. */
  private async readIfChanged(): Promise<void> {
    const story = this.queryClient.getQueryData<ProjectDetail>(keys.project(this.projectId));
    const changed = story && (await lastChange(story, this.leaving.signal).catch(() => undefined));
    const isGone = this.leaving.signal.aborted;
    if (!isGone && (story === undefined || changed !== story.updated_at)) this.readAnew();
  }

  private onStatus(task: TaskHead): void {
    if (hasEnded(task)) this.readAnew();
    // The items of an export are no segments.
    else if (narrates(task)) void this.askItems(task.task_id);
  }

  private async askItems(taskId: string): Promise<void> {
    if (this.askedItems.has(taskId)) return;
    this.askedItems.add(taskId);
    const { signal } = this.leaving;
    try {
      for (let page = 1; ; page += 1) {
        const answer = await storyflow.listTaskItems(taskId, page, { pageSize: itemsPerPage, signal });
        this.change((work) => withItems(work, taskId, answer.results));
        if (answer.next === null) return;
      }
    } catch {
      this.askedItems.delete(taskId);
    }
  }

  private async askOutcomes(tasks: readonly TaskHead[]): Promise<void> {
    const ended = tasks.filter(
      (task) => task.status === "FAILED" || (task.status === "COMPLETED" && task.progress.total > 1),
    );
    for (const task of ended.slice(0, rememberedOutcomes).reverse()) {
      const status = await storyflow
        .getTaskStatus(task.task_id, { signal: this.leaving.signal })
        .catch(() => undefined);
      if (status) this.change((work) => withOutcome(work, status));
    }
  }

  private change(change: (work: Work) => Work): void {
    if (!this.leaving.signal.aborted) changeWork(this.queryClient, this.projectId, change);
  }

  private readAnew(): void {
    void this.queryClient.invalidateQueries({ queryKey: keys.project(this.projectId) });
    // Also the lists that are not shown now: without the server they could only be shown as they were.
    void this.queryClient.invalidateQueries({ queryKey: keys.projects, refetchType: "all" });
  }
}
