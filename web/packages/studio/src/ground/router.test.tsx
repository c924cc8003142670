import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { goTo, Link, placeOf, usePlace } from "./router";

describe("an address", () => {
  it.each([
    ["/", { page: "library" }],
    ["/settings/", { page: "settings" }],
    ["/films", { page: "films" }],
    ["/projects/a%20b", { page: "project", id: "a b" }],
    ["/projects/p/film/", { page: "film", id: "p" }],
    ["/projects", { page: "unknown" }],
    ["/projects/p/other", { page: "unknown" }],
    ["/elsewhere", { page: "unknown" }],
    // An address with a broken percent sign is like any unknown one.
    ["/projects/%E0%A4%A", { page: "unknown" }],
    ["/projects/%/film", { page: "unknown" }],
  ])("%s is %o", (address, place) => {
    expect(placeOf(address)).toEqual(place);
  });
});

function Here({ onClick }: { onClick?: () => void }) {
  return (
    <>
      <p>{usePlace().page}</p>
      <Link href="/films" onClick={onClick}>
        Films
      </Link>
    </>
  );
}
const link = () => screen.getByRole("link");

beforeEach(() => {
  history.replaceState(null, "", "/settings");
  vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it("a press on a link shows the other page from its top, without loading anything", () => {
  render(<Here />);
  expect(fireEvent.click(link())).toBe(false);
  expect(screen.getByText("films")).toBeVisible();
  expect(location.pathname).toBe("/films");
  expect(window.scrollTo).toHaveBeenCalledWith(0, 0);
});

it.each([{ metaKey: true }, { ctrlKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])(
  "a press with %o is the browser's own, such as for a new tab",
  (how) => {
    render(<Here />);
    link().addEventListener("click", (event) => event.preventDefault());
    fireEvent.click(link(), how);
    expect(screen.getByText("settings")).toBeVisible();
  },
);

it("the browser's way back is followed, and going where one is changes nothing", () => {
  const push = vi.spyOn(history, "pushState");
  render(<Here />);
  act(() => goTo("/settings"));
  expect(push).not.toHaveBeenCalled();
  act(() => {
    history.replaceState(null, "", "/");
    window.dispatchEvent(new PopStateEvent("popstate"));
  });
  expect(screen.getByText("library")).toBeVisible();
});
