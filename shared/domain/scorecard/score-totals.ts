import { sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { kindSchema, type ExerciseId, type Kind } from "../exercise/exercise.ts";
import { rounds, type Round } from "../form/rounds.ts";
import type { RoundScore, Scorecard } from "./scorecard.ts";
import { wasComplete } from "./score-owing.ts";
import type { Timeliness } from "./timeliness.ts";

/** How many were done by their date, and how many were not. */
export interface Counts {
  readonly onTime: number;
  readonly late: number;
  readonly missing: number;
  /** Done, and no date was set for it. */
  readonly noDate: number;
}

/** One line of the history: an exercise and kind. */
export interface ScoreTotals {
  readonly exercise: ExerciseId;
  readonly kind: Kind;
  /** Of counterparties' statements to the organisation. */
  readonly statements: Counts;
  /** Of those that are answered: how many were complete. */
  readonly complete: number;
  readonly answered: number;
  /** Of the organisation's first answers. */
  readonly answers: Counts;
  readonly claimedPence: Pence;
  readonly agreedPence: Pence;
  /** Of the organisation's own statements. */
  readonly ownStatements: Counts;
  readonly disputePence: Pence;
  readonly oldestDisputeDays?: number;
  /** The sum of the differences, each in absolute value, of the rounds of which a report came. */
  readonly mismatches: readonly { readonly round: Round; readonly pence: Pence }[];
}

/** Adds a scorecard up by kind: sums of R&P and of I&E together would mean nothing. Kinds without any figure are left out. */
export function scoreTotals({ exercise, owing, owed }: Scorecard): ScoreTotals[] {
  return kindSchema.options.flatMap((kind): ScoreTotals[] => {
    const owingOf = owing.filter((row) => row.kind === kind);
    const owedOf = owed.filter((row) => row.kind === kind);
    if (owingOf.length + owedOf.length === 0) return [];
    const completes = owingOf.map(wasComplete).filter((complete) => complete !== undefined);
    const first = owingOf.flatMap(({ atFirstAnswer }) => (atFirstAnswer === undefined ? [] : [atFirstAnswer]));
    const disputes = owingOf.flatMap(({ dispute }) => (dispute === undefined ? [] : [dispute]));
    return [
      {
        exercise,
        kind,
        statements: countsOf(owingOf.map(({ statement }) => statement)),
        complete: completes.filter(Boolean).length,
        answered: completes.length,
        answers: countsOf(owingOf.map(({ answer }) => answer)),
        claimedPence: sumPence(first.map(({ claimedPence }) => claimedPence)),
        agreedPence: sumPence(first.map(({ agreedPence }) => agreedPence)),
        ownStatements: countsOf(owedOf.map(({ statement }) => statement)),
        disputePence: sumPence(disputes.map(({ pence }) => pence)),
        ...(disputes.length === 0 ? {} : { oldestDisputeDays: Math.max(...disputes.map(({ days }) => days)) }),
        mismatches: mismatchesOf([...owingOf, ...owedOf].flatMap((row) => row.rounds)),
      },
    ];
  });
}

function mismatchesOf(scores: readonly RoundScore[]): ScoreTotals["mismatches"] {
  return rounds.flatMap((round) => {
    const reported = scores.filter((score) => score.round === round && score.mismatch.is !== "no-report");
    if (reported.length === 0) return [];
    const shown = reported.flatMap(({ mismatch }) => (mismatch.is === "shown" ? [mismatch.pence] : []));
    return [{ round, pence: sumPence(shown) }];
  });
}

function countsOf(all: readonly Timeliness[]): Counts {
  const count = (is: Timeliness["is"]) => all.filter((each) => each.is === is).length;
  return { onTime: count("on-time"), late: count("late"), missing: count("missing"), noDate: count("no-date") };
}
