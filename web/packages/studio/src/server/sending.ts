import { isAbort } from "@storyflow/client";
import { apiKey, keyDemand, noteScope } from "./api-key";
import { doubt } from "./doubt";
import { reachability } from "./reachability";

let isLeaving = false;

let writes = 0;

/** Whether a change is on its way: data read meanwhile may be older than the data shown. */
export const isWriting = (): boolean => writes > 0;

/** While the page goes away, requests must outlive it: browsers allow that for bodies up to 64 KB. */
export function watchForLeaving(): void {
  window.addEventListener(
    "pagehide",
    () => {
      isLeaving = true;
    },
    { capture: true },
  );
  window.addEventListener("pageshow", () => {
    isLeaving = false;
  });
}

/** A stream of the server has ended: it may be complete, or the server may be down. A page that goes away ends it itself. */
export function doubtReachability(): void {
  if (!isLeaving) reachability.doubted();
}

/** Sends with the key of the moment, and notices when the server wants another one or does not answer. */
export async function sendWithKey(request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  if (apiKey.get() !== "") headers.set("Authorization", `Bearer ${apiKey.get()}`);
  const isWrite = request.method !== "GET";
  if (isWrite) writes += 1;
  const sent = fetch(new Request(request, isLeaving ? { headers, keepalive: true } : { headers }));
  const response = await sent
    .catch((failure: unknown) => {
      if (!isAbort(failure) && !isLeaving) reachability.missed();
      throw failure;
    })
    .finally(() => {
      if (isWrite) writes -= 1;
    });
  reachability.heard();
  noteScope(response);
  if (response.status === 503 && isWrite) doubt.set(true);
  if (response.status === 401) keyDemand.set(true);
  return response;
}
