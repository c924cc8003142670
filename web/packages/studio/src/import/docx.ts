import mammoth from "mammoth/mammoth.browser.js";
import { paragraphsOfPage } from "./page-text";
import { cutLongParagraph } from "./prose";
import { piece, type Story } from "./story";

/** Reads the paragraphs of a Word document; pictures and layout are left out. */
export async function readDocx(bytes: ArrayBuffer): Promise<Story> {
  const { value: html } = await mammoth.convertToHtml(
    { arrayBuffer: bytes },
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
  );
  const page = new DOMParser().parseFromString(html, "text/html");
  return {
    title: "",
    entries: paragraphsOfPage(page)
      .flatMap(cutLongParagraph)
      .map((text) => piece(text)),
  };
}
