import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { ReconcileReferenceData } from "../../reference/reconcile-reference-data.ts";

const BASIS_POINTS_OF_ALL = 10_000;
const BASIS_POINTS_PER_CENT = 100;

/** The VAT rate in force (`20%`) by which one amount exceeds the other to the penny, if there is one (STM-08). */
export function vatRateBetween(
  reference: ReconcileReferenceData,
  withVat: number,
  withoutVat: number,
  on: CalendarDate | undefined,
): string | undefined {
  for (const rate of reference.vatRates) {
    if (on !== undefined && rate.from !== undefined && on < rate.from) continue;
    if (on !== undefined && rate.to !== undefined && on > rate.to) continue;
    const vat = (withoutVat * rate.basisPoints) / BASIS_POINTS_OF_ALL;
    if (Math.abs(vat) >= 1 && Math.abs(withVat - withoutVat - vat) < 1) {
      return `${String(rate.basisPoints / BASIS_POINTS_PER_CENT)}%`;
    }
  }
  return undefined;
}
