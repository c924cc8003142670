import { ApiError, type ProjectDetail } from "@storyflow/client";
import { QueryClient, useQuery } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { unreadText } from "../server/story-texts";
import { storyflow } from "../server/storyflow";
import { draftKeeperOf } from "./draft-keeper";
import { FindBar } from "./find-bar";
import { type ProjectDesk, useDesk } from "./project-context";

const story = project([
  segment("a", { text_content: "The lamp and the lamp." }),
  segment("b", { text_content: "A locked lamp.", is_locked: true }),
  segment("c", { text_content: "The Lamp." }),
]);

let queryClient: QueryClient;
let desk: ProjectDesk;
const closed = vi.fn();

function Page() {
  desk = useDesk();
  const { data } = useQuery<ProjectDetail>({
    queryKey: keys.project("p"),
    queryFn: () => story,
    enabled: false,
  });
  return <FindBar segments={data?.segments ?? []} asked={1} onClose={closed} />;
}

const textOf = (id: string) =>
  queryClient.getQueryData<ProjectDetail>(keys.project("p"))?.segments.find((each) => each.id === id)
    ?.text_content;

beforeEach(() => {
  localStorage.clear();
  closed.mockClear();
  queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  queryClient.setQueryData(keys.project("p"), story);
  let revision = 1;
  vi.spyOn(storyflow.segments, "update").mockImplementation((id, { text_content = "" }) => {
    const known = queryClient.getQueryData<ProjectDetail>(keys.project("p"));
    const before = known?.segments.find((each) => each.id === id) ?? segment(id);
    revision += 1;
    return Promise.resolve({ ...before, text_content, text_revision: revision });
  });
  render(<Page />, { wrapper: onDesk(queryClient) });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const lookFor = (words: string) =>
  userEvent.type(screen.getByRole("textbox", { name: "Find in the story" }), words);

it("what is found is counted, and Enter goes from place to place and round", async () => {
  await lookFor("lamp");
  expect(await screen.findByText("1 of 4")).toBeVisible();
  await userEvent.keyboard("{Enter}{Enter}");
  expect(screen.getByText("3 of 4")).toBeVisible();
  expect(desk.reveal.get()).toMatchObject({ id: "b", focus: "nothing" });
  await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
  expect(screen.getByText("2 of 4")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Match upper and lower case" }));
  expect(await screen.findByText("2 of 3")).toBeVisible();
});

it("one place is replaced, and the reader is at the next one", async () => {
  await lookFor("lamp");
  await userEvent.type(screen.getByRole("textbox", { name: "Replace with" }), "light");
  await userEvent.click(screen.getByRole("button", { name: "Replace" }));
  await waitFor(() => expect(textOf("a")).toBe("The light and the lamp."));
  expect(await screen.findByText("1 of 3")).toBeVisible();
  expect(desk.search.get()?.at).toEqual({ id: "a", from: 18, to: 22 });
});

it("all places are replaced but those in locked texts, which is said, and come back on request", async () => {
  await lookFor("lamp");
  await userEvent.type(screen.getByRole("textbox", { name: "Replace with" }), "light");
  await userEvent.click(screen.getByRole("button", { name: "Replace all" }));
  expect(
    await screen.findByText("3 places are replaced. 1 place in a locked text was left as it is."),
  ).toBeVisible();
  expect(["a", "b", "c"].map(textOf)).toEqual(["The light and the light.", "A locked lamp.", "The light."]);
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(textOf("c")).toBe("The Lamp."));
  expect(textOf("a")).toBe("The lamp and the lamp.");
});

it("words that are typed while all places are being replaced stay, and so does what is replaced around them", async () => {
  const many = ["d", "e", "f", "g", "h"].map((id) => segment(id, { text_content: `The lamp of ${id}.` }));
  act(() => void queryClient.setQueryData(keys.project("p"), project(many)));
  const save = vi.mocked(storyflow.segments.update).getMockImplementation();
  let goOn = () => {};
  const isHeld = new Promise<void>((resolve) => (goOn = resolve));
  vi.mocked(storyflow.segments.update).mockImplementation(async (...change) => {
    await isHeld;
    return save?.(...change) ?? segment("none");
  });
  await lookFor("lamp");
  await userEvent.type(screen.getByRole("textbox", { name: "Replace with" }), "light");
  await userEvent.click(screen.getByRole("button", { name: "Replace all" }));
  // Four are on their way; the fifth waits, and its reader writes on.
  act(() => desk.drafts.type(segment("h"), "The lamp of h. The lamp again."));
  await act(async () => goOn());
  expect(await screen.findByText("6 places are replaced.")).toBeVisible();
  expect(textOf("h")).toBe("The light of h. The light again.");
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(textOf("h")).toBe("The lamp of h. The lamp again."));
});

it("texts that the server does not take now are kept as drafts, and that is said", async () => {
  vi.mocked(storyflow.segments.update).mockRejectedValue(new ApiError("nobody", { status: 0 }));
  await lookFor("the");
  await userEvent.click(screen.getByRole("button", { name: "Replace all" }));
  expect(await screen.findByText("Some texts could not be saved yet. They are kept here.")).toBeVisible();
  expect(draftKeeperOf(queryClient).drafts.get("a")?.text).toBe(" lamp and  lamp.");
});

it("Escape leaves to the segment where the reader is", async () => {
  await lookFor("Lamp.");
  await screen.findByText("1 of 3");
  await userEvent.keyboard("{Escape}");
  expect(closed).toHaveBeenCalled();
  expect(desk.reveal.get()).toEqual({ id: "a", focus: "card" });
});

it("texts that were not read yet are asked for, and searched when they are there", async () => {
  let arrive: (texts: never) => void = () => undefined;
  const read = vi
    .spyOn(storyflow.projects, "texts")
    .mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  const unread = segment("d", { text_content: unreadText(25) });
  act(() => void queryClient.setQueryData(keys.project("p"), project([...story.segments, unread])));
  await waitFor(() => expect(read).toHaveBeenCalledWith("p", 3, undefined));
  await lookFor("lamp");
  expect(screen.queryByText(/of 4/)).toBeNull();
  await act(async () => arrive([{ id: "d", text_revision: 1, text_content: "The last lamp." }] as never));
  expect(await screen.findByText("1 of 5")).toBeVisible();
});
