import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { addPence, negatePence, noPence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { Kind } from "../exercise/exercise.ts";
import type { Adjustment, Outcome } from "../position/outcome.ts";

/** The four parts of the collection form; each has one row for each counterparty (COL-01). */
export type FormPart = "payables" | "receivables" | "income" | "expenditure";

/** A row of the form: one counterparty in one part. Amounts are gross. */
export interface FormRow {
  readonly part: FormPart;
  /** COL-02 */
  readonly notifiedPence: Pence;
  /** COL-03 */
  readonly accruedPence: Pence;
  /** COL-04 */
  readonly adjustedPence: Pence;
  /** COL-05: never positive, and never other than 0 for who is owed. */
  readonly disputedPence: Pence;
  /** COL-01: the sum of the four, never typed in. */
  readonly totalPence: Pence;
  /** COL-07: a reason in words beside what is adjusted or disputed. */
  readonly reasons: readonly string[];
}

/** Notified, accrued, adjusted, disputed and total of the receivable side less those of the payable side. */
export type Mismatch = Pick<
  FormRow,
  "notifiedPence" | "accruedPence" | "adjustedPence" | "disputedPence" | "totalPence"
>;

/** A row whose total is the sum of its columns. */
export function formRow(row: Pick<FormRow, "part"> & Partial<Omit<FormRow, "part" | "totalPence">>): FormRow {
  const { part, reasons = [] } = row;
  const { notifiedPence = noPence, accruedPence = noPence, adjustedPence = noPence, disputedPence = noPence } = row;
  const totalPence = sumPence([notifiedPence, accruedPence, adjustedPence, disputedPence]);
  return { part, notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence, reasons };
}

/**
 * The rows of the organisation that owes, from its outcome. The second is there if it has paid something ahead (STM-13): that is its
 * receivable, and is accrued there. So is what the other organisation owes it back (REC-14), which no statement of its own notifies yet.
 */
export function payableSide(kind: Kind, outcome: Outcome): readonly FormRow[] {
  const { notifiedPence, accruedPence, adjustedPence, disputedPence, adjustments, prepaidPence = noPence } = outcome;
  const disputes = outcome.lines.filter((line) => line.disputedPence !== noPence).map(({ why }) => why);
  const row = formRow({
    part: kind === "i&e" ? "expenditure" : "payables",
    notifiedPence,
    accruedPence,
    adjustedPence,
    disputedPence,
    reasons: [...adjustments.map(({ why }) => why), ...(disputedPence === noPence ? [] : disputes)],
  });
  const owedBack = negatePence(
    sumPence(
      outcome.ledgerOnly
        .filter(({ reason }) => reason === "debit-balance")
        .map(({ outstandingPence }) => outstandingPence),
    ),
  );
  if (prepaidPence === noPence && owedBack === noPence) return [row];
  const reasons = owedBack === noPence ? [] : [`Debit balances on our payables: ${formatPounds(owedBack)}.`];
  return [row, formRow({ part: "receivables", accruedPence: prepaidPence, adjustedPence: owedBack, reasons })];
}

/** What the organisation that is owed makes of the answer to its statement. */
export interface ReceivableView {
  /** Its own ledger's accruals (COL-03). */
  readonly accruedPence?: Pence;
  /** Of the reasons for which the payable side adjusts, those that it accepts as right: it adjusts for them too. */
  readonly accepts?: ReadonlySet<string>;
  /** Whether it accepts what is disputed. A dispute that is accepted moves to adjusted on both sides (MIS-03). */
  readonly acceptsDispute?: boolean;
}

/**
 * The row of the organisation that is owed: its statement as notified, what it accepts of the answer as adjusted, and nothing ever as
 * disputed, since nobody disputes an own invoice (COL-05). Both sides adjust out future periods in any case (REC-10).
 */
export function receivableSide(kind: Kind, outcome: Outcome, view: ReceivableView = {}): FormRow {
  const { accruedPence = noPence, accepts = new Set<string>(), acceptsDispute = false } = view;
  const taken = outcome.adjustments.filter(({ reason }) => bothAdjust.has(reason) || accepts.has(reason));
  const dispute = acceptsDispute ? outcome.disputedPence : noPence;
  return formRow({
    part: kind === "i&e" ? "income" : "receivables",
    notifiedPence: outcome.notifiedPence,
    accruedPence,
    adjustedPence: addPence(sumOf(taken), dispute),
    reasons: [...taken.map(({ why }) => why), ...(dispute === noPence ? [] : ["Accepted in dispute."])],
  });
}

const bothAdjust: ReadonlySet<string> = new Set(["future-period"]);

/** The payable side's row once the other side has accepted what was disputed: it is adjusted instead. */
export function withDisputeAccepted(row: FormRow): FormRow {
  const { adjustedPence, disputedPence } = row;
  return formRow({ ...row, adjustedPence: addPence(adjustedPence, disputedPence), disputedPence: noPence });
}

/**
 * COL-11: the row of either side where no statement was issued because the balance is not over the threshold: what the organisation
 * that is owed has invoiced.
 */
export function rowWithoutStatement(part: FormPart, invoicedPence: Pence): FormRow {
  return formRow({ part, notifiedPence: invoicedPence });
}

/** MIS-01: the receivable side's row less the payable side's, column by column. */
export function mismatchOf(receivable: FormRow, payable: FormRow): Mismatch {
  return {
    notifiedPence: subtractPence(receivable.notifiedPence, payable.notifiedPence),
    accruedPence: subtractPence(receivable.accruedPence, payable.accruedPence),
    adjustedPence: subtractPence(receivable.adjustedPence, payable.adjustedPence),
    disputedPence: subtractPence(receivable.disputedPence, payable.disputedPence),
    totalPence: subtractPence(receivable.totalPence, payable.totalPence),
  };
}

function sumOf(adjustments: readonly Adjustment[]): Pence {
  return sumPence(adjustments.map(({ pence }) => pence));
}

/** The receivable organisation's row where it hears of a ledger's prepayment: its deferred income, in its payables (STM-13). */
export function deferredIncomeRow({ prepaidPence = noPence }: Pick<Outcome, "prepaidPence">): FormRow {
  return formRow({ part: "payables", accruedPence: prepaidPence });
}
