import { Cell } from "../ground/cell";
import { Preference } from "../ground/preference";

const isKey = (value: string): value is string => value.length > 0;

/** The key of a server that wants one; empty without. Kept in this browser only. */
export const apiKey = new Preference<string>("api-key", isKey, () => "");

/** Whether the server wants a key that we do not have. */
export const keyDemand = new Cell(false);
