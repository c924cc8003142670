import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { reachability } from "../server/reachability";
import { PageBoundary } from "./page-boundary";

vi.mock("../server/reachability", async () => {
  const { Reachability } =
    await vi.importActual<typeof import("../server/reachability")>("../server/reachability");
  return { reachability: new Reachability({ knock: () => new Promise(() => undefined), setTimer: () => 0 }) };
});

let isBroken: boolean;
const startAnew = vi.fn();

function Page() {
  if (isBroken) throw new TypeError("Failed to fetch dynamically imported module");
  return <p>The page</p>;
}
const show = () =>
  render(
    <PageBoundary startAnew={startAnew}>
      <Page />
    </PageBoundary>,
  );
const retry = () => userEvent.click(screen.getByRole("button", { name: "Try again" }));

beforeEach(() => {
  isBroken = true;
  startAnew.mockClear();
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  act(() => reachability.heard());
  vi.restoreAllMocks();
});

it("a page that is shown well is left alone", () => {
  isBroken = false;
  show();
  act(() => reachability.missed());
  act(() => reachability.heard());
  expect(screen.getByText("The page")).toBeVisible();
});

it("a page whose file did not come says why, and is there by itself when the server is back", () => {
  show();
  act(() => reachability.missed());
  expect(screen.getByRole("heading", { name: "This page could not be loaded" })).toBeVisible();
  expect(screen.getByText("The server cannot be reached. Is StoryFlow still running?")).toBeVisible();
  isBroken = false;
  act(() => reachability.heard());
  expect(screen.getByText("The page")).toBeVisible();
});

it("a press tries again, and a second one loads the studio anew, as its files may be gone", async () => {
  show();
  await retry();
  expect(startAnew).not.toHaveBeenCalled();
  await retry();
  expect(startAnew).toHaveBeenCalledOnce();
});

it("while the server is away the studio is never loaded anew: it would be gone", async () => {
  show();
  act(() => reachability.missed());
  await retry();
  await retry();
  await retry();
  expect(startAnew).not.toHaveBeenCalled();
});
