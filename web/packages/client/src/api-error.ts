/** The refusal of a request by the server, or that the server could not be reached. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** The HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  /** Why each wrong field was refused; empty when the refusal is not about fields. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Further sentences, as from an import: one for each wrong segment. */
  readonly details: readonly string[];
  /** The kind of refusal, such as `engine_unavailable`, where a client should find words of its own. */
  readonly code: string | undefined;
  /** When the server asks to come back, from Retry-After. */
  readonly retryAfterSeconds: number | undefined;
  /** The answer as it was read: JSON, text, or undefined. */
  readonly body: unknown;

  constructor(
    message: string,
    facts: {
      status: number;
      fields?: Record<string, string[]>;
      details?: string[];
      code?: string | undefined;
      retryAfterSeconds?: number | undefined;
      body?: unknown;
      cause?: unknown;
    },
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.status = facts.status;
    this.fields = facts.fields ?? {};
    this.details = facts.details ?? [];
    this.code = facts.code;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.body = facts.body;
  }

  /** No answer came: the server or the network is down. Worth another try. */
  get isUnreachable(): boolean {
    return this.status === 0;
  }

  /** The same request may succeed a little later. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Reads a refusal of any of the API's forms. */
export function errorOfAnswer(response: Response, body: unknown): ApiError {
  const facts = { status: response.status, body, retryAfterSeconds: retryAfter(response) };
  if (!isObject(body)) {
    const text = typeof body === "string" ? body.trim() : "";
    return new ApiError(text || `The server answered with status ${response.status}.`, facts);
  }
  const sentences = [...sentencesIn(body.error), ...sentencesIn(body.detail)];
  const details = sentencesIn(body.details);
  const [code] = sentencesIn(body.code);
  if (sentences.length > 0) {
    return new ApiError(sentences.join(" "), { ...facts, details, code });
  }
  const fields = fieldsIn(body);
  const firstOfEach = Object.entries(fields).map(([field, reasons]) => `${field}: ${reasons.join(" ")}`);
  return new ApiError(firstOfEach.join(" ") || `The server answered with status ${response.status}.`, {
    ...facts,
    fields,
    details,
  });
}

/** Turns what `fetch` threw into an ApiError; an abort stays what it is. */
export function errorOfFailure(failure: unknown): unknown {
  if (failure instanceof ApiError || isAbort(failure)) {
    return failure;
  }
  return new ApiError("The server cannot be reached.", { status: 0, cause: failure });
}

export function isAbort(failure: unknown): boolean {
  return isObject(failure) && failure.name === "AbortError";
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function fieldsIn(body: Record<string, unknown>): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [field, reasons] of Object.entries(body)) {
    const sentences = sentencesIn(reasons);
    if (sentences.length > 0) {
      fields[field] = sentences;
    }
  }
  return fields;
}

function sentencesIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((sentence) => typeof sentence === "string");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
