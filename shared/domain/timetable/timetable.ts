import { addDays, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../amounts-and-days/uk-clock.ts";
import { isWorkingDay } from "../amounts-and-days/working-days.ts";
import { kindSchema, type Exercise, type Kind, type KindRules } from "../exercise/exercise.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { askFromOf } from "./coverage.ts";
import { LAST_REQUEST, nextRequestOn, type LastRequest } from "./statement-requests.ts";

/** A date of the exercise, or a request for a statement that left or will leave. */
type TimetableWhat =
  | { readonly is: "cut-off" | "last-payments" }
  | { readonly is: "statements-by" | "ask-from" | "agree-by"; readonly kind: Kind }
  | { readonly is: "event"; readonly event: string; readonly bodies: readonly string[] }
  | { readonly is: "request"; readonly kind: Kind; readonly receivable: OrganisationCode; readonly number: number };

export interface TimetableEntry {
  /** A day, or a minute as clocks in the UK show it: `2023-04-27T09:00`. They sort as texts. */
  readonly at: string;
  /** `due`: it is today's, or should have been done. */
  readonly state: "done" | "due" | "to-come";
  readonly what: TimetableWhat;
}

/** How it stands with the requests for statements of a kind. */
export interface RequestsOfKind {
  readonly kind: Kind;
  /** The organisations whose statement is missing now and that have an address. */
  readonly missing: readonly OrganisationCode[];
  /** All requests that were decided, those to one organisation by their numbers. */
  readonly asked: readonly LastRequest[];
}

/** What was done in an exercise, what is due, and what comes (EXR-05, EXR-06), the earliest first. */
export function timetableOf(exercise: Exercise, requests: readonly RequestsOfKind[], now: string): TimetableEntry[] {
  const clock = onUkClock(now);
  const dates = datesOf(exercise).map(({ at, what }): TimetableEntry => ({ at, state: stateOfDate(at, clock), what }));
  const entries = requests.flatMap((each) => {
    const rules = exercise.kinds[each.kind];
    return [...requestsThatLeft(each), ...(rules ? requestsToCome(each, rules, ukDay(now)) : [])];
  });
  return [...dates, ...entries].sort((one, other) => compare(one.at, other.at));
}

function datesOf({ cutOff, lastPayments, kinds, events }: Exercise): Pick<TimetableEntry, "at" | "what">[] {
  return [
    { at: cutOff, what: { is: "cut-off" } },
    ...(lastPayments === undefined ? [] : [{ at: lastPayments, what: { is: "last-payments" as const } }]),
    ...kindSchema.options.flatMap((kind): Pick<TimetableEntry, "at" | "what">[] => {
      const rules = kinds[kind];
      if (!rules) return [];
      return [
        { at: rules.statementsBy, what: { is: "statements-by", kind } },
        { at: askFromOf(rules), what: { is: "ask-from", kind } },
        { at: rules.agreeBy, what: { is: "agree-by", kind } },
      ];
    }),
    ...events.map(({ at, event, bodies }) => ({ at, what: { is: "event" as const, event, bodies } })),
  ];
}

/** A day is due while it lasts, an instant until it has come. */
function stateOfDate(at: string, clock: string): TimetableEntry["state"] {
  const isDay = at.length === DAY_LENGTH;
  const today = clock.slice(0, DAY_LENGTH);
  if (at.slice(0, DAY_LENGTH) > today) return "to-come";
  if (at.slice(0, DAY_LENGTH) < today) return "done";
  return isDay || at > clock ? "due" : "done";
}

const DAY_LENGTH = "2023-03-29".length;
const MINUTE_LENGTH = "2023-03-29T09:00".length;

function requestsThatLeft({ kind, asked }: RequestsOfKind): TimetableEntry[] {
  return asked.map(({ receivable, number, decidedAt }) => ({
    at: onUkClock(decidedAt).slice(0, MINUTE_LENGTH),
    state: "done",
    what: { is: "request", kind, receivable, number },
  }));
}

/** The next request to each organisation whose statement is missing, if none comes before. */
function requestsToCome({ kind, missing, asked }: RequestsOfKind, rules: KindRules, today: CalendarDate) {
  const last = new Map(asked.map((request) => [request.receivable, request]));
  return missing.flatMap((receivable): TimetableEntry[] => {
    const before = last.get(receivable);
    const number = (before?.number ?? 0) + 1;
    const on = workingDayFrom(before ? nextRequestOn(before) : askFromOf(rules));
    const at = on < today ? workingDayFrom(today) : on;
    if (number > LAST_REQUEST || at > rules.agreeBy) return [];
    return [{ at, state: at <= today ? "due" : "to-come", what: { is: "request", kind, receivable, number } }];
  });
}

function workingDayFrom(day: CalendarDate): CalendarDate {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
