import { ApiError } from "@storyflow/client";
import { expect, it } from "vitest";
import { de } from "../i18n/de";
import { en } from "../i18n/en";
import { translator } from "../i18n/translate";
import { filmTroubleText, filmWarningText, refusalText, segmentNamedIn } from "./film-trouble";

const t = translator(en, "en");

it.each([
  ["There is no program ffmpeg, which encodes films. On Debian: apt install ffmpeg", "ffmpeg"],
  ["FFmpeg is required for video rendering but was not found on the system PATH.", "ffmpeg"],
  ["The disk is full.", "disk"],
] as const)("a failure that has a remedy says it: %s", (why, kind) => {
  expect(filmTroubleText(why, t)).toBe(t(`film.trouble.${kind}`));
});

it("a picture that is broken is told with the number of its segment, not with the name of its file", () => {
  const why = "Segment 3, 4f1b.png: cannot identify it as a PNG, JPEG or WebP image";
  expect(filmTroubleText(why, t)).toBe(
    "The film was not finished because of segment 3: This is not a PNG, JPEG or WebP picture, or it is damaged.",
  );
  expect(filmTroubleText(why, translator(de, "de"))).toMatch(/wegen Abschnitt 3 .* beschädigt\.$/);
});

it("letters without a font are told in the reader's language, with what has them", () => {
  const warning =
    "No font of this machine has 2 of the letters (灯 消), so a film shows boxes instead. On Debian: apt install fonts-noto-cjk";
  expect(filmWarningText(warning, translator(de, "de"))).toMatch(
    /für 2 Zeichen des Films \(灯 消\): .* sudo apt install fonts-noto-cjk$/,
  );
  expect(filmWarningText("The film is long.", t)).toBe("The film is long.");
});

it("other failures are told as the server tells them", () => {
  expect(filmTroubleText("ffmpeg ended with status 1: x264 said no", t)).toContain("x264 said no");
});

it("a missing ffmpeg is known from the refusal, whatever its status", () => {
  const missing = new ApiError("FFmpeg is required for video rendering.", { status: 500 });
  expect(refusalText(missing, t)).toBe(t("film.trouble.ffmpeg"));
  expect(refusalText(new ApiError("busy", { status: 409 }), t)).toBe("busy");
});

it("a reason may name a segment", () => {
  expect(segmentNamedIn("Segment 12, lamp.png: the picture is broken.")).toBe(12);
  expect(segmentNamedIn("The disk is full.")).toBeUndefined();
});
