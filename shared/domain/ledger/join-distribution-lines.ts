import { addPence, noPence, type Pence } from "../amounts-and-days/pence.ts";
import type { LedgerLine } from "./ledger-line.ts";

/**
 * Joins the lines of a document that is posted in several parts, each of which repeats the amount of the whole document: they have one
 * number, date and whole amount, and what is outstanding on them adds up to that amount. A document that was posted twice does not.
 *
 * @returns the lines, each joined document in the place of its first line
 */
export function joinDistributionLines(lines: readonly LedgerLine[]): readonly LedgerLine[] {
  const parts = lines.filter(isPart);
  if (parts.length < 2) return lines;
  const groups = Map.groupBy(parts, keyOf);
  const joined = new Map<LedgerLine, LedgerLine>();
  const dropped = new Set<LedgerLine>();
  for (const document of groups.values()) {
    const [first, ...others] = document;
    if (first === undefined || others.length === 0 || !addUpToWhole(document)) continue;
    joined.set(first, {
      ...first,
      outstandingPence: sumOf(document, ({ outstandingPence }) => outstandingPence),
      disputedPence: sumOf(document, ({ disputedPence }) => disputedPence),
    });
    for (const other of others) dropped.add(other);
  }
  if (joined.size === 0) return lines;
  return lines.filter((line) => !dropped.has(line)).map((line) => joined.get(line) ?? line);
}

/** Whether a line may be a part of a document: less than the whole of it is outstanding. */
function isPart({ invoiceNumber, invoiceDate, grossPence, outstandingPence }: LedgerLine): boolean {
  if (invoiceNumber === "" || invoiceDate === undefined || grossPence === undefined || outstandingPence === 0)
    return false;
  return Math.abs(outstandingPence) < Math.abs(grossPence) && Math.sign(outstandingPence) === Math.sign(grossPence);
}

/** What the parts of one document have in common. */
function keyOf({ supplierCode, supplierName, entry, status, ...line }: LedgerLine): string {
  const { invoiceNumber, invoiceDate, grossPence, capital, futurePeriod } = line;
  const same = [
    supplierCode,
    supplierName,
    entry,
    status,
    invoiceNumber,
    invoiceDate,
    grossPence,
    capital,
    futurePeriod,
  ];
  return same.join("\n");
}

function addUpToWhole(parts: readonly LedgerLine[]): boolean {
  return sumOf(parts, ({ outstandingPence }) => outstandingPence) === parts[0]?.grossPence;
}

function sumOf(lines: readonly LedgerLine[], amountOf: (line: LedgerLine) => Pence): Pence {
  return lines.reduce((sum, line) => addPence(sum, amountOf(line)), noPence);
}
