import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { nameOfKind } from "../../domain/exercise/exercise.ts";
import { columnSumCell, emptyRow, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf } from "../rendering/sheet-table.ts";
import type { CellDescription, RowDescription, SheetDescription } from "../rendering/workbook-description.ts";
import type { StatementIssued } from "./statement-issued.ts";
import { nameOfParty } from "../words/statement-words.ts";
import { columnsOfKind, type StatementColumn } from "./statement-columns.ts";

/** The sheet of the statement itself: from whom, to whom, whom to ask, and every line with what STM-05 and STM-06 want of it. */
export function statementSheet(facts: StatementIssued): SheetDescription {
  const { statement } = facts;
  const columns = columnsOfKind(statement);
  const above = rowsAbove(facts);
  const headerRow = above.length + 1;
  const first = headerRow + 1;
  const last = headerRow + statement.lines.length;
  return {
    name: "Statement",
    about: "Every line of the statement.",
    columns: columns.map(({ width }) => width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* above;
        yield headingRow(columns);
        for (const line of statement.lines) yield { cells: columns.map((column) => column.cell(line)) };
        yield { cells: columns.map((column, at) => totalCell(column, at, first, last, facts)) };
      },
    },
    frozenRows: headerRow,
    frozenColumns: 1,
    printTitleRow: headerRow,
    tables: tableOf("Statement", columns, headerRow, statement.lines.length),
  };
}

function rowsAbove({ statement, receivable, payable, contact, supersedes }: StatementIssued): RowDescription[] {
  return [
    textRow(nameOfParty(receivable), "title"),
    textRow(`Agreement of balances: ${nameOfKind(statement.kind)} statement`),
    ...(supersedes === undefined
      ? []
      : [textRow("This statement replaces the one that we sent you before for the same exercise.")]),
    emptyRow,
    labelled("From:", nameOfParty(receivable)),
    labelled("To:", nameOfParty(payable)),
    labelled("As at:", formatCalendarDate(statement.asAt)),
    labelled("Telephone:", contact.telephone),
    labelled("Email:", contact.email),
    emptyRow,
  ];
}

function labelled(label: string, text: string): RowDescription {
  return { cells: [textCell(label, "label"), textCell(text, "plain")] };
}

/** A control total below each column of amounts that adds up to something. */
function totalCell(
  column: StatementColumn,
  at: number,
  first: number,
  last: number,
  { statement }: StatementIssued,
): CellDescription {
  if (at === 0) return textCell("Total", "total-label");
  if (column.sum === undefined) return textCell("", "total-label");
  return columnSumCell(letterOf(at), first, last, column.sum(statement.lines), "total");
}

/** There are fewer columns than letters. */
function letterOf(at: number): string {
  return String.fromCharCode("A".charCodeAt(0) + at);
}
