import { Cell } from "../ground/cell";

/** A text that the reader wants to see, in a project that may not be open yet. */
export const soughtText = new Cell<{ readonly projectId: string; readonly id: string } | undefined>(
  undefined,
);
