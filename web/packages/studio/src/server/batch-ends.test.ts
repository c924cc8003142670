import { ApiError, type TaskStatus } from "@storyflow/client";
import { beforeEach, expect, it, vi } from "vitest";
import { taskHead } from "../../test/tasks";
import { BatchEnds } from "./batch-ends";

const statusOf = vi.fn<(taskId: string) => Promise<TaskStatus>>();
const inPassing = vi.fn();
let ends: BatchEnds;

const status = (task_id: string, change: Partial<TaskStatus> = {}): TaskStatus =>
  ({
    ...taskHead({ task_id, status: "COMPLETED" }),
    completed_segments: [{}, {}],
    errors: [],
    ...change,
  }) as never;
const told = (projectId: string) => ends.outcomesOf(projectId).map(({ taskId }) => taskId);

beforeEach(() => {
  statusOf.mockReset().mockImplementation(async (taskId) => status(taskId));
  inPassing.mockReset();
  ends = new BatchEnds(statusOf);
  ends.tellWith(inPassing);
});

it("the page of a story tells each of its batches' ends, until it is dismissed", async () => {
  ends.show("p");
  ends.follow("p", "t1");
  ends.follow("p", "t2");
  await ends.ask("t1");
  await ends.ask("t2");
  expect(told("p")).toEqual(["t1", "t2"]);
  ends.dismiss("p", "t1");
  expect(told("p")).toEqual(["t2"]);
  ends.dismiss("p");
  expect(told("p")).toEqual([]);
  expect(inPassing).not.toHaveBeenCalled();
});

it("an end is told once, however often it is asked for, and wherever the reader goes then", async () => {
  const leave = ends.show("p");
  ends.follow("p", "t1");
  leave();
  await Promise.all([ends.ask("t1"), ends.ask("t1")]);
  await ends.ask("t1");
  expect(inPassing).toHaveBeenCalledExactlyOnceWith("p", expect.objectContaining({ taskId: "t1" }));
  ends.show("p");
  expect(told("p")).toEqual([]);
});

it("ends of stories whose page was left are asked for as soon as they are no longer at work", async () => {
  ends.show("q");
  ends.follow("p", "t1");
  ends.follow("q", "t2");
  expect(ends.isFollowingElsewhere()).toBe(true);
  ends.askAllBut(new Set(["t1", "t2"]));
  expect(statusOf).not.toHaveBeenCalled();
  ends.askAllBut(new Set(["t2"]));
  await vi.waitFor(() => expect(inPassing).toHaveBeenCalledOnce());
  expect(ends.isFollowingElsewhere()).toBe(false);
  expect(ends.follows("t2")).toBe(true);
});

it("without an answer, and while it goes on after all, a batch stays followed; one that is gone does not", async () => {
  ends.follow("p", "t1");
  statusOf.mockRejectedValueOnce(new Error("broken"));
  await ends.ask("t1");
  statusOf.mockResolvedValueOnce(status("t1", { status: "PROCESSING" }));
  await ends.ask("t1");
  expect(ends.follows("t1")).toBe(true);
  statusOf.mockRejectedValueOnce(new ApiError("Not found.", { status: 404 }));
  await ends.ask("t1");
  expect(ends.follows("t1")).toBe(false);
  expect(inPassing).not.toHaveBeenCalled();
});

it("of a story that was deleted nothing is told", async () => {
  ends.follow("p", "t1");
  ends.forget("p");
  await ends.ask("t1");
  expect(inPassing).not.toHaveBeenCalled();
  expect(ends.isFollowingElsewhere()).toBe(false);
});

it("a page that is shown twice is shown until both are gone", () => {
  const [first, second] = [ends.show("p"), ends.show("p")];
  ends.follow("p", "t1");
  first();
  expect(ends.isFollowingElsewhere()).toBe(false);
  second();
  expect(ends.isFollowingElsewhere()).toBe(true);
});
