import { ledgerAt, type Books } from "./matching.ts";
import { hashReference, ReferenceHashes } from "../identify/references/reference-key.ts";
import { faceOf, supportOf } from "./support.ts";

/** Notes each ledger line's amounts and the hashes of its number, in one pass, so that later passes need not touch the lines. */
export function readLedger(books: Books): void {
  const hashes = new ReferenceHashes();
  const { kind, support, face, open, negative, whole, longestRun, lastRun } = books;
  for (let at = 0; at < books.ledger.length; at++) {
    const line = ledgerAt(books, at);
    const supported = supportOf(kind, line);
    const amount = faceOf(line);
    support[at] = supported;
    face[at] = amount;
    const isAccrual = line.entry === "accrual";
    if (supported !== 0 || isAccrual) open.push(at);
    if (amount < 0) negative.push(at);
    if (isAccrual && line.status !== "cancelled") books.accruedPence += line.outstandingPence;
    hashReference(line.invoiceNumber, hashes);
    whole[at] = hashes.whole;
    longestRun[at] = hashes.longestRun;
    lastRun[at] = hashes.lastRun;
  }
}
