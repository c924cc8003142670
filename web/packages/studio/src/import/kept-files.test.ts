import { beforeEach, expect, it, vi } from "vitest";
import { KeptTexts } from "../ui/kept-texts";
import { type ChosenFile, KeptFiles } from "./kept-files";
import { piece } from "./story";

const texts = () => new KeptTexts({ storage: sessionStorage, setTimer: () => 0 });
const page = () => new KeptFiles(texts());
const lamp: ChosenFile = { name: "lamp.txt", story: { title: "lamp", entries: [piece("Once.")] } };
const tower: ChosenFile = { name: "tower.txt", story: { title: "tower", entries: [piece("Then.")] } };

beforeEach(() => sessionStorage.clear());

it("a chosen file is kept until it is used", () => {
  const files = page();
  files.keep("story", lamp);
  expect(files.get("story")).toBe(lamp);
  expect(files.lostName("story")).toBeUndefined();
  files.forget("story", lamp);
  expect(files.get("story")).toBeUndefined();
  expect(files.lostName("story")).toBeUndefined();
});

it("after a reload the name is known and the content is not, until the file is given up", () => {
  const before = texts();
  new KeptFiles(before).keep("story", lamp);
  before.write();
  const after = page();
  expect(after.get("story")).toBeUndefined();
  expect(after.lostName("story")).toBe("lamp.txt");
  after.forget("story");
  expect(page().lostName("story")).toBeUndefined();
});

it("a file that is chosen while another one is being used stays", () => {
  const files = page();
  files.keep("story", lamp);
  files.keep("story", tower);
  files.forget("story", lamp);
  expect(files.get("story")).toBe(tower);
});

it("those who look are told", () => {
  const files = page();
  const listener = vi.fn();
  const leave = files.subscribe(listener);
  files.keep("story", lamp);
  files.forget("story");
  leave();
  files.keep("story", tower);
  expect(listener).toHaveBeenCalledTimes(2);
});
