import { expect, test } from "vitest";
import { createEventParser } from "../src/event-parser.ts";

test("an event has its type, data and id", () => {
  const events = createEventParser().read('id: a-1\nevent: status\ndata: {"x":1}\n\n');
  expect(events).toEqual([{ id: "a-1", type: "status", data: '{"x":1}' }]);
});

test("a stream that is cut anywhere reads the same", () => {
  const text =
    "retry: 3000\r\n\r\nid: 1\revent: segment\rdata: one\r\r: quiet\n\nid: 2\r\ndata: two\r\ndata:three\r\n\r\n";
  const whole = createEventParser().read(text);
  expect(whole).toEqual([
    { id: "1", type: "segment", data: "one" },
    { id: "2", type: "message", data: "two\nthree" },
  ]);
  for (let size = 1; size < 8; size += 1) {
    const parser = createEventParser();
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
    expect(pieces.flatMap((piece) => parser.read(piece))).toEqual(whole);
  }
});

test("an id holds for the events that come after it without one", () => {
  const events = createEventParser().read("id: 5\ndata: a\n\ndata: b\n\n");
  expect(events.map(({ id }) => id)).toEqual(["5", "5"]);
});

test("comments and events without data are passed over", () => {
  expect(createEventParser().read(": still here\n\nevent: status\n\n")).toEqual([]);
});

test("an event without an end is refused", () => {
  const parser = createEventParser();
  const piece = "x".repeat(1024 * 1024);
  expect(() => {
    parser.read("data: ");
    for (let i = 0; i < 20; i += 1) {
      parser.read(piece);
    }
  }).toThrow(RangeError);
});
