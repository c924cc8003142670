import type { ProjectDetail, ProjectDigest, Segment, SegmentDigest, TextOfSegment } from "@storyflow/client";

/**
 * Stands in front of a text that was not read yet: half of a character, which no text of the server contains, and which
 * the server refuses if it is ever sent.
 */
const unreadMark = "\udfff";

/** In place of a text that was not read yet: as long as it, and not blank. */
export const unreadText = (length: number): string => unreadMark.padEnd(length, " ");

export const isUnread = ({ text_content: text }: Pick<Segment, "text_content">): boolean =>
  text.startsWith(unreadMark);

/** The text; empty until it is read. */
export const textToShow = (segment: Pick<Segment, "text_content">): string =>
  isUnread(segment) ? "" : segment.text_content;

/** A story from its digest. Texts that the digest leaves out are those of `known` where these are the same ones. */
export function storyOf(digest: ProjectDigest, known?: ProjectDetail): ProjectDetail {
  const knownById = new Map(known?.segments.map((segment) => [segment.id, segment]));
  let before: Told = { sequence_index: -1 };
  const segments = digest.segments.map((told) => {
    const { text_content, text_length = 0, ...changed } = told;
    const now = { ...before, sequence_index: before.sequence_index + 1, ...changed };
    before = now;
    const text =
      text_content ?? knownText(knownById.get(now.id), now.text_revision) ?? unreadText(text_length);
    return {
      ...now,
      text_content: text,
      audio_file: addressOf(now.audio_file, now.id),
      image_file: addressOf(now.image_file, now.id),
    } as Segment;
  });
  return { ...digest, segments };
}

type Told = Omit<Partial<SegmentDigest>, "text_content" | "text_length"> & { sequence_index: number };

/** A digest names what all addresses have in common only once. */
const addressOf = (address: string | null | undefined, id: string): string | null =>
  address?.replace("{id}", id) ?? null;

const knownText = (known: Segment | undefined, revision: number | undefined): string | undefined =>
  known === undefined || isUnread(known) || known.text_revision !== revision ? undefined : known.text_content;

/** The story with these texts in place of those that were not read yet. */
export function withTexts(project: ProjectDetail, texts: readonly TextOfSegment[]): ProjectDetail {
  const read = new Map(texts.map((text) => [text.id, text]));
  return {
    ...project,
    segments: project.segments.map((segment) => {
      const text = isUnread(segment) ? read.get(segment.id) : undefined;
      return text === undefined ? segment : { ...segment, ...text };
    }),
  };
}

/** The places from the first to the last segment whose text was known and is another one by now. */
export function changedPlaces(
  project: ProjectDetail,
  known: ProjectDetail,
): { from: number; count: number } | undefined {
  const wasRead = new Set(known.segments.filter((segment) => !isUnread(segment)).map(({ id }) => id));
  const isChanged = (segment: Segment) => isUnread(segment) && wasRead.has(segment.id);
  const from = project.segments.findIndex(isChanged);
  return from < 0 ? undefined : { from, count: project.segments.findLastIndex(isChanged) - from + 1 };
}
