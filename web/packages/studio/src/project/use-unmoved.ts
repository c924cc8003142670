import { useEffect, useState } from "react";

/** Whether a value has been the same for that long. */
export function useUnmoved(value: string, ms: number): boolean {
  const [still, setStill] = useState<string>();
  useEffect(() => {
    // A value that comes back has moved all the same.
    setStill(undefined);
    const timer = window.setTimeout(() => setStill(value), ms);
    return () => window.clearTimeout(timer);
  }, [value, ms]);
  return still === value;
}
