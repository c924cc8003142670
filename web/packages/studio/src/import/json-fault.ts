const text = String.raw`"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"`;
const number = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const blank = /[ \t\n\r]*/y;
const name = new RegExp(text, "y");
const scalar = new RegExp(`${text}|${number}|true|false|null`, "y");

/** The line, from 1, on which a text stops being JSON. Browsers tell it in words of their own, or not at all. */
export function lineOfJsonFault(source: string): number {
  return source.slice(0, faultOffset(source)).split("\n").length;
}

type Awaited = "value" | "valueOrEnd" | "name" | "nameOrEnd" | "commaOrEnd";

/** Walks through the text without recursion: `open` holds the brackets that still want their partner. */
function faultOffset(source: string): number {
  const open: string[] = [];
  let awaited: Awaited = "value";
  let at = skip(blank, source, 0);
  while (at < source.length) {
    const sign = source[at] ?? "";
    const closes: boolean = (sign === "}" || sign === "]") && open.at(-1) === sign && awaited.endsWith("End");
    if (closes) {
      open.pop();
      at += 1;
      awaited = "commaOrEnd";
    } else if (awaited === "commaOrEnd") {
      if (sign !== "," || open.length === 0) return at;
      at += 1;
      awaited = open.at(-1) === "}" ? "name" : "value";
    } else if (awaited === "name" || awaited === "nameOrEnd") {
      const end = skip(name, source, at);
      const colon = skip(blank, source, end);
      if (end === at || source[colon] !== ":") return end === at ? at : colon;
      at = colon + 1;
      awaited = "value";
    } else if (sign === "{" || sign === "[") {
      open.push(sign === "{" ? "}" : "]");
      at += 1;
      awaited = sign === "{" ? "nameOrEnd" : "valueOrEnd";
    } else {
      const end = skip(scalar, source, at);
      if (end === at) return at;
      at = end;
      awaited = "commaOrEnd";
    }
    at = skip(blank, source, at);
  }
  return source.length;
}

function skip(pattern: RegExp, source: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(source) ? pattern.lastIndex : from;
}
