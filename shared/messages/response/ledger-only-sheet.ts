import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import {
  columnSumCell,
  dateCell,
  emptyRow,
  emptyCell,
  poundsCell,
  textCell,
  textRow,
  heightOf,
} from "../rendering/cells.ts";
import { whyOfLedgerOnly } from "./line-words.ts";
import { ITEMS_LISTED } from "./list-lines.ts";
import { quoteReference } from "../words/quote-text.ts";
import type { ResponseFacts } from "../reply.ts";
import { counted, nameOfLedger, titleOfSheet } from "../words/statement-words.ts";
import { titleOfLedgerOnly } from "./unread-rows.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

const HEADINGS = ["Invoice number", "Invoice date", "Amount on our ledger", "Why it is listed", "Reason code"];
const WHY_WIDTH = 80;

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
  const headingRow = header.length + 2;
  const listed = items.slice(0, ITEMS_LISTED);
  const left = items.slice(ITEMS_LISTED);
  const lastRow = headingRow + listed.length + (left.length > 0 ? 1 : 0);
  return {
    name: "On our ledger only",
    columns: [24, 13, 20, WHY_WIDTH, 26],
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* header;
        const total = sumPence(items.map((item) => item.outstandingPence));
        yield {
          cells: [
            emptyCell,
            textCell("Total", "total-label"),
            columnSumCell("C", headingRow + 1, lastRow, total, "total"),
          ],
        };
        yield {
          cells: HEADINGS.map((heading, index) => textCell(heading, index === 2 ? "heading-right" : "heading")),
          height: 32,
        };
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
            height: heightOf([[why, WHY_WIDTH]]),
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
    frozenRows: headingRow,
    frozenColumns: 1,
    printTitleRow: headingRow,
    ...(items.length === 0 ? {} : { filter: { headerRow: headingRow, lastRow, columns: HEADINGS.length } }),
  };
}
