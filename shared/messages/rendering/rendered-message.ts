import type { WorkbookDescription } from "./workbook-description.ts";

/** A reply as its reader gets it. No line of the subject ever breaks; text and HTML say the same. */
export interface RenderedReply {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The attachment, where there is one: the workbook-writing adapter turns it into bytes. */
  readonly workbook?: WorkbookDescription;
}
