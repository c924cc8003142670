import { beforeEach, describe, expect, it } from "vitest";
import { ReadingPlaces } from "./reading-places";

beforeEach(() => localStorage.clear());

describe("the place in a story", () => {
  it("is known again after a reload", () => {
    new ReadingPlaces(localStorage).put("p", { seen: "s9", current: "s11" });
    expect(new ReadingPlaces(localStorage).get("p")).toEqual({ seen: "s9", current: "s11" });
    expect(new ReadingPlaces(localStorage).get("q")).toBeUndefined();
  });

  it("is remembered for as many stories as there is room for, the latest ones", () => {
    const places = new ReadingPlaces(localStorage);
    for (let story = 0; story <= 200; story += 1) places.put(`p${story}`, { seen: "s" });
    const later = new ReadingPlaces(localStorage);
    expect(later.get("p0")).toBeUndefined();
    expect(later.get("p1")).toEqual({ seen: "s" });
    expect(later.get("p200")).toEqual({ seen: "s" });
  });

  it("lives as long as the page where nothing is stored", () => {
    const places = new ReadingPlaces(undefined);
    places.put("p", { seen: "s" });
    expect(places.get("p")).toEqual({ seen: "s" });
  });

  it("is the beginning when what is stored is no place", () => {
    for (const odd of ["{", "7", '[["p", null]]', '[["p", {"seen": 3}]]', "[7]"]) {
      localStorage.setItem("storyflow.reading-places", odd);
      expect(new ReadingPlaces(localStorage).get("p")).toBeUndefined();
    }
  });
});
