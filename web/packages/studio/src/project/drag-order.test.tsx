import { act, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { dropTarget, scrollSpeed, slotAt, useDragOrder } from "./drag-order";

const cards = [0, 1, 2].map((index) => ({ index: index + 4, top: index * 100, bottom: index * 100 + 90 }));
const ids = ["a", "b", "c", "d"];

describe("a dragged card", () => {
  it("falls into the gap in front of the card whose middle is below it", () => {
    expect([-50, 44, 46, 150, 230, 260].map((y) => slotAt(cards, y))).toEqual([4, 4, 5, 6, 6, 7]);
    expect(slotAt([], 10)).toBe(0);
  });

  it("takes the place of its neighbour in that gap, or stays", () => {
    expect(dropTarget(ids, "b", 0)).toBe("a");
    expect(dropTarget(ids, "b", 4)).toBe("d");
    expect(dropTarget(ids, "b", 3)).toBe("c");
    expect(dropTarget(ids, "b", 1)).toBeUndefined();
    expect(dropTarget(ids, "b", 2)).toBeUndefined();
    expect(dropTarget(ids, "gone", 2)).toBeUndefined();
  });

  it("scrolls the page near its edges, the faster the nearer", () => {
    expect(scrollSpeed(400, 800)).toBe(0);
    expect(scrollSpeed(0, 800)).toBe(-18);
    expect(scrollSpeed(800, 800)).toBe(18);
    expect(scrollSpeed(750, 800)).toBeLessThan(18);
  });
});

describe("dragging", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.innerHTML = "";
  });

  function grabFirst() {
    let frame: FrameRequestCallback = () => undefined;
    vi.stubGlobal("requestAnimationFrame", (run: FrameRequestCallback) => {
      frame = run;
      return 1;
    });
    const list = document.createElement("ol");
    for (const card of cards) {
      const item = list.appendChild(document.createElement("li"));
      item.dataset.index = String(card.index);
      item.getBoundingClientRect = () => new DOMRect(0, card.top, 300, 90);
    }
    document.body.append(list);
    const onDrop = vi.fn();
    const hook = renderHook(() =>
      useDragOrder({ list: { current: list }, ghost: { current: null }, onDrop }),
    );
    const down = new MouseEvent("pointerdown", { clientX: 10, clientY: 40 }) as PointerEvent;
    act(() => hook.result.current.grab("a", down));
    const moveTo = (clientY: number) => {
      fireEvent(window, new MouseEvent("pointermove", { clientX: 10, clientY }));
      act(() => frame(0));
    };
    return { hook, onDrop, moveTo };
  }

  it("shows the gap under the pointer and drops there", () => {
    const { hook, onDrop, moveTo } = grabFirst();
    moveTo(160);
    expect(hook.result.current.drag).toEqual({ id: "a", slot: 6 });
    act(() => void fireEvent(window, new MouseEvent("pointerup")));
    expect(onDrop).toHaveBeenCalledWith("a", 6);
    expect(hook.result.current.drag).toBeUndefined();
  });

  it("moves nothing when Escape lets go", () => {
    const { hook, onDrop, moveTo } = grabFirst();
    moveTo(160);
    act(() => void fireEvent.keyDown(window, { key: "Escape" }));
    act(() => void fireEvent(window, new MouseEvent("pointerup")));
    expect(onDrop).not.toHaveBeenCalled();
    expect(hook.result.current.drag).toBeUndefined();
  });
});
