import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { keyOfLedgerLine, type Truth } from "./truth.ts";

/** What came of some lines. Amounts are in pence, without their signs. */
export interface Tally {
  lines: number;
  pence: number;
  agreeableLines: number;
  agreeablePence: number;
  agreedLines: number;
  agreedPence: number;
  wrongLines: number;
  wrongPence: number;
  /** Lines for which a suggestion is demanded, and those that were not agreed and have it. */
  suggestable: number;
  suggestedRight: number;
  /** Lines that the ledger has nothing for, and those that have a candidate all the same. */
  withoutCounterpart: number;
  suggestedInVain: number;
}

/** What an engine or a yardstick made of one line. */
export interface Answer {
  readonly agreedPence: number;
  readonly claimedPence: number;
  /** The ledger lines that the agreement rests on. */
  readonly used: readonly { readonly key: string; readonly pence: number }[];
  readonly candidates: readonly string[];
}

export function emptyTally(): Tally {
  return {
    lines: 0,
    pence: 0,
    agreeableLines: 0,
    agreeablePence: 0,
    agreedLines: 0,
    agreedPence: 0,
    wrongLines: 0,
    wrongPence: 0,
    suggestable: 0,
    suggestedRight: 0,
    withoutCounterpart: 0,
    suggestedInVain: 0,
  };
}

export function answerOf(outcome: LineOutcome): Answer {
  return {
    agreedPence: outcome.agreedPence,
    claimedPence: outcome.outstandingPence,
    used: outcome.evidence
      .filter(({ usedPence }) => usedPence !== 0)
      .map((one) => ({ key: keyOfLedgerLine(one), pence: one.usedPence })),
    candidates: outcome.evidence.filter(({ match }) => match === "candidate").map(keyOfLedgerLine),
  };
}

/**
 * Compares the answers to a statement with the truth, line by line, and adds them to the tallies that `talliesOf` gives for
 * a line. Returns the places of the lines that are wrongly agreed.
 */
export function countAnswers(
  truths: readonly Truth[],
  answers: readonly Answer[],
  talliesOf: (truth: Truth) => readonly Tally[],
): number[] {
  const wrongPlaces: number[] = [];
  const agreeables = agreeableOf(truths, answers);
  for (const [at, truth] of truths.entries()) {
    const answer = answers[at];
    const agreeable = agreeables[at];
    if (answer === undefined || agreeable === undefined) throw new Error(`line ${String(at + 1)} has no answer`);
    const wrong = wronglyAgreed(truth, answer, agreeable);
    if (wrong > 0) wrongPlaces.push(at);
    for (const tally of talliesOf(truth)) countLine(tally, truth, answer, agreeable.agreeable, wrong);
  }
  return wrongPlaces;
}

interface Agreeable {
  readonly agreeable: number;
  readonly most: number;
}

/** Interchangeable lines share their sum: those that were agreed take it first. */
function agreeableOf(truths: readonly Truth[], answers: readonly Answer[]): Agreeable[] {
  const left = new Map<number, number>();
  const byAgreed = truths
    .map((_, at) => at)
    .sort((one, other) => Math.abs(answers[other]?.agreedPence ?? 0) - Math.abs(answers[one]?.agreedPence ?? 0));
  const found: Agreeable[] = truths.map((truth) => ({ agreeable: truth.agreeablePence, most: truth.mostPence }));
  for (const at of byAgreed) {
    const truth = truths[at];
    if (truth?.shared === undefined) continue;
    const rest = left.get(truth.shared.id) ?? truth.shared.pence;
    const agreeable = Math.min(rest, truth.agreeablePence);
    left.set(truth.shared.id, rest - agreeable);
    found[at] = { agreeable, most: agreeable };
  }
  return found;
}

function countLine(tally: Tally, truth: Truth, answer: Answer, agreeable: number, wrong: number): void {
  const agreed = Math.abs(answer.agreedPence);
  tally.lines++;
  tally.pence += Math.abs(answer.claimedPence);
  if (wrong > 0) tally.wrongLines++;
  tally.wrongPence += wrong;
  if (agreeable !== 0) {
    tally.agreeableLines++;
    tally.agreeablePence += Math.abs(agreeable);
    if (answer.agreedPence === agreeable && wrong === 0) tally.agreedLines++;
    tally.agreedPence += Math.min(Math.max(0, agreed - wrong), Math.abs(agreeable));
  }
  if (truth.candidates.size > 0 && (agreed === 0 || wrong > 0)) {
    tally.suggestable++;
    if (answer.candidates.some((key) => truth.candidates.has(key))) tally.suggestedRight++;
  }
  if (truth.hasNoCounterpart) {
    tally.withoutCounterpart++;
    if (answer.candidates.length > 0) tally.suggestedInVain++;
  }
}

/** Pence that were agreed above what may be agreed, or that rest on a ledger line of something else. */
function wronglyAgreed(truth: Truth, answer: Answer, { most }: Agreeable): number {
  const agreed = answer.agreedPence;
  if (agreed === 0) return 0;
  const isOpposite = agreed > 0 !== answer.claimedPence > 0;
  const above = isOpposite ? Math.abs(agreed) : Math.max(0, Math.abs(agreed) - Math.abs(most));
  const elsewhere = answer.used
    .filter(({ key }) => !truth.standsOn.has(key))
    .reduce((sum, { pence }) => sum + Math.abs(pence), 0);
  return Math.max(above, Math.min(elsewhere, Math.abs(agreed)));
}

export function sumOf(tallies: Iterable<Tally>): Tally {
  const total = emptyTally();
  for (const tally of tallies) addTo(total, tally);
  return total;
}

function addTo(total: Tally, tally: Tally): void {
  total.lines += tally.lines;
  total.pence += tally.pence;
  total.agreeableLines += tally.agreeableLines;
  total.agreeablePence += tally.agreeablePence;
  total.agreedLines += tally.agreedLines;
  total.agreedPence += tally.agreedPence;
  total.wrongLines += tally.wrongLines;
  total.wrongPence += tally.wrongPence;
  total.suggestable += tally.suggestable;
  total.suggestedRight += tally.suggestedRight;
  total.withoutCounterpart += tally.withoutCounterpart;
  total.suggestedInVain += tally.suggestedInVain;
}
