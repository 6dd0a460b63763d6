import type { CollectionForm, CounterpartyRow, FormBasis } from "../../domain/form/filled-form.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import { cleanText } from "../words/clean-text.ts";
import { ukTime } from "../words/uk-time.ts";
import type { FormState } from "./form-facts.ts";

/** What a row rests on, in words. */
export function basisWords(basis: FormBasis): string {
  switch (basis) {
    case "statement":
      return "their statement, compared with our ledger";
    case "not-compared":
      return "their statement, not compared yet";
    case "under-threshold":
      return "our ledger: no statement had to be issued";
    case "no-statement":
      return "our ledger: no statement came";
  }
}

/** What a part of the form lacks, because it is not filled from the sales ledger yet; nothing to say of the others. */
export function limitsOfPart(part: CounterpartyRow["part"]): string | undefined {
  switch (part) {
    case "receivables":
      return "Holds only what the payables ledger shows: prepayments and debit balances. What the sales ledger has is not filled in yet: add it.";
    case "income":
      return "Empty: what the sales ledger has is not filled in yet.";
    case "payables":
    case "expenditure":
      return undefined;
  }
}

/** `Eastmere NHS Trust (ZA1), 2022-23 Q4` */
export function titleOfForm({ name, organisation, exercise }: CollectionForm): string {
  return `${cleanText(name)} (${organisation}), ${nameOfExercise(exercise)}`;
}

/** Whether it is a draft, or who signed it. */
export function stateWords(state: FormState, preparedAt: string): string {
  if (state.state === "draft") return `Draft of ${ukTime(preparedAt)}: nobody has signed it`;
  const note = state.note === undefined ? "" : `. Note: ${cleanText(state.note)}`;
  return `Signed for the ${state.round} by ${cleanText(state.by)} on ${ukTime(state.at)}, through ${state.through}${note}`;
}

/** All reasons in one cell. */
export function reasonsWords(reasons: readonly string[]): string {
  return reasons.map((reason) => cleanText(reason)).join(" ");
}
