import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { faceAt, ledgerAt, type Books } from "../matching/matching.ts";
import { compareLedger } from "../matching/order.ts";

/** Finds a credit note on the ledger that no statement line stands on, by the amount that it takes off. */
export function untakenCredits(books: Books): (amount: number) => LedgerLine | undefined {
  let byAmount: Map<number, number> | undefined;
  return (amount) => {
    byAmount ??= indexCredits(books);
    const at = byAmount.get(amount);
    return at === undefined ? undefined : ledgerAt(books, at);
  };
}

function indexCredits(books: Books): Map<number, number> {
  const index = new Map<number, number>();
  for (const at of books.negative) {
    if (books.used[at] === 1) continue;
    const face = faceAt(books, at);
    const line = ledgerAt(books, at);
    if (line.entry !== "credit-note" || line.status === "cancelled") continue;
    const known = index.get(-face);
    if (known === undefined || compareLedger(books, at, known) < 0) index.set(-face, at);
  }
  return index;
}
