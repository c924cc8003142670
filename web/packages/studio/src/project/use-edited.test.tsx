import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it } from "vitest";
import { project, segment } from "../../test/stories";
import { draftKeeperOf } from "./draft-keeper";
import { useEdited } from "./use-edited";

const story = project([segment("a"), segment("b")]);

beforeEach(() => localStorage.clear());

function edited() {
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { drafts } = draftKeeperOf(queryClient);
  const { result } = renderHook(() => useEdited(story), { wrapper });
  return { drafts, result };
}

it("a segment is edited while its field has another text than the server", () => {
  const { drafts, result } = edited();
  expect(result.current.size).toBe(0);
  act(() => drafts.type(segment("a"), "Another text."));
  expect([...result.current]).toEqual(["a"]);
  act(() => drafts.type(segment("a"), "Text of a. "));
  expect(result.current.size).toBe(0);
});

it("drafts of another story are none of this one", () => {
  const { drafts, result } = edited();
  act(() => drafts.type(segment("a", { project: "q" }), "Another text."));
  expect(result.current.size).toBe(0);
});

it("further letters in a text that is edited already make no other set", () => {
  const { drafts, result } = edited();
  act(() => drafts.type(segment("b"), "One"));
  const before = result.current;
  act(() => drafts.type(segment("b"), "One more"));
  expect(result.current).toBe(before);
});
