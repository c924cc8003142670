import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { narrated, segment } from "../../test/stories";
import type { BatchDesk } from "../project/use-batch";
import { keys } from "../server/queries";
import { planOf } from "./film-plan";
import { MissingList } from "./missing-list";

const pauses = { inter_segment_silence: 0.3, scene_silence: 1, chapter_silence: 2 };
const picture = { image_file: "/media/a.png" };

function setUp(
  segments = [narrated("a"), segment("b"), segment("c", { text_content: "" })],
  engine = { name: "kokoro", chosen: true, available: true },
) {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  });
  queryClient.setQueryData(keys.system, { engines: [engine] });
  const start = vi.fn(async () => undefined);
  const onHold = vi.fn();
  const batch = { batch: undefined, outcomes: [], isStarting: false, start } as unknown as BatchDesk;
  const { container } = render(
    <MissingList
      projectId="p"
      segments={segments}
      plan={planOf(segments, pauses, 0.5)}
      batch={batch}
      holdsPictures
      onHold={onHold}
    />,
    {
      wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
    },
  );
  return { container, start, onHold, user: userEvent.setup() };
}

it("each thing that is missing is said with the way to it", async () => {
  const { start, onHold, user } = setUp();
  expect(screen.getByText("1 segment is not narrated yet.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Narrate the rest" }));
  expect(start).toHaveBeenCalledOnce();
  expect(screen.getByText("2 segments have no picture.")).toBeVisible();
  await user.click(screen.getByLabelText("A segment without a picture keeps the one before it"));
  expect(onHold).toHaveBeenCalledWith(false);
  expect(screen.getByText(/^Segment 3 has no text/)).toBeVisible();
  expect(screen.getByRole("link", { name: "To the text" })).toHaveAttribute("href", "/projects/p");
});

it("where no voice can speak that is said, with the ways out", () => {
  setUp(undefined, { name: "hibari", chosen: true, available: false });
  expect(screen.getByRole("region", { name: "Speech" })).toHaveTextContent(
    "The built-in voice does not work here",
  );
});

it("the way to the narration stands here only when the preview's place has it no more", () => {
  setUp([segment("a"), segment("b")]);
  expect(screen.getByText("2 segments are not narrated yet.")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
});

it("a picture that is held is good to know, and nothing in the way", () => {
  setUp([narrated("a", 2, picture), narrated("b")]);
  expect(screen.getByRole("heading", { name: "Good to know" })).toBeVisible();
  expect(screen.queryByText(/the title is shown/)).toBeNull();
});

it("narrations that are out of date are told, with the way to new ones", async () => {
  const old = narrated("a", 2, picture);
  const { narration } = old;
  const { start, user } = setUp([{ ...old, narration: narration && { ...narration, stale: ["text"] } }]);
  expect(screen.getByText(/^1 narration is out of date/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Update the narration" }));
  expect(start).toHaveBeenCalledOnce();
});

it("a film that has everything needs no words", () => {
  expect(setUp([narrated("a", 2, picture)]).container).toBeEmptyDOMElement();
});
