import { ApiError } from "./api-error.ts";
import { EventConnection } from "./event-connection.ts";
import type { RawEvent } from "./event-parser.ts";
import { pause } from "./pause.ts";
import type { Transport } from "./transport.ts";

/**
 * `connecting`: the first time. `open`: events come as they happen. `lost`: a connection ended or could not be made,
 * and another try is made soon. `closed`: for good.
 */
export type ConnectionState = "connecting" | "open" | "lost" | "closed";

export interface EventOptions<Event> {
  onEvent: (event: Event) => void;
  onConnection?: (state: ConnectionState) => void;
  signal?: AbortSignal | undefined;
}

const firstWaitMs = 500;
const longestWaitMs = 10_000;

/** Others that a newer server may send are passed over. */
const knownTypes = ["snapshot", "status", "segment", "failure"];

/** Reads one stream of events over as many connections as it takes. */
export class Subscription<Event extends { type: string; data: unknown }> {
  private state: ConnectionState | undefined;
  private lastId = "";
  private failures = 0;
  private askedWaitMs = 0;

  private readonly transport: Transport;
  private readonly path: string;
  private readonly options: EventOptions<Event> & { signal: AbortSignal };
  private readonly isLast: (event: Event) => boolean;

  constructor(
    transport: Transport,
    path: string,
    options: EventOptions<Event> & { signal: AbortSignal },
    isLast: (event: Event) => boolean,
  ) {
    this.transport = transport;
    this.path = path;
    this.options = options;
    this.isLast = isLast;
  }

  /** Resolves behind the last event or when the signal is aborted; rejects with what another try cannot change. */
  async run(): Promise<void> {
    const { signal } = this.options;
    this.tell("connecting");
    try {
      while (!(await this.readOneConnection())) {
        signal.throwIfAborted();
        this.tell("lost");
        await pause(this.nextWait(), signal);
      }
    } catch (failure) {
      if (!signal.aborted) {
        throw failure;
      }
    } finally {
      this.tell("closed");
    }
  }

  /** Whether the stream has come to its end; false when the connection was lost, or never made, before. */
  private async readOneConnection(): Promise<boolean> {
    this.options.signal.throwIfAborted();
    const connection = await this.connect();
    if (connection === undefined) {
      return false;
    }
    this.tell("open");
    try {
      for (let events = await connection.next(); events !== undefined; events = await connection.next()) {
        if (events.some((event) => this.passOn(event))) {
          return true;
        }
      }
      return false;
    } finally {
      connection.close();
    }
  }

  private async connect(): Promise<EventConnection | undefined> {
    try {
      return await EventConnection.open(this.transport, this.path, this.lastId, this.options.signal);
    } catch (failure) {
      if (!(failure instanceof ApiError) || !failure.isTemporary) {
        throw failure;
      }
      this.askedWaitMs = (failure.retryAfterSeconds ?? 0) * 1000;
      return undefined;
    }
  }

  /** Hands an event to the caller; whether it was the last one. */
  private passOn({ id, type, data }: RawEvent): boolean {
    this.options.signal.throwIfAborted();
    this.failures = 0;
    this.askedWaitMs = 0;
    this.lastId = id || this.lastId;
    if (!knownTypes.includes(type)) {
      return false;
    }
    const event = { type, data: JSON.parse(data) as unknown } as Event;
    this.options.onEvent(event);
    return this.isLast(event);
  }

  /** Longer from failure to failure, at least what a busy server asks for, and never the same for all clients. */
  private nextWait(): number {
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** this.failures);
    this.failures += 1;
    return Math.max(this.askedWaitMs, wait * (0.75 + Math.random() / 4));
  }

  private tell(state: ConnectionState): void {
    if (state !== this.state) {
      this.state = state;
      this.options.onConnection?.(state);
    }
  }
}
