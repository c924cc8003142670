/** Reads server-sent events out of pieces of text, as the HTML standard says they are written. */

/** One event as it stood in the stream. */
export interface RawEvent {
  type: string;
  data: string;
  id: string;
}

export interface EventParser {
  /** The events that this piece of text completes. */
  read(text: string): RawEvent[];
}

/** A line or an event longer than this is no event of ours. */
const longestEvent = 16 * 1024 * 1024;

export function createEventParser(): EventParser {
  let rest = "";
  let afterReturn = false;
  let type = "";
  let data: string[] = [];
  let size = 0;
  let id = "";

  function readField(line: string) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "event") {
      type = value;
    } else if (name === "data") {
      data.push(value);
      size += value.length;
    } else if (name === "id" && !value.includes("\0")) {
      id = value;
    }
  }

  function endEvent(): RawEvent | undefined {
    const event = data.length > 0 ? { type: type || "message", data: data.join("\n"), id } : undefined;
    type = "";
    data = [];
    size = 0;
    return event;
  }

  return {
    read(text) {
      // A "\r\n" that was cut in two ends one line, not two.
      const fresh = afterReturn && text.startsWith("\n") ? text.slice(1) : text;
      afterReturn = text === "" ? afterReturn : text.endsWith("\r");
      // A long line that comes in many pieces is looked through once, at its end.
      const lines = /[\r\n]/.test(fresh) ? (rest + fresh).split(/\r\n|\n|\r/) : [rest + fresh];
      rest = lines.pop() ?? "";
      const events: RawEvent[] = [];
      for (const line of lines) {
        if (line !== "") {
          readField(line);
          continue;
        }
        const event = endEvent();
        if (event) {
          events.push(event);
        }
      }
      if (rest.length + size > longestEvent) {
        throw new RangeError("The server sent an event without an end.");
      }
      return events;
    },
  };
}
