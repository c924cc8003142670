import { expect, it, vi } from "vitest";
import { type Picture, PictureShelf } from "./picture-shelf";

/** Decodes when the test says so, and counts what is held. */
function decoder() {
  const waiting = new Map<string, { resolve: (picture: Picture) => void; reject: () => void }>();
  const held = new Set<string>();
  return {
    held,
    load: (address: string) =>
      new Promise<Picture>((resolve, reject) => {
        waiting.set(address, { resolve, reject });
      }),
    finish: async (address: string) => {
      held.add(address);
      waiting.get(address)?.resolve({
        image: {} as CanvasImageSource,
        width: 4,
        height: 3,
        release: () => held.delete(address),
      });
      await Promise.resolve();
      await Promise.resolve();
    },
    fail: async (address: string) => {
      waiting.get(address)?.reject();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

it("holds two pictures at the most, and frees those that are not wanted any more", async () => {
  const { held, load, finish } = decoder();
  const onChange = vi.fn();
  const shelf = new PictureShelf(load, onChange);
  shelf.want(["a", "b", "c"]);
  await finish("a");
  await finish("b");
  expect(onChange).toHaveBeenCalledTimes(2);
  expect(shelf.get("c")).toBeUndefined();
  shelf.want(["b", "c"]);
  expect([...held]).toEqual(["b"]);
  await finish("c");
  expect(shelf.get("c")?.width).toBe(4);
  shelf.clear();
  expect(held.size).toBe(0);
});

it("frees at once what arrives when it is not wanted any more", async () => {
  const { held, load, finish } = decoder();
  const onChange = vi.fn();
  const shelf = new PictureShelf(load, onChange);
  shelf.want(["a"]);
  shelf.want([]);
  await finish("a");
  expect(held.size).toBe(0);
  expect(onChange).not.toHaveBeenCalled();
});

it("knows a broken picture, and tries it again when it is wanted anew", async () => {
  const { load, fail, finish } = decoder();
  const shelf = new PictureShelf(load, () => undefined);
  shelf.want(["a"]);
  await fail("a");
  expect(shelf.isBroken("a")).toBe(true);
  shelf.want([]);
  shelf.want(["a"]);
  expect(shelf.isBroken("a")).toBe(false);
  await finish("a");
  expect(shelf.get("a")).toBeDefined();
});
