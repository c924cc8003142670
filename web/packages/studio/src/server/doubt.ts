import { Cell } from "../ground/cell";

/** Whether something has happened that makes it worth asking the server if all is well. */
export const doubt = new Cell(false);
