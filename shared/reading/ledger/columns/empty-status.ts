import type { LedgerStatus } from "../../../domain/ledger/ledger-line.ts";
import type { LedgerField, LedgerMapping } from "../../../domain/ledger/ledger-mapping.ts";
import { cellAt, type KeptRow } from "../../table/rows/kept-row.ts";
import { flagWords, statusWords, wordOf } from "../fields/status-and-type-words.ts";

/**
 * What an empty cell says in a column of statuses or approvals (REC-06). Where other documents are called approved, one that is not waits for it. A
 * column that only names exceptions, such as holds, leaves what is in order empty.
 */
export function emptyStatusOf(
  sample: readonly KeptRow[],
  byField: ReadonlyMap<LedgerField, number>,
  mapping: LedgerMapping | undefined,
): LedgerStatus {
  const namesApproved = APPROVING.some((field) => {
    const column = byField.get(field);
    return column !== undefined && sample.some((row) => isApproved(cellAt(row, column)?.text ?? "", field, mapping));
  });
  return namesApproved ? "awaiting-approval" : "approved";
}

const APPROVING = ["status", "approval"] as const;

function isApproved(text: string, field: "status" | "approval", mapping: LedgerMapping | undefined): boolean {
  const word = wordOf(text);
  const status = mapping?.statuses[text] ?? statusWords.get(word);
  return status === "approved" || (field === "approval" && word !== "" && flagWords.get(word) === true);
}
