import { namesForeignCurrency } from "../../../domain/amounts-and-days/foreign-currency.ts";
import type { RefusalFinding } from "../../../domain/statement/refusal-finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { CellsRead } from "../../cells/read-cells.ts";
import { adviceOnAmountProblem } from "../amount-problem-words.ts";
import type { TableRecord } from "../rows/table-record.ts";
import { nothingClaimed, type NothingClaimed } from "./nothing-claimed.ts";

/** The facts that decide whether a workbook can be used. */
interface RefusalFacts extends NothingClaimed {
  readonly read: CellsRead;
}

/** With more unread rows than this, something is wrong with the whole statement. */
const MOST_UNREAD = 1000;

/** The reasons why a workbook can't be used as a statement. A nil statement is one of them (EXR-03). */
export function findRefusals(facts: RefusalFacts): RefusalFinding[] {
  const { read, tables, lines } = facts;
  if (read.findings.some((finding) => finding.severity === "refusal")) return [];
  const refusals: RefusalFinding[] = [];
  const unread = tables.reduce((sum, table) => sum + table.unreadCount, 0);
  const [first] = tables.filter((table) => table.unreadCount > 0);
  if (first !== undefined && (lines.length === 0 || unread > MOST_UNREAD))
    refusals.push(unreadableAmounts(first, unread, lines.length));
  else if (lines.every((line) => line.outstandingPence === 0)) refusals.push(nothingClaimed(facts));
  for (const table of tables)
    refusals.push(...inThousands(table), ...inForeignCurrency(table), ...penceInOwnColumn(table));
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

const THOUSANDS = /(?:£|gbp|\b)\s*['’]?000s?\b|£\s*k\b|\bthousands?\b|£\s*m\b|\bmillions?\b|\(k\)|\(m\)/iu;

/** Amounts in thousands can't be agreed to the penny. */
function inThousands(table: TableRecord): RefusalFinding[] {
  const amounts = new Set(["outstanding", "amount", "anyTotal", "total"]);
  const use = table.layout.columnUses.find((each) => amounts.has(each.takenFor ?? "") && THOUSANDS.test(each.heading));
  if (use === undefined) return [];
  return [
    {
      code: "amounts-in-thousands",
      severity: "refusal",
      sheet: table.sheet.name,
      row: table.headerRow,
      column: use.column,
      what: `The amounts in column ${use.column} are in thousands or millions ("${use.heading}"), so they can't be agreed to the penny.`,
      todo: "Please give all amounts in pounds and pence.",
    },
  ];
}

const STERLING = /£|\b(?:gbp|sterling|pounds?)\b/iu;

/** Amounts under a heading that names another currency are not pounds. */
function inForeignCurrency(table: TableRecord): RefusalFinding[] {
  const use = table.layout.columnUses.find(
    ({ takenFor, heading }) => takenFor === "outstanding" && namesForeignCurrency(heading) && !STERLING.test(heading),
  );
  if (use === undefined) return [];
  return [
    {
      code: "amounts-in-foreign-currency",
      severity: "refusal",
      sheet: table.sheet.name,
      row: table.headerRow,
      column: use.column,
      what: `The heading "${use.heading}" of column ${use.column} names another currency, so its amounts are not in pounds.`,
      todo: "Please give all amounts in pounds sterling.",
    },
  ];
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
