import { ApiError } from "./api-error.ts";

/** Resolves after some time; rejects with the signal's reason when that is aborted before. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}

/** Does some work with a signal that is aborted with `signal`, and as well when the work takes too long. */
export async function withinTime<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), milliseconds);
  try {
    return await work(signal ? AbortSignal.any([late.signal, signal]) : late.signal);
  } catch (failure) {
    if (late.signal.aborted && !signal?.aborted) {
      throw new ApiError("The server did not answer in time.", { status: 0, cause: failure });
    }
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}
