import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from "react";

export type Place =
  | { page: "library" }
  | { page: "project"; id: string }
  | { page: "film"; id: string }
  | { page: "films" }
  | { page: "settings" }
  | { page: "unknown" };

/** Undefined for what no browser would have written. */
function decoded(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** The page that an address shows. */
export function placeOf(pathname: string): Place {
  const path = pathname.replace(/\/+$/, "");
  if (path === "") return { page: "library" };
  if (path === "/settings") return { page: "settings" };
  if (path === "/films") return { page: "films" };
  const film = decoded(/^\/projects\/([^/]+)\/film$/.exec(path)?.[1]);
  if (film !== undefined) return { page: "film", id: film };
  const id = decoded(/^\/projects\/([^/]+)$/.exec(path)?.[1]);
  return id === undefined ? { page: "unknown" } : { page: "project", id };
}

export const projectAddress = (id: string): string => `/projects/${id}`;
export const filmAddress = (id: string): string => `/projects/${id}/film`;
export const filmsAddress = "/films";

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export function goTo(address: string): void {
  if (address === location.pathname + location.hash) return;
  history.pushState(null, "", address);
  window.scrollTo(0, 0);
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => location.pathname));
}

/** A link within the studio: opens without loading the page anew, and in a new tab when the reader wants that. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlainClick =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!isPlainClick || event.defaultPrevented) return;
    event.preventDefault();
    goTo(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
