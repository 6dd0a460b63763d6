/** How much of the PDFs of one mail is read. Past a limit, the words found so far count, or none. */
export interface PdfLimits {
  /** Bytes of one file. Stops: a file that fills the memory before it is looked at. */
  readonly fileBytes: number;
  /** Pages of one file. Stops: a page tree of a million pages, or one that leads back to itself. */
  readonly pages: number;
  /** Characters of one file. Stops: a novel in every record. */
  readonly characters: number;
  /** Milliseconds for one file. Stops: forms that draw each other, and everything else that is slow. */
  readonly milliseconds: number;
  /** Milliseconds for all files of a mail. Stops: fifty files that each take all the time that one may take. */
  readonly allMilliseconds: number;
  /** Megabytes of the worker's heap. Stops: a million objects. */
  readonly workerMegabytes: number;
  /** Megabytes by which the whole process may grow. Stops: a stream that unpacks to gigabytes, which are outside the worker's heap. */
  readonly grownMegabytes: number;
}

/** An invoice says its number on its first page; backing of many pages names it at the beginning or on every page. */
export const defaultPdfLimits: PdfLimits = {
  fileBytes: 20 * 1024 * 1024,
  pages: 20,
  characters: 10_000,
  milliseconds: 5_000,
  allMilliseconds: 30_000,
  workerMegabytes: 192,
  grownMegabytes: 512,
};
