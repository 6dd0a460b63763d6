import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { negatePence, noPence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { shortNameOfKind, type Exercise, type KindRules } from "../exercise/exercise.ts";
import type { IssuedLine, IssuedStatement } from "../issuing/issued-statement.ts";
import { accruedInLedger, statementLines } from "../issuing/statement-lines.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { AcceptedLine } from "../answer/accepted-line.ts";
import type { Adjustment } from "../position/outcome.ts";
import { acceptedAndOpen, nameOfDocument, type AcceptedAndOpen } from "./accepted-adjustments.ts";
import { formRow } from "./collection-form.ts";
import type { FormEntry } from "./filled-form.ts";
import type { FormKind } from "./form-entries.ts";

export interface ReceivableInput {
  /** Who owes us. */
  readonly payable: OrganisationCode;
  readonly kind: FormKind;
  readonly exercise: Exercise;
  readonly rules: KindRules;
  /** All lines of our sales ledger with it; `undefined` if no ledger of the quarter is in force. */
  readonly ledgerLines: readonly LedgerLine[] | undefined;
  /** The last statement that we have released to it (STM-04). */
  readonly issued: IssuedStatement | undefined;
  /** What we have accepted of that statement as not owed. */
  readonly accepted?: readonly AcceptedLine[];
}

/**
 * What we are owed by one counterparty on our own form: what our statement says is notified (COL-02), our ledger's accruals are accrued (COL-03), and
 * what the ledger no longer has, or has besides, is adjusted (COL-04), and so is what we have accepted as not owed (REC-04). Without a statement what we have invoiced is notified where none had to be
 * issued (COL-11). Nothing is ever disputed (COL-05).
 */
export function entryOfReceivable(input: ReceivableInput): FormEntry {
  const { payable, kind, exercise, rules, ledgerLines, issued, accepted = [] } = input;
  const now = statementLines(kind, ledgerLines ?? [], exercise).lines;
  const invoicedPence = sumPence(now.map(({ claimedPence }) => claimedPence));
  const hadToBeIssued = rules.issueOverPence === undefined || Math.abs(invoicedPence) > rules.issueOverPence;
  const basis = issued ? "own-statement" : hadToBeIssued ? "not-issued" : "own-under-threshold";
  const notified = issued?.lines ?? (hadToBeIssued ? [] : now);
  const adjustments = [
    ...futurePeriods(notified),
    ...(issued && ledgerLines ? sinceStatement(issued, now, ledgerLines, exercise) : []),
    ...(issued ? notOwed(acceptedAndOpen(accepted, issued.lines, ledgerLines && now)) : []),
    ...(basis === "not-issued" ? notOnStatement(now) : []),
  ];
  const row = formRow({
    part: kind === "i&e" ? "income" : "receivables",
    notifiedPence: sumPence(notified.map(({ claimedPence }) => claimedPence)),
    accruedPence: ledgerLines === undefined ? noPence : accruedInLedger(kind, ledgerLines, exercise),
    adjustedPence: sumPence(adjustments.map(({ pence }) => pence)),
    reasons: adjustments.map(({ why }) => why),
  });
  return {
    counterparty: payable,
    writer: payable,
    kind,
    basis,
    rows: [{ ...row, reasons: [...row.reasons] }],
    adjustments,
    open: basis === "not-issued" && invoicedPence !== noPence ? [notIssuedPoint(input, invoicedPence)] : [],
  };
}

/** REC-10: both sides adjust out what is for future periods only. */
function futurePeriods(lines: readonly IssuedLine[]): Adjustment[] {
  const future = lines.filter(({ futurePeriod }) => futurePeriod);
  return adjustment("future-period", negatePence(sumOf(future)), future.length, "For future periods only");
}

/** COL-04: what the statement lists and the ledger no longer has, and what the ledger has besides. Payments after the last day are timing. */
function sinceStatement(
  issued: IssuedStatement,
  now: readonly IssuedLine[],
  ledgerLines: readonly LedgerLine[],
  { cutOff, lastPayments = cutOff }: Exercise,
): Adjustment[] {
  const paidLater = new Set(
    ledgerLines
      .filter(({ status, paidDate }) => status === "paid" && paidDate !== undefined && paidDate > lastPayments)
      .map(({ invoiceNumber }) => invoiceNumber),
  );
  const [before, after] = [amountsOf(issued.lines), amountsOf(now)];
  const changes = [...new Set([...before.keys(), ...after.keys()])].map((name) => ({
    name,
    pence: subtractPence(after.get(name)?.pence ?? noPence, before.get(name)?.pence ?? noPence),
    isPaidLater: paidLater.has(before.get(name)?.invoiceNumber ?? ""),
  }));
  const less = changes.filter(({ pence, isPaidLater }) => pence < 0 && !isPaidLater);
  const more = changes.filter(({ pence }) => pence > 0);
  return [
    ...adjustment("listed-not-outstanding", sumOfChanges(less), less.length, "Listed, and no longer in our ledger"),
    ...adjustment("missed-off-statement", sumOfChanges(more), more.length, "In our ledger, and not on the statement"),
  ];
}

/** REC-04, MIS-03: what we have accepted, until our ledger shows it. */
function notOwed(accepted: readonly AcceptedAndOpen[]): Adjustment[] {
  return adjustment("accepted-as-not-owed", sumOfChanges(accepted), accepted.length, "Accepted, and not credited yet");
}

/** COL-04: a statement should have gone, and none did: what we have invoiced is missing from it. */
function notOnStatement(now: readonly IssuedLine[]): Adjustment[] {
  const owed = now.filter(({ futurePeriod }) => !futurePeriod);
  return adjustment("not-issued", sumOf(owed), owed.length, "Invoiced, and no statement was issued");
}

/** What lines claim, by their document: one that is for future periods is adjusted out already. */
function amountsOf(lines: readonly IssuedLine[]): Map<string, { pence: Pence; invoiceNumber: string }> {
  const amounts = new Map<string, { pence: Pence; invoiceNumber: string }>();
  for (const line of lines) {
    const { invoiceNumber, claimedPence, futurePeriod } = line;
    if (futurePeriod) continue;
    const name = nameOfDocument(line);
    amounts.set(name, { pence: sumPence([amounts.get(name)?.pence ?? noPence, claimedPence]), invoiceNumber });
  }
  return amounts;
}

function adjustment(reason: string, amount: Pence, count: number, words: string): Adjustment[] {
  const items = count === 1 ? "1 item" : `${String(count)} items`;
  return amount === noPence ? [] : [{ reason, pence: amount, why: `${words}: ${formatPounds(amount)} on ${items}.` }];
}

function sumOf(lines: readonly IssuedLine[]): Pence {
  return sumPence(lines.map(({ claimedPence }) => claimedPence));
}

function sumOfChanges(changes: readonly { readonly pence: Pence }[]): Pence {
  return sumPence(changes.map(({ pence }) => pence));
}

function notIssuedPoint({ payable, kind, rules }: ReceivableInput, invoiced: Pence): FormEntry["open"][number] {
  const over =
    rules.issueOverPence === undefined
      ? "the threshold is not set yet"
      : `over the threshold of ${formatPounds(rules.issueOverPence)}`;
  return {
    kind: "not-issued",
    counterparty: payable,
    part: kind === "i&e" ? "income" : "receivables",
    pence: invoiced,
    what: `${payable}: no ${shortNameOfKind(kind)} statement of ours was released, and our sales ledger has ${formatPounds(invoiced)} (${over}).`,
  };
}
