import { ApiError } from "@storyflow/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ActionBench } from "../../test/actions";
import { narrated, project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { storyflow } from "../server/storyflow";
import { mediaActions } from "./media-actions";
import type { Work } from "./work";

let bench: ActionBench;
let actions: ReturnType<typeof mediaActions>;
const refused = new ApiError("The disk is full.", { status: 507 });
const refusedWords = "The disk is full. Make room, then try again.";
const first = () => bench.segments()[0];
const file = new File(["x"], "lamp.png", { type: "image/png" });

beforeEach(() => {
  bench = new ActionBench([narrated("a", 4, { image_file: "/media/old.png" }), segment("b")]);
  actions = mediaActions(bench.desk);
  vi.spyOn(storyflow.projects, "digest").mockRejectedValue(refused);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it("a text is saved, and the story's voice kept, before it is narrated; its work is shown at once", async () => {
  bench.queryClient.setQueryData(keys.project("p"), project(bench.segments()));
  bench.queryClient.setQueryData(keys.settings, { default_voice_id: "af_heart", tts_speed: 1.5 });
  bench.queryClient.setQueryDefaults(keys.settings, { staleTime: Number.POSITIVE_INFINITY });
  const keep = vi
    .spyOn(storyflow.projects, "update")
    .mockResolvedValue({ voice_id: "af_bella", tts_speed: 1 } as never);
  const generate = vi.spyOn(storyflow, "generateSegmentAudio").mockResolvedValue({ task_id: "t" } as never);
  bench.drafts.type(segment("b"), "Typed.");
  await actions.narrate("b");
  expect(bench.saved.get("b")).toBe("Typed.");
  expect(keep.mock.invocationCallOrder[0]).toBeLessThan(generate.mock.invocationCallOrder[0] ?? 0);
  expect(bench.queryClient.getQueryData<Work>(keys.work("p"))?.underWay.get("b")).toEqual({
    taskId: "t",
    phase: "queued",
  });
});

it("a text that cannot be saved is not narrated as it was before", async () => {
  const generate = vi.spyOn(storyflow, "generateSegmentAudio");
  bench.fate = { kind: "temporary" };
  bench.drafts.type(segment("b"), "Typed.");
  await actions.narrate("b");
  expect(generate).not.toHaveBeenCalled();
  expect(bench.told()).toEqual(["The text could not be saved yet. Please try again when it is."]);
});

it("a narration is gone from the page at once, and there again when that is refused", async () => {
  let refuse: (failure: unknown) => void = () => undefined;
  const answer = new Promise<never>((_, reject) => (refuse = reject));
  vi.spyOn(storyflow.segments, "removeAudio").mockReturnValue(answer);
  const before = first();
  const removing = actions.removeAudio("a");
  await vi.waitFor(() => expect(first()).toMatchObject({ audio_file: null, narration: null }));
  refuse(refused);
  await removing;
  expect(first()).toEqual(before);
  expect(bench.told()).toEqual([refusedWords]);
});

it("a lock is the server's answer in the end", async () => {
  vi.spyOn(storyflow.segments, "update").mockResolvedValue(narrated("a", 4, { is_locked: true }));
  await actions.lock("a", true);
  expect(first()).toMatchObject({ is_locked: true, image_file: null });
});

it("a voice, a chapter and a pause are told whether they were taken", async () => {
  const update = vi
    .spyOn(storyflow.segments, "update")
    .mockResolvedValue(narrated("a", 4, { voice_id: "bf_emma" }));
  expect(await actions.setVoice("a", { voice_id: "bf_emma", tts_speed: null })).toBe(true);
  expect(first()?.voice_id).toBe("bf_emma");
  expect(await actions.setChapter("a", null)).toBe(true);
  update.mockRejectedValue(refused);
  expect(await actions.setPause("a", { scene_break: true, pause_before: 2 })).toBe(false);
  expect(update.mock.calls.map(([, change]) => change)).toEqual([
    { voice_id: "bf_emma", tts_speed: null },
    { chapter: null },
    { scene_break: true, pause_before: 2 },
  ]);
  expect(bench.told()).toEqual([refusedWords]);
});

it("a picture is shown once the server has it; one that is none is told in our words, any other refusal in its own", async () => {
  const upload = vi
    .spyOn(storyflow.segments, "uploadImage")
    .mockResolvedValueOnce({ image_file: "/media/new.png" } as never)
    .mockRejectedValueOnce(new ApiError("Invalid image file", { status: 400 }))
    .mockRejectedValueOnce(refused);
  await actions.setPicture("a", file);
  expect(first()?.image_file).toBe("/media/new.png");
  await actions.setPicture("a", file);
  await actions.setPicture("a", file);
  expect(upload).toHaveBeenCalledWith("a", file);
  expect(first()?.image_file).toBe("/media/new.png");
  expect(bench.told()).toEqual(["This is not a PNG, JPEG or WebP picture, or it is damaged.", refusedWords]);
});

it("a picture is shown whole at once, and fills the frame again when that is refused", async () => {
  let refuse: (failure: unknown) => void = () => undefined;
  const answer = new Promise<never>((_, reject) => (refuse = reject));
  const update = vi
    .spyOn(storyflow.segments, "update")
    .mockResolvedValueOnce(narrated("a", 4, { image_fit: "fit" }))
    .mockReturnValueOnce(answer);
  await actions.setPictureFit("a", "fit");
  expect(first()).toMatchObject({ image_fit: "fit", image_file: "/media/old.png" });
  const back = actions.setPictureFit("a", "fill");
  await vi.waitFor(() => expect(first()?.image_fit).toBe("fill"));
  refuse(refused);
  await back;
  expect(first()?.image_fit).toBe("fit");
  expect(update.mock.calls).toEqual([
    ["a", { image_fit: "fit" }],
    ["a", { image_fit: "fill" }],
  ]);
  expect(bench.told()).toEqual([refusedWords]);
});

it("a picture that could not be removed is there again, and while the server is away it never goes", async () => {
  const remove = vi.spyOn(storyflow.segments, "removeImage").mockRejectedValue(refused);
  await actions.removePicture("a");
  expect(first()?.image_file).toBe("/media/old.png");
  vi.spyOn(reachability, "get").mockReturnValue(false);
  await actions.removePicture("a");
  expect(remove).toHaveBeenCalledOnce();
  expect(first()?.image_file).toBe("/media/old.png");
});
