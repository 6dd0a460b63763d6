import { getDocument } from "unpdf/pdfjs";

import type { PdfTask } from "./pdf-task.ts";

/**
 * The words on the first pages of a PDF, a line each, until there are enough characters. Words that a program drew in several pieces are
 * put together by their places. What is behind a password is not read.
 *
 * @throws if the file is damaged beyond repair or behind a password.
 */
export async function readPdfWords({ bytes, pages, characters }: PdfTask): Promise<string> {
  const document = await getDocument({
    data: bytes,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    verbosity: 0,
  }).promise;
  let words = "";
  for (let page = 1; page <= Math.min(document.numPages, pages) && words.length < characters; page += 1) {
    words += await wordsOfPage(document, page);
  }
  return words.slice(0, characters);
}

type OpenedPdf = Awaited<ReturnType<typeof getDocument>["promise"]>;

/** A page that can't be drawn has no words; those after it may have some. */
async function wordsOfPage(document: OpenedPdf, number: number): Promise<string> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    return `${items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("")}\n`;
  } catch {
    return "";
  }
}
