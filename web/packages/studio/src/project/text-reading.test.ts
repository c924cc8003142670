import type { ProjectDetail, TextOfSegment } from "@storyflow/client";
import { project, segment } from "../../test/stories";
import { isUnread, unreadText, withTexts } from "../server/story-texts";
import { TextReading } from "./text-reading";

let story: ProjectDetail;
let timers: { run: () => void; ms: number }[];
const read = vi.fn<(from: number, count: number | undefined) => Promise<TextOfSegment[]>>();

const answer = async (from: number, count = Number.POSITIVE_INFINITY): Promise<TextOfSegment[]> =>
  story.segments
    .slice(from, from + count)
    .map(({ id }) => ({ id, text_revision: 1, text_content: `Text of ${id}.` }));

beforeEach(() => {
  story = project(
    Array.from({ length: 400 }, (_, i) => segment(`s${i}`, i < 60 ? {} : { text_content: unreadText(30) })),
  );
  timers = [];
  read.mockReset().mockImplementation(answer);
});

const reading = () =>
  new TextReading({
    segments: () => story.segments,
    read,
    take: (texts) => {
      story = withTexts(story, texts);
    },
    setTimer: (run, ms) => timers.push({ run, ms }),
    clearTimer: () => {
      timers = [];
    },
  });

/** Lets the answers that are there be taken. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
const unread = () => story.segments.filter(isUnread).length;

it("asks for nothing where all texts are known", async () => {
  reading().want(0, 59);
  await settle();
  expect(read).not.toHaveBeenCalled();
});

it("reads from the first text that is missing in sight, and some ahead", async () => {
  reading().want(40, 75);
  await settle();
  expect(read.mock.calls).toEqual([[60, 120]]);
  expect(unread()).toBe(220);
});

it("reads one range at a time, and then what is wished for by now", async () => {
  let arrive: (texts: TextOfSegment[]) => void = () => undefined;
  read.mockImplementationOnce(() => new Promise((resolve) => (arrive = resolve)));
  const texts = reading();
  texts.want(60, 70);
  texts.want(200, 210);
  texts.want(300, 310);
  expect(read).toHaveBeenCalledOnce();
  arrive(await answer(60, 120));
  await settle();
  expect(read.mock.calls).toEqual([
    [60, 120],
    [300, 120],
  ]);
});

it("reads all in one request, also when a reader looks elsewhere meanwhile", async () => {
  const texts = reading();
  texts.wantAll();
  texts.want(300, 310);
  await settle();
  expect(read.mock.calls).toEqual([[60, undefined]]);
  expect(unread()).toBe(0);
});

it("tries again after a while when the server does not answer, or the text stands elsewhere by now", async () => {
  read.mockRejectedValueOnce(new Error("away")).mockResolvedValueOnce([]);
  reading().want(60, 70);
  await settle();
  expect(timers).toHaveLength(1);
  timers.pop()?.run();
  await settle();
  expect(unread()).toBe(340);
  timers.pop()?.run();
  await settle();
  expect(unread()).toBe(220);
  expect(timers).toEqual([]);
});

it("changes nothing any more once it is stopped", async () => {
  const texts = reading();
  texts.want(60, 70);
  texts.stop();
  await settle();
  expect(unread()).toBe(340);
  texts.start();
  texts.want(60, 70);
  await settle();
  expect(unread()).toBe(220);
});
