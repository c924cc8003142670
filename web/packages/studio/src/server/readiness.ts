import type { Readiness } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { doubt } from "./doubt";
import { readinessQuery } from "./queries";

/** Why work cannot go on and texts cannot be saved, whatever the story. */
export interface Hindrance {
  readonly kind: "disk" | "folder" | "database";
  /** In the server's words. */
  readonly why: string;
}

const isFull = /is full|no (room|space)/i;

/** The hindrance in the server's report: above all a full disk, from which other checks may fail. */
export function hindranceIn(readiness: Readiness | null | undefined): Hindrance | undefined {
  // An engine that cannot speak has a notice of its own.
  const failing = readiness?.checks.filter(({ ok, name }) => !ok && name !== "engine") ?? [];
  const full = failing.find(({ message }) => isFull.test(message));
  if (full !== undefined) return { kind: "disk", why: full.message };
  const [first] = failing;
  return first && { kind: first.name === "database" ? "database" : "folder", why: first.message };
}

const askEveryMs = 5000;

/** The hindrance of now. The server is asked only while there is reason to doubt that all is well. */
export function useHindrance(): Hindrance | undefined {
  const isDoubted = useSyncExternalStore(doubt.subscribe, doubt.get);
  const { data, isFetching } = useQuery({
    ...readinessQuery,
    enabled: isDoubted,
    refetchInterval: isDoubted ? askEveryMs : false,
  });
  const hindrance = hindranceIn(data);
  const isSettled = isDoubted && !isFetching && data !== undefined && hindrance === undefined;
  useEffect(() => {
    if (isSettled) doubt.set(false);
  }, [isSettled]);
  // Another part of the page may have asked: a hindrance is watched until it is gone.
  const isHindered = hindrance !== undefined;
  useEffect(() => {
    if (isHindered) doubt.set(true);
  }, [isHindered]);
  return hindrance;
}

/** While work does not move, the server is asked again and again what is the matter. */
export function useDoubt(isStalled: boolean): void {
  useEffect(() => {
    if (!isStalled) return;
    doubt.set(true);
    const timer = window.setInterval(() => doubt.set(true), askEveryMs);
    return () => window.clearInterval(timer);
  }, [isStalled]);
}
