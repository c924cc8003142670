import { type ComponentType, use } from "react";

type Fetch<Props> = () => Promise<ComponentType<Props>>;

/** Functions that let a file be fetched again which could not be fetched; one for each such file. */
const failures = new Set<() => void>();

/**
 * A part of the studio whose script is a file of its own, fetched when the part is first shown. Where that fails it throws
 * to the boundary around it, until `forgetFailedFetches` lets the file be fetched again: React's own `lazy` never would.
 */
export function fetchedPart<Props extends object>(load: Fetch<Props>): ComponentType<Props> {
  let fetched: Promise<ComponentType<Props>> | undefined;
  const fetchOnce = () => {
    if (fetched) return fetched;
    fetched = load();
    fetched.catch(() =>
      failures.add(() => {
        fetched = undefined;
      }),
    );
    return fetched;
  };
  // biome-ignore lint/correctness/noComponentHookFactories: each part is made once, when its module is read.
  return function FetchedPart(props: Props) {
    const Part = use(fetchOnce());
    return <Part {...props} />;
  };
}

export function forgetFailedFetches(): void {
  for (const forget of failures) forget();
  failures.clear();
}
