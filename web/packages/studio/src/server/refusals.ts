/** The server speaks English. Its words that a reader may meet are said in the reader's language here. */
import type { PlainKey, Translate } from "../i18n/translate";

type OwnWords = (found: RegExpExecArray, t: Translate) => string;

const plain =
  (key: PlainKey): OwnWords =>
  (_found, t) =>
    t(key);

/** A number of the sentence. */
const numberAt = (found: RegExpExecArray, group: number): number => Number(found[group]);

/** Whole sentences, or their beginnings where the rest is advice that the studio's own words have. */
const sentences: readonly (readonly [RegExp, OwnWords])[] = [
  [
    /^Segment at index (\d+) is missing text_content/,
    (found, t) => t("refusal.emptyText", { number: numberAt(found, 1) + 1 }),
  ],
  [/^Segment at index (\d+) /, (found, t) => t("refusal.badText", { number: numberAt(found, 1) + 1 })],
  [/^The file is empty/, plain("refusal.emptyFile")],
  [/^The file holds nothing that can be spoken/, plain("refusal.nothingToSpeak")],
  [
    /no zip archive|is no EPUB|is no Word document|^The PDF is damaged|cannot be followed to its end/,
    plain("refusal.damagedFile"),
  ],
  [/protected by a password|without a password/, plain("refusal.password")],
  [/digital rights management|does not permit that its text/, plain("refusal.protected")],
  [/probably a scan/, plain("refusal.scan")],
  [/pdftotext/, plain("refusal.pdftotext")],
  [
    /^A book is read from its text|^Turn it into|^Save it as|^Save the subtitles|^Unpack it/,
    plain("refusal.otherKind"),
  ],
  [/segment is locked|locked segment/i, plain("refusal.locked")],
  [
    /(\d+) characters; the limit for one narration is (\d+)/,
    (found, t) => t("refusal.tooLongToNarrate", { count: numberAt(found, 1), limit: numberAt(found, 2) }),
  ],
  [
    /too long: (\d+) characters, at most (\d+)/,
    (found, t) => t("refusal.tooLongToNarrate", { count: numberAt(found, 1), limit: numberAt(found, 2) }),
  ],
  [/no more than (\d+) characters/, (found, t) => t("refusal.tooLong", { limit: numberAt(found, 1) })],
  [/^This field (may not be (blank|null)|is required)/, plain("refusal.blank")],
  [/text on both sides of the cut|fewer than two characters/, plain("refusal.cut")],
  [/^This is the last segment/, plain("refusal.last")],
  [/no stopped task with this id/, plain("refusal.notStopped")],
  [/export is under way already/, plain("refusal.exportUnderWay")],
  [
    /matches the given query|not found|no (segment|pronunciation) with this id|is no such export/,
    plain("refusal.gone"),
  ],
  [
    /cannot identify it as a PNG|(PNG|JPEG|WebP) decoder|^the file contains no picture/,
    plain("picture.invalid"),
  ],
  [/^It is no sound in one of these formats|^It is shorter than a tenth/, plain("refusal.noSound")],
  [/^It is no TrueType or OpenType font|^Its letters are no outlines/, plain("refusal.noFont")],
  [/^Maximum size is (\d+)MB/, (found, t) => t("refusal.largePicture", { limit: numberAt(found, 1) })],
  [
    /pixels, the limit is (\d+) megapixels/,
    (found, t) => t("refusal.widePicture", { limit: numberAt(found, 1) }),
  ],
  [/^Invalid image file$|^Accepted formats: JPEG, PNG, WebP|not a valid image/, plain("picture.invalid")],
  [/disk is full|no space left/i, plain("refusal.disk")],
  [
    /is busy|no memory left|[Tt]oo many|being changed all the time|Try again in a moment/,
    plain("refusal.busy"),
  ],
  [/is (stopping|shutting down)/, plain("refusal.stopping")],
  [/^Invalid API key/, plain("refusal.key")],
  [/^Internal server error/, plain("trouble.unknown")],
];

/** A name of a file stands in front of what is wrong with it. */
const namedFile = /^([^\s:][^:]{0,254}\.\w{1,8}): (.+)$/s;
const aboutTheSound = /^TTS generation failed: /;

/** One sentence of the server in the reader's language; as a quotation where it is not known. */
export function inOwnWords(sentence: string, t: Translate): string {
  const file = namedFile.exec(sentence);
  if (file) return `${file[1]}: ${inOwnWords(file[2] ?? "", t)}`;
  const said = sentence.replace(aboutTheSound, "");
  for (const [pattern, words] of sentences) {
    const found = pattern.exec(said);
    if (found) return words(found, t);
  }
  return t("refusal.other", { why: said });
}

/** The same words once only. */
export const inOwnWordsOf = (said: readonly string[], t: Translate): string =>
  [...new Set(said.map((sentence) => inOwnWords(sentence, t)))].join(" ");
