import { strFromU8, type Unzipped, unzipSync } from "fflate";
import { paragraphsOfPage } from "./page-text";
import { cutLongParagraph } from "./prose";
import { piece, type Story } from "./story";

/** More text than this in one book is a mistake or an attack. */
const unpackedLimit = 64 * 1024 * 1024;

export class UnreadableBook extends Error {}

/** Reads the chapters of an EPUB 2 or 3, in the order of its spine. */
export function readEpub(bytes: Uint8Array): Story {
  const files = unpack(bytes);
  const container = xml(files, "META-INF/container.xml");
  const packagePath = container.querySelector("rootfile")?.getAttribute("full-path");
  if (!packagePath) throw new UnreadableBook("The book does not say where its contents are.");
  const book = xml(files, packagePath);
  const paragraphs = chapterPaths(book, packagePath).flatMap((path) => chapter(files, path));
  return {
    title: book.getElementsByTagNameNS("*", "title")[0]?.textContent?.trim() ?? "",
    entries: paragraphs.flatMap(cutLongParagraph).map((text) => piece(text)),
  };
}

function unpack(bytes: Uint8Array): Unzipped {
  let unpacked = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(xml|opf|x?html?)$/i.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > unpackedLimit) throw new UnreadableBook("The book unpacks to more than 64 MB of text.");
      return true;
    },
  });
}

function chapterPaths(book: Document, packagePath: string): string[] {
  const items = new Map(
    [...book.getElementsByTagNameNS("*", "item")].map((item) => [item.getAttribute("id"), item]),
  );
  return [...book.getElementsByTagNameNS("*", "itemref")]
    .filter((reference) => reference.getAttribute("linear") !== "no")
    .map((reference) => items.get(reference.getAttribute("idref")))
    .filter((item) => item !== undefined && !/\bnav\b/.test(item.getAttribute("properties") ?? ""))
    .map((item) => resolved(packagePath, item?.getAttribute("href") ?? ""));
}

function resolved(base: string, reference: string): string {
  const url = new URL(reference, `https://book/${base}`);
  return decodeURIComponent(url.pathname.slice(1));
}

function chapter(files: Unzipped, path: string): string[] {
  const bytes = files[path];
  if (!bytes) return [];
  return paragraphsOfPage(new DOMParser().parseFromString(strFromU8(bytes), "text/html"));
}

function xml(files: Unzipped, path: string): Document {
  const bytes = files[path];
  if (!bytes) throw new UnreadableBook(`The book lacks its file ${path}.`);
  const page = new DOMParser().parseFromString(strFromU8(bytes), "application/xml");
  if (page.querySelector("parsererror")) throw new UnreadableBook(`The book's file ${path} is damaged.`);
  return page;
}
