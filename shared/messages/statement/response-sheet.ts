import { answerCell, dateCell, emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription, ValidationDescription } from "../rendering/workbook-description.ts";
import type { IssuedLine } from "../../domain/issuing/issued-statement.ts";
import type { StatementIssued } from "./statement-issued.ts";
import { nameOfLineAmount, nameOfParty } from "../words/statement-words.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";

/** The answers that a payable organisation can choose from. */
const RESULTS = ["Agreed", "Partly agreed", "Not agreed", "In formal dispute"] as const;

/**
 * The sheet on which the payable organisation answers (RSP-01, RSP-02): what it agrees of each line, what it does not, and what it wants, with
 * lists to choose from, so that any payer can answer in it.
 */
export function responseSheet({ statement, receivable, payable }: StatementIssued): SheetDescription {
  const { kind, lines } = statement;
  const columns = columnsOf(nameOfLineAmount(kind));
  const above: RowDescription[] = [
    textRow("Your response", "title"),
    textRow(
      `From ${nameOfParty(payable)} to ${nameOfParty(receivable)}. Please fill in the coloured cells and return this workbook.`,
    ),
    emptyRow,
    box("Completed by:", "text"),
    box("Response date:", "text"),
    emptyRow,
  ];
  const headerRow = above.length + 1;
  const range = (column: string): string =>
    `${column}${String(headerRow + 1)}:${column}${String(headerRow + lines.length)}`;
  return {
    name: "Your response",
    about: "Where the payable organisation answers, line by line.",
    columns: columns.map(({ width }) => width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* above;
        yield headingRow(columns);
        for (const line of lines) yield lineRow(line);
      },
    },
    frozenRows: headerRow,
    frozenColumns: 2,
    printTitleRow: headerRow,
    validations: lines.length === 0 ? [] : validationsOf(range, headerRow + 1),
    tables: tableOf("Response", columns, headerRow, lines.length),
  };
}

function columnsOf(amount: string): SheetColumn[] {
  return [
    { heading: "Invoice number", width: 20 },
    { heading: "Description", width: 34 },
    { heading: "Invoice date", width: 14 },
    { heading: amount, width: 16, amount: true },
    { heading: "Agreed amount", width: 16, amount: true },
    { heading: "Not agreed, not in dispute", width: 16, amount: true },
    { heading: "In formal dispute", width: 16, amount: true },
    { heading: "Response status", width: 20 },
    { heading: "Reason", width: 44 },
    { heading: "Further information wanted", width: 36 },
  ];
}

function box(label: string, takes: "text"): RowDescription {
  return { cells: [textCell(label, "label"), answerCell(takes)] };
}

function lineRow(line: IssuedLine): RowDescription {
  return {
    cells: [
      textCell(quoteReference(line.invoiceNumber)),
      textCell(quoteText(line.description ?? "", [], 120)),
      dateCell(line.invoiceDate),
      poundsCell(line.claimedPence),
      answerCell("pounds"),
      answerCell("pounds"),
      answerCell("pounds"),
      answerCell("text"),
      answerCell("text"),
      answerCell("text"),
    ],
  };
}

/** An amount is between nil and what the line claims, whichever of them is less. */
function validationsOf(range: (column: string) => string, first: number): ValidationDescription[] {
  const claimed = `$D${String(first)}`;
  const amount = (column: string, hint: string): ValidationDescription => ({
    range: range(column),
    hint,
    allows: "amount",
    from: `MIN(0,${claimed})`,
    to: `MAX(0,${claimed})`,
  });
  return [
    amount("E", "What you agree of the line, up to its amount."),
    amount("F", "What you do not agree and is not in formal dispute."),
    amount("G", "Only what you have decided not to pay and take to dispute."),
    {
      range: range("H"),
      hint: `One of: ${RESULTS.join(", ")}.`,
      allows: "one of",
      words: RESULTS,
    },
  ];
}
