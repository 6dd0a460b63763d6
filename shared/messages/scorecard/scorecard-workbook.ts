import { nameOfExercise, shortNameOfKind } from "../../domain/exercise/exercise.ts";
import { rounds } from "../../domain/form/rounds.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { OwedScore, OwingScore, Scorecard } from "../../domain/scorecard/scorecard.ts";
import { scoreTotals, type ScoreTotals } from "../../domain/scorecard/score-totals.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { tableSheet } from "../mismatch-summary/table-sheet.ts";
import { countCell, poundsCell, textCell } from "../rendering/cells.ts";
import type { RoundScore } from "../../domain/scorecard/scorecard.ts";
import type { CellDescription, SheetDescription, WorkbookDescription } from "../rendering/workbook-description.ts";
import { completeWords, countsWords, mismatchWords, scorecardNotes, timelinessWords } from "./scorecard-words.ts";

export interface ScorecardFacts {
  readonly scorecard: Scorecard;
  /** Of every exercise, the earliest first. */
  readonly history: readonly ScoreTotals[];
  readonly nameOf: (code: OrganisationCode) => string;
  readonly preparedAt: string;
}

/** The workbook of a scorecard: counterparties one by one, the organisation's own statements, and the history by exercise. */
export function scorecardWorkbook(facts: ScorecardFacts): WorkbookDescription {
  const { organisation, exercise } = facts.scorecard;
  return {
    fileName: `${organisation}-scorecard-${exercise}.xlsx`,
    title: "Scorecard of the agreement of balances",
    preparedAt: facts.preparedAt,
    sheets: [owingSheet(facts), owedSheet(facts), historySheet(facts)],
  };
}

const MISMATCHES = rounds.map((round) => ({ heading: `Mismatch at ${round}`, width: 20, amount: true as const }));
const WHO = [
  { heading: "Kind", width: 11 },
  { heading: "Code", width: 10 },
  { heading: "Organisation", width: 44 },
] as const;

function owingSheet({ scorecard, nameOf }: ScorecardFacts): SheetDescription {
  const columns = [
    ...WHO,
    { heading: "Their first statement", width: 26 },
    { heading: "Statements", width: 12 },
    { heading: "Asked for", width: 12 },
    { heading: "Complete", width: 40 },
    { heading: "Our first answer", width: 26 },
    { heading: "Claimed then", width: 18, amount: true as const },
    { heading: "Agreed then", width: 18, amount: true as const },
    { heading: "In dispute", width: 18, amount: true as const },
    { heading: "Days in dispute", width: 12 },
    ...rounds.map((round) => ({ heading: `Agreed at ${round}`, width: 18, amount: true as const })),
    ...MISMATCHES,
  ];
  const totals = scoreTotals({ ...scorecard, owed: [] });
  return tableSheet({
    name: "Counterparties",
    about: "How each counterparty's statement and our answer went.",
    title: titleOf(scorecard, "statements to us and our answers"),
    note: scorecard.owing.length === 0 ? "Nothing was owed or asked for." : scorecardNotes(scorecard).join(" "),
    table: "Counterparties",
    columns,
    rows: scorecard.owing.map((row: OwingScore) => ({
      cells: [
        ...whoCells(row, nameOf),
        textCell(timelinessWords(row.statement)),
        countCell(row.statements),
        countCell(row.requests),
        textCell(completeWords(row)),
        textCell(timelinessWords(row.answer)),
        poundsOrEmpty(row.atFirstAnswer?.claimedPence),
        poundsOrEmpty(row.atFirstAnswer?.agreedPence),
        poundsOrEmpty(row.dispute?.pence),
        row.dispute === undefined ? textCell("") : countCell(row.dispute.days),
        ...rounds.map((round) => poundsOrEmpty(row.rounds.find((each) => each.round === round)?.agreedPence)),
        ...mismatchCells(row.rounds),
      ],
    })),
    totals: totals.map(({ kind, claimedPence, agreedPence, disputePence }) => ({
      kind: shortNameOfKind(kind),
      sums: { "Claimed then": claimedPence, "Agreed then": agreedPence, "In dispute": disputePence },
    })),
    frozenColumns: 2,
  });
}

function owedSheet({ scorecard, nameOf }: ScorecardFacts): SheetDescription {
  return tableSheet({
    name: "Own statements",
    about: "When our own statements were released, and what the reports show of them.",
    title: titleOf(scorecard, "our own statements"),
    note: [
      ...scorecard.forms.map(({ round, handedIn }) => `Our form for ${round}: ${timelinessWords(handedIn)}.`),
      "What others answer to our statements is not counted here.",
    ].join(" "),
    table: "OwnStatements",
    columns: [
      ...WHO,
      { heading: "Our first statement", width: 26 },
      { heading: "Statements", width: 12 },
      ...MISMATCHES,
    ],
    rows: scorecard.owed.map((row: OwedScore) => ({
      cells: [
        ...whoCells(row, nameOf),
        textCell(timelinessWords(row.statement)),
        countCell(row.statements),
        ...mismatchCells(row.rounds),
      ],
    })),
    frozenColumns: 2,
  });
}

function historySheet({ scorecard, history }: ScorecardFacts): SheetDescription {
  return tableSheet({
    name: "History",
    about: "The same by exercise and kind.",
    title: `${scorecard.organisation}: history by exercise`,
    note: "Each exercise and kind has a row. A mismatch is the sum of the differences, each in absolute value.",
    table: "History",
    columns: [
      { heading: "Exercise", width: 14 },
      { heading: "Kind", width: 11 },
      { heading: "Their statements", width: 34 },
      { heading: "Answered", width: 12 },
      { heading: "Complete", width: 12 },
      { heading: "Our first answers", width: 34 },
      { heading: "Claimed then", width: 18, amount: true },
      { heading: "Agreed then", width: 18, amount: true },
      { heading: "In dispute", width: 18, amount: true },
      { heading: "Our statements", width: 34 },
      ...MISMATCHES,
    ],
    rows: history.map((row) => ({
      cells: [
        textCell(nameOfExercise(row.exercise)),
        textCell(shortNameOfKind(row.kind)),
        textCell(countsWords(row.statements)),
        countCell(row.answered),
        countCell(row.complete),
        textCell(countsWords(row.answers)),
        poundsCell(row.claimedPence),
        poundsCell(row.agreedPence),
        poundsCell(row.disputePence),
        textCell(countsWords(row.ownStatements)),
        ...rounds.map((round) => {
          const found = row.mismatches.find((each) => each.round === round);
          return found === undefined ? textCell("no report") : poundsCell(found.pence);
        }),
      ],
    })),
    frozenColumns: 2,
  });
}

function titleOf({ organisation, exercise }: Scorecard, what: string): string {
  return `${organisation}, agreement of balances ${nameOfExercise(exercise)}: ${what}`;
}

function whoCells(
  { kind, counterparty }: Pick<OwingScore, "kind" | "counterparty">,
  nameOf: ScorecardFacts["nameOf"],
): CellDescription[] {
  return [textCell(shortNameOfKind(kind)), textCell(counterparty), textCell(nameOf(counterparty))];
}

function poundsOrEmpty(amount: Pence | undefined): CellDescription {
  return amount === undefined ? textCell("") : poundsCell(amount);
}

/** A figure where the report has one, and otherwise why there is none. */
function mismatchCells(scores: readonly RoundScore[]): CellDescription[] {
  return rounds.map((round) => {
    const mismatch = scores.find((each) => each.round === round)?.mismatch;
    if (mismatch === undefined) return textCell("no such round");
    return mismatch.is === "shown" ? poundsCell(mismatch.pence) : textCell(mismatchWords(mismatch));
  });
}
