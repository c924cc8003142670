import { expect, it, vi } from "vitest";
import { lookEveryMs, lookWhileNarratingMs, StoryWatch } from "./story-watch";

interface Story {
  readonly text: string;
  readonly changed: number;
}

/** A server with one story, and a page that shows it. Time passes with `pass`. */
function setUp() {
  const state = {
    server: { text: "Once.", changed: 1 } as Story,
    shown: { text: "Once.", changed: 1 } as Story,
    now: 0,
    isWorthwhile: true,
    isNarrating: false,
    readingMs: 0,
    whileReading: (): unknown => undefined,
  };
  let due: { at: number; run: () => void } | undefined;
  const isChanged = vi.fn(async (story: Story) => story.changed !== state.server.changed);
  const read = vi.fn(async () => {
    const story = { ...state.server };
    state.now += state.readingMs;
    state.whileReading();
    return story;
  });
  const watch = new StoryWatch<Story>({
    shown: () => state.shown,
    show: (story) => {
      state.shown = story;
    },
    isChanged,
    read,
    isWorthwhile: () => state.isWorthwhile,
    isNarrating: () => state.isNarrating,
    now: () => state.now,
    setTimer: (run, ms) => {
      due = { at: state.now + ms, run };
      return 1;
    },
    clearTimer: () => {
      due = undefined;
    },
  });
  const settled = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const pass = async (ms: number) => {
    const until = state.now + ms;
    while (due !== undefined && due.at <= until) {
      const { at, run } = due;
      due = undefined;
      state.now = at;
      run();
      await settled();
    }
    state.now = Math.max(state.now, until);
  };
  return { state, watch, isChanged, read, pass };
}

it("a text that was changed elsewhere arrives by itself", async () => {
  const { state, pass } = setUp();
  state.server = { text: "Once upon a time.", changed: 2 };
  await pass(lookEveryMs);
  expect(state.shown.text).toBe("Once upon a time.");
});

it("a story that did not change is not read", async () => {
  const { isChanged, read, pass } = setUp();
  await pass(3 * lookEveryMs);
  expect(isChanged).toHaveBeenCalledTimes(3);
  expect(read).not.toHaveBeenCalled();
});

it("nothing is asked while the page is not seen", async () => {
  const { state, isChanged, pass } = setUp();
  state.isWorthwhile = false;
  await pass(3 * lookEveryMs);
  expect(isChanged).not.toHaveBeenCalled();
  state.isWorthwhile = true;
  await pass(lookEveryMs);
  expect(isChanged).toHaveBeenCalledOnce();
});

it("what changed here while the story was read is not replaced by what was read", async () => {
  const { state, pass } = setUp();
  const mine = { text: "Saved here.", changed: 3 };
  state.server = { text: "From elsewhere.", changed: 2 };
  state.whileReading = () => {
    state.shown = mine;
  };
  await pass(lookEveryMs);
  expect(state.shown).toBe(mine);
});

it("a story is not read while a change of this page is on its way", async () => {
  const { state, isChanged, read, pass } = setUp();
  state.server = { text: "From elsewhere.", changed: 2 };
  isChanged.mockImplementationOnce(async () => {
    state.isWorthwhile = false;
    return true;
  });
  await pass(lookEveryMs);
  expect(read).not.toHaveBeenCalled();
});

it("a story that takes long to read is read less often", async () => {
  const { state, read, pass } = setUp();
  state.readingMs = 2000;
  state.server = { text: "Long.", changed: 2 };
  await pass(lookEveryMs);
  state.server = { text: "Longer.", changed: 3 };
  await pass(3 * lookEveryMs);
  expect(read).toHaveBeenCalledOnce();
  await pass(2 * lookEveryMs);
  expect(read).toHaveBeenCalledTimes(2);
});

it("while segments are being narrated, each of which changes the story, it is read seldom", async () => {
  const { state, isChanged, pass } = setUp();
  state.isNarrating = true;
  await pass(lookEveryMs);
  expect(isChanged).toHaveBeenCalledOnce();
  await pass(lookWhileNarratingMs - 1);
  expect(isChanged).toHaveBeenCalledOnce();
  await pass(1);
  expect(isChanged).toHaveBeenCalledTimes(2);
});

it("a server that does not answer is asked again later", async () => {
  const { state, isChanged, pass } = setUp();
  isChanged.mockRejectedValueOnce(new Error("nobody is there"));
  state.server = { text: "Once upon a time.", changed: 2 };
  await pass(lookEveryMs);
  expect(state.shown.text).toBe("Once.");
  await pass(lookEveryMs);
  expect(state.shown.text).toBe("Once upon a time.");
});

it("a page that was left asks nothing more", async () => {
  const { watch, isChanged, pass } = setUp();
  watch.stop();
  await pass(3 * lookEveryMs);
  expect(isChanged).not.toHaveBeenCalled();
});
