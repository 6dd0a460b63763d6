import type { LedgerCell } from "./ledger-cells.ts";
import { flagWords, wordOf } from "./status-and-type-words.ts";

/** Whether a cell says yes; it refuses what is neither yes nor no. */
export function flagIn(cell: LedgerCell): boolean {
  if (!cell.has()) return false;
  const text = cell.text();
  if (text === "N") return false;
  const known = flagWords.get(wordOf(text));
  if (known === undefined) cell.refuse("is neither yes nor no");
  return known ?? false;
}
