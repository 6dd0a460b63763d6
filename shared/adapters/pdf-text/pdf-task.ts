/** The worker's task: the words on the first pages of a PDF. */
export interface PdfTask {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly characters: number;
}

/** Whether a worker's data are a task. They come from this folder, so a look at the fields will do. */
export function isPdfTask(data: unknown): data is PdfTask {
  return typeof data === "object" && data !== null && "bytes" in data && "pages" in data && "characters" in data;
}
