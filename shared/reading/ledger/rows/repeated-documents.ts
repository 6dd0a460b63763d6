import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { SettledLine } from "./settle-line.ts";

/** Notices rows that repeat the document of the row above them: its supplier, number, date and amounts. */
export interface RepeatedDocuments {
  note(row: number, supplier: object, line: SettledLine, encoder: LineEncoder): void;
  findings(): Finding[];
}

/** The field that ends the number in an encoded line. */
const TAB = 9;

/** Longer numbers are compared by their beginning. */
const MOST_COMPARED = 64;

/**
 * An export with a row for each part of an invoice repeats the invoice, and where no heading says so each row would be owed. A person can tell it
 * from a document that was posted twice; we can't, so it is told.
 */
export function repeatedDocuments(): RepeatedDocuments {
  const last = new Uint8Array(MOST_COMPARED);
  let lastLength = 0;
  let lastSupplier: object | undefined;
  let lastOutstanding = 0;
  let lastGross: number | undefined;
  let lastDate: string | undefined;
  let count = 0;
  let first = 0;

  const isSameNumber = ({ bytes, end }: LineEncoder): boolean => {
    let at = 0;
    let isSame = true;
    for (; at < end && at < MOST_COMPARED; at += 1) {
      const byte = bytes[at] ?? TAB;
      if (byte === TAB) break;
      if (last[at] !== byte) isSame = false;
      last[at] = byte;
    }
    isSame &&= at === lastLength && at > 0;
    lastLength = at;
    return isSame;
  };

  return {
    note(row, supplier, line, encoder) {
      const isSame =
        isSameNumber(encoder) &&
        supplier === lastSupplier &&
        line.outstandingPence === lastOutstanding &&
        line.outstandingPence !== 0 &&
        line.grossPence === lastGross &&
        line.invoiceDate === lastDate;
      lastSupplier = supplier;
      lastOutstanding = line.outstandingPence;
      lastGross = line.grossPence;
      lastDate = line.invoiceDate;
      if (!isSame) return;
      count += 1;
      if (first === 0) first = row;
    },
    findings() {
      if (count === 0) return [];
      const rows =
        count === 1
          ? `Row ${String(first)} repeats`
          : `${String(count)} rows, the first of them row ${String(first)}, repeat`;
      return [
        {
          code: "document-repeated",
          severity: "warning",
          row: first,
          what: `${rows} the supplier, number, date and amounts of the row above; each was read as a document of its own.`,
          todo: "If they are parts of one document, save which column holds the parts, or export one row for each document.",
        },
      ];
    },
  };
}
