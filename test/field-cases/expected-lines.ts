import { wantedWords } from "../domain/reconcile/statement-and-ledger.ts";
import { expect } from "vitest";

import type { LineOutcome, Outcome } from "../../shared/domain/position/outcome.ts";

/** What a careful payables officer expects of one statement line. */
export interface ExpectedLine {
  /** In pounds, in the sign of the line. Several values: the rules allow each of them. */
  readonly agreed: number | readonly number[];
  /** In pounds. */
  readonly disputed?: number;
  /** The reason code, or several of which each is right. */
  readonly reason?: string | readonly string[];
  /** Numbers of ledger rows that the reply names without agreeing them. */
  readonly candidates?: readonly string[];
  /** Words that the answer must have. */
  readonly says?: readonly (string | RegExp)[];
  /** Words that the answer must not have. */
  readonly neverSays?: readonly (string | RegExp)[];
}

/** Compares every line with what is expected, and requires that the sentences of the whole reply are true. */
export function expectLines(outcome: Outcome, expected: readonly ExpectedLine[]): void {
  expect(outcome.lines.map(shortly)).toHaveLength(expected.length);
  for (const [at, wanted] of expected.entries()) {
    const line = outcome.lines[at];
    if (line !== undefined) expectLine(line, wanted);
  }
  expect(untrueSentences(outcome)).toEqual([]);
}

function expectLine(line: LineOutcome, wanted: ExpectedLine): void {
  const answer = shortly(line);
  expect([wanted.agreed].flat(), answer).toContain(line.agreedPence / 100);
  if (wanted.disputed !== undefined) expect(line.disputedPence / 100, answer).toBe(wanted.disputed);
  if (wanted.reason !== undefined) expect([wanted.reason].flat(), answer).toContain(line.reason);
  const candidates = line.evidence.filter(({ match }) => match === "candidate").map((one) => one.invoiceNumber);
  // A line that is agreed where the rules allow it has the row as its evidence instead.
  const named = line.agreedPence === 0 ? candidates : line.evidence.map((one) => one.invoiceNumber);
  for (const candidate of wanted.candidates ?? []) {
    expect(named, answer).toContain(candidate);
    expect(line.why, answer).toContain(candidate);
  }
  const text = `${line.why} ${wantedWords(line)}`;
  for (const words of wanted.says ?? []) expect(text).toMatch(words);
  for (const words of wanted.neverSays ?? []) expect(text).not.toMatch(words);
}

function shortly(line: LineOutcome): string {
  return `line ${String(line.line)} ${line.invoiceNumber}: ${String(line.agreedPence / 100)} ${line.reason}: ${line.why} ${wantedWords(line)}`;
}

/** Sentences that no reply may have, whatever the case. */
function untrueSentences(outcome: Outcome): string[] {
  const onLedgerOnly = new Set(outcome.ledgerOnly.map((one) => plain(one.invoiceNumber)));
  return outcome.lines.flatMap((line) => {
    const untrue: string[] = [];
    const candidates = line.evidence.filter(({ match }) => match === "candidate");
    if (
      candidates.length === 0 &&
      line.why.includes("not on our ledger") &&
      onLedgerOnly.has(plain(line.invoiceNumber))
    ) {
      untrue.push(`${line.why}\n  But the reply lists that number as missing from the statement.`);
    }
    // Of the invoices that a credit names, the one that is in the way is enough.
    const toName = line.reason.startsWith("credit-for-") ? [] : candidates;
    for (const { invoiceNumber } of toName) {
      if (!line.why.includes(invoiceNumber))
        untrue.push(`${line.why}\n  It does not name the candidate ${invoiceNumber}.`);
    }
    const records = line.evidence.filter(({ status, paidDate }) => status === "paid" || paidDate !== undefined);
    const partPaid = line.evidence.some(({ grossPence, outstandingPence }) => (grossPence ?? 0) > outstandingPence);
    if (/\bpaid on\b|\bWe paid\b|as paid\b/.test(line.why) && records.length === 0 && !partPaid) {
      untrue.push(`${line.why}\n  No payment is recorded.`);
    }
    return untrue;
  });
}

function plain(number: string): string {
  return number.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}
