import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import { shortSummary } from "./summary-headline.ts";
import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";

/** The subject of a summary's mail, with the result, so that a list of mails shows it: `ZA1 summary 2022-23 Q4: R&P agreed £…`. */
export function summarySubject(summary: MismatchSummary): string {
  return `${summary.payable.code} summary ${nameOfExercise(summary.exercise)}: ${shortSummary(summary)}`;
}

/** The title of each sheet: whose summary it is, and of which exercise. */
export function titleOfSummary({ payable, exercise }: MismatchSummary, what: string): string {
  return `${payable.code}, agreement of balances ${nameOfExercise(exercise)}: ${what}`;
}
