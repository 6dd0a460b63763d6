import { emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { ITEMS_LISTED } from "./list-lines.ts";
import { quoteReference } from "../words/quote-text.ts";
import type { ResponseFacts } from "../reply.ts";
import { reasonForRevision } from "./revision-blocks.ts";
import type { Change, Revision } from "./revision.ts";
import { counted, titleOfSheet } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import type { CellDescription, RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

const HEADINGS = [
  "Invoice number",
  "Where",
  "Amount",
  "Agreed before",
  "Agreed now",
  "Not agreed before",
  "Not agreed now",
  "In dispute before",
  "In dispute now",
  "Reason before",
  "Reason now",
];
const FIRST_AMOUNT = 2;
const LAST_AMOUNT = 8;

/** The sheet that lists each change since the earlier reply (RSP-05). */
export function changesSheet(facts: ResponseFacts, revision: Revision): SheetDescription {
  const header = [
    textRow(titleOfSheet(facts, "what has changed"), "title"),
    textRow(`Changes since our reply of ${ukTime(revision.earlier.sentAt)}. ${reasonForRevision(revision, facts)}`),
    emptyRow,
  ];
  const headingRow = header.length + 1;
  const listed = revision.changes.slice(0, ITEMS_LISTED);
  const unlisted = revision.changes.length - listed.length;
  return {
    name: "What has changed",
    columns: [22, 24, 16, 16, 16, 16, 16, 16, 16, 24, 24],
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* header;
        yield {
          cells: HEADINGS.map((heading, index) =>
            textCell(heading, index >= FIRST_AMOUNT && index <= LAST_AMOUNT ? "heading-right" : "heading"),
          ),
          height: 32,
        };
        for (const change of listed) yield { cells: cellsOf(change) };
        if (unlisted > 0) yield { cells: [textCell(counted(unlisted, "more change")), textCell("not listed")] };
      },
    },
    frozenRows: headingRow,
    frozenColumns: 1,
    printTitleRow: headingRow,
    ...(revision.changes.length === 0
      ? {}
      : {
          filter: {
            headerRow: headingRow,
            lastRow: headingRow + listed.length,
            columns: HEADINGS.length,
          },
        }),
  };
}

function cellsOf(change: Change): CellDescription[] {
  const number = textCell(quoteReference(change.invoiceNumber));
  if (change.change === "ledger-only") {
    const before = change.beforePence === undefined ? "not listed" : "listed";
    const now = change.afterPence === undefined ? "not listed" : "listed";
    const amount = change.afterPence ?? change.beforePence;
    return [
      number,
      textCell("on our ledger only"),
      amount === undefined ? textCell("") : poundsCell(amount),
      ...Array.from({ length: LAST_AMOUNT - FIRST_AMOUNT }, () => textCell("")),
      textCell(before, "cell-quiet"),
      textCell(now, "cell-quiet"),
    ];
  }
  const { before, after } = change;
  return [
    number,
    textCell(`line ${change.line}`),
    poundsCell(change.outstandingPence),
    poundsCell(before.agreedPence),
    poundsCell(after.agreedPence),
    poundsCell(before.notAgreedPence),
    poundsCell(after.notAgreedPence),
    poundsCell(before.disputedPence),
    poundsCell(after.disputedPence),
    textCell(before.reason, "cell-quiet"),
    textCell(after.reason, "cell-quiet"),
  ];
}
