import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from "react";

export type Place =
  | { page: "library" }
  | { page: "project"; id: string }
  | { page: "settings" }
  | { page: "unknown" };

/** What an address shows. */
export function placeOf(pathname: string): Place {
  const path = pathname.replace(/\/+$/, "");
  if (path === "") return { page: "library" };
  if (path === "/settings") return { page: "settings" };
  const id = /^\/projects\/([^/]+)$/.exec(path)?.[1];
  return id === undefined ? { page: "unknown" } : { page: "project", id: decodeURIComponent(id) };
}

export const projectAddress = (id: string): string => `/projects/${id}`;

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
