import { noPence, sumPence } from "../../domain/amounts-and-days/pence.ts";
import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { poundsCell, textCell } from "../rendering/cells.ts";
import type { SheetDescription } from "../rendering/workbook-description.ts";
import { nameOfParty } from "../words/statement-words.ts";
import { coverageSentence, coverageStateWords, expectationWords } from "./coverage-words.ts";
import { titleOfSummary } from "./summary-title.ts";
import { tableSheet, totalsNote } from "./table-sheet.ts";

const COLUMNS = [
  { heading: "Kind", width: 11 },
  { heading: "Code", width: 10 },
  { heading: "Organisation", width: 44 },
  { heading: "Balance on our ledger", width: 20, amount: true },
  { heading: "Statement expected", width: 44 },
  { heading: "Its statement", width: 20, amount: true },
  { heading: "What came of it", width: 24 },
] as const;

/** From whom our ledger expects a statement, who has sent one, and who has not (REC-18, OVS-02). */
export function statementsSheet(summary: MismatchSummary): SheetDescription {
  const all = summary.coverage.flatMap((coverage) => coverage.rows.map((row) => ({ coverage, row })));
  return tableSheet({
    name: "Statements",
    about: "From whom our ledger expects a statement, who has sent one, and who has not.",
    title: titleOfSummary(summary, "who has sent a statement"),
    note: [
      ...summary.coverage.map((coverage) => `${shortNameOfKind(coverage.kind)}: ${coverageSentence(coverage)}`),
      totalsNote(summary.coverage.length),
    ].join(" "),
    table: "Statements",
    columns: COLUMNS,
    rows: all.map(({ coverage, row }) => ({
      cells: [
        textCell(shortNameOfKind(coverage.kind)),
        textCell(row.counterparty.code),
        textCell(nameOfParty({ name: row.counterparty.name })),
        poundsCell(row.balancePence),
        textCell(expectationWords(row, coverage)),
        row.statementPence === undefined ? textCell("") : poundsCell(row.statementPence),
        textCell(coverageStateWords(row)),
      ],
    })),
    totals: summary.coverage.map(({ kind, rows }) => ({
      kind: shortNameOfKind(kind),
      sums: {
        "Balance on our ledger": sumPence(rows.map(({ balancePence }) => balancePence)),
        "Its statement": sumPence(rows.map(({ statementPence }) => statementPence ?? noPence)),
      },
    })),
    frozenColumns: 2,
  });
}
