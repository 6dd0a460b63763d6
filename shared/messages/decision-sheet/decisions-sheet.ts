import { shortNameOfKind, nameOfExercise } from "../../domain/exercise/exercise.ts";
import type { DecidableRow } from "../../domain/decision-sheet/decidable-row.ts";
import { decisionWords } from "../../domain/decision-sheet/decision-words.ts";
import { answerHeadings, identifyingHeadings } from "../../domain/decision-sheet/sheet-columns.ts";
import { answerCell, countCell, dateCell, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription, ValidationDescription } from "../rendering/workbook-description.ts";
import type { Party } from "../facts/reply-facts.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";

const WHY_WIDTH = 48;
const DECIDED_WIDTH = 30;

const COLUMNS: readonly SheetColumn[] = [
  { heading: "Counterparty", width: 15 },
  { heading: "Name", width: 28 },
  { heading: "Exercise", width: 12 },
  { heading: "Kind", width: 9 },
  { heading: "Line", width: 7, amount: true },
  { heading: identifyingHeadings.invoice, width: 20 },
  { heading: "Invoice date", width: 13 },
  { heading: "Claimed", width: 15, amount: true },
  { heading: "Agreed", width: 15, amount: true },
  { heading: "Not agreed", width: 15, amount: true },
  { heading: "In formal dispute", width: 15, amount: true },
  { heading: "Why", width: WHY_WIDTH },
  { heading: "Decided so far", width: DECIDED_WIDTH },
  { heading: answerHeadings.decision, width: 20 },
  { heading: answerHeadings.amount, width: 15, amount: true },
  { heading: answerHeadings.disputeReference, width: 18 },
  { heading: answerHeadings.question, width: 30 },
  { heading: answerHeadings.sameInvoiceAs, width: 18 },
  { heading: answerHeadings.tell, width: 26 },
  { heading: answerHeadings.note, width: 26 },
  { heading: identifyingHeadings.reference, width: 44 },
];
/** The columns of the Decision and of its amount. */
const DECISION_COLUMN = "N";
const AMOUNT_COLUMN = "O";
const CLAIMED_COLUMN = "H";

const FIRST_ANSWER = 14;

/**
 * The sheet on which people of the payable organisation decide about lines: one row a line that is not agreed in full, with our verdict,
 * the columns to fill in, and what identifies the line and its state. It may stand in any workbook.
 */
export function decisionsSheet({
  payable,
  rows,
  rowsLeft = 0,
}: {
  readonly payable: Party;
  readonly rows: readonly DecidableRow[];
  /** How many smaller lines it has no room for. */
  readonly rowsLeft?: number;
}): SheetDescription {
  const above = [
    textRow(`Decisions of ${nameOfParty(payable)}`, "title"),
    textRow(
      rows.length === 0
        ? "No line waits for a decision."
        : "Fill in the yellow cells of the rows that you decide, leave the others empty, and send this file back to the address that it came from." +
            (rowsLeft === 0 ? "" : ` These are the largest lines: ${counted(rowsLeft, "smaller one")} did not fit.`),
    ),
    textRow(
      "Without an amount the whole line is meant. What stands in “Tell them” goes to the counterparty; what stands in “Note” stays with you. Leave the last column as it is.",
    ),
  ];
  const header = above.length + 1;
  return {
    name: "Decisions",
    about: "The lines that a decision could settle, to be filled in and sent back.",
    columns: COLUMNS.map((column) => column.width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* above;
        if (rows.length === 0) return;
        yield headingRow(COLUMNS);
        for (const row of rows) yield decisionRow(row);
      },
    },
    frozenRows: rows.length === 0 ? 0 : header,
    frozenColumns: 0,
    printTitleRow: header,
    printColumns: FIRST_ANSWER - 1,
    isProtected: true,
    ...(rows.length === 0 ? {} : { validations: validationsOf(header + 1, header + rows.length) }),
    tables: tableOf("Decisions", COLUMNS, header, rows.length),
  };
}

function decisionRow(row: DecidableRow): RowDescription {
  const why = quoteText(row.why);
  const decided = quoteText(row.decided ?? "");
  return {
    cells: [
      textCell(row.receivable),
      textCell(quoteText(row.name)),
      textCell(nameOfExercise(row.exercise)),
      textCell(shortNameOfKind(row.kind)),
      countCell(row.line),
      textCell(quoteReference(row.invoiceNumber)),
      dateCell(row.invoiceDate),
      poundsCell(row.outstandingPence),
      poundsCell(row.agreedPence),
      poundsCell(row.notAgreedPence),
      poundsCell(row.disputedPence),
      textCell(why, "cell-wrapped"),
      textCell(decided, "cell-wrapped"),
      answerCell("text"),
      answerCell("pounds"),
      ...Array.from({ length: 5 }, () => answerCell("text")),
      textCell(row.reference, "cell-quiet"),
    ],
  };
}

function validationsOf(first: number, last: number): ValidationDescription[] {
  const claimed = `$${CLAIMED_COLUMN}${first}`;
  return [
    {
      range: `${DECISION_COLUMN}${first}:${DECISION_COLUMN}${last}`,
      hint: "Choose from the list. Approve and reject answer a colleague's decision that waits for a second person.",
      allows: "one of",
      words: Object.values(decisionWords),
    },
    {
      range: `${AMOUNT_COLUMN}${first}:${AMOUNT_COLUMN}${last}`,
      hint: "An amount between nil and what the line claims. Leave it empty for the whole line.",
      allows: "amount",
      from: `MIN(0,${claimed})`,
      to: `MAX(0,${claimed})`,
    },
  ];
}
