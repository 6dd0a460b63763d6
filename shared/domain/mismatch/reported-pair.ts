import * as z from "zod";

import { penceSchema, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { formRow, mismatchOf, type FormRow } from "../form/collection-form.ts";
import { organisationCodeSchema, type OrganisationCode } from "../organisation/organisation-code.ts";
import { absolute, mismatchColumns, type MismatchColumn, type PairMismatch } from "./compare-forms.ts";

/** What a report of mismatches shows of one side of a pair. Some reports have the totals only. */
export const reportedSideSchema = z.object({
  totalPence: penceSchema,
  columns: z
    .object({
      notifiedPence: penceSchema,
      accruedPence: penceSchema,
      adjustedPence: penceSchema,
      disputedPence: penceSchema,
    })
    .optional(),
});

export type ReportedSide = z.infer<typeof reportedSideSchema>;

/** A pair as a report of mismatches shows it, which we may not have made: the figures are those of the two forms, in pounds or rounded. */
export const reportedPairSchema = z.object({
  kind: z.enum(["r&p", "i&e"]),
  receivable: organisationCodeSchema,
  payable: organisationCodeSchema,
  receivableSide: reportedSideSchema,
  payableSide: reportedSideSchema,
});

export type ReportedPair = z.infer<typeof reportedPairSchema>;

/** Which pair is meant. */
export type PairName = Pick<ReportedPair, "kind" | "receivable" | "payable">;

/** `r&p#ZB2#ZA1` */
export function textOfPair({ kind, receivable, payable }: PairName): string {
  return `${kind}#${receivable}#${payable}`;
}

/** The receivable side less the payable side (MIS-01). */
export function reportedDifference({ receivableSide, payableSide }: ReportedPair): Pence {
  return subtractPence(receivableSide.totalPence, payableSide.totalPence);
}

/** The columns that differ, as far as the report has them: two that cancel out in the total are two. */
export function reportedColumns({ receivableSide, payableSide }: ReportedPair): [MismatchColumn, Pence][] {
  const [one, other] = [receivableSide.columns, payableSide.columns];
  if (one === undefined || other === undefined) return [];
  return mismatchColumns
    .map((column): [MismatchColumn, Pence] => [column, subtractPence(one[column], other[column])])
    .filter(([, difference]) => difference !== 0);
}

/** Whether the two sides show different figures at all. */
export function isDifferent(pair: ReportedPair): boolean {
  return reportedDifference(pair) !== 0 || reportedColumns(pair).length > 0;
}

/** The organisation's side of a pair, and who is on the other; `undefined` if it is no pair of its own. */
export function sideOf(
  { receivable, payable }: PairName,
  organisation: OrganisationCode,
): { readonly role: "receivable" | "payable"; readonly counterparty: OrganisationCode } | undefined {
  if (receivable === organisation) return { role: "receivable", counterparty: payable };
  return payable === organisation ? { role: "payable", counterparty: receivable } : undefined;
}

/** A pair that we have compared ourselves, as a report of it says it. */
export function reportedPairOf({ kind, receivable, payable, receivableRow, payableRow }: PairMismatch): ReportedPair {
  return {
    kind,
    receivable,
    payable,
    receivableSide: sideFrom(receivableRow),
    payableSide: sideFrom(payableRow),
  };
}

/** The same the other way: a pair of a report as one that was compared. A report with totals only shows them as notified. */
export function pairMismatchOf(pair: ReportedPair, tolerancePence: Pence | undefined): PairMismatch {
  const { kind, receivable, payable } = pair;
  const [ofReceivable, ofPayable] =
    kind === "r&p" ? (["receivables", "payables"] as const) : (["income", "expenditure"] as const);
  const receivableRow = rowFrom(ofReceivable, pair.receivableSide);
  const payableRow = rowFrom(ofPayable, pair.payableSide);
  const difference = mismatchOf(receivableRow, payableRow);
  return {
    kind,
    receivable,
    payable,
    receivableRow,
    payableRow,
    difference,
    absolutePence: absolute(difference.totalPence),
    absoluteByColumnPence: sumPence(mismatchColumns.map((column) => absolute(difference[column]))),
    isOver: isOverTolerance(pair, tolerancePence),
  };
}

function rowFrom(part: FormRow["part"], { totalPence, columns }: ReportedSide): FormRow {
  return formRow({ part, ...(columns ?? { notifiedPence: totalPence }) });
}

function sideFrom(row: PairMismatch["receivableRow"]): ReportedSide {
  const { notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence } = row;
  return { totalPence, columns: { notifiedPence, accruedPence, adjustedPence, disputedPence } };
}

/** MIS-04: whether it has to be cleared. Without a tolerance every difference has to be. */
export function isOverTolerance(pair: ReportedPair, tolerancePence: Pence | undefined): boolean {
  return absolute(reportedDifference(pair)) > (tolerancePence ?? 0);
}
