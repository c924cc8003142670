/** How requests leave: one typed client and one `fetch`, with the address and the key of the server. */
import createFetchClient, { type Client } from "openapi-fetch";
import { ApiError, errorOfAnswer, errorOfFailure } from "./api-error.ts";
import type { paths } from "./schema.ts";

export interface ClientOptions {
  /** Where the server is. Without it: the origin of the page, or http://127.0.0.1:8000 outside of browsers. */
  baseUrl?: string;
  /** The server's key, when it was started with one; a function is asked before each request. */
  apiKey?: string | (() => string | undefined) | undefined;
  /** Sends the requests instead of the global `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

export interface Transport {
  readonly baseUrl: string;
  readonly api: Client<paths>;
  /** Sends a request that the typed client cannot describe; throws ApiError for a refusal. */
  send(path: string, init?: RequestInit): Promise<Response>;
}

export function createTransport(options: ClientOptions = {}): Transport {
  const baseUrl = (options.baseUrl ?? defaultBaseUrl()).replace(/\/+$/, "");
  // Looked up at each call, so that a later replacement of the global function takes effect.
  const fetch = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const send = (request: Request) => {
    const key = typeof options.apiKey === "function" ? options.apiKey() : options.apiKey;
    if (key) {
      request.headers.set("Authorization", `Bearer ${key}`);
    }
    return fetch(request);
  };
  return {
    baseUrl,
    api: createFetchClient<paths>({ baseUrl, fetch: send }),
    async send(path, init) {
      const response = await send(new Request(baseUrl + path, init)).catch(rethrow);
      if (!response.ok) {
        throw errorOfAnswer(response, await readBody(response));
      }
      return response;
    },
  };
}

/** The data of a typed call; throws ApiError when the server refused it or did not answer. */
export async function answerOf<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call.catch(rethrow);
  if (!response.ok) {
    throw errorOfAnswer(response, error);
  }
  return data as Data;
}

/** The data of an answer that `send` gave; throws ApiError when it cannot be read. */
export async function answerIn<Data>(response: Response): Promise<Data> {
  return (await response.json().catch(rethrow)) as Data;
}

function rethrow(failure: unknown): never {
  throw failure instanceof SyntaxError
    ? new ApiError("The server's answer cannot be read.", { status: 0, cause: failure })
    : errorOfFailure(failure);
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => "");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function defaultBaseUrl(): string {
  const origin = typeof location === "undefined" ? undefined : location.origin;
  return origin?.startsWith("http") ? origin : "http://127.0.0.1:8000";
}
