import type { RefusalFinding } from "../../../domain/statement/refusal-finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { CellsRead } from "../../cells/read-cells.ts";
import { adviceOnAmountProblem } from "../amount-problem-words.ts";
import type { TableRecord } from "../rows/table-record.ts";
import { nothingClaimed, type NothingClaimed } from "./nothing-claimed.ts";

/** The facts that decide whether a workbook can be used. */
interface RefusalFacts extends NothingClaimed {
  /** Why the amounts are not pounds (decide-money.ts). */
  readonly notPounds: readonly RefusalFinding[];
  readonly read: CellsRead;
}

/** With more unread rows than this, something is wrong with the whole statement. */
const MOST_UNREAD = 1000;

/** The reasons why a workbook can't be used as a statement. A nil statement is one of them (EXR-03). */
export function findRefusals(facts: RefusalFacts): RefusalFinding[] {
  const { read, tables, lines, notPounds } = facts;
  if (read.findings.some((finding) => finding.severity === "refusal")) return [];
  const refusals: RefusalFinding[] = [...notPounds];
  const unread = tables.reduce((sum, table) => sum + table.unreadCount, 0);
  const [first] = tables.filter((table) => table.unreadCount > 0);
  if (first !== undefined && (lines.length === 0 || unread > MOST_UNREAD))
    refusals.push(unreadableAmounts(first, unread, lines.length));
  else if (notPounds.length === 0 && lines.every((line) => line.outstandingPence === 0))
    refusals.push(nothingClaimed(facts));
  for (const table of tables) refusals.push(...penceInOwnColumn(table), ...unclearAmounts(table));
  return refusals;
}

function unreadableAmounts(table: TableRecord, unread: number, lines: number): RefusalFinding {
  const [row] = table.unread;
  return {
    code: "amounts-unreadable",
    severity: "refusal",
    sheet: table.sheet.name,
    ...(row === undefined ? {} : { row: row.row }),
    ...(row?.column === undefined ? {} : { column: row.column }),
    what: `The amounts of ${lines === 0 ? `all ${String(unread)}` : String(unread)} lines could not be read; the first, in row ${String(row?.row ?? table.headerRow)}, ${row?.why ?? "is empty"}.`,
    todo: row?.todo ?? adviceOnAmountProblem("empty"),
  };
}

/** Amounts split into a column of pounds and a column of pence can't be read. */
function penceInOwnColumn(table: TableRecord): RefusalFinding[] {
  const { amount, total, columnUses: uses } = table.layout;
  const pounds = [amount?.from === "column" ? amount.column : undefined, total];
  const use = uses.find(
    ({ column, heading, takenFor }) =>
      takenFor === undefined &&
      /^p(?:ence)?\.?$/iu.test(heading) &&
      pounds.some((each) => each !== undefined && columnLetters(each + 1) === column),
  );
  if (use === undefined) return [];
  return [
    {
      code: "pence-in-own-column",
      severity: "refusal",
      sheet: table.sheet.name,
      row: table.headerRow,
      column: use.column,
      what: `Pounds and pence are in two columns, the pence in column ${use.column}, so no column holds the amounts to the penny.`,
      todo: "Please give each amount in one cell, in pounds and pence.",
    },
  ];
}

/**
 * Amounts under a heading that we don't know, beside other figures that we don't know: either may be what is unpaid. A stated total that the amounts add
 * up to shows that they are.
 */
function unclearAmounts({
  sheet,
  layout,
  headerRow,
  amountColumn,
  otherColumns,
  lines,
  totals,
  sums,
}: TableRecord): RefusalFinding[] {
  const { header, findings } = layout;
  const isByValues = findings.some(({ code, column }) => code === "column-by-values" && column === amountColumn);
  if (header === undefined || amountColumn === undefined || !isByValues) return [];
  if (totals.some(({ stated }) => stated === sums.outstanding)) return [];
  const headingOf = (column: number): string => header.cells.find((cell) => cell.column === column)?.heading ?? "";
  const other = otherColumns.unexplained(headingOf).find(({ count, isSmall }) => !isSmall && count * 2 >= lines.length);
  if (other === undefined) return [];
  const letters = columnLetters(other.column);
  const use = layout.columnUses.find(({ column }) => column === amountColumn);
  return [
    {
      code: "amounts-unreadable",
      severity: "refusal",
      sheet: sheet.name,
      row: headerRow,
      column: amountColumn,
      what: `Columns ${amountColumn} ("${use?.heading ?? ""}") and ${letters} ("${headingOf(other.column)}") both hold amounts, and neither heading says which one is unpaid.`,
      todo: 'Please name the column of unpaid amounts (for example "Outstanding") and send the statement again.',
    },
  ];
}
