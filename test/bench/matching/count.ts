import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { keyOfLedgerLine, type Noise, type Truth } from "./make-pair.ts";

/** The results for the lines of one kind of noise. Amounts are absolute, in pence. */
export interface Tally {
  lines: number;
  pence: number;
  agreeableLines: number;
  agreeablePence: number;
  rightLines: number;
  rightPence: number;
  wronglyAgreedLines: number;
  wronglyAgreedPence: number;
  wronglyRefusedLines: number;
  wronglyRefusedPence: number;
  suggestable: number;
  suggestedRight: number;
  suggestedWrong: number;
}

export type Tallies = Map<Noise, Tally>;

export function emptyTally(): Tally {
  return {
    lines: 0,
    pence: 0,
    agreeableLines: 0,
    agreeablePence: 0,
    rightLines: 0,
    rightPence: 0,
    wronglyAgreedLines: 0,
    wronglyAgreedPence: 0,
    wronglyRefusedLines: 0,
    wronglyRefusedPence: 0,
    suggestable: 0,
    suggestedRight: 0,
    suggestedWrong: 0,
  };
}

/** Compares one answer with the truth and counts it. Returns true if something was wrongly agreed. */
export function count(tallies: Tallies, truth: Truth, outcome: LineOutcome, agreeable: number): boolean {
  const tally = tallies.get(truth.noise) ?? emptyTally();
  tallies.set(truth.noise, tally);
  const agreed = outcome.agreedPence;
  const wrong = wronglyAgreed(truth, outcome, agreeable);
  tally.lines++;
  tally.pence += Math.abs(outcome.outstandingPence);
  if (agreeable !== 0) {
    tally.agreeableLines++;
    tally.agreeablePence += Math.abs(agreeable);
    if (agreed === agreeable && wrong === 0) tally.rightLines++;
    tally.rightPence += Math.min(Math.abs(agreed) - wrong, Math.abs(agreeable));
    const refused = Math.max(0, Math.abs(agreeable) - Math.abs(agreed));
    if (refused > 0) tally.wronglyRefusedLines++;
    tally.wronglyRefusedPence += refused;
  }
  if (wrong > 0) tally.wronglyAgreedLines++;
  tally.wronglyAgreedPence += wrong;
  const candidates = outcome.evidence.filter((one) => one.match === "candidate").map(keyOfLedgerLine);
  if (truth.suggestion !== undefined) tally.suggestable++;
  if (truth.suggestion !== undefined && candidates.includes(truth.suggestion)) tally.suggestedRight++;
  else if (candidates.length > 0) tally.suggestedWrong++;
  return wrong > 0;
}

/** The pence that were agreed beyond what is right, or on the wrong ledger line. */
function wronglyAgreed(truth: Truth, outcome: LineOutcome, agreeable: number): number {
  const agreed = outcome.agreedPence;
  const oppositeSign = agreed !== 0 && agreed > 0 !== outcome.outstandingPence > 0;
  const above = oppositeSign ? Math.abs(agreed) : Math.max(0, Math.abs(agreed) - Math.abs(agreeable));
  let elsewhere = 0;
  for (const one of outcome.evidence) {
    if (one.usedPence !== 0 && !truth.standsOn.includes(keyOfLedgerLine(one))) elsewhere += Math.abs(one.usedPence);
  }
  return Math.max(above, Math.min(elsewhere, Math.abs(agreed)));
}
