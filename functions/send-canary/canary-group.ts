import { LoggableError } from "../../shared/domain/loggable-error.ts";
import {
  addDays,
  calendarDateOf,
  daysBetween,
  type CalendarDate,
} from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { noPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { canaryPayable, canaryReceivable } from "../../shared/domain/canary/whose.ts";
import { exerciseIdSchema, type Exercise } from "../../shared/domain/exercise/exercise.ts";
import type { Contact } from "../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { Organisation } from "../../shared/domain/organisation/organisation.ts";

/** The two organisations of the canary. */
export const canaryOrganisations: readonly Organisation[] = [
  { code: canaryPayable, name: "Accord canary, the side that pays", type: "trust" },
  { code: canaryReceivable, name: "Accord canary, the side that is owed", type: "trust" },
];

/** The canary's address is registered for the side that sends the statement, and is answered. */
export function canaryContacts(address: EmailAddress): readonly Contact[] {
  return [{ code: canaryReceivable, email: address, role: "statements" }];
}

/** A quarter of a financial year, which begins in April. */
export interface Quarter {
  /** `2022-23-Q4` */
  readonly id: Exercise["exercise"];
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly financialYear: { readonly from: CalendarDate; readonly to: CalendarDate };
  /** The month of the financial year in which the quarter ends. */
  readonly month: number;
}

/** The quarter of a day. */
export function quarterOf(day: CalendarDate): Quarter {
  const calendarYear = Number(day.slice(0, 4));
  const calendarMonth = Number(day.slice(5, 7));
  const number = ((Math.floor((calendarMonth - 1) / 3) + 3) % 4) + 1;
  const year = number === 4 ? calendarYear - 1 : calendarYear;
  const firstMonth = number === 4 ? 1 : number * 3 + 1;
  const from = dateOf(calendarYear, firstMonth);
  const after = number === 3 ? dateOf(calendarYear + 1, 1) : dateOf(calendarYear, firstMonth + 3);
  return {
    id: exerciseIdSchema.parse(`${year}-${String((year + 1) % 100).padStart(2, "0")}-Q${number}`),
    from,
    to: addDays(after, -1),
    financialYear: { from: dateOf(year, 4), to: addDays(dateOf(year + 1, 4), -1) },
    month: number * 3,
  };
}

/** The canary's only exercise: a statement of any day of the quarter belongs to it. */
export function canaryExercise({ id, from, to, financialYear, month }: Quarter): Exercise {
  return {
    exercise: id,
    financialYear: { ...financialYear },
    month,
    cutOff: addDays(from, Math.floor(daysBetween(from, to) / 2)),
    kinds: {
      "r&p": { issueOverPence: noPence, agreeOverPence: noPence, agreement: "required", statementsBy: to, agreeBy: to },
    },
    events: [],
  };
}

function dateOf(year: number, month: number): CalendarDate {
  const date = calendarDateOf(year, month, 1);
  if (date === undefined) throw new LoggableError(`there is no month ${month} of ${year}`);
  return date;
}
