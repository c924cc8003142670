import { afterEach, expect, it, vi } from "vitest";
import { type MediaActions, MediaKeys } from "./media-session";

class FakeSession {
  metadata: unknown = null;
  playbackState = "none";
  readonly handlers = new Map<string, ((details: object) => void) | null>();
  readonly positions: unknown[] = [];

  setActionHandler(action: string, handler: ((details: object) => void) | null): void {
    if (action === "stop") throw new TypeError("unknown");
    this.handlers.set(action, handler);
  }

  setPositionState(state: unknown): void {
    this.positions.push(state);
  }

  press(action: string, details: object = {}): void {
    this.handlers.get(action)?.({ action, ...details });
  }
}

afterEach(() => vi.unstubAllGlobals());

const keysOf = (session: FakeSession) => new MediaKeys(session as unknown as MediaSession);
const actions = (): MediaActions => ({
  play: vi.fn(),
  pause: vi.fn(),
  skip: vi.fn(),
  nudge: vi.fn(),
  seekTo: vi.fn(),
});

it("keys move the story, also where the browser does not know all of them", () => {
  const session = new FakeSession();
  const asked = actions();
  keysOf(session).listen(asked);
  session.press("play");
  session.press("nexttrack");
  session.press("seekbackward");
  session.press("seekforward", { seekOffset: 30 });
  session.press("seekto", { seekTime: 61 });
  expect(asked.play).toHaveBeenCalledOnce();
  expect(asked.skip).toHaveBeenCalledWith(1);
  expect(vi.mocked(asked.nudge).mock.calls.flat()).toEqual([-15, 30]);
  expect(asked.seekTo).toHaveBeenCalledWith(61);
});

it("the system is told what sounds, and where it is within the story", () => {
  vi.stubGlobal("MediaMetadata", Object);
  const session = new FakeSession();
  const keys = keysOf(session);
  keys.tell({ title: "One", artist: "Doyle", album: "Holmes" });
  keys.place({ isSounding: true, position: 70, duration: 60, rate: 2 });
  keys.place({ isSounding: false, position: 0, duration: 0, rate: 2 });
  expect(session.metadata).toMatchObject({ title: "One", artist: "Doyle", album: "Holmes" });
  expect(session.positions).toEqual([{ duration: 60, position: 60, playbackRate: 2 }]);
  expect(session.playbackState).toBe("paused");
  keys.forget();
  expect(session).toMatchObject({ metadata: null, playbackState: "none" });
  expect([...session.handlers.values()].every((handler) => handler === null)).toBe(true);
});

it("a browser without media keys is left in peace", () => {
  const keys = new MediaKeys(undefined);
  keys.listen(actions());
  keys.place({ isSounding: true, position: 0, duration: 1, rate: 1 });
  keys.forget();
});
