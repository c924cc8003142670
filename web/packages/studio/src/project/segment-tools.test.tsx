import type { Segment } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { narrated, segment } from "../../test/stories";
import { PlayerProvider } from "../player/player-context";
import { toggled } from "./marks";
import { ProjectDeskProvider, useDesk } from "./project-context";
import { stateOf } from "./segment-state";
import { SegmentTools } from "./segment-tools";
import type { Selection } from "./selected-piece";
import type { SegmentActions } from "./use-segment-actions";

const lock = vi.fn(async () => undefined);
const setPictureFit = vi.fn(async () => undefined);
const open = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue(undefined);
});

function Marker({ id }: { id: string }) {
  const { marked } = useDesk();
  return (
    <button type="button" onClick={() => marked.set(toggled(marked.get(), id))}>
      Toggle
    </button>
  );
}

interface Circumstances {
  readonly isOpened?: boolean;
  readonly selection?: Selection;
}

function show(of: Segment, { isOpened = true, selection }: Circumstances = {}) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectDeskProvider projectId="p">
        <PlayerProvider>
          <SegmentTools
            segment={of}
            state={stateOf(of)}
            number={7}
            previous={undefined}
            next={undefined}
            actions={{ lock, setPictureFit } as unknown as SegmentActions}
            onGrab={vi.fn()}
            fieldRef={createRef()}
            selection={selection}
            isOpened={isOpened}
            onOpen={open}
          />
          <Marker id={of.id} />
        </PlayerProvider>
      </ProjectDeskProvider>
    </QueryClientProvider>,
  );
}

it("one button locks and unlocks, and says which it does", async () => {
  show(segment("a"));
  const button = screen.getByRole("button", { name: "Lock segment 7", pressed: false });
  expect(button).toHaveAttribute("title", expect.stringContaining("cannot change"));
  await userEvent.click(button);
  expect(lock).toHaveBeenCalledWith("a", true);
  show(segment("b", { is_locked: true }));
  await userEvent.click(screen.getByRole("button", { name: "Unlock segment 7", pressed: true }));
  expect(lock).toHaveBeenLastCalledWith("b", false);
});

it("lock and menu are there for every text, sound and grip only where the reader is", () => {
  show(narrated("a"), { isOpened: false });
  expect(screen.getByRole("button", { name: "Lock segment 7" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "More for segment 7" })).toBeInTheDocument();
  expect(screen.queryByTitle("Drag to move")).toBeNull();
  expect(screen.getAllByRole("button", { name: /segment 7/ })).toHaveLength(2);
});

it("what is selected can be said otherwise", async () => {
  const selection: Selection = { text: "Elinor", from: 0, to: 6 } as Selection;
  show(segment("a", { text_content: "Elinor came." }), { selection });
  await userEvent.click(screen.getByRole("button", { name: "Say “Elinor” as…" }));
  expect(open).toHaveBeenCalledWith("reading");
});

it("what is done with a long selection is said whole, and its words are cut", () => {
  const text = "The lamp on Gull Rock went out.";
  show(segment("a", { text_content: text }), { selection: { text, from: 0, to: 30 } });
  const button = screen.getByRole("button", { name: "Say “The lamp on Gull Rock went out” as…" });
  expect(button).toHaveTextContent("Say “The lamp on Gull…” as…");
});

it("the menu marks a segment, and takes the mark of a marked one away", async () => {
  show(segment("a"));
  const more = screen.getByRole("button", { name: "More for segment 7" });
  await userEvent.click(more);
  expect(screen.getByRole("menuitem", { name: /^Mark/ })).toBeVisible();
  await userEvent.click(more);
  await userEvent.click(screen.getByText("Toggle"));
  await userEvent.click(more);
  expect(screen.getByRole("menuitem", { name: /^Remove the mark/ })).toBeVisible();
});

it("the menu offers the other way to show the picture in the film, and none without a picture", async () => {
  const more = () => userEvent.click(screen.getByRole("button", { name: "More for segment 7" }));
  const { unmount } = show(segment("a", { image_file: "/media/a.png" }));
  await more();
  await userEvent.click(screen.getByRole("menuitem", { name: "Show the whole picture in the film" }));
  expect(setPictureFit).toHaveBeenCalledWith("a", "fit");
  unmount();
  const whole = show(segment("a", { image_file: "/media/a.png", image_fit: "fit" }));
  await more();
  await userEvent.click(screen.getByRole("menuitem", { name: "Let the picture fill the film’s frame" }));
  expect(setPictureFit).toHaveBeenLastCalledWith("a", "fill");
  whole.unmount();
  show(segment("a"));
  await more();
  expect(screen.queryByRole("menuitem", { name: /film/ })).toBeNull();
});
