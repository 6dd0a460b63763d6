import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { financialYearOf } from "../day-number.ts";
import { formatDay } from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";

/** How a transaction is outside the period of the agreement. */
export interface OutsidePeriod {
  readonly reason: "earlier-year" | "later-year" | "after-cut-off";
  /** Such as `which is before 1 April 2022 and so in an earlier financial year`. */
  readonly words: string;
}

/**
 * REC-09: how expenditure is outside the period of the agreement; undefined if it is inside, or not I&E. The year is that in which
 * the ledger has posted it; the date of the invoice counts only if the ledger gives no period. The cut-off is one of invoice dates.
 */
export function outsidePeriod(setting: Setting, line: StatementLine, ledger: LedgerLine): OutsidePeriod | undefined {
  const { year, cutOff } = setting;
  if (setting.kind !== "i&e" || year === undefined) return undefined;
  const on = ledger.invoiceDate ?? line.invoiceDate;
  const posted = setting.postingYear(ledger);
  const outside = posted === undefined ? outsideByDate(year, on) : outsideByPosting(year, posted, ledger);
  if (outside !== undefined) return outside;
  if (cutOff === undefined || on === undefined || on <= cutOff) return undefined;
  return {
    reason: "after-cut-off",
    words: setting.isLastQuarter
      ? `which is after ${formatDay(cutOff)}, to which invoices are agreed: it belongs among the accruals of both of us`
      : `which is after the agreement period that ended on ${formatDay(cutOff)}`,
  };
}

/**
 * Whether a ledger line belongs to the exercise's year: a debt may be older (R&P), expenditure may not (I&E), and it is of the year
 * in which it was posted.
 */
export function isOfYear(setting: Setting, ledger: LedgerLine): boolean {
  const { year } = setting;
  const on = ledger.invoiceDate;
  if (year === undefined) return true;
  if (on !== undefined && setting.periodEnd !== undefined && on > setting.periodEnd) return false;
  if (setting.kind === "i&e") {
    const posted = setting.postingYear(ledger);
    if (posted !== undefined) return posted === financialYearOf(year.from);
    return on === undefined || (on >= year.from && on <= year.to);
  }
  return on === undefined || on <= year.to;
}

/** How a ledger line is outside the exercise's year: `dated after 31 March 2023`; for one that is not `isOfYear`. */
export function describeOtherYear(setting: Setting, year: Year, ledger: LedgerLine): string {
  const posted = setting.kind === "i&e" ? setting.postingYear(ledger) : undefined;
  if (posted !== undefined && posted !== financialYearOf(year.from)) {
    return `posted in the financial year ${yearInWords(posted)}`;
  }
  const on = ledger.invoiceDate;
  const last = setting.periodEnd ?? year.to;
  return on !== undefined && on > last ? `dated after ${formatDay(last)}` : `dated before ${formatDay(year.from)}`;
}

type Year = NonNullable<Setting["year"]>;

function outsideByDate(year: Year, on: CalendarDate | undefined): OutsidePeriod | undefined {
  if (on === undefined || (on >= year.from && on <= year.to)) return undefined;
  return on < year.from
    ? {
        reason: "earlier-year",
        words: `which is before ${formatDay(year.from)} and so in an earlier financial year`,
      }
    : { reason: "later-year", words: `which is after ${formatDay(year.to)} and so in a later financial year` };
}

function outsideByPosting(
  year: Year,
  posted: number,
  { postingPeriod, postingDate }: LedgerLine,
): OutsidePeriod | undefined {
  const ours = financialYearOf(year.from);
  if (posted === ours) return undefined;
  const where =
    postingPeriod === undefined
      ? ` on ${postingDate === undefined ? "another day" : formatDay(postingDate)}`
      : ` in period ${postingPeriod}`;
  const which = posted < ours ? "an earlier" : "a later";
  return {
    reason: posted < ours ? "earlier-year" : "later-year",
    words: `which we posted${where} and so in ${which} financial year, ${yearInWords(posted)}`,
  };
}

function yearInWords(first: number): string {
  return `${String(first)}-${String((first + 1) % 100).padStart(2, "0")}`;
}
