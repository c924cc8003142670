/**
 * The grades that the author of Kokoro publishes with its voices, for the quality and the length of what they were
 * trained on. Voices of other origin have none.
 */
const grades: Readonly<Record<string, string>> = {
  af_heart: "A",
  af_bella: "A-",
  af_nicole: "B-",
  af_aoede: "C+",
  af_kore: "C+",
  af_sarah: "C+",
  af_alloy: "C",
  af_nova: "C",
  af_sky: "C-",
  af_jessica: "D",
  af_river: "D",
  am_fenrir: "C+",
  am_michael: "C+",
  am_puck: "C+",
  am_echo: "D",
  am_eric: "D",
  am_liam: "D",
  am_onyx: "D",
  am_santa: "D-",
  am_adam: "F+",
  bf_emma: "B-",
  bf_isabella: "C",
  bf_alice: "D",
  bf_lily: "D",
  bm_fable: "C",
  bm_george: "C",
  bm_lewis: "D+",
  bm_daniel: "D",
};

export const gradeOf = (voice: string): string | undefined => grades[voice];

const order = "ABCDEF";

/** The place of a voice when sorted by grade, the best first; a voice without a grade comes last. */
export function rankOf(voice: string): number {
  const grade = grades[voice];
  if (grade === undefined) return Number.POSITIVE_INFINITY;
  const step = grade.endsWith("+") ? -1 : grade.endsWith("-") ? 1 : 0;
  return order.indexOf(grade.charAt(0)) * 3 + step;
}
