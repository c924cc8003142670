import { act, render, screen } from "@testing-library/react";
import { Component, type ComponentType, type ReactNode, Suspense } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fetchedPart, forgetFailedFetches } from "./fetched-part";

class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? "not there" : this.props.children;
  }
}

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>;
const show = async (Part: ComponentType<{ name: string }>) => {
  const page = (
    <Boundary key={Math.random()}>
      <Suspense fallback="one moment">
        <Part name="Ann" />
      </Suspense>
    </Boundary>
  );
  await act(async () => void render(page));
};

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it("its file is fetched once, when it is first shown", async () => {
  const load = vi.fn(async () => Greeting);
  const Part = fetchedPart(load);
  expect(load).not.toHaveBeenCalled();
  await show(Part);
  await show(Part);
  expect(screen.getAllByText("Hello Ann")).toHaveLength(2);
  expect(load).toHaveBeenCalledOnce();
});

it("a file that did not come is told to the boundary, and fetched again when that is forgotten", async () => {
  const load = vi.fn<() => Promise<typeof Greeting>>().mockRejectedValueOnce(new Error("away"));
  load.mockResolvedValue(Greeting);
  const Part = fetchedPart(load);
  await show(Part);
  await show(Part);
  expect(screen.getAllByText("not there")).toHaveLength(2);
  expect(load).toHaveBeenCalledOnce();
  forgetFailedFetches();
  await show(Part);
  expect(screen.getByText("Hello Ann")).toBeVisible();
});
