// Fails when the script that a first visit loads weighs more than it may: the scripts of dist/index.html and all that
// they import at once. Scripts imported later, on demand, are not counted.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const budget = 180_000;
const dist = new URL("dist/", import.meta.url);

const page = await readFile(new URL("index.html", dist), "utf8");
const waiting = [...page.matchAll(/<script[^>]*\ssrc="\/([^"]+)"/g)].map(([, path]) => new URL(path, dist));
const sizes = new Map();
while (waiting.length > 0) {
  const script = waiting.pop();
  if (sizes.has(script.href)) {
    continue;
  }
  const text = await readFile(script, "utf8");
  sizes.set(script.href, gzipSync(text, { level: 9 }).length);
  // `import … from"./x.js"` and `import"./x.js"`, but not `import("./x.js")`.
  for (const [, path] of text.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g)) {
    waiting.push(new URL(path, script));
  }
}

const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `First load: ${kilobytes(total)} of script, compressed, in ${sizes.size} files; it may be ${kilobytes(budget)}.`,
);
if (sizes.size === 0 || total > budget) {
  console.error("web/budget.mjs: the first load of the studio is too heavy, or web/dist has no script.");
  process.exit(1);
}
