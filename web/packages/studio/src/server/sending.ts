import { apiKey, keyDemand } from "./api-key";

let isLeaving = false;

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

/** Sends with the key of the moment, and notices when the server wants another one. */
export async function sendWithKey(request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  if (apiKey.get() !== "") headers.set("Authorization", `Bearer ${apiKey.get()}`);
  const response = await fetch(new Request(request, isLeaving ? { headers, keepalive: true } : { headers }));
  if (response.status === 401) keyDemand.set(true);
  return response;
}
