import { type ProjectDetail, type Segment, segmentOfConflict } from "@storyflow/client";
import type { QueryClient } from "@tanstack/react-query";
import type { Translate } from "../i18n/translate";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { isEngineMissing, outOfReach, troubleNotice } from "../server/trouble";
import { showEngineNotice } from "../settings/engine-notice";
import type { Notice } from "../ui/notices";
import type { ProjectDesk } from "./project-context";
import { type ProjectChange, patchSegment } from "./segment-list";
import { takeText } from "./text-news";

/** The tools of all actions on segments: the story in the cache, the drafts, and a way to tell of failures. */
export class ActionDesk {
  readonly desk: ProjectDesk;
  readonly queryClient: QueryClient;
  readonly notice: (notice: Notice) => void;
  readonly t: Translate;
  private readonly key: readonly string[];

  constructor(desk: ProjectDesk, queryClient: QueryClient, notice: (notice: Notice) => void, t: Translate) {
    this.desk = desk;
    this.queryClient = queryClient;
    this.notice = notice;
    this.t = t;
    this.key = keys.project(desk.projectId);
  }

  get projectId(): string {
    return this.desk.projectId;
  }

  segments(): readonly Segment[] {
    return this.queryClient.getQueryData<ProjectDetail>(this.key)?.segments ?? [];
  }

  order(): string[] {
    return this.segments().map(({ id }) => id);
  }

  change(by: ProjectChange): void {
    this.queryClient.setQueryData<ProjectDetail>(this.key, (known) => known && by(known));
  }

  readAnew(): Promise<void> {
    return this.queryClient.invalidateQueries({ queryKey: this.key });
  }

  /** The revision of the text that stands in the field. */
  revisionSeen(segment: Segment): number {
    return this.desk.drafts.revision(segment.id) ?? segment.text_revision;
  }

  segment(id: string): Segment | undefined {
    return this.segments().find((each) => each.id === id);
  }

  readonly tell = (failure: unknown): void => {
    const theirs = segmentOfConflict(failure);
    if (theirs) this.tellChanged(theirs);
    else if (isEngineMissing(failure)) void showEngineNotice(this.queryClient);
    else this.notice(troubleNotice(failure, this.t));
  };

  /** The action was refused, since the text is not the one that the reader saw: says so, and shows the new text. */
  private tellChanged(theirs: Segment): void {
    this.desk.drafts.arrived(theirs.id, theirs.text_revision);
    takeText(this.queryClient, theirs);
    void this.readAnew();
    this.notice({ text: this.t("segment.changedElsewhere"), isTrouble: true });
  }

  /** While the server is known to be away nothing is shown that it has not taken: says so, and is true then. */
  refusesAway(): boolean {
    const isAway = !reachability.get();
    if (isAway) this.tell(outOfReach);
    return isAway;
  }

  tellUnsaved(): void {
    this.notice({
      text: this.t("segment.saveFirst"),
      isTrouble: true,
      isOfLostConnection: !reachability.get(),
    });
  }

  /** Puts parts of a segment back to what they are now. */
  asItIs(id: string, ...parts: (keyof Segment)[]): ProjectChange {
    const now = this.segment(id);
    return now === undefined
      ? (known) => known
      : patchSegment(id, Object.fromEntries(parts.map((part) => [part, now[part]])));
  }

  /** Shows a change before the server has answered, and takes it back as soon as it is refused. */
  async boldly(show: ProjectChange, takeBack: ProjectChange, run: () => Promise<unknown>): Promise<void> {
    if (this.refusesAway()) return;
    await this.queryClient.cancelQueries({ queryKey: this.key });
    this.change(show);
    try {
      await run();
    } catch (failure) {
      this.change(takeBack);
      this.tell(failure);
      await this.readAnew();
    }
  }

  /** Does something with a text that must be on the server first. */
  async whenSaved<Result>(id: string, run: () => Promise<Result>): Promise<Result | undefined> {
    try {
      if (await this.desk.drafts.flush(id)) return await run();
      this.tellUnsaved();
    } catch (failure) {
      this.tell(failure);
    }
    return undefined;
  }
}
