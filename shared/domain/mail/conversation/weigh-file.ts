import { whatFileNameSays, whatWordsSay } from "./what-words-say.ts";
import type { MailAttachment } from "../mail-facts.ts";

/** A mail that may be about a position that has a statement, with files that are no workbooks. */
export interface FileToWeigh {
  readonly file: Pick<MailAttachment, "name" | "looksLike">;
  /** Whether the mail answers a message of ours about the position. */
  readonly answersUs: boolean;
  /** Whether the mail names a line of its current statement. */
  readonly namesLine: boolean;
  /** What the sender wrote: their own words, and in a mail that answers nothing its subject. */
  readonly words: string;
}

/**
 * Whether a file that is no workbook is evidence for lines of the current statement. A statement as a PDF, in words or by its name, is
 * none: its sender has to be told that it can't be read.
 */
export function isEvidence({ file, answersUs, namesLine, words }: FileToWeigh): boolean {
  if (!answersUs && !namesLine) return false;
  if (isIncidental(file)) return false;
  return (whatFileNameSays(file.name) ?? whatWordsSay(words)) !== "statement";
}

/** Pictures in signatures, which Outlook names itself, and what programs add. */
function isIncidental({ name, looksLike }: FileToWeigh["file"]): boolean {
  switch (looksLike) {
    case "image":
      return SIGNATURE_PICTURE.test(name);
    case "calendar":
    case "encrypted":
    case "winmail":
    case "zip":
      return true;
    case "text":
      return !/\.(?:txt|csv|log|md)$/i.test(name);
    case "pdf":
    case "message":
    case "workbook":
      return false;
    case "other":
      return /\.(?:p7s|asc|sig|vcf|dat)$/i.test(name);
  }
}

const SIGNATURE_PICTURE = /^(?:image\d{1,3}|outlook-\w+|~?wrd\w*|logo\w*|signature\w*|banner\w*|oledata)\b/i;
