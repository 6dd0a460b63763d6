import { noPence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { MismatchSummary, PositionInSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { countCell, dateCell, poundsCell, textCell } from "../rendering/cells.ts";
import type { SheetColumn } from "../rendering/sheet-table.ts";
import type { SheetDescription } from "../rendering/workbook-description.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { nameOfParty } from "../words/statement-words.ts";
import { stageWords } from "./change-words.ts";
import { titleOfSummary } from "./summary-title.ts";
import { tableSheet, totalsNote } from "./table-sheet.ts";

/** The amounts of a position, by the heading of their column. The columns of the form are empty before it is compared. */
const AMOUNTS: readonly (readonly [heading: string, of: (position: PositionInSummary) => Pence | undefined])[] = [
  ["Statement", ({ statement }) => statement.totalPence],
  ["Agreed", ({ pounds }) => pounds.agreedPence],
  ["Waits for them", ({ pounds }) => pounds.askedPence],
  ["Not agreed", ({ pounds }) => pounds.notAgreedPence],
  ["In dispute", ({ pounds }) => pounds.inDisputePence],
  ["Not compared yet", ({ pounds }) => pounds.notReconciledPence],
  ["Form: notified", ({ form }) => form?.notifiedPence],
  ["Form: accrued", ({ form }) => form?.accruedPence],
  ["Form: adjusted", ({ form }) => form?.adjustedPence],
  ["Form: disputed", ({ form }) => form?.disputedPence],
  ["Form: total", ({ form }) => form?.totalPence],
];

const COLUMNS: readonly SheetColumn[] = [
  { heading: "Kind", width: 10 },
  { heading: "Code", width: 10 },
  { heading: "Organisation", width: 34 },
  { heading: "State", width: 26 },
  { heading: "Reply required", width: 12 },
  { heading: "As at", width: 13 },
  { heading: "Lines", width: 9, amount: true },
  ...AMOUNTS.map(([heading]) => ({ heading, width: 16, amount: true as const })),
];

/** Every position: what its statement claims, what became of it, and our columns of the collection form (COL-01). */
export function positionsSheet(summary: MismatchSummary): SheetDescription {
  const { positions } = summary;
  const kinds = Map.groupBy(positions, ({ kind }) => kind);
  return tableSheet({
    name: "Positions",
    about: "Each statement with its pounds by state, and our columns of the collection form.",
    title: titleOfSummary(summary, "position by position"),
    note: positions.length === 0 ? "No statement has come yet." : totalsNote(kinds.size),
    table: "Positions",
    columns: COLUMNS,
    rows: positions.map((position) => ({
      cells: [
        textCell(shortNameOfKind(position.kind)),
        textCell(position.receivable.code),
        textCell(nameOfParty({ name: position.receivable.name })),
        textCell(sentenceCase(stageWords(position.stage))),
        textCell(position.replyRequired ? "Yes" : "No"),
        dateCell(position.statement.asAt),
        countCell(position.statement.lines),
        ...AMOUNTS.map(([, of]) => {
          const amount = of(position);
          return amount === undefined ? textCell("") : poundsCell(amount);
        }),
      ],
    })),
    totals: [...kinds].map(([kind, own]) => ({
      kind: shortNameOfKind(kind),
      sums: Object.fromEntries(
        AMOUNTS.map(([heading, of]) => [heading, sumPence(own.map((position) => of(position) ?? noPence))]),
      ),
    })),
    frozenColumns: 2,
  });
}
