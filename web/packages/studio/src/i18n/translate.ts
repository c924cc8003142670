import type { en } from "./en";

/** A message for one and for many; `{count}` in it is the number. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

type Source = typeof en;
export type MessageKey = keyof Source;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type TextOf<Message> = Message extends string
  ? Message
  : Message extends Plural
    ? Message["one" | "other"]
    : never;
type Names<Key extends MessageKey> = Key extends MessageKey
  ? Placeholders<TextOf<Source[Key]>> | (Source[Key] extends string ? never : "count")
  : never;
/** Messages that stand as they are. */
export type PlainKey = { [Key in MessageKey]: [Names<Key>] extends [never] ? Key : never }[MessageKey];
export type Values<Key extends MessageKey> = {
  readonly [Name in Names<Key>]: Name extends "count" ? number : string | number;
};

/** The messages of a language: every one has the keys of English, each of the same kind. */
export type Catalogue = { readonly [Key in MessageKey]: Source[Key] extends string ? string : Plural };

export type Translate = <Key extends MessageKey>(
  key: Key,
  ...values: [Names<Key>] extends [never] ? [] : [Values<Key>]
) => string;

/** Makes the function that words messages in one language. Numbers are written as that language writes them. */
export function translator(catalogue: Catalogue, language: string): Translate {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const written = (value: string | number) => (typeof value === "number" ? numbers.format(value) : value);
  return (key, ...[values]) => {
    const known: Readonly<Record<string, string | number>> = values ?? {};
    const message: string | Plural = catalogue[key];
    const text =
      typeof message === "string"
        ? message
        : message[plurals.select(Number(known.count)) === "one" ? "one" : "other"];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = known[name];
      return value === undefined ? whole : written(value);
    });
  };
}

/** The names in braces, sorted: two languages must agree on them. */
export function placeholdersOf(message: string | Plural): string[] {
  const texts = typeof message === "string" ? [message] : [message.one, message.other];
  const names = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""));
  return [...new Set(names)].sort();
}
