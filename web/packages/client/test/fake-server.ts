/** Answers requests from a list of answers, and remembers what it was asked. */
export class FakeServer {
  readonly requests: { method: string; url: string; headers: Headers; body: string }[] = [];
  private readonly answers: (() => Response | Promise<Response>)[] = [];

  /** The next request is answered with this JSON. */
  answer(body: unknown, status = 200, headers: Record<string, string> = {}): this {
    const text = status === 204 || status === 304 ? null : JSON.stringify(body);
    return this.answerWith(
      () => new Response(text, { status, headers: { "Content-Type": "application/json", ...headers } }),
    );
  }

  answerWith(make: () => Response | Promise<Response>): this {
    this.answers.push(make);
    return this;
  }

  /** The next request reaches no server. */
  beDown(): this {
    return this.answerWith(() => Promise.reject(new TypeError("fetch failed")));
  }

  /** The next request waits until it is aborted. */
  beSilent(): this {
    return this.answerWith(() => new Promise<Response>(() => {}));
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    const body = await request.clone().text();
    this.requests.push({ method: request.method, url: request.url, headers: request.headers, body });
    const make = this.answers.shift();
    if (make === undefined) {
      throw new Error(`nothing was prepared for ${request.method} ${request.url}`);
    }
    return await Promise.race([make(), abortOf(request.signal)]);
  };
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
    }
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}

/** A stream of events that a test writes as it goes. */
export class FakeStream {
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private readonly encoder = new TextEncoder();
  cancelled = false;

  readonly response = (): Response => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.controller = controller;
      },
      cancel: () => {
        this.cancelled = true;
      },
    });
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  };

  send(type: string, data: unknown, id = ""): void {
    this.write(`${id === "" ? "" : `id: ${id}\n`}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  write(text: string): void {
    if (this.cancelled) {
      return;
    }
    this.controller?.enqueue(this.encoder.encode(text));
  }

  end(): void {
    this.controller?.close();
  }

  break(): void {
    this.controller?.error(new TypeError("terminated"));
  }
}
