import type { AskedAmount } from "../../domain/answer-form/form-plan.ts";
import { negatePence, noPence, pence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";

/** The amounts that a form has places for. What has no place of its own goes where it belongs in a form with fewer. */
export type AskedAmounts = ReadonlySet<AskedAmount>;

/** A line's amount for one place of a form; `undefined` if it is not known. */
export function askedAmount(line: LineOutcome, asked: AskedAmount, places: AskedAmounts): Pence | undefined {
  const { agreedPence, notAgreedPence, disputedPence } = line;
  const inPrinciple = places.has("in-principle") && isInPrinciple(line) ? agreedPence : noPence;
  const accrued = places.has("accrued") ? (line.accruedPence ?? noPence) : noPence;
  switch (asked) {
    case "agreed":
      return pence(agreedPence - inPrinciple);
    case "in-principle":
      return inPrinciple;
    case "accrued":
      return accrued;
    case "not-agreed-nor-disputed":
      return pence(notAgreedPence - accrued);
    case "not-agreed":
      return pence(notAgreedPence - accrued + (places.has("disputed") ? 0 : disputedPence));
    case "disputed":
      return disputedPence;
    case "open":
      return places.has("ledger-balance") && !places.has("agreed")
        ? differenceTo(line, onLedger(line))
        : pence(notAgreedPence + disputedPence);
    case "ledger-balance":
      return onLedger(line);
  }
}

/** The sum over all lines; `undefined` if it is not known of one of them. */
export function askedTotal(lines: readonly LineOutcome[], asked: AskedAmount, places: AskedAmounts): Pence | undefined {
  const amounts = lines.map((line) => askedAmount(line, asked, places));
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === amounts.length ? sumPence(known) : undefined;
}

export function inSignOfForm(amount: Pence, otherSign: boolean | undefined): Pence {
  return otherSign === true ? negatePence(amount) : amount;
}

export function isInPrinciple({ reason }: LineOutcome): boolean {
  return reason === "agreed-in-principle";
}

/** What our ledger has outstanding of the line; `undefined` if the ledger lines may belong to other lines too. */
function onLedger({ evidence }: LineOutcome): Pence | undefined {
  const own = evidence.filter(({ match }) => match !== "candidate");
  if (own.some(({ match }) => match === "group")) return undefined;
  return sumPence(own.map(({ outstandingPence }) => outstandingPence));
}

function differenceTo({ outstandingPence }: LineOutcome, ledger: Pence | undefined): Pence | undefined {
  return ledger === undefined ? undefined : pence(outstandingPence - ledger);
}
