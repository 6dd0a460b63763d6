import { noPence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { columnSumCell, emptyRow, poundsCell, textCell, textRow, heightOf } from "../rendering/cells.ts";
import { nameOfLine, whyOf } from "./line-words.ts";
import { ITEMS_LISTED, statementLinesByNumber } from "./list-lines.ts";
import { quoteText } from "../words/quote-text.ts";
import type { ResponseFacts } from "../reply.ts";
import { counted, nameOfParty, titleOfSheet } from "../words/statement-words.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

const WIDTHS = [46, 18, 18, 18, 18, 18];
/** A reason takes up the columns beside its amount. */
const REASON = { from: 3, to: WIDTHS.length };
const REASON_WIDTH = 72;

/**
 * The payable side's row for this counterparty (COL-01): notified, accrued, adjusted, disputed, and their total as a formula. Below it,
 * what makes up the adjusted and the disputed column, each with its reason (COL-04, COL-05, COL-07).
 */
export function collectionFormSheet(facts: ResponseFacts): SheetDescription {
  const rows = formRows(facts);
  rows.push(...adjustmentRows(facts, rows.length));
  rows.push(...disputeRows(facts, rows.length));
  return { name: "Collection form", columns: WIDTHS, rows, frozenRows: 0, frozenColumns: 0 };
}

function formRows(facts: ResponseFacts): RowDescription[] {
  const { outcome } = facts;
  const above = [
    textRow(titleOfSheet(facts, "what our collection form will show"), "title"),
    textRow("This is the payable side. Total = notified + accrued + adjusted + disputed."),
    emptyRow,
    {
      cells: [
        textCell("Counterparty", "heading"),
        ...["Notified", "Accrued", "Adjusted", "Disputed", "Total"].map((text) => textCell(text, "heading-right")),
      ],
    },
  ];
  const formRow = above.length + 1;
  const counterparty = `${nameOfParty(facts.receivable)}, ${facts.kind === "i&e" ? "expenditure" : "payables"}`;
  return [
    ...above,
    {
      cells: [
        textCell(counterparty, "cell-wrapped"),
        poundsCell(outcome.notifiedPence),
        poundsCell(outcome.accruedPence),
        poundsCell(outcome.adjustedPence),
        poundsCell(outcome.disputedPence),
        { cell: "sum", formula: `SUM(B${formRow}:E${formRow})`, pence: outcome.totalPence, look: "total" },
      ],
      height: heightOf([[counterparty, WIDTHS[0] ?? 0]]),
    },
    emptyRow,
  ];
}

/** COL-04 */
function adjustmentRows(facts: ResponseFacts, above: number): RowDescription[] {
  const { adjustments, adjustedPence } = facts.outcome;
  const heading = textRow("Adjusted", "section");
  if (adjustments.length === 0) return [heading, textRow("There are no adjustments."), emptyRow];
  const first = above + 3;
  return [
    heading,
    reasonHeading("Adjustment"),
    ...adjustments.map((adjustment) =>
      reasonRow(sentenceCase(adjustment.reason), adjustment.pence, quoteText(adjustment.why)),
    ),
    totalRow(first, first + adjustments.length - 1, adjustedPence),
    emptyRow,
  ];
}

/** COL-05: the lines in dispute. The form's own column shows them with the opposite sign. */
function disputeRows(facts: ResponseFacts, above: number): RowDescription[] {
  const statementLines = statementLinesByNumber(facts);
  const disputed = facts.outcome.lines.filter((line) => line.disputedPence !== noPence);
  const listed = disputed.slice(0, ITEMS_LISTED);
  const left = disputed.slice(ITEMS_LISTED);
  const heading = textRow("In formal dispute, deducted in the Disputed column", "section");
  if (disputed.length === 0) return [heading, textRow("Nothing is in formal dispute.")];
  const first = above + 3;
  return [
    heading,
    reasonHeading("Invoice"),
    ...listed.map((line) =>
      reasonRow(nameOfLine(line), line.disputedPence, whyOf(line, statementLines.get(line.line))),
    ),
    ...(left.length === 0
      ? []
      : [
          reasonRow(counted(left.length, "more line"), sumPence(left.map((line) => line.disputedPence)), "Not listed."),
        ]),
    totalRow(first, first + listed.length - (left.length === 0 ? 1 : 0), facts.outcome.inDisputePence),
  ];
}

function reasonHeading(what: string): RowDescription {
  return {
    cells: [
      textCell(what, "heading"),
      textCell("Amount", "heading-right"),
      textCell("Reason", "heading"),
      ...Array.from({ length: REASON.to - REASON.from }, () => textCell("", "heading")),
    ],
  };
}

function reasonRow(what: string, amount: Pence, why: string): RowDescription {
  return {
    cells: [textCell(what, "cell-wrapped"), poundsCell(amount), textCell(why, "cell-wrapped")],
    merge: REASON,
    height: heightOf([
      [what, WIDTHS[0] ?? 0],
      [why, REASON_WIDTH],
    ]),
  };
}

function totalRow(first: number, last: number, total: Pence): RowDescription {
  return { cells: [textCell("Total", "total-label"), columnSumCell("B", first, last, total, "total")] };
}

/** `not-on-ledger` → `Not on ledger` */
function sentenceCase(reason: string): string {
  const words = reason.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
