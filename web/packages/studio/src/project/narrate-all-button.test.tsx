import type { ProjectDetail } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { narrated, project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { NarrateAllButton } from "./narrate-all-button";
import { countSegments } from "./segment-state";
import type { BatchDesk } from "./use-batch";
import { noWork, type UnderWay } from "./work";

interface Circumstances {
  readonly underWay?: Record<string, UnderWay>;
  readonly edited?: readonly string[];
  readonly desk?: Partial<BatchDesk>;
  readonly engines?: readonly { name: string; chosen: boolean; available: boolean }[];
}

const ready = [{ name: "hibari", chosen: true, available: true }];

function show(
  story: ProjectDetail,
  { underWay = {}, edited = [], desk = {}, engines = ready }: Circumstances = {},
) {
  const start = vi.fn(async () => undefined);
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  });
  queryClient.setQueryData(keys.system, { engines });
  queryClient.setQueryData(keys.work("p"), { ...noWork, underWay: new Map(Object.entries(underWay)) });
  const batch = { batch: undefined, isStarting: false, start, ...desk } as unknown as BatchDesk;
  const changed = new Set(edited);
  const count = countSegments(story.segments, changed);
  render(
    <QueryClientProvider client={queryClient}>
      <NarrateAllButton {...{ project: story, count, edited: changed, batch }} room="all" />
    </QueryClientProvider>,
  );
  return start;
}

const queued: UnderWay = { taskId: "t", phase: "queued" };
const button = () => screen.getByRole("button");

it("a story without a sound is narrated as a whole, and the button says how long that takes", async () => {
  const start = show({ ...project([segment("a"), segment("b")]), estimated_seconds: 240 });
  expect(button()).toHaveTextContent("Narrate all · about 4 min");
  await userEvent.click(button());
  expect(start).toHaveBeenCalledWith();
});

it("where some are narrated it is the rest, and where only changes are left it is an update", () => {
  show(project([narrated("a"), segment("b"), segment("c")]));
  expect(button()).toHaveTextContent("Narrate the rest (2)");
});

it("a text that was changed on the page, and is not saved, is one to update", () => {
  show(project([narrated("a"), narrated("b")]), { edited: ["b"] });
  expect(button()).toHaveTextContent("Update 1 segment");
});

it("locked segments are nothing to do", () => {
  show(project([narrated("a"), segment("b", { is_locked: true })]));
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText("All narrated")).toBeVisible();
});

it("what is under way already is not counted again", () => {
  show(project([segment("a"), segment("b")]), { underWay: { a: queued } });
  expect(button()).toHaveTextContent(/^Narrate$/);
});

it("while all that is left is under way, words stand in place of the button", () => {
  show(project([narrated("a"), segment("b")]), { underWay: { b: queued } });
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText("Narrating…")).toBeVisible();
});

it("where no voice can speak it says so, leads to what can be done, and narrates nothing", async () => {
  const start = show(project([segment("a"), segment("b")]), {
    engines: [
      { name: "kokoro", chosen: true, available: false },
      { name: "hibari", chosen: false, available: true },
    ],
  });
  expect(button()).toHaveTextContent("No voice is ready · get one");
  expect(button()).toHaveAttribute(
    "title",
    "The natural voices are not installed yet, so nothing can be narrated with them.",
  );
  await userEvent.click(button());
  expect(start).not.toHaveBeenCalled();
});

it("it can be pressed once", () => {
  show(project([segment("a")]), { desk: { isStarting: true } });
  expect(button()).toBeDisabled();
});

it("a story without words has nothing to narrate", () => {
  show(project([segment("a", { text_content: " " })]));
  expect(document.body).toHaveTextContent(/^$/);
});
