import type { Segment } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { segment } from "../../test/stories";
import { type ProjectDesk, ProjectDeskProvider, useDesk } from "./project-context";
import { useReadingPlace } from "./use-reading-place";

const story = ["a", "b", "c", "d"].map((id) => segment(id));
const scrollTo = vi.fn();
let desk: ProjectDesk;

function Page({ segments }: { segments: readonly Segment[] }) {
  desk = useDesk();
  useReadingPlace(segments, scrollTo);
  return null;
}

const open = (projectId: string, segments: readonly Segment[] = story) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectDeskProvider projectId={projectId}>
        <Page segments={segments} />
      </ProjectDeskProvider>
    </QueryClientProvider>,
  );

beforeEach(() => {
  localStorage.clear();
  scrollTo.mockClear();
});

it("a story opens where it was left, with the segment that was current", () => {
  const visit = open("p1");
  expect(scrollTo).not.toHaveBeenCalled();
  act(() => {
    desk.seen.set("c");
    desk.current.set("d");
  });
  visit.unmount();
  open("p1");
  expect(scrollTo).toHaveBeenCalledWith(2);
  expect(desk.current.get()).toBe("d");
});

it("another story opens at its beginning, and so does one whose place was deleted", () => {
  const visit = open("p2");
  act(() => desk.seen.set("c"));
  visit.unmount();
  open("p3").unmount();
  open("p2", story.slice(0, 2));
  expect(scrollTo).not.toHaveBeenCalled();
});

it("the place is kept when the page goes away at once", () => {
  open("p4");
  act(() => desk.seen.set("b"));
  window.dispatchEvent(new Event("pagehide"));
  expect(localStorage.getItem("storyflow.reading-places")).toContain('"p4",{"seen":"b"}');
});

it("the browser's own memory of the place is back when the story is left", () => {
  const visit = open("p5");
  expect(history.scrollRestoration).toBe("manual");
  visit.unmount();
  expect(history.scrollRestoration).toBe("auto");
});

it("a story that is left before the window came to its place keeps that place", () => {
  const visit = open("p6");
  act(() => desk.seen.set("c"));
  visit.unmount();
  const short = open("p6");
  act(() => desk.seen.set("a"));
  short.unmount();
  scrollTo.mockClear();
  open("p6");
  expect(scrollTo).toHaveBeenCalledWith(2);
  window.dispatchEvent(new Event("scroll"));
  act(() => desk.seen.set("b"));
  window.dispatchEvent(new Event("pagehide"));
  expect(localStorage.getItem("storyflow.reading-places")).toContain('"p6",{"seen":"b"}');
});
