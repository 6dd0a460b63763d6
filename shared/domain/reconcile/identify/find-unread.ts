import type { UnreadRow } from "../../statement/statement.ts";
import { ledgerIndex, type LedgerIndex } from "../matching/line-index.ts";
import { ledgerAt } from "../matching/matching.ts";
import { writingsOfText } from "./conventions/apply-convention.ts";
import { partsOfLedger, type Identification } from "./identification.ts";

/** The rows of a statement that could not be read, and the ledger lines that they may be. */
export interface UnreadRows {
  readonly count: number;
  readonly candidates: ReadonlyMap<LedgerIndex, UnreadRow>;
}

/**
 * Finds the ledger lines that unread rows of the statement may be, by their numbers: as they are written, or under a convention of the pair.
 * Nothing is matched by this. It only keeps the answer from saying that the statement does not list a ledger line.
 */
export function findUnread(identification: Identification, unread: readonly UnreadRow[]): UnreadRows {
  const { matching, numbers, lineReader } = identification;
  const candidates = new Map<LedgerIndex, UnreadRow>();
  if (unread.length === 0) return { count: 0, candidates };
  const byCore = new Map<string, UnreadRow>();
  // An unread row has no date that was read: any of the statement is near enough to a year in its number.
  const date = [...matching.lines].find(({ invoiceDate }) => invoiceDate !== undefined)?.invoiceDate;
  for (const row of unread) {
    const written = row.invoiceNumber ?? "";
    const { own } = lineReader.readText(written, "number");
    const number = own.length === 1 ? (own[0] ?? written) : written;
    if (!/\d/.test(number)) continue;
    for (const writing of writingsOfText(identification, number, date)) {
      const { core } = numbers.read(writing);
      if (!byCore.has(core)) byCore.set(core, row);
    }
  }
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    if (matching.used[at] === 1) continue;
    const row =
      byCore.get(partsOfLedger(identification, at).core) ??
      byCore.get(numbers.read(ledgerAt(matching, at).invoiceNumber).core);
    if (row !== undefined) candidates.set(at, row);
  }
  return { count: unread.length, candidates };
}
