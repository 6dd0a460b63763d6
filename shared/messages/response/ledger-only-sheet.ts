import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import { columnSumCell, dateCell, emptyRow, emptyCell, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import { whyOfLedgerOnly } from "./line-words.ts";
import { ITEMS_LISTED } from "./list-lines.ts";
import { quoteReference } from "../words/quote-text.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { counted, nameOfLedger, titleOfSheet } from "../words/statement-words.ts";
import { titleOfLedgerOnly } from "./unread-rows.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

const WHY_WIDTH = 80;
const COLUMNS: readonly SheetColumn[] = [
  { heading: "Invoice number", width: 24 },
  { heading: "Invoice date", width: 13 },
  { heading: "Amount on our ledger", width: 20, amount: true },
  { heading: "Why it is listed", width: WHY_WIDTH },
  { heading: "Reason code", width: 26 },
];

/** The sheet of items that are on the ledger but not on the statement (REC-08). */
export function ledgerOnlySheet(facts: ResponseFacts): SheetDescription {
  const items = facts.outcome.ledgerOnly;
  const header = [
    textRow(titleOfSheet(facts, titleOfLedgerOnly(facts.statement)), "title"),
    textRow(
      items.length === 0
        ? `We found nothing on our ${nameOfLedger(facts.kind)} that is missing from your statement.`
        : "Please check whether your statement should include these.",
    ),
    emptyRow,
  ];
  const headingAt = header.length + 2;
  const listed = items.slice(0, ITEMS_LISTED);
  const left = items.slice(ITEMS_LISTED);
  const lastRow = headingAt + listed.length + (left.length > 0 ? 1 : 0);
  return {
    name: "Not on your statement",
    about: "What our ledger has and your statement does not.",
    columns: COLUMNS.map((column) => column.width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* header;
        if (items.length === 0) return;
        const total = sumPence(items.map((item) => item.outstandingPence));
        yield {
          cells: [
            emptyCell,
            textCell("Total", "total-label"),
            columnSumCell("C", headingAt + 1, lastRow, total, "total"),
          ],
        };
        yield headingRow(COLUMNS);
        for (const item of listed) {
          const why = whyOfLedgerOnly(item);
          yield {
            cells: [
              textCell(quoteReference(item.invoiceNumber)),
              dateCell(item.invoiceDate),
              poundsCell(item.outstandingPence),
              textCell(why, "cell-wrapped"),
              textCell(item.reason, "cell-quiet"),
            ],
          };
        }
        if (left.length > 0) {
          const rest = sumPence(left.map((item) => item.outstandingPence));
          yield {
            cells: [textCell(counted(left.length, "more item")), textCell("not listed"), poundsCell(rest)],
          };
        }
      },
    },
    frozenRows: headingAt,
    frozenColumns: 1,
    printTitleRow: headingAt,
    tables: tableOf("NotOnYourStatement", COLUMNS, headingAt, lastRow - headingAt),
  };
}
