import type { Voice } from "@storyflow/client";
import { beforeEach, expect, it } from "vitest";
import { en } from "../i18n/en";
import { translator } from "../i18n/translate";
import { factsOf, favourites, sampleLine, voiceGroups } from "./voice-list";

const t = translator(en, "en");
const voice = (id: string, name: string, language: string | null, gender: Voice["gender"]): Voice =>
  ({ id, name, language, gender, engines: ["kokoro"] }) as Voice;
const voices = [
  voice("af_alloy", "Alloy", "en-US", "Female"),
  voice("af_heart", "Heart", "en-US", "Female"),
  voice("am_michael", "Michael", "en-US", "Male"),
  voice("bf_emma", "Emma", "en-GB", "Female"),
  voice("mine", "Mine", null, null),
];
const told = (search = "", liked = "") =>
  voiceGroups(voices, search, liked, t).map(({ title, voices: of }) => [
    title,
    of.map(({ id }) => id).join(" "),
  ]);

beforeEach(() => localStorage.clear());

it("voices stand by language, the best grades first, and the liked ones before all", () => {
  expect(told()).toEqual([
    ["voice.american", "af_heart am_michael af_alloy"],
    ["voice.british", "bf_emma"],
    ["voice.own", "mine"],
  ]);
  expect(told("", "bf_emma,af_alloy")[0]).toEqual(["voice.favourites", "bf_emma af_alloy"]);
});

it("a voice is found by its name and by what is known of it", () => {
  expect(told("EMM")).toEqual([["voice.british", "bf_emma"]]);
  expect(told("grade a")).toEqual([["voice.american", "af_heart"]]);
  expect(told("b-")).toEqual([["voice.british", "bf_emma"]]);
  expect(told("british")).toEqual([["voice.british", "bf_emma"]]);
  expect(told("nobody")).toEqual([]);
});

it("only what is known is said of a voice", () => {
  expect(factsOf(voices[1] as Voice, t)).toEqual(["American", "female", "grade A"]);
  expect(factsOf(voices[4] as Voice, t)).toEqual([]);
});

it("what is liked stays liked", () => {
  favourites.toggle("af_heart");
  favourites.toggle("bf_emma");
  favourites.toggle("af_heart");
  expect(favourites.has("bf_emma")).toBe(true);
  expect(favourites.has("af_heart")).toBe(false);
  expect(localStorage.getItem("storyflow.voice-favourites")).toBe("bf_emma");
});

it("a voice is tried with the first sentence of a text, cut at a word", () => {
  expect(sampleLine("  “Seven!” I answered. Then nothing.")).toBe("“Seven!”");
  expect(sampleLine("The lamp went out. Nobody noticed.")).toBe("The lamp went out.");
  expect(sampleLine("word ".repeat(60))).toHaveLength(119);
  expect(sampleLine(" *** ")).toBeUndefined();
});
