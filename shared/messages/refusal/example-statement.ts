import { formatCalendarDate, type CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { pence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { columnSumCell, dateCell, emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, WorkbookDescription } from "../rendering/workbook-description.ts";
import type { ReplyOf } from "../reply.ts";
import type { Party } from "../facts/reply-facts.ts";
import { nameOfParty } from "../words/statement-words.ts";
import type { RefusalReason } from "./refusal.ts";

/** Refusals that a look at a good statement helps with: what is wrong is the file itself. */
const HELPS: readonly RefusalReason[] = ["pdf", "not-a-workbook", "no-table", "file-findings"];

/** The name of the example's file, as messages mention it. */
export const EXAMPLE_FILE = "example-statement.xlsx";

/** The example that goes with a refusal; none if none helps, or if it is not known whose reply it is. */
export function exampleFor(reply: ReplyOf<"refused">): WorkbookDescription | undefined {
  return reply.payable !== undefined && HELPS.includes(reply.refusal.reason)
    ? exampleStatement(reply.payable, reply.preparedAt)
    : undefined;
}

const COLUMNS: readonly SheetColumn[] = [
  { heading: "Invoice number", width: 18 },
  { heading: "Invoice date", width: 14 },
  { heading: "PO number", width: 14 },
  { heading: "Description", width: 44 },
  { heading: "Invoice total", width: 16, amount: true },
  { heading: "Outstanding", width: 16, amount: true },
  { heading: "Capital Y/N", width: 12 },
];

interface ExampleLine {
  readonly number: string;
  readonly order: string;
  readonly description: string;
  readonly total: Pence;
  readonly outstanding: Pence;
}

const LINES: readonly ExampleLine[] = [
  {
    number: "EXAMPLE-001",
    order: "PO-1",
    description: "What the charge is for, and its period",
    total: pence(12_500_00),
    outstanding: pence(12_500_00),
  },
  {
    number: "EXAMPLE-002",
    order: "PO-2",
    description: "An invoice that is paid in part",
    total: pence(3_000_00),
    outstanding: pence(1_250_50),
  },
  {
    number: "EXAMPLE-003",
    order: "PO-1",
    description: "A credit note, with a minus sign",
    total: pence(-240_00),
    outstanding: pence(-240_00),
  },
];

/**
 * A statement as it should be (STM-05), for senders whose file could not be read. It is one of the payable organisation itself, to an
 * organisation that does not exist: if it is sent back as it is, it is refused, and replaces nobody's statement.
 */
export function exampleStatement(from: Party, preparedAt: string): WorkbookDescription {
  const asAt = ukDay(preparedAt);
  const above = [
    textRow(nameOfParty(from), "title"),
    textRow("Agreement of balances: receivables and payables statement"),
    emptyRow,
    labelled("To:", "Example Hospitals NHS Trust (EXA2)"),
    labelled("As at:", formatCalendarDate(asAt)),
    labelled("Telephone:", "01632 960000"),
    labelled("Email:", "income@example.org"),
    emptyRow,
  ];
  const header = above.length + 1;
  const last = header + LINES.length;
  const total = sumPence(LINES.map((line) => line.outstanding));
  return {
    fileName: EXAMPLE_FILE,
    title: "Example of a statement",
    preparedAt,
    sheets: [
      {
        name: "Statement",
        columns: COLUMNS.map((column) => column.width),
        rows: [
          ...above,
          headingRow(COLUMNS),
          ...LINES.map((line) => lineRow(line, asAt)),
          {
            cells: [
              textCell("Total", "total-label"),
              ...Array.from({ length: 4 }, () => textCell("", "total-label")),
              columnSumCell("F", header + 1, last, total, "total"),
            ],
          },
        ],
        frozenRows: header,
        frozenColumns: 0,
        tables: tableOf("Statement", COLUMNS, header, LINES.length),
      },
    ],
  };
}

function labelled(label: string, text: string): RowDescription {
  return { cells: [textCell(label, "label"), textCell(text, "plain")] };
}

function lineRow(line: ExampleLine, date: CalendarDate): RowDescription {
  return {
    cells: [
      textCell(line.number),
      dateCell(date),
      textCell(line.order),
      textCell(line.description),
      poundsCell(line.total),
      poundsCell(line.outstanding),
      textCell("N"),
    ],
  };
}
