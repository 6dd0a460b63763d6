import { emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import { ITEMS_LISTED } from "./list-lines.ts";
import { quoteReference } from "../words/quote-text.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { reasonForRevision } from "./revision-blocks.ts";
import type { Change, Revision } from "./revision.ts";
import { counted, titleOfSheet } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import type { CellDescription, RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

const COLUMNS: readonly SheetColumn[] = [
  { heading: "Invoice number", width: 22 },
  { heading: "Where", width: 24 },
  { heading: "Amount", width: 16, amount: true },
  { heading: "Agreed before", width: 16, amount: true },
  { heading: "Agreed now", width: 16, amount: true },
  { heading: "Not agreed before", width: 16, amount: true },
  { heading: "Not agreed now", width: 16, amount: true },
  { heading: "In dispute before", width: 16, amount: true },
  { heading: "In dispute now", width: 16, amount: true },
  { heading: "Reason before", width: 24 },
  { heading: "Reason now", width: 24 },
];
/** The amounts before and now, which an item that only the ledger has lacks. */
const AMOUNTS_OF_LINE = 6;

/** The sheet that lists each change since the earlier reply (RSP-05). */
export function changesSheet(facts: ResponseFacts, revision: Revision): SheetDescription {
  const header = [
    textRow(titleOfSheet(facts, "what has changed"), "title"),
    textRow(`Changes since our reply of ${ukTime(revision.earlier.sentAt)}. ${reasonForRevision(revision, facts)}`),
    emptyRow,
  ];
  const headingAt = header.length + 1;
  const listed = revision.changes.slice(0, ITEMS_LISTED);
  const unlisted = revision.changes.length - listed.length;
  return {
    name: "What has changed",
    about: "Each line whose answer differs from our earlier reply.",
    columns: COLUMNS.map((column) => column.width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* header;
        yield headingRow(COLUMNS);
        for (const change of listed) yield { cells: cellsOf(change) };
        if (unlisted > 0) yield { cells: [textCell(counted(unlisted, "more change")), textCell("not listed")] };
      },
    },
    frozenRows: headingAt,
    frozenColumns: 1,
    printTitleRow: headingAt,
    tables: tableOf("WhatHasChanged", COLUMNS, headingAt, listed.length + (unlisted > 0 ? 1 : 0)),
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
      ...Array.from({ length: AMOUNTS_OF_LINE }, () => textCell("")),
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
