import type { ProjectDetail, Segment } from "@storyflow/client";
import { QueryClient } from "@tanstack/react-query";
import { Cell } from "../src/ground/cell";
import { en } from "../src/i18n/en";
import { translator } from "../src/i18n/translate";
import { ActionDesk } from "../src/project/action-desk";
import { Drafts, type Fate } from "../src/project/drafts";
import { noMarks } from "../src/project/marks";
import type { ProjectDesk, Reveal } from "../src/project/project-context";
import { keys } from "../src/server/queries";
import type { Notice } from "../src/ui/notices";
import { project } from "./stories";

/** A bench for the actions on the segments of a story, without any page: their notices are collected. */
export class ActionBench {
  readonly notices: Notice[] = [];
  readonly queryClient = new QueryClient();
  /** Texts as they were saved. */
  readonly saved = new Map<string, string>();
  /** The fate of texts that are saved; undefined: the server takes them. */
  fate: Fate | undefined;
  readonly reveal = new Cell<Reveal | undefined>(undefined);
  readonly marked = new Cell(noMarks);
  readonly current = new Cell<string | undefined>(undefined);
  readonly drafts = new Drafts({
    save: async (id, text, revision) => {
      if (this.fate) throw this.fate;
      this.saved.set(id, text);
      return revision + 1;
    },
    fateOf: (failure) => failure as Fate,
    shelf: { put: () => undefined, remove: () => undefined, takeLeft: async () => [] },
    now: () => 0,
    setTimer: () => 0,
    clearTimer: () => undefined,
  });
  readonly desk: ActionDesk;

  constructor(segments: readonly Segment[]) {
    this.queryClient.setQueryData(keys.project("p"), {
      ...project(segments),
      voice_id: "af_bella",
      tts_speed: 1,
    });
    const { drafts, reveal, marked, current } = this;
    const desk = { projectId: "p", drafts, reveal, marked, current } as unknown as ProjectDesk;
    const t = translator(en, "en");
    this.desk = new ActionDesk(desk, this.queryClient, (notice) => this.notices.push(notice), t);
  }

  segments(): readonly Segment[] {
    return this.queryClient.getQueryData<ProjectDetail>(keys.project("p"))?.segments ?? [];
  }

  /** All texts in their order. */
  texts(): string[] {
    return this.segments().map(({ text_content }) => text_content);
  }

  order(): string {
    return this.segments()
      .map(({ id }) => id)
      .join(" ");
  }

  told(): string[] {
    return this.notices.map(({ text }) => text);
  }
}
