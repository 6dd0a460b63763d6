import { nameOfExercise, shortNameOfKind } from "../../domain/exercise/exercise.ts";
import { replyWords, type WaitingReply } from "../../domain/decision-sheet/reply-row.ts";
import { replyHeadings } from "../../domain/decision-sheet/sheet-columns.ts";
import { answerCell, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { SheetDescription } from "../rendering/workbook-description.ts";
import type { Party } from "../facts/reply-facts.ts";
import { quoteText } from "../words/quote-text.ts";
import { nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

const COLUMNS: readonly SheetColumn[] = [
  { heading: "Counterparty", width: 15 },
  { heading: "Name", width: 30 },
  { heading: "Exercise", width: 12 },
  { heading: "Kind", width: 9 },
  { heading: "Claimed", width: 15, amount: true },
  { heading: "Agreed", width: 15, amount: true },
  { heading: "Waits since", width: 22 },
  { heading: "Leaves by itself", width: 22 },
  { heading: "Kept back", width: 22 },
  { heading: replyHeadings.decision, width: 20 },
  { heading: replyHeadings.why, width: 34 },
  { heading: replyHeadings.reply, width: 34 },
];
const DECISION_COLUMN = "J";

/** The sheet on which people of the payable organisation let replies leave or keep them back. Each row's id names exactly what would leave. */
export function repliesSheet({
  payable,
  replies,
}: {
  readonly payable: Party;
  readonly replies: readonly WaitingReply[];
}): SheetDescription {
  const above = [
    textRow(`Replies of ${nameOfParty(payable)} that wait for a person`, "title"),
    textRow(
      "Release lets a reply leave as it is. Reject keeps it back; say why. A reply that changes meanwhile needs a new sheet.",
    ),
  ];
  const header = above.length + 1;
  return {
    name: "Replies",
    about: "The replies that a person reads before they leave.",
    columns: COLUMNS.map((column) => column.width),
    rows: [
      ...above,
      headingRow(COLUMNS),
      ...replies.map((each) => ({
        cells: [
          textCell(each.receivable),
          textCell(quoteText(each.name)),
          textCell(nameOfExercise(each.exercise)),
          textCell(shortNameOfKind(each.kind)),
          poundsCell(each.claimedPence),
          poundsCell(each.agreedPence),
          textCell(ukTime(each.since)),
          textCell(each.until === undefined ? "" : ukTime(each.until)),
          textCell(quoteText(each.keptBack ?? ""), "cell-wrapped"),
          answerCell("text"),
          answerCell("text"),
          textCell(each.reply, "cell-quiet"),
        ],
      })),
    ],
    frozenRows: header,
    frozenColumns: 0,
    printTitleRow: header,
    isProtected: true,
    validations: [
      {
        range: `${DECISION_COLUMN}${header + 1}:${DECISION_COLUMN}${header + replies.length}`,
        hint: "Choose from the list. Leave it empty to decide later.",
        allows: "one of",
        words: Object.values(replyWords),
      },
    ],
    tables: tableOf("Replies", COLUMNS, header, replies.length),
  };
}
