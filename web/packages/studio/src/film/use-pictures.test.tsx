import { ApiError, type ProjectDetail } from "@storyflow/client";
import { QueryClient } from "@tanstack/react-query";
import { act, renderHook, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { usePictures } from "./use-pictures";

let queryClient: QueryClient;
const story = [segment("a"), segment("b"), segment("c", { image_file: "/media/c.png" })];
const png = (name: string): File => new File(["png"], name, { type: "image/png" });
const pictures = () =>
  queryClient.getQueryData<ProjectDetail>(keys.project("p"))?.segments.map(({ image_file }) => image_file);

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(keys.project("p"), project(story));
});
afterEach(() => vi.restoreAllMocks());

function desk() {
  return renderHook(() => usePictures(story), { wrapper: onDesk(queryClient) }).result;
}

const taken = (id: string, name: string) => ({ id, image_file: `/media/${name}`, message: "" });

it("pictures go up one after the other, and each is seen as soon as it is there", async () => {
  const waiting: (() => void)[] = [];
  const upload = vi.spyOn(storyflow.segments, "uploadImage").mockImplementation(
    (id, file) =>
      new Promise((resolve) => {
        waiting.push(() => resolve(taken(id, (file as File).name)));
      }),
  );
  const result = desk();
  act(() => result.current.add(0, [png("2.png"), png("1.png")]));
  await waitFor(() => expect(result.current.progress).toEqual({ done: 0, total: 2 }));
  expect(upload).toHaveBeenCalledTimes(1);
  await act(async () => waiting[0]?.());
  expect(pictures()).toEqual(["/media/1.png", null, "/media/c.png"]);
  await waitFor(() => expect(result.current.progress).toEqual({ done: 1, total: 2 }));
  await act(async () => waiting[1]?.());
  expect(pictures()).toEqual(["/media/1.png", "/media/2.png", "/media/c.png"]);
  expect(await screen.findByText("2 pictures added.")).toBeVisible();
  expect(result.current.progress).toBeUndefined();
});

it("a picture that is refused is named, and the others go on", async () => {
  vi.spyOn(storyflow.segments, "uploadImage").mockImplementation((id, file) =>
    (file as File).name === "1.png"
      ? Promise.reject(new ApiError("Invalid image: no PNG", { status: 400 }))
      : Promise.resolve(taken(id, (file as File).name)),
  );
  const result = desk();
  act(() => result.current.addAnywhere([png("1.png"), png("2.png")]));
  expect(await screen.findByText(/^1.png was not added: This is not a PNG/)).toBeVisible();
  await waitFor(() => expect(pictures()).toEqual([null, "/media/2.png", "/media/c.png"]));
});

it("pictures that are refused for the same reason are named together", async () => {
  vi.spyOn(storyflow.segments, "uploadImage").mockRejectedValue(new ApiError("locked", { status: 409 }));
  const result = desk();
  act(() => result.current.addAnywhere([png("1.png"), png("2.png")]));
  expect(await screen.findByText("2 pictures were not added (1.png, 2.png): locked")).toBeVisible();
  expect(screen.queryByText(/added\.$/)).toBeNull();
});

it("a picture that is removed is gone at once, and back when the server refuses", async () => {
  let refuse: () => void = () => undefined;
  vi.spyOn(storyflow.segments, "removeImage").mockReturnValue(
    new Promise((_, reject) => {
      refuse = () => reject(new ApiError("locked", { status: 409 }));
    }),
  );
  vi.spyOn(storyflow.projects, "digest").mockResolvedValue(project(story));
  const readAnew = vi.spyOn(queryClient, "invalidateQueries");
  const result = desk();
  act(() => result.current.remove("c"));
  expect(pictures()?.[2]).toBeNull();
  await act(async () => refuse());
  expect(await screen.findByText("locked")).toBeVisible();
  expect(readAnew).toHaveBeenCalledWith({ queryKey: keys.project("p") });
});

it("pictures for which no segment is left are named", async () => {
  vi.spyOn(storyflow.segments, "uploadImage").mockImplementation((id, file) =>
    Promise.resolve(taken(id, (file as File).name)),
  );
  const result = desk();
  act(() => result.current.addAnywhere([png("1.png"), png("2.png"), png("3.png"), png("4.png")]));
  expect(await screen.findByText("There was no segment left for 2 pictures: 3.png, 4.png.")).toBeVisible();
  expect(pictures()).toEqual(["/media/1.png", "/media/2.png", "/media/c.png"]);
});

it("a picture is shown whole at once, and the story is read anew", async () => {
  const update = vi.spyOn(storyflow.segments, "update").mockResolvedValue(segment("c"));
  vi.spyOn(storyflow.projects, "digest").mockResolvedValue(project(story));
  const readAnew = vi.spyOn(queryClient, "invalidateQueries");
  const result = desk();
  act(() => result.current.setFit("c", "fit"));
  const fits = queryClient.getQueryData<ProjectDetail>(keys.project("p"))?.segments;
  expect(fits?.map(({ image_fit }) => image_fit)).toEqual(["fill", "fill", "fit"]);
  await waitFor(() => expect(readAnew).toHaveBeenCalledWith({ queryKey: keys.project("p") }));
  expect(update).toHaveBeenCalledWith("c", { image_fit: "fit" });
});

it("how a picture is shown is told when the server refuses it", async () => {
  vi.spyOn(storyflow.segments, "update").mockRejectedValue(new ApiError("locked", { status: 400 }));
  vi.spyOn(storyflow.projects, "digest").mockResolvedValue(project(story));
  const result = desk();
  act(() => result.current.setFit("c", "fit"));
  expect(await screen.findByText("locked")).toBeVisible();
});
