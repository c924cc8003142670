import { expect, it } from "vitest";
import { de } from "../i18n/de";
import { en } from "../i18n/en";
import { translator } from "../i18n/translate";
import { inOwnWords, inOwnWordsOf } from "./refusals";

const english = translator(en, "en");
const german = translator(de, "de");

it.each([
  [
    "The file is no zip archive, or it is damaged.",
    "Die Datei ist beschädigt oder von anderer Art, als ihr Name sagt.",
  ],
  ["Segment at index 4 is missing text_content", "Text 5 ist leer."],
  ["Cannot edit a locked segment. Unlock it first.", "Der Abschnitt ist gesperrt. Bitte zuerst entsperren."],
  ["Ensure this field has no more than 255 characters.", "Höchstens 255 Zeichen sind möglich."],
  ["Invalid API key.", "Das ist kein Schlüssel dieses Servers."],
  [
    "Accepted formats: JPEG, PNG, WebP. Got: .gif",
    "Das ist kein PNG-, JPEG- oder WebP-Bild, oder es ist beschädigt.",
  ],
  ["Maximum size is 20MB. Got: 31.4MB", "Ein Bild darf höchstens 20 MB haben."],
  [
    "File is corrupt or not a valid image: the image has 20000 x 20000 pixels, the limit is 100 megapixels",
    "Ein Bild darf höchstens 100 Megapixel haben.",
  ],
  [
    "File is corrupt or not a valid image: cannot identify it as a PNG, JPEG or WebP image",
    "Das ist kein PNG-, JPEG- oder WebP-Bild, oder es ist beschädigt.",
  ],
  [
    "The server is busy. Try again shortly.",
    "Der Server hat gerade viel zu tun. Bitte gleich noch einmal versuchen.",
  ],
])("%s is said in the reader's language", (sentence, expected) => {
  expect(inOwnWords(sentence, german)).toBe(expected);
});

it("the name of a file stays in front", () => {
  expect(inOwnWords("broken.epub: The file is empty.", english)).toBe(
    `broken.epub: ${en["refusal.emptyFile"]}`,
  );
});

it("a text that is too long is told with both numbers, without what the engine calls it", () => {
  const said =
    "TTS generation failed: The script has 20005 characters; the limit for one narration is 20000.";
  expect(inOwnWords(said, english)).toBe(
    "The text has 20,005 characters; one narration may have 20,000. Split it.",
  );
});

it("what is not known is quoted, and the same is said once", () => {
  expect(inOwnWords("The moon is full.", english)).toBe("The moon is full.");
  expect(inOwnWords("The moon is full.", german)).toBe("Der Server meldet: „The moon is full.“");
  expect(inOwnWordsOf(["The file is empty.", "The file is empty."], english)).toBe(en["refusal.emptyFile"]);
});
