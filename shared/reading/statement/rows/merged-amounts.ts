import type { Row } from "../../cells/row.ts";
import type { MergedCells } from "../../table/rows/merged-cells.ts";
import { saysNoNumber } from "../../table/values/cell-words.ts";
import { columnRole } from "./column-roles.ts";
import type { LineFindings } from "./line-findings.ts";
import type { LineMaker } from "./line-maker.ts";
import type { TableContext } from "./table-context.ts";
import type { TableRecord } from "./table-record.ts";

/** Columns whose value, merged over several rows, is one amount for all of them. */
const AMOUNT_ROLES: ReadonlySet<number> = new Set<number>([
  columnRole.amount,
  columnRole.total,
  columnRole.debit,
  columnRole.credit,
  columnRole.paid,
  columnRole.ageing,
]);

/** Whether the value of a column belongs to each row that its cell is merged over. */
export function isSpread(role: number): boolean {
  return role !== columnRole.none && !AMOUNT_ROLES.has(role);
}

/** The columns that the claimed amount may be in. */
const CLAIMED_ROLES: readonly number[] = [columnRole.amount, columnRole.debit, columnRole.credit];

/**
 * Takes a row whose amount is merged with that of a line above: it is one claim for the numbers of all these rows, as if they were in one
 * cell. Returns `false` for any other row.
 */
export function mergedAmounts(
  record: TableRecord,
  roles: Uint8Array,
  merged: MergedCells,
  maker: LineMaker,
  context: TableContext,
  findings: LineFindings,
): (row: Row) => boolean {
  const columns = [...roles.keys()].filter((column) => CLAIMED_ROLES.includes(roles[column] ?? columnRole.none));
  return (row) => {
    const first = columns.map((column) => merged.firstRowOf(row, column)).find((found) => found !== undefined);
    const line = record.lines.at(-1);
    if (first === undefined || line?.row !== first || hasAmount(row, roles)) return false;
    const number = maker.numberOf(row);
    const numbers = line.references ?? [line.invoiceNumber];
    if (number !== "" && !saysNoNumber(number) && !numbers.includes(number)) {
      line.references = [...numbers, number].filter((each) => each !== "");
      line.invoiceNumber = line.references.join(", ");
      findings.addMergedAmount(row.row, line);
    }
    context.leaveOut(row.row, "its amount is merged with that of the row above");
    return true;
  };
}

function hasAmount(row: Row, roles: Uint8Array): boolean {
  return row.columns.slice(0, row.count).some((column) => AMOUNT_ROLES.has(roles[column] ?? columnRole.none));
}
