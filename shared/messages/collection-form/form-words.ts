import type { CollectionForm, CounterpartyRow, FormBasis } from "../../domain/form/filled-form.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import { quoteText } from "../words/quote-text.ts";
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
    case "own-statement":
      return "our own statement, compared with our sales ledger";
    case "own-under-threshold":
      return "our sales ledger: no statement had to be issued";
    case "not-issued":
      return "our sales ledger: no statement of ours was released";
  }
}

/** What a part of the form lacks where no sales ledger is in force; nothing to say of the others. */
export function limitsOfPart(
  part: CounterpartyRow["part"],
  { ledgers }: Pick<CollectionForm, "ledgers">,
): string | undefined {
  if (ledgers.some(({ kind }) => kind === part)) return undefined;
  switch (part) {
    case "receivables":
      return "No receivables ledger is in force: holds only what released statements and the payables ledger show, such as prepayments and debit balances.";
    case "income":
      return "No income ledger is in force: holds only what released statements show.";
    case "payables":
    case "expenditure":
      return undefined;
  }
}

/** `Eastmere NHS Trust (ZA1), 2022-23 Q4` */
export function titleOfForm({ name, organisation, exercise }: CollectionForm): string {
  return `${quoteText(name)} (${organisation}), ${nameOfExercise(exercise)}`;
}

/** Whether it is a draft, or who signed it. */
export function stateWords(state: FormState, preparedAt: string): string {
  if (state.state === "draft") return `Draft of ${ukTime(preparedAt)}: nobody has signed it`;
  const note = state.note === undefined ? "" : `. Note: ${quoteText(state.note)}`;
  return `Signed for the ${state.round} by ${quoteText(state.by)} on ${ukTime(state.at)}, through ${state.through}${note}`;
}

/** All reasons in one cell. */
export function reasonsWords(reasons: readonly string[]): string {
  return reasons.map((reason) => quoteText(reason)).join(" ");
}
