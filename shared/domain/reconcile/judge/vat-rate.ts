import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { ReconcileReference } from "../../reference/reconcile-reference.ts";

const WHOLE = 10_000;
const BASIS_POINTS_PER_CENT = 100;

/** The VAT rate (`20%`) by which one amount exceeds the other, to the penny, or nothing where none in force fits (STM-08). */
export function vatRateBetween(
  reference: ReconcileReference,
  withVat: number,
  withoutVat: number,
  on: CalendarDate | undefined,
): string | undefined {
  for (const rate of reference.vatRates) {
    if (on !== undefined && rate.from !== undefined && on < rate.from) continue;
    if (on !== undefined && rate.to !== undefined && on > rate.to) continue;
    const vat = (withoutVat * rate.basisPoints) / WHOLE;
    if (Math.abs(vat) >= 1 && Math.abs(withVat - withoutVat - vat) < 1) {
      return `${String(rate.basisPoints / BASIS_POINTS_PER_CENT)}%`;
    }
  }
  return undefined;
}
