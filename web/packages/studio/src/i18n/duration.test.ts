import { expect, it } from "vitest";
import { clockTime, roughTime } from "./duration";
import { en } from "./en";
import { fileSize } from "./file-size";
import { translator } from "./translate";

const t = translator(en, "en");

it("a place in sound counts whole seconds that have passed", () => {
  expect([-3, 0, 7.99, 59.999, 760, 3723].map(clockTime)).toEqual([
    "0:00",
    "0:00",
    "0:07",
    "0:59",
    "12:40",
    "1:02:03",
  ]);
});

it("a length is as exact as a person needs it, and never nothing nor sixty of anything", () => {
  expect([0.2, 4.4, 59.4, 59.6, 90, 3569, 3571, 4800, 7200].map((seconds) => roughTime(seconds, t))).toEqual([
    "1 s",
    "4 s",
    "59 s",
    "1 min",
    "2 min",
    "59 min",
    "1 h",
    "1 h 20 min",
    "2 h",
  ]);
});

it("a size never has a thousand of its unit", () => {
  const sizes = [3, 820_400, 999_499, 999_500, 4_240_000, 99_940_000, 99_950_000, 999_499_999, 1_300_000_000];
  expect(sizes.map((bytes) => fileSize(bytes, t))).toEqual([
    "1\u00a0kB",
    "820\u00a0kB",
    "999\u00a0kB",
    "1\u00a0MB",
    "4.2\u00a0MB",
    "99.9\u00a0MB",
    "100\u00a0MB",
    "999\u00a0MB",
    "1.3\u00a0GB",
  ]);
});
