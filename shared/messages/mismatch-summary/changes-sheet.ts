import { noPence } from "../../domain/amounts-and-days/pence.ts";
import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { MismatchSummary, PositionChange } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { poundsCell, textCell } from "../rendering/cells.ts";
import type { SheetDescription } from "../rendering/workbook-description.ts";
import { nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { changeSentence } from "./change-words.ts";
import { titleOfSummary } from "./summary-title.ts";
import { tableSheet } from "./table-sheet.ts";

const WORDS_WIDTH = 90;
const COLUMNS = [
  { heading: "Kind", width: 11 },
  { heading: "Code", width: 10 },
  { heading: "Organisation", width: 36 },
  { heading: "Statement before", width: 18, amount: true },
  { heading: "Statement now", width: 18, amount: true },
  { heading: "Agreed before", width: 18, amount: true },
  { heading: "Agreed now", width: 18, amount: true },
  { heading: "What has changed", width: WORDS_WIDTH },
] as const;

/** What changed in each position since the last summary; there is none before the first. */
export function changesSheet(
  summary: MismatchSummary,
  { preparedAt, changes }: NonNullable<MismatchSummary["since"]>,
): SheetDescription {
  return tableSheet({
    name: "What has changed",
    about: `What has changed since the summary of ${ukTime(preparedAt)}.`,
    title: titleOfSummary(summary, "what has changed"),
    note: `Since the summary of ${ukTime(preparedAt)}.${changes.length === 0 ? " Nothing has changed in any position." : ""}`,
    table: "Changes",
    columns: COLUMNS,
    rows: changes.map((change) => ({
      cells: [
        textCell(shortNameOfKind(change.kind)),
        textCell(change.receivable.code),
        textCell(nameOfParty({ name: change.receivable.name })),
        ...amountsOf(change),
        textCell(changeSentence(change), "cell-wrapped"),
      ],
    })),
    frozenColumns: 2,
  });
}

function amountsOf({ before, now }: PositionChange) {
  return [
    poundsCell(before?.totalPence ?? noPence),
    poundsCell(now.totalPence),
    poundsCell(before?.pounds.agreedPence ?? noPence),
    poundsCell(now.pounds.agreedPence),
  ];
}
