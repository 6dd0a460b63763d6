import { noPence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { Difference } from "../position/differences.ts";
import type { PoundsByState } from "./mismatch-summary.ts";

export const noPounds: PoundsByState = {
  agreedPence: noPence,
  askedPence: noPence,
  notAgreedPence: noPence,
  inDisputePence: noPence,
  notReconciledPence: noPence,
};

/** All of a statement that is not compared with a ledger yet. */
export function notReconciled(totalPence: Pence): PoundsByState {
  return { ...noPounds, notReconciledPence: totalPence };
}

/** The parts of a statement that is compared with a ledger. */
export function reconciledPounds(
  totals: { readonly agreedPence: Pence; readonly notAgreedPence: Pence; readonly inDisputePence: Pence },
  differences: readonly Difference[],
): PoundsByState {
  const askedPence = sumPence(differences.map((each) => (each.on === "statement" ? each.askedPence : noPence)));
  return {
    ...noPounds,
    agreedPence: totals.agreedPence,
    askedPence,
    notAgreedPence: subtractPence(totals.notAgreedPence, askedPence),
    inDisputePence: totals.inDisputePence,
  };
}

/** Adds up the parts, each with its own. */
export function sumOfPounds(parts: readonly PoundsByState[]): PoundsByState {
  const sumOf = (part: keyof PoundsByState) => sumPence(parts.map((pounds) => pounds[part]));
  return {
    agreedPence: sumOf("agreedPence"),
    askedPence: sumOf("askedPence"),
    notAgreedPence: sumOf("notAgreedPence"),
    inDisputePence: sumOf("inDisputePence"),
    notReconciledPence: sumOf("notReconciledPence"),
  };
}

/** The whole of which they are the parts. */
export function wholeOfPounds({
  agreedPence,
  askedPence,
  notAgreedPence,
  inDisputePence,
  notReconciledPence,
}: PoundsByState): Pence {
  return sumPence([agreedPence, askedPence, notAgreedPence, inDisputePence, notReconciledPence]);
}

/** What is neither agreed nor in dispute: people still have to work on it. */
export function openOfPounds({ askedPence, notAgreedPence, notReconciledPence }: PoundsByState): Pence {
  return sumPence([askedPence, notAgreedPence, notReconciledPence]);
}
