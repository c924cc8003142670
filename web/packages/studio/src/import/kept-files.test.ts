import { beforeEach, expect, it, vi } from "vitest";
import { KeptTexts } from "../ui/kept-texts";
import { largestBook } from "./book";
import { KeptFiles } from "./kept-files";

function page() {
  const names = new KeptTexts({ storage: sessionStorage, setTimer: () => 0 });
  return { names, files: new KeptFiles(names) };
}
const lamp = new File(["Once."], "lamp.txt");
const tower = new File(["Then."], "tower.txt");

beforeEach(() => sessionStorage.clear());

it("a chosen file is kept until it is used", () => {
  const { files } = page();
  files.take("story", lamp);
  expect(files.get("story").file).toBe(lamp);
  files.forget("story", lamp);
  expect(files.get("story")).toEqual({});
});

it("after a reload the name is known and the content is not, until the file is given up", () => {
  const before = page();
  before.files.take("story", lamp);
  before.names.write();
  const { files } = page();
  expect(files.get("story").file).toBeUndefined();
  expect(files.get("story").lostName).toBe("lamp.txt");
  files.forget("story");
  expect(page().files.get("story").lostName).toBeUndefined();
});

it("a file that is too large says so, and the one before it stays", () => {
  const { files } = page();
  files.take("story", lamp);
  const huge = new File(["x"], "huge.pdf");
  Object.defineProperty(huge, "size", { value: largestBook + 1 });
  files.take("story", huge);
  expect(files.get("story")).toEqual({ file: lamp, isTooLarge: true });
  files.take("story", tower);
  expect(files.get("story")).toEqual({ file: tower });
});

it("a file that is chosen while another one is being used stays", () => {
  const { files } = page();
  files.take("story", lamp);
  files.take("story", tower);
  files.forget("story", lamp);
  expect(files.get("story").file).toBe(tower);
});

it("those who look are told", () => {
  const { files } = page();
  files.take("story", lamp);
  const listener = vi.fn();
  const leave = files.subscribe(listener);
  files.forget("story");
  leave();
  expect(listener).toHaveBeenCalledOnce();
});
