import { Cell } from "../app/cell";
import { Preference } from "../app/preference";

const isKey = (value: string): value is string => value.length > 0;

/** The key of a server that wants one; empty without. Kept in this browser only. */
export const apiKey = new Preference<string>("api-key", isKey, () => "");

/** Whether the server wants a key that we do not have. */
export const keyDemand = new Cell(false);
