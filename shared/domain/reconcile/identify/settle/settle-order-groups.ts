import { append } from "../../collections.ts";
import { limits } from "../../limits.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { claimOf, faceAt, ledgerAt, lineAt, supportAt } from "../../matching/matching.ts";
import { hashReference, ReferenceHashes } from "../../references/hash-reference.ts";
import { orderNumber, spellingsOfOrder } from "../../references/order-number.ts";
import { isOppositeSign } from "../compare-pair.ts";
import { findByOrders } from "../find/find-by-core.ts";
import { isFree, isOpen, type Identification } from "../identification.ts";
import { allocate } from "./allocate.ts";

/**
 * Settles lines whose own numbers the ledger lacks by their purchase order, where one side has in one document what the other has in
 * several: all that is left of the order and day on both sides, and the same sum to the penny (STM-05). One document for one is
 * only suggested: the same amount recurs on many an order, a sum of several hardly does.
 */
export function settleOrderGroups(identification: Identification, open: readonly StatementIndex[]): void {
  const { matching } = identification;
  const byOrder = new Map<string, StatementIndex[]>();
  for (const line of open) {
    const { purchaseOrder = "", invoiceDate } = lineAt(matching, line);
    if (!isOpen(identification, line) || invoiceDate === undefined || claimOf(matching, line) === 0) continue;
    if (/\d/.test(purchaseOrder)) append(byOrder, orderNumber(purchaseOrder), line);
  }
  const found = findByOrders(matching, byOrder.keys().flatMap(spellingsOfOrder));
  const hashes = new ReferenceHashes();
  for (const [order, lines] of [...byOrder].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const rows = spellingsOfOrder(order)
      .flatMap((spelling) => {
        hashReference(spelling, hashes);
        return found.get(hashes.whole) ?? [];
      })
      .filter((at) => orderNumber(ledgerAt(matching, at).purchaseOrder ?? "") === order);
    const days = Map.groupBy(lines, (line) => lineAt(matching, line).invoiceDate);
    for (const [day, ofDay] of days) {
      settleDay(
        identification,
        ofDay,
        rows.filter((at) => ledgerAt(matching, at).invoiceDate === day && isFree(identification, at)),
      );
    }
  }
}

function settleDay(
  identification: Identification,
  lines: readonly StatementIndex[],
  rows: readonly LedgerIndex[],
): void {
  const { matching } = identification;
  const [line] = lines;
  const [row] = rows;
  if (line === undefined || row === undefined) return;
  if (Math.min(lines.length, rows.length) > 1 || Math.max(lines.length, rows.length) < 2) return;
  if (Math.max(lines.length, rows.length) > limits.amountsInSum) return;
  // What was paid in part or cancelled could be another document of the order.
  const areWhole = rows.every(
    (at) => supportAt(matching, at) !== 0 && supportAt(matching, at) === faceAt(matching, at),
  );
  const fit = lines.every((one) =>
    rows.every(
      (at) =>
        !isOppositeSign(matching, lineAt(matching, one), at) &&
        matching.suppliers.compare(lineAt(matching, one), ledgerAt(matching, at)) !== "other",
    ),
  );
  const claimed = lines.reduce((sum, one) => sum + claimOf(matching, one), 0);
  const booked = rows.reduce((sum, at) => sum + supportAt(matching, at), 0);
  if (areWhole && fit && claimed === booked) allocate(matching, lines, rows);
}
