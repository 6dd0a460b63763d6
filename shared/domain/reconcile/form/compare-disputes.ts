import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import { nameOfKind, type Kind } from "../../exercise/exercise.ts";
import type { ReconcileReferenceData } from "../../reference/reconcile-reference-data.ts";
import { vatRateBetween } from "../matching/vat-rate.ts";
import { pounds } from "../words/name-lines.ts";

/** What a pair has in formal dispute on its statement of one kind. */
export interface DisputeOfKind {
  readonly kind: Kind;
  readonly disputedPence: number;
}

/**
 * REC-19: what is said if a pair has other amounts in formal dispute under payables than under expenditure; undefined if they agree.
 * Payables have VAT, expenditure mostly does not (STM-08), so the two may differ by it.
 */
export function compareDisputes(
  reference: ReconcileReferenceData,
  asAt: CalendarDate | undefined,
  here: DisputeOfKind,
  other: DisputeOfKind,
): string | undefined {
  if (other.kind === here.kind || other.kind === "accruals" || here.kind === "accruals") return undefined;
  const [one, two] = [here.disputedPence, other.disputedPence];
  if (one === two) return undefined;
  if (
    [vatRateBetween(reference, one, two, asAt), vatRateBetween(reference, two, one, asAt)].some(
      (rate) => rate !== undefined,
    )
  )
    return undefined;
  return `${pounds(one)} is in formal dispute here and ${pounds(two)} under ${nameOfKind(other.kind)}: the two normally agree, so one of them needs looking into.`;
}
