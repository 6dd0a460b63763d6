import type { LedgerEntry, LedgerStatus } from "../../../domain/ledger/ledger-line.ts";
import { type LineType, sectionOf } from "../../table/rows/section-title.ts";
import { entryWords, statusWords, wordOf } from "../fields/status-and-type-words.ts";

/** What a title says about the documents below it. */
export interface LedgerSection {
  readonly entry?: LedgerEntry;
  readonly status?: LedgerStatus;
}

/** The meaning of a title such as `Credit notes` or `On hold`; `undefined` if it means nothing for the lines. */
export function ledgerSectionOf(title: string): LedgerSection | undefined {
  const status = statusWords.get(wordOf(title)) ?? statusWords.get(wordOf(title.replace(ABOUT_INVOICES, "")));
  if (status !== undefined) return { status };
  // A title is a sentence, and the words of types are in many: `Bills not paid yet` lists no payments.
  const entry = entryWords.get(wordOf(title)) ?? entryOfSection(sectionOf(title)?.type);
  return entry === undefined ? undefined : { entry };
}

function entryOfSection(type: LineType | undefined): LedgerEntry | undefined {
  return type === "credit-note" || type === "payment" ? type : undefined;
}

/** `Invoices on hold`, `Approved invoices`. */
const ABOUT_INVOICES = /\b(?:invoices?|items?|documents?|transactions?)\b/giu;
