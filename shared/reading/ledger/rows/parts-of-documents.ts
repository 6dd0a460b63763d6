import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { SettledLine } from "./settle-line.ts";

/** Tells rows that repeat a document with another part of it from rows that are documents of their own. */
export interface PartsOfDocuments {
  /** Whether a row is another part of the document of the row before it. Its part is added up either way. */
  isSameDocument(number: string, supplier: object, line: SettledLine, part: Pence | undefined): boolean;
  /** Whether in every document that took several rows the parts add up to the whole. */
  areProven(): boolean;
}

/**
 * An export with a row for each part of an invoice repeats the invoice's number, day and amounts: the amounts are owed once. The parts prove it if
 * they add up to the whole.
 */
export function partsOfDocuments(): PartsOfDocuments {
  let last:
    { number: string; supplier: object; date: string | undefined; whole: number; outstanding: number } | undefined;
  let rows = 0;
  let sum = 0;
  let differs = false;

  const endDocument = (): void => {
    if (last !== undefined && rows > 1 && Math.abs(sum) !== Math.abs(last.whole)) differs = true;
    rows = 0;
    sum = 0;
  };

  return {
    isSameDocument(number, supplier, { invoiceDate, grossPence, outstandingPence }, part) {
      const whole = grossPence ?? outstandingPence;
      const isSame =
        number !== "" &&
        last?.number === number &&
        last.supplier === supplier &&
        last.date === invoiceDate &&
        last.whole === whole &&
        last.outstanding === outstandingPence &&
        // One part that is the whole already is another document with the same number.
        Math.abs(sum) < Math.abs(whole);
      if (!isSame) {
        endDocument();
        last = { number, supplier, date: invoiceDate, whole, outstanding: outstandingPence };
      }
      rows += 1;
      sum += part ?? 0;
      return isSame;
    },
    areProven() {
      endDocument();
      return !differs;
    },
  };
}
