import type { WaitingReply } from "../../domain/decision-sheet/reply-row.ts";
import { becameWords } from "../../domain/decision-sheet/told-row.ts";
import { textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { WorkbookDescription } from "../rendering/workbook-description.ts";
import type { ReplyOf } from "../reply.ts";
import type { Party } from "../facts/reply-facts.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { nameOfParty, shortNameOfParty } from "../words/statement-words.ts";
import { decisionsSheet } from "./decisions-sheet.ts";
import { repliesSheet } from "./replies-sheet.ts";

/** A workbook with the Decisions sheet, and the sheet of replies that a person reads before they leave, if there are any. */
export function decisionsWorkbook(
  about: Parameters<typeof decisionsSheet>[0] & {
    readonly payable: Party;
    readonly replies: readonly WaitingReply[];
    readonly preparedAt: string;
  },
): WorkbookDescription {
  return {
    fileName: `${shortNameOfParty(about.payable)}-decisions.xlsx`,
    title: "Lines to decide",
    preparedAt: about.preparedAt,
    sheets: [decisionsSheet(about), ...(about.replies.length === 0 ? [] : [repliesSheet(about)])],
  };
}

const COLUMNS: readonly SheetColumn[] = [
  { heading: "Your row", width: 10 },
  { heading: "Counterparty", width: 15 },
  { heading: "Invoice number", width: 22 },
  { heading: "You decided", width: 44 },
  { heading: "Result", width: 26 },
  { heading: "Why", width: 80 },
];

/** What became of every row of a Decisions sheet; none if it had no row with anything written in it. */
export function decisionsTakenWorkbook(reply: ReplyOf<"decisions-received">): WorkbookDescription | undefined {
  if (reply.rows.length === 0) return undefined;
  const header = 2;
  return {
    fileName: `${reply.payable.code}-decisions-received.xlsx`,
    title: "Decisions received",
    preparedAt: reply.preparedAt,
    sheets: [
      {
        name: "Received",
        columns: COLUMNS.map(({ width }) => width),
        rows: [
          textRow(`Decisions of ${nameOfParty(reply.payable)}: what became of each row`, "title"),
          headingRow(COLUMNS),
          ...reply.rows.map((row) => ({
            cells: [
              textCell(row.sheet === undefined ? String(row.row) : `${row.sheet} ${row.row}`),
              textCell(row.receivable ?? ""),
              textCell(quoteReference(row.invoice)),
              textCell(quoteText(row.asked), "cell-wrapped"),
              textCell(becameWords[row.became], "cell-wrapped"),
              textCell(quoteText(row.why), "cell-wrapped"),
            ],
          })),
        ],
        frozenRows: header,
        frozenColumns: 0,
        printTitleRow: header,
        tables: tableOf("Received", COLUMNS, header, reply.rows.length),
      },
    ],
  };
}
