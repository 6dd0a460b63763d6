import type { FormCode } from "../../domain/answer-form/form-plan.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";
import { isInPrinciple } from "./asked-amount.ts";
import { whatWordsSay, type Saying } from "../../domain/answer-form/what-words-say.ts";

/**
 * The word of a form's own list of results that fits a line best; `undefined` if none does, because a word that is not true is worse than none.
 */
export function chooseStatus(line: LineOutcome, choices: readonly FormCode[]): FormCode | undefined {
  return choose(statusSayings(line), choices);
}

/** The code of a form's own key of reasons that fits a line best. A line that is agreed has no reason, unless the key has a code for that. */
export function chooseReasonCode(line: LineOutcome, key: readonly FormCode[]): FormCode | undefined {
  return choose(reasonSayings(line), key);
}

/** The first saying that one of the words says; of several words, that which says least besides. */
function choose(sayings: readonly Saying[], choices: readonly FormCode[]): FormCode | undefined {
  const said = choices.map((choice) => ({ choice, said: whatWordsSay(choice.says) }));
  for (const saying of sayings) {
    const fitting = said.filter((each) => each.said.has(saying)).sort((one, other) => one.said.size - other.said.size);
    const best = fitting.find((each) => [...each.said].every((other) => goesWith(other, saying)));
    if (best !== undefined) return best.choice;
  }
  return undefined;
}

/** Whether a word that says both may stand for the one: “agreed” never for “agreed in part”, “not agreed or disputed” for either. */
function goesWith(other: Saying, saying: Saying): boolean {
  if (other === saying) return true;
  const isFull = saying === "agreed" || saying === "in-principle";
  return isFull ? other === "agreed" || other === "in-principle" : other !== "in-principle" || saying === "awaiting";
}

function statusSayings(line: LineOutcome): Saying[] {
  const { agreedPence, notAgreedPence, disputedPence } = line;
  if (notAgreedPence === noPence && disputedPence === noPence)
    return isInPrinciple(line) ? ["in-principle", "agreed"] : ["agreed"];
  const open: Saying[] =
    notAgreedPence === noPence
      ? ["disputed", "not-agreed"]
      : [...sayingsOfReason(line), "not-agreed", ...disputeOf(line)];
  return agreedPence === noPence ? open : ["part", ...open];
}

function reasonSayings(line: LineOutcome): Saying[] {
  const { agreedPence, notAgreedPence, disputedPence } = line;
  if (notAgreedPence === noPence && disputedPence === noPence)
    return isInPrinciple(line) ? ["in-principle", "agreed"] : ["agreed"];
  const partly: Saying[] = agreedPence === noPence ? [] : ["part"];
  if (notAgreedPence === noPence) return ["disputed", ...partly, "other"];
  return [...sayingsOfReason(line), ...disputeOf(line), ...partly, "not-agreed", "other"];
}

function disputeOf({ disputedPence }: LineOutcome): Saying[] {
  return disputedPence === noPence ? [] : ["disputed"];
}

/** What the reason of a line is called in other organisations' lists, the nearest first. */
function sayingsOfReason({ reason, accruedPence = noPence }: LineOutcome): readonly Saying[] {
  if (reason === "awaiting-approval" && accruedPence !== noPence) return ["awaiting", "accrued", "evidence"];
  return SAYINGS_OF_REASONS[reason] ?? [];
}

const CREDIT: readonly Saying[] = ["credit"];
const SEARCHED: readonly Saying[] = ["not-on-ledger", "evidence"];

const SAYINGS_OF_REASONS: Readonly<Record<string, readonly Saying[]>> = {
  "part-paid": ["part-paid", "paid-before", "paid"],
  paid: ["paid-before", "paid"],
  "paid-after-statement": ["timing", "paid"],
  "above-ledger": ["amount"],
  "rounding-difference": ["amount"],
  "vat-difference": ["vat", "amount"],
  "credit-not-taken": CREDIT,
  "awaiting-approval": ["awaiting", "evidence"],
  "on-hold": ["awaiting"],
  cancelled: ["cancelled"],
  reversed: ["cancelled"],
  "not-on-ledger": SEARCHED,
  "not-recognised": SEARCHED,
  "no-reference": ["purchase-order", "not-on-ledger"],
  "similar-reference": SEARCHED,
  "same-amount": SEARCHED,
  duplicate: ["duplicate"],
  "posted-twice": ["duplicate"],
  "already-invoiced": ["duplicate"],
  "other-supplier": ["wrong-organisation"],
  "wrong-counterparty": ["wrong-organisation"],
  "body-ended": ["wrong-organisation"],
  "credit-above-invoice": CREDIT,
  "credit-already-taken": CREDIT,
  "credit-for-unknown-invoice": CREDIT,
  "credit-for-disputed-invoice": CREDIT,
  "credit-for-cancelled-invoice": CREDIT,
  "credit-for-settled-invoice": CREDIT,
  "credit-not-on-ledger": ["credit", "not-on-ledger"],
  "credit-loss": CREDIT,
  "other-year": ["future-period"],
  "earlier-year": ["future-period"],
  "later-year": ["future-period"],
  "after-cut-off": ["timing", "future-period"],
  "outside-exercise": ["future-period"],
  "outside-period": ["future-period"],
  prepayment: ["future-period"],
  "future-period": ["future-period"],
  capital: ["capital"],
};
