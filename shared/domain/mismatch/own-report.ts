import type { Pence } from "../amounts-and-days/pence.ts";
import { ukDay } from "../amounts-and-days/uk-clock.ts";
import { addDays, calendarDate, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Exercise } from "../exercise/exercise.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { pairsOf } from "./by-organisation.ts";
import { isCompared, type ComparedForms } from "./compare-forms.ts";
import { isDifferent, isOverTolerance, reportedPairOf, type ReportedPair } from "./reported-pair.ts";

/** What one organisation is told of the comparison of all forms. */
export interface OwnReport {
  /** Its own pairs that are compared and differ, the largest first. */
  readonly pairs: readonly ReportedPair[];
  readonly toClear: number;
  /** Counterparties of its own whose forms are missing, or itself. */
  readonly formsMissing: readonly OrganisationCode[];
}

/** MIS-02: an organisation is told its own pairs and nothing of any other. */
export function ownReportOf(
  compared: ComparedForms,
  organisation: OrganisationCode,
  tolerancePence: Pence | undefined,
): OwnReport {
  const own = pairsOf(compared.pairs, organisation);
  const pairs = own.filter(isCompared).map(reportedPairOf).filter(isDifferent);
  const missing = own.flatMap(({ missing: side, receivable, payable }) =>
    side === undefined ? [] : [side === "receivable" ? receivable : payable],
  );
  return {
    pairs,
    toClear: pairs.filter((pair) => isOverTolerance(pair, tolerancePence)).length,
    formsMissing: [...new Set(missing)].sort(),
  };
}

/** Those whose pairs differ, each of whom is told. */
export function concernedBy({ pairs }: ComparedForms): OrganisationCode[] {
  const differ = pairs.filter((pair) => isCompared(pair) && isDifferent(reportedPairOf(pair)));
  return [...new Set(differ.flatMap(({ receivable, payable }) => [receivable, payable]))].sort();
}

/** A report that is later than this is none of its date of the timetable. */
const MOST_DAYS_LATE = 5;

/** The last day of an exercise's timetable on which mismatch reports go out, if it has come and is not long past (EXR-05). */
export function reportDayOf({ events }: Pick<Exercise, "events">, today: CalendarDate): CalendarDate | undefined {
  return events
    .filter(({ event }) => /mismatch reports?/iu.test(event))
    .map(({ at }) => calendarDate(at.slice(0, "2023-05-05".length)))
    .filter((day) => day <= today && today <= addDays(day, MOST_DAYS_LATE))
    .sort()
    .at(-1);
}

/** Whether an organisation is due a report: on a day of the timetable, or because a person asked for it since the last. */
export function isReportDue(
  last: string | undefined,
  { reportDay, lastWanted }: { readonly reportDay: CalendarDate | undefined; readonly lastWanted: string | undefined },
): boolean {
  if (lastWanted !== undefined && (last === undefined || last < lastWanted)) return true;
  return reportDay !== undefined && (last === undefined || ukDay(last) < reportDay);
}
