import fc from "fast-check";

import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import type {
  CellDescription,
  SheetDescription,
  WorkbookDescription,
} from "../../../shared/messages/rendering/workbook-description.ts";
import { outcomeOf, response } from "../example-facts.ts";

export function sheetOf(workbook: WorkbookDescription, name: string): SheetDescription {
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The rows below the headings of the sheet with every line. */
export function lineRows(workbook: WorkbookDescription): (readonly CellDescription[])[] {
  const sheet = sheetOf(workbook, "Lines");
  return Array.from(sheet.rows, (row) => row.cells).slice(sheet.frozenRows);
}

export function amountsOf(cells: readonly CellDescription[]): number[] {
  return cells.flatMap((cell) => (cell.cell === "pounds" || cell.cell === "sum" ? [cell.pence] : []));
}

/** A line with its amount split into these parts, in pence. */
export function lineOf(line: number, agreed: number, notAgreed: number, disputed: number): LineOutcome {
  return {
    line,
    invoiceNumber: `NF-${line}`,
    outstandingPence: pence(agreed + notAgreed + disputed),
    agreedPence: pence(agreed),
    notAgreedPence: pence(notAgreed),
    disputedPence: pence(disputed),
    reason: notAgreed === 0 && disputed === 0 ? "agreed" : "not-agreed",
    why: `Why line ${line} is so.`,
    evidence: [],
  };
}

export function responseTo(lines: readonly LineOutcome[]): ReplyOf<"response"> {
  const outcome = outcomeOf(lines, []);
  return { ...response, outcome, statement: { ...response.statement, totalPence: outcome.notifiedPence, lines: [] } };
}

/** The three parts of a line, in pence. */
export const parts = fc.tuple(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
);
