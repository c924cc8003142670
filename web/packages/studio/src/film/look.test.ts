import type { Logo, Settings } from "@storyflow/client";
import { describe, expect, it } from "vitest";
import { logoPlace, lookOf } from "./look";

const settings = (change: Partial<Settings>): Settings => ({
  custom_font_file: null,
  music_file: null,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
  ...change,
});
const logo: Logo = { id: "l", name: "mark", file: "/media/logos/mark.png", uploaded_at: "" };

describe("the look of a film", () => {
  it("is what the settings say, brought into the renderer's bounds", () => {
    const look = lookOf(
      settings({ zoom_intensity: 7, transition_duration: 1.5, subtitle_color: "#ff0" }),
      [],
    );
    expect(look).toMatchObject({ zoom: 2, transition: 1.5, frame: { width: 1920, height: 1080 } });
    expect(look.subtitles).toEqual({
      size: 48,
      colour: "#ff0",
      wordColour: undefined,
      position: "bottom",
    });
    expect(look.logo).toBeUndefined();
  });

  it("has subtitles and a logo only where they are switched on", () => {
    expect(lookOf(settings({ subtitles_enabled: false }), []).subtitles).toBeUndefined();
    const chosen = { active_logo: "l", logo_enabled: true } as const;
    expect(lookOf(settings(chosen), [logo]).logo?.address).toBe(logo.file);
    expect(lookOf(settings({ ...chosen, logo_enabled: false }), [logo]).logo).toBeUndefined();
    expect(lookOf(settings(chosen), []).logo).toBeUndefined();
  });

  it("marks the word that is heard only where that is switched on", () => {
    expect(lookOf(settings({ subtitle_words: true }), []).subtitles?.wordColour).toBe("#FFD54A");
    const pink = { subtitle_word_color: "#F0F" };
    expect(lookOf(settings({ ...pink, subtitle_words: true }), []).subtitles?.wordColour).toBe("#F0F");
    expect(lookOf(settings({ ...pink, subtitle_words: false }), []).subtitles?.wordColour).toBeUndefined();
  });

  it("has cards and music as the settings say, and none by default", () => {
    expect(lookOf(settings({}), [])).toMatchObject({ cards: { hasTitle: false, end: "" }, music: undefined });
    const chosen = { title_card: true, end_card: "The End", card_seconds: 6 };
    expect(lookOf(settings(chosen), []).cards).toEqual({ hasTitle: true, end: "The End", seconds: 6 });
    const music = { music_file: "/media/music/sea.mp3", music_level: -24 };
    expect(lookOf(settings({ ...music, music_enabled: true }), []).music).toEqual({
      address: "/media/music/sea.mp3",
      level: -24,
    });
    expect(lookOf(settings({ ...music, music_enabled: false }), []).music).toBeUndefined();
    expect(lookOf(settings({ music_enabled: true }), []).music).toBeUndefined();
  });

  it("takes the uploaded font while the settings name it, and Roboto Bold otherwise", () => {
    const uploaded = { custom_font_file: "/media/fonts/Lora.ttf" };
    expect(lookOf(settings({ ...uploaded, subtitle_font: "/data/media/fonts/Lora.ttf" }), []).font).toBe(
      uploaded.custom_font_file,
    );
    expect(lookOf(settings({ ...uploaded, subtitle_font: "" }), []).font).toBeUndefined();
    expect(lookOf(settings({ subtitle_font: "/etc/passwd" }), []).font).toBeUndefined();
  });
});

describe("a logo", () => {
  const frame = { width: 1920, height: 1080 };
  const style = { address: "", widthShare: 0.1, opacity: 1, margin: 20 };

  it("stands in its corner with the margin of the frame", () => {
    const at = { ...style, corner: "bottom-right" } as const;
    expect(logoPlace(at, { width: 400, height: 200 }, frame)).toEqual({
      left: 1708,
      top: 964,
      width: 192,
      height: 96,
    });
    expect(logoPlace({ ...at, corner: "top-left" }, { width: 4, height: 2 }, frame)).toMatchObject({
      left: 20,
      top: 20,
    });
  });

  it("stays as high as the frame at the most", () => {
    const at = { ...style, corner: "top-right" } as const;
    expect(logoPlace(at, { width: 10, height: 5000 }, frame).height).toBe(1080);
  });
});
