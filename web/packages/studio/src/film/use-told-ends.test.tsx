import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { BatchDesk } from "../project/use-batch";
import { NoticesProvider } from "../ui/notices";
import { useToldEnds } from "./use-told-ends";

const dismiss = vi.fn();
const ended = (taskId: string, failed: string[]) => ({
  taskId,
  narrated: 3,
  failed,
  left: 0,
  wasStopped: false,
});

function Probe() {
  useToldEnds({ outcomes: [ended("t1", []), ended("t2", ["a"])], dismiss } as unknown as BatchDesk);
  return null;
}

it("an end that is all well is told once, and one with failures is left to the list of what lacks", () => {
  render(
    <NoticesProvider>
      <Probe />
    </NoticesProvider>,
  );
  expect(screen.getByText("3 segments narrated.")).toBeVisible();
  expect(dismiss).toHaveBeenCalledExactlyOnceWith("t1");
});
