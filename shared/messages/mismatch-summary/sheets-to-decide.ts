import type { DecidableRow } from "../../domain/decision-sheet/decidable-row.ts";
import { decisionsSheet } from "../decision-sheet/decisions-sheet.ts";
import { repliesSheet } from "../decision-sheet/replies-sheet.ts";
import type { SheetDescription } from "../rendering/workbook-description.ts";
import type { ReplyOf } from "../reply.ts";
import { decidedOn } from "./decide-blocks.ts";

/** The lines that a decision could settle, and how many smaller ones there are. */
export interface RowsToDecide {
  readonly rows: readonly DecidableRow[];
  readonly left: number;
}

/** The sheets of a summary on which people decide, each only if there is something to decide on it. */
export function sheetsToDecide(
  { payable, summary, toDecide }: ReplyOf<"mismatch-summary">,
  { rows, left }: RowsToDecide = { rows: [], left: 0 },
): SheetDescription[] {
  const on = decidedOn(summary, toDecide);
  return [
    ...(on.lines ? [decisionsSheet({ payable, rows, rowsLeft: left })] : []),
    ...(on.replies ? [repliesSheet({ payable, replies: toDecide?.replies ?? [] })] : []),
  ];
}
