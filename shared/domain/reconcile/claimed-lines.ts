import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Pence } from "../amounts-and-days/pence.ts";
import type { Outcome } from "../position/outcome.ts";

/** A ledger line that supports an answer, by what tells it from others in every upload of the ledger. */
export interface ClaimedLine {
  readonly invoiceNumber: string;
  readonly invoiceDate?: CalendarDate | undefined;
  readonly outstandingPence: Pence;
}

/**
 * REC-03: what two claims on one document have in common. A part payment changes what is outstanding of a document, and a ledger may
 * post it in several rows: it is the same document, so the amount counts only where there is no number.
 */
export function documentOf({ invoiceNumber, invoiceDate, outstandingPence }: ClaimedLine): string {
  return [invoiceNumber, invoiceDate ?? "", invoiceNumber === "" ? outstandingPence : ""].join("\n");
}

/** REC-03: the ledger lines that support an outcome, each document once. */
export function linesUsedBy({ lines }: Pick<Outcome, "lines">): ClaimedLine[] {
  const used = lines
    .flatMap(({ evidence }) => evidence)
    .filter(({ match, usedPence }) => match !== "candidate" && usedPence !== 0)
    .map(({ invoiceNumber, invoiceDate, outstandingPence }) => ({
      invoiceNumber,
      ...(invoiceDate === undefined ? {} : { invoiceDate }),
      outstandingPence,
    }));
  return oncePerDocument(used);
}

export function oncePerDocument(lines: readonly ClaimedLine[]): ClaimedLine[] {
  return [...new Map(lines.map((line) => [documentOf(line), line])).values()];
}
