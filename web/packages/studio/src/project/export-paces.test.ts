import { beforeEach, expect, it } from "vitest";
import { ExportPaces } from "./export-paces";

const book = { format: "m4b", loudness: "none" } as const;
let paces: ExportPaces;

beforeEach(() => {
  localStorage.clear();
  paces = new ExportPaces(localStorage);
});

it("how long a file takes is told by the latest one of its kind, by the length of the sound", () => {
  expect(paces.secondsFor(book, 3600)).toBeUndefined();
  paces.learn(book, { sound: 3600, work: 60 });
  paces.learn(book, { sound: 3600, work: 40 });
  expect(paces.secondsFor(book, 7200)).toBe(80);
  expect(paces.secondsFor({ format: "m4b" }, 1800)).toBe(20);
  expect(paces.secondsFor({ ...book, loudness: "podcast" }, 3600)).toBeUndefined();
  expect(paces.secondsFor({ format: "mp3" }, 3600)).toBeUndefined();
});

it("a short file tells nothing of a long one, nor does one that took no time", () => {
  paces.learn(book, { sound: 60, work: 2 });
  expect(paces.secondsFor(book, 600)).toBe(20);
  expect(paces.secondsFor(book, 601)).toBeUndefined();
  paces.learn({ format: "mp3" }, { sound: 60, work: 0.4 });
  expect(paces.secondsFor({ format: "mp3" }, 60)).toBeUndefined();
});

it("it is known in the next visit, and a broken memory is none", () => {
  paces.learn(book, { sound: 60, work: 3 });
  expect(new ExportPaces(localStorage).secondsFor(book, 120)).toBe(6);
  for (const broken of ["{", "{}", '[["m4b none",{"sound":0,"work":1}],["m4b none",null],3]']) {
    localStorage.setItem("storyflow.export-paces", broken);
    expect(new ExportPaces(localStorage).secondsFor(book, 60)).toBeUndefined();
  }
});
