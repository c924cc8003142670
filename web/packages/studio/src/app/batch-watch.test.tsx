import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { project, segment } from "../../test/stories";
import { taskHead } from "../../test/tasks";
import { type BatchEnds, batchEndsOf } from "../server/batch-ends";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import { BatchWatch } from "./batch-watch";

let queryClient: QueryClient;
let ends: BatchEnds;

beforeEach(() => {
  vi.spyOn(storyflow, "listTasks").mockResolvedValue({ results: [taskHead({ task_id: "t2" })] } as never);
  queryClient = new QueryClient();
  queryClient.setQueryData(keys.project("p"), project([segment("a")]));
  ends = batchEndsOf(queryClient);
  render(
    <QueryClientProvider client={queryClient}>
      <NoticesProvider>
        <BatchWatch />
      </NoticesProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => vi.restoreAllMocks());

it("while no batch is followed the server is not asked", () => {
  expect(storyflow.listTasks).not.toHaveBeenCalled();
});

it("a batch that ended while another page is shown is told with the title of its story, and leads there", async () => {
  vi.spyOn(storyflow, "getTaskStatus").mockResolvedValue({
    ...taskHead({ task_id: "t1", status: "COMPLETED" }),
    completed_segments: [{}, {}],
    errors: [{ segment_id: "b", error: "no" }],
  } as never);
  ends.follow("p", "t1");
  ends.follow("p", "t2");
  expect(await screen.findByText(/“The Lamp”: 2 segments narrated\. 1\sfailed\./)).toBeVisible();
  expect(storyflow.getTaskStatus).toHaveBeenCalledExactlyOnceWith("t1");
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  expect(location.pathname).toBe("/projects/p");
});
