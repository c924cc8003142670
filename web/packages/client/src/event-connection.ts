import { ApiError } from "./api-error.ts";
import { createEventParser, type RawEvent } from "./event-parser.ts";
import type { Transport } from "./transport.ts";

/** The server sends something every 15 seconds; a connection that is silent for longer than this is dead. */
const silenceMs = 40_000;

/** The sender of the request tells this from a stop by the caller: the server gave no answer in time. */
const tooLate = () => new DOMException("The server did not answer in time.", "TimeoutError");

/** One connection to a stream of events. */
export class EventConnection {
  private readonly parser = createEventParser();
  private readonly decoder = new TextDecoder();
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly ending: AbortController;

  private constructor(reader: ReadableStreamDefaultReader<Uint8Array>, ending: AbortController) {
    this.reader = reader;
    this.ending = ending;
  }

  /** Throws ApiError when the server refuses, cannot be reached or does not answer in time. */
  static async open(transport: Transport, path: string, lastId: string, signal: AbortSignal) {
    const ending = new AbortController();
    const headers = new Headers({ Accept: "text/event-stream" });
    if (lastId !== "") {
      headers.set("Last-Event-ID", lastId);
    }
    const watch = setTimeout(() => ending.abort(tooLate()), silenceMs);
    try {
      const either = AbortSignal.any([ending.signal, signal]);
      const response = await transport.send(path, { headers, signal: either, cache: "no-store" });
      if (response.body === null) {
        throw new ApiError("The server sent no events.", { status: 0 });
      }
      const reader = response.body.getReader();
      // `fetch` breaks the body off when its signal is aborted; a replacement of it need not.
      either.addEventListener("abort", () => reader.cancel().catch(() => {}), { once: true });
      return new EventConnection(reader, ending);
    } catch (failure) {
      if (ending.signal.aborted && !signal.aborted) {
        throw new ApiError("The server did not answer in time.", { status: 0, cause: failure });
      }
      throw failure;
    } finally {
      clearTimeout(watch);
    }
  }

  /** The events that have come; undefined when the connection is over, however it ended. */
  async next(): Promise<RawEvent[] | undefined> {
    const watch = setTimeout(() => this.ending.abort(tooLate()), silenceMs);
    try {
      const { done, value } = await this.reader.read();
      return done ? undefined : this.parser.read(this.decoder.decode(value, { stream: true }));
    } catch {
      return undefined;
    } finally {
      clearTimeout(watch);
    }
  }

  close(): void {
    this.ending.abort();
  }
}
