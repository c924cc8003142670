import { ApiError, type ProjectDetail, type Segment } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { project, segment } from "../../test/stories";
import { PlayerProvider } from "../player/player-context";
import { keys } from "../server/queries";
import { unreadText } from "../server/story-texts";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import { draftKeeperOf } from "./draft-keeper";
import { DraftWatch } from "./draft-watch";
import { ProjectDeskProvider } from "./project-context";
import { SegmentText } from "./segment-text";
import { useSegmentActions } from "./use-segment-actions";

let queryClient: QueryClient;

const heardSelection = vi.fn();

function Card({ of }: { of: Segment }) {
  const actions = useSegmentActions();
  return (
    <SegmentText
      segment={of}
      number={1}
      actions={actions}
      fieldRef={createRef()}
      onSelection={heardSelection}
    />
  );
}

function page(of: Segment) {
  return (
    <QueryClientProvider client={queryClient}>
      <DraftWatch />
      <NoticesProvider>
        <ProjectDeskProvider projectId="p">
          <PlayerProvider>
            <Card of={of} />
          </PlayerProvider>
        </ProjectDeskProvider>
      </NoticesProvider>
    </QueryClientProvider>
  );
}

const madeOn = (revision: number) => expect.objectContaining({ madeOn: revision });
const field = () => screen.getByLabelText("Text of segment 1");

beforeEach(() => {
  localStorage.clear();
  queryClient = new QueryClient();
  queryClient.setQueryData(keys.project("p"), project([segment("a", { text_content: "Once" })]));
  vi.spyOn(storyflow.segments, "get").mockRejectedValue(new ApiError("nobody", { status: 0 }));
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue(undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

it("a selected word is told, and that nothing is selected any more", async () => {
  render(page(segment("a", { text_content: "Once upon" })));
  const text = field() as HTMLTextAreaElement;
  await userEvent.click(text);
  text.setSelectionRange(0, 4);
  fireEvent.select(text);
  expect(heardSelection).toHaveBeenLastCalledWith({ text: "Once upon", from: 0, to: 4 });
  text.setSelectionRange(4, 4);
  fireEvent.select(text);
  expect(heardSelection).toHaveBeenLastCalledWith(undefined);
});

it("a text that the server trims stays as it was typed while the cursor is in it", async () => {
  vi.spyOn(storyflow.segments, "update").mockResolvedValue(
    segment("a", { text_content: "Once upon", text_revision: 2 }),
  );
  const { rerender } = render(page(segment("a", { text_content: "Once" })));
  await userEvent.type(field(), " upon ");
  await act(async () => {
    await vi.waitFor(() => expect(storyflow.segments.update).toHaveBeenCalled(), { timeout: 2000 });
  });
  rerender(page(segment("a", { text_content: "Once upon", text_revision: 2 })));
  expect(field()).toHaveValue("Once upon ");
  expect(storyflow.segments.update).toHaveBeenCalledWith("a", { text_content: "Once upon " }, madeOn(1));
  fireEvent.blur(field());
  expect(field()).toHaveValue("Once upon");
});

it("a refused text stays, with the reason and a way back", async () => {
  const refusal = new ApiError("Cannot edit a locked segment. Unlock it first.", { status: 400 });
  vi.spyOn(storyflow.segments, "update").mockRejectedValue(refusal);
  render(page(segment("a", { text_content: "Once" })));
  await userEvent.type(field(), "!");
  fireEvent.blur(field());
  expect(await screen.findByText(/The segment is locked\. Unlock it first\./)).toBeVisible();
  expect(field()).toHaveValue("Once!");
  await userEvent.click(screen.getByRole("button", { name: "Discard my change" }));
  expect(field()).toHaveValue("Once");
});

it("the page warns before it is left only while something is not saved", async () => {
  let answer: (saved: Segment) => void = () => undefined;
  vi.spyOn(storyflow.segments, "update").mockReturnValue(new Promise((resolve) => (answer = resolve)));
  render(page(segment("a", { text_content: "Once" })));
  const leave = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  await userEvent.type(field(), "!");
  expect(leave()).toBe(true);
  fireEvent.blur(field());
  await act(async () => answer(segment("a", { text_content: "Once!" })));
  expect(leave()).toBe(false);
});

it("a locked text cannot be changed", () => {
  render(page(segment("a", { is_locked: true })));
  expect(field()).toHaveAttribute("readonly");
});

const conflictOf = (theirs: Segment) =>
  new ApiError("The text was changed elsewhere meanwhile.", { status: 412, body: { segment: theirs } });

async function typeAgainst(theirs: Segment) {
  vi.spyOn(storyflow.segments, "update").mockRejectedValueOnce(conflictOf(theirs));
  const view = render(page(segment("a", { text_content: "Once" })));
  await userEvent.type(field(), " mine");
  fireEvent.blur(field());
  expect(await screen.findByText("Changed elsewhere")).toBeVisible();
  return view;
}

it("a text that was changed elsewhere is shown beside the own one, and the own one can be kept", async () => {
  await typeAgainst(segment("a", { text_content: "Once theirs", text_revision: 4 }));
  expect(field()).toHaveValue("Once mine");
  expect(screen.getByText("Once theirs")).toBeVisible();
  const saved = segment("a", { text_content: "Once mine", text_revision: 5 });
  vi.mocked(storyflow.segments.update).mockResolvedValue(saved);
  await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
  expect(storyflow.segments.update).toHaveBeenLastCalledWith("a", { text_content: "Once mine" }, madeOn(4));
  expect(screen.queryByText("Changed elsewhere")).toBeNull();
  expect(field()).toHaveValue("Once mine");
});

it("the text of the other place can be taken instead, and the own one comes back on request", async () => {
  const theirs = segment("a", { text_content: "Once theirs", text_revision: 4 });
  const { rerender } = await typeAgainst(theirs);
  await userEvent.click(screen.getByRole("button", { name: "Take theirs" }));
  const known = queryClient.getQueryData<ProjectDetail>(keys.project("p"));
  expect(known?.segments[0]?.text_content).toBe("Once theirs");
  rerender(page(theirs));
  expect(field()).toHaveValue("Once theirs");
  expect(draftKeeperOf(queryClient).drafts.hasUnsaved()).toBe(false);
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(field()).toHaveValue("Once mine");
});

it("what was written on after taking the other text is not replaced by the own one from before", async () => {
  const theirs = segment("a", { text_content: "Once theirs", text_revision: 4 });
  const { rerender } = await typeAgainst(theirs);
  await userEvent.click(screen.getByRole("button", { name: "Take theirs" }));
  rerender(page(theirs));
  vi.mocked(storyflow.segments.update).mockResolvedValue(
    segment("a", { text_content: "Once theirs, and on", text_revision: 5 }),
  );
  await userEvent.type(field(), ", and on");
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(field()).toHaveValue("Once theirs, and on");
  expect(screen.getByText(/your earlier text was not put back/)).toBeVisible();
});

it("a field that is entered shows the text as it is by then", async () => {
  const newer = segment("a", { text_content: "Newer", text_revision: 2 });
  vi.mocked(storyflow.segments.get).mockResolvedValue(newer);
  render(page(segment("a", { text_content: "Once" })));
  await userEvent.click(field());
  await vi.waitFor(() =>
    expect(queryClient.getQueryData<ProjectDetail>(keys.project("p"))?.segments[0]).toEqual(newer),
  );
});

it("a draft is there again after leaving the project and coming back, and is sent by one writer only", async () => {
  const update = vi.spyOn(storyflow.segments, "update");
  update.mockRejectedValue(new ApiError("nobody", { status: 0 }));
  const away = render(page(segment("a", { text_content: "Once" })));
  await userEvent.type(field(), " FIRST");
  fireEvent.blur(field());
  await vi.waitFor(() => expect(update).toHaveBeenCalled());
  away.unmount();
  render(page(segment("a", { text_content: "Once" })));
  expect(field()).toHaveValue("Once FIRST");
  expect(await screen.findByText(/Not saved yet/)).toBeVisible();
  await userEvent.type(field(), " SECOND");
  update.mockClear();
  update.mockResolvedValue(segment("a", { text_content: "Once FIRST SECOND", text_revision: 2 }));
  fireEvent.blur(field());
  await vi.waitFor(() => expect(draftKeeperOf(queryClient).drafts.hasUnsaved()).toBe(false));
  expect(update.mock.calls.map(([, change]) => change.text_content)).toEqual(["Once FIRST SECOND"]);
});

it("a save that nobody answers is given up after a while, and tried again", async () => {
  const late = new AbortController();
  vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(late.signal);
  const update = vi
    .spyOn(storyflow.segments, "update")
    .mockImplementationOnce(
      (_id, _change, { signal } = {}) =>
        new Promise((_answer, fail) =>
          signal?.addEventListener("abort", () => fail(new ApiError("late", { status: 0 }))),
        ),
    );
  render(page(segment("a", { text_content: "Once" })));
  await userEvent.type(field(), "!");
  fireEvent.blur(field());
  expect(update).toHaveBeenCalledOnce();
  await act(async () => late.abort());
  expect(await screen.findByText(/Not saved yet/)).toBeVisible();
  update.mockResolvedValue(segment("a", { text_content: "Once!", text_revision: 2 }));
  await act(() => draftKeeperOf(queryClient).drafts.flush("a"));
  expect(draftKeeperOf(queryClient).drafts.hasUnsaved()).toBe(false);
});

it("a text that was not read yet takes no typing, and is there as soon as it has come", async () => {
  const { rerender } = render(page(segment("a", { text_content: unreadText(30) })));
  expect(field()).toHaveValue("");
  expect(field()).toHaveAttribute("readonly");
  expect(field()).toHaveAttribute("aria-busy", "true");
  await userEvent.type(field(), "Lost?");
  expect(draftKeeperOf(queryClient).drafts.hasUnsaved()).toBe(false);
  rerender(page(segment("a", { text_content: "Here it is." })));
  expect(field()).toHaveValue("Here it is.");
  expect(field()).not.toHaveAttribute("readonly");
});

it("what was typed before a reload stands in the field before the text is read", () => {
  draftKeeperOf(queryClient).drafts.type(segment("a"), "Typed before.");
  render(page(segment("a", { text_content: unreadText(30) })));
  expect(field()).toHaveValue("Typed before.");
  expect(field()).not.toHaveAttribute("readonly");
});
