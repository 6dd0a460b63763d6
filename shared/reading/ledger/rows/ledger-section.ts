import type { LedgerEntry, LedgerStatus } from "../../../domain/ledger/ledger-line.ts";
import { sectionOf } from "../../table/rows/section-title.ts";
import { entryOf, statusWords, wordOf } from "../fields/status-and-type-words.ts";

/** What a title says about the documents below it. */
export interface LedgerSection {
  readonly entry?: LedgerEntry;
  readonly status?: LedgerStatus;
}

/** The meaning of a title such as `Credit notes` or `On hold`; `undefined` if it means nothing for the lines. */
export function ledgerSectionOf(title: string): LedgerSection | undefined {
  const status = statusWords.get(wordOf(title)) ?? statusWords.get(wordOf(title.replace(ABOUT_INVOICES, "")));
  if (status !== undefined) return { status };
  const entry = entryOf(title) ?? (sectionOf(title)?.type === "credit-note" ? "credit-note" : undefined);
  return entry === undefined ? undefined : { entry };
}

/** `Invoices on hold`, `Approved invoices`. */
const ABOUT_INVOICES = /\b(?:invoices?|items?|documents?|transactions?)\b/giu;
