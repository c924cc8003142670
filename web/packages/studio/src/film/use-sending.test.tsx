import { ApiError } from "@storyflow/client";
import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useSending } from "./use-sending";

it("work is under way until it is done, and forgets the trouble before it", async () => {
  const { result } = renderHook(() => useSending());
  act(() => result.current.refuse("Too large."));
  expect(result.current.trouble).toBe("Too large.");
  let finish = () => {};
  let done: Promise<void> | undefined;
  act(() => {
    done = result.current.send(() => new Promise((resolve) => (finish = resolve)));
  });
  expect(result.current).toMatchObject({ isSending: true, trouble: undefined });
  await act(async () => {
    finish();
    await done;
  });
  expect(result.current).toMatchObject({ isSending: false, trouble: undefined });
});

it("why the server refused is told", async () => {
  const { result } = renderHook(() => useSending());
  await act(() => result.current.send(() => Promise.reject(new ApiError("Odd.", { status: 400 }))));
  expect(result.current.isSending).toBe(false);
  expect(result.current.trouble).toContain("Odd.");
});
