import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";
import { columnSumCell, countCell, dateCell, emptyCell, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { counted, titleOfSheet } from "../words/statement-words.ts";
import { furtherInformationFor } from "./line-words.ts";
import { ITEMS_LISTED, statementLinesByNumber } from "./list-lines.ts";
import { penceAskedAbout, requestsOf } from "./requests.ts";

const WANTED_WIDTH = 70;
const COLUMNS: readonly SheetColumn[] = [
  { heading: "About", width: 26 },
  { heading: "What we need", width: WANTED_WIDTH },
  { heading: "Invoice number", width: 22 },
  { heading: "Invoice date", width: 13 },
  { heading: "Amount in question", width: 18, amount: true },
  { heading: "Line", width: 8, amount: true },
  { heading: "Your sheet", width: 16 },
  { heading: "Your row", width: 9, amount: true },
];

/** The sheet of what we need, by subject and line (RSP-01). */
export function questionsSheet(facts: ResponseFacts): SheetDescription {
  const byNumber = statementLinesByNumber(facts);
  const asked = requestsOf(facts).flatMap(({ subject, asked: each }) =>
    each.flatMap(({ lines }) => lines.map((line) => ({ subject, line }))),
  );
  const listed = asked.slice(0, ITEMS_LISTED);
  const left = asked.slice(ITEMS_LISTED);
  const rows = listed.length + (left.length > 0 ? 1 : 0);
  const above = [
    textRow(titleOfSheet(facts, "what we need from you"), "title"),
    textRow(
      asked.length === 0
        ? "We need nothing from you."
        : "Please reply to our message with what we ask for, each file named after its invoice.",
    ),
  ];
  const header = above.length + 2;
  return {
    name: "Questions",
    about: "What we need from you, line by line.",
    columns: COLUMNS.map((column) => column.width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* above;
        if (asked.length === 0) return;
        const total = sumPence(asked.map(({ line }) => penceAskedAbout(line)));
        yield {
          cells: [
            emptyCell,
            emptyCell,
            emptyCell,
            textCell("Total", "total-label"),
            columnSumCell("E", header + 1, header + rows, total, "total"),
          ],
        };
        yield headingRow(COLUMNS);
        for (const { subject, line } of listed) yield questionRow(subject, line, byNumber.get(line.line));
        if (left.length > 0) yield unlistedRow(left.map(({ line }) => line));
      },
    },
    frozenRows: header,
    frozenColumns: 0,
    printTitleRow: header,
    tables: tableOf("Questions", COLUMNS, header, rows),
  };
}

function questionRow(
  subject: string,
  line: LineOutcome,
  statementLine: Parameters<typeof furtherInformationFor>[1],
): RowDescription {
  const wanted = furtherInformationFor(line, statementLine);
  return {
    cells: [
      textCell(subject),
      textCell(wanted, "cell-wrapped"),
      textCell(quoteReference(line.invoiceNumber)),
      dateCell(line.invoiceDate),
      poundsCell(penceAskedAbout(line)),
      countCell(line.line),
      statementLine === undefined ? textCell("") : textCell(quoteText(statementLine.sheet, [], 60)),
      statementLine === undefined ? textCell("") : countCell(statementLine.row),
    ],
  };
}

function unlistedRow(lines: readonly LineOutcome[]): RowDescription {
  return {
    cells: [
      textCell(counted(lines.length, "more line")),
      textCell("Not listed here. The sheet “Lines” says what we need for each."),
      textCell(""),
      textCell(""),
      poundsCell(sumPence(lines.map(penceAskedAbout))),
    ],
  };
}
