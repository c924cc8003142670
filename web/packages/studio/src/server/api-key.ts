import { Cell } from "../ground/cell";
import { Preference } from "../ground/preference";

const isKey = (value: string): value is string => value.length > 0;

/** The key of a server that wants one; empty without. Kept in this browser only. */
export const apiKey = new Preference<string>("api-key", isKey, () => "");

/** Whether the server wants a key that we do not have. */
export const keyDemand = new Cell(false);

/** The access that the key allows; undefined without a key. */
export type AccessScope = "read" | "write" | "admin";
export const accessScope = new Cell<AccessScope | undefined>(undefined);

const scopes: readonly string[] = ["read", "write", "admin"];
const isScope = (word: string | null): word is AccessScope => word !== null && scopes.includes(word);

/** The server says with each answer what the key that was sent allows. */
export function noteScope({ headers }: Response): void {
  const scope = headers.get("X-Access-Scope");
  accessScope.set(isScope(scope) ? scope : undefined);
}
