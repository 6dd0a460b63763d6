import { negatePence, noPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { formRow, mismatchOf, type FormPart, type FormRow, type Mismatch } from "../form/collection-form.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import type { SubmittedForm, SubmittedRow } from "./submitted-form.ts";

/** What two organisations have with each other: what is owed, or what was earned and spent. */
export type MismatchKind = "r&p" | "i&e";

const PARTS: Readonly<Record<MismatchKind, readonly [receivable: FormPart, payable: FormPart]>> = {
  "r&p": ["receivables", "payables"],
  "i&e": ["income", "expenditure"],
};

/** The columns of the form that add up to its total. */
export const mismatchColumns = ["notifiedPence", "accruedPence", "adjustedPence", "disputedPence"] as const;

export type MismatchColumn = (typeof mismatchColumns)[number];

/** Both sides of one pair and kind (MIS-01). A side without a row in its form is nil; the form of a side may be missing altogether. */
export interface PairMismatch {
  readonly receivable: OrganisationCode;
  readonly payable: OrganisationCode;
  readonly kind: MismatchKind;
  readonly receivableRow: FormRow;
  readonly payableRow: FormRow;
  /** The receivable side less the payable side; nil where a form is missing. */
  readonly difference: Mismatch;
  /** The difference of the totals, whoever causes it. */
  readonly absolutePence: Pence;
  /** Each column's difference counts by itself: two that cancel out in the total are two. */
  readonly absoluteByColumnPence: Pence;
  /** The side whose form is not there: its figures are unknown, and nothing is a mismatch yet. */
  readonly missing?: "receivable" | "payable";
  /** MIS-04: whether it has to be cleared. Without a tolerance every difference has to be. */
  readonly isOver: boolean;
}

export interface ComparedForms {
  readonly pairs: readonly PairMismatch[];
  /** Of those whose two forms are there. */
  readonly totalPence: Pence;
  readonly overTolerance: number;
  readonly formsMissing: readonly OrganisationCode[];
}

export interface HowToCompare {
  /** MIS-04: set for each exercise; nothing at or under it has to be cleared. */
  readonly tolerancePence?: Pence;
  /** ORG-01: under which organisation a receivable organisation is recorded by those who owe it. */
  readonly recordedAs?: (receivable: OrganisationCode) => OrganisationCode;
}

/**
 * Compares the forms of several organisations of one exercise, pair by pair and kind by kind. The order of the forms makes no difference.
 * Of the pairs, the largest mismatch comes first.
 */
export function compareForms(forms: readonly SubmittedForm[], how: HowToCompare = {}): ComparedForms {
  const { tolerancePence = noPence, recordedAs = itself } = how;
  const present = new Set(forms.flatMap(({ organisation }) => [organisation, recordedAs(organisation)]));
  const sides = new Map<string, Sides>();
  for (const form of forms) {
    for (const row of form.rows) {
      const kind = row.part === "receivables" || row.part === "payables" ? "r&p" : "i&e";
      const isReceivable = row.part === PARTS[kind][0];
      const receivable = recordedAs(isReceivable ? form.organisation : row.counterparty);
      const payable = isReceivable ? row.counterparty : form.organisation;
      const key = `${receivable}#${payable}#${kind}`;
      const known = sides.get(key) ?? { receivable, payable, kind, receivableRows: [], payableRows: [] };
      sides.set(key, known);
      (isReceivable ? known.receivableRows : known.payableRows).push(row);
    }
  }
  const pairs = Array.from(sides.values(), (both) => pairOf(both, present, tolerancePence)).sort(inOrder);
  return summaryOfPairs(pairs);
}

/** Pairs with their sums: of all forms, or of one organisation's own pairs. */
export function summaryOfPairs(pairs: readonly PairMismatch[]): ComparedForms {
  return {
    pairs,
    totalPence: sumPence(pairs.filter(isCompared).map(({ absolutePence }) => absolutePence)),
    overTolerance: pairs.filter(({ isOver }) => isOver).length,
    formsMissing: [...new Set(pairs.flatMap(missingOf))].sort(),
  };
}

function itself(code: OrganisationCode): OrganisationCode {
  return code;
}

interface Sides {
  readonly receivable: OrganisationCode;
  readonly payable: OrganisationCode;
  readonly kind: MismatchKind;
  readonly receivableRows: SubmittedRow[];
  readonly payableRows: SubmittedRow[];
}

function pairOf(
  { receivable, payable, kind, receivableRows, payableRows }: Sides,
  present: ReadonlySet<OrganisationCode>,
  tolerancePence: Pence,
): PairMismatch {
  const [ofReceivable, ofPayable] = PARTS[kind];
  const receivableRow = sumOf(ofReceivable, receivableRows);
  const payableRow = sumOf(ofPayable, payableRows);
  const missing = !present.has(receivable) ? "receivable" : !present.has(payable) ? "payable" : undefined;
  // Of a form that is not there nothing is known: what its counterparty shows is no mismatch yet.
  const difference = missing === undefined ? mismatchOf(receivableRow, payableRow) : NO_MISMATCH;
  const absolutePence = absolute(difference.totalPence);
  return {
    receivable,
    payable,
    kind,
    receivableRow,
    payableRow,
    difference,
    absolutePence,
    absoluteByColumnPence: sumPence(mismatchColumns.map((column) => absolute(difference[column]))),
    ...(missing === undefined ? {} : { missing }),
    isOver: missing === undefined && absolutePence > tolerancePence,
  };
}

const NO_MISMATCH = mismatchOf(formRow({ part: "receivables" }), formRow({ part: "payables" }));

function sumOf(part: FormPart, rows: readonly SubmittedRow[]): FormRow {
  return formRow({
    part,
    notifiedPence: sumPence(rows.map((row) => row.notifiedPence)),
    accruedPence: sumPence(rows.map((row) => row.accruedPence)),
    adjustedPence: sumPence(rows.map((row) => row.adjustedPence)),
    disputedPence: sumPence(rows.map((row) => row.disputedPence)),
    reasons: rows.map(({ reason }) => reason).filter((reason) => reason !== ""),
  });
}

/** Whether both sides' forms are there. */
export function isCompared({ missing }: PairMismatch): boolean {
  return missing === undefined;
}

/** MIS-01: whether its totals agree, and columns differ that cancel out in them: no tolerance of totals says anything about these. */
export function differsInColumnsOnly({ missing, absolutePence, absoluteByColumnPence }: PairMismatch): boolean {
  return missing === undefined && absolutePence === noPence && absoluteByColumnPence !== noPence;
}

function missingOf({ missing, receivable, payable }: PairMismatch): OrganisationCode[] {
  return missing === undefined ? [] : [missing === "receivable" ? receivable : payable];
}

export function absolute(amount: Pence): Pence {
  return amount < 0 ? negatePence(amount) : amount;
}

function inOrder(one: PairMismatch, other: PairMismatch): number {
  return (
    Number(isCompared(other)) - Number(isCompared(one)) ||
    other.absolutePence - one.absolutePence ||
    (keyOf(one) < keyOf(other) ? -1 : 1)
  );
}

function keyOf({ receivable, payable, kind }: PairMismatch): string {
  return `${receivable}#${payable}#${kind}`;
}
