import { addDays, calendarDate, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { onUkClock, ukDay } from "../amounts-and-days/uk-clock.ts";
import { isWorkingDay, workingDaysBefore } from "../amounts-and-days/working-days.ts";
import { kindSchema, type Exercise, type Kind, type KindRules } from "../exercise/exercise.ts";
import type { Round, RoundDue } from "../form/rounds.ts";
import type { OrganisationCode } from "../organisation/organisation-code.ts";
import { askFromOf } from "./coverage.ts";
import { remindFromOf } from "./reminders.ts";
import { LAST_REQUEST, nextRequestOn, type LastRequest } from "./statement-requests.ts";

/** A date of the exercise, or something that left by the clock or will leave. */
type TimetableWhat =
  | { readonly is: "cut-off" | "last-payments" }
  | { readonly is: "statements-by" | "ask-from" | "remind-from" | "agree-by"; readonly kind: Kind }
  | { readonly is: "event"; readonly event: string; readonly bodies: readonly string[] }
  | { readonly is: "request"; readonly kind: Kind; readonly receivable: OrganisationCode; readonly number: number }
  | OwnNoticeWhat
  | { readonly is: "reminder" | "confirmation"; readonly kind: Kind; readonly receivable: OrganisationCode };

/** What an organisation's own finance contacts are told: the list of what waits, the summary, what waits before a deadline, a draft form. */
type OwnNoticeWhat =
  | { readonly is: "todo" | "summary" }
  | { readonly is: "deadline"; readonly kind: Kind }
  | { readonly is: "form-draft"; readonly round: Round };

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

/** What was told besides requests, and what the organisation's own people will be told. */
export interface NoticesOfOrganisation {
  readonly told: readonly {
    /** ISO instant. */
    readonly decidedAt: string;
    readonly what: Extract<TimetableWhat, { readonly is: OwnNoticeWhat["is"] | "reminder" | "confirmation" }>;
  }[];
  /** How many working days before a deadline its finance contacts hear of it. 0: they don't, or there are none. */
  readonly daysBefore: number;
  /** When it hands its collection form in. */
  readonly rounds: readonly RoundDue[];
}

/** What was done in an exercise, what is due, and what comes (EXR-05, EXR-06), the earliest first. */
export function timetableOf(
  exercise: Exercise,
  requests: readonly RequestsOfKind[],
  now: string,
  notices: NoticesOfOrganisation = { told: [], daysBefore: 0, rounds: [] },
): TimetableEntry[] {
  const clock = onUkClock(now);
  const dates = datesOf(exercise).map(({ at, what }): TimetableEntry => ({ at, state: stateOfDate(at, clock), what }));
  const entries = requests.flatMap((each) => {
    const rules = exercise.kinds[each.kind];
    return [...requestsThatLeft(each), ...(rules ? requestsToCome(each, rules, ukDay(now)) : [])];
  });
  const told = notices.told.map(({ decidedAt, what }): TimetableEntry => ({
    at: onUkClock(decidedAt).slice(0, MINUTE_LENGTH),
    state: "done",
    what,
  }));
  return [...dates, ...entries, ...told, ...ownToCome(exercise, notices, clock)].sort((one, other) =>
    compare(one.at, other.at),
  );
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
        ...(rules.agreement === "required"
          ? [{ at: remindFromOf(rules), what: { is: "remind-from" as const, kind } }]
          : []),
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

/** What finance contacts are still to be told before deadlines that have not passed. */
function ownToCome({ kinds }: Exercise, { told, daysBefore, rounds }: NoticesOfOrganisation, clock: string) {
  if (daysBefore === 0) return [];
  const deadlines: { readonly by: string; readonly what: OwnNoticeWhat }[] = [
    ...kindSchema.options.flatMap((kind) => {
      const rules = kinds[kind];
      return rules ? [{ by: rules.agreeBy, what: { is: "deadline" as const, kind } }] : [];
    }),
    ...rounds.map(({ round, by }) => ({ by, what: { is: "form-draft" as const, round } })),
  ];
  return deadlines.flatMap(({ by, what }): TimetableEntry[] => {
    if (stateOfDate(by, clock) === "done" || told.some((each) => isSameNotice(each.what, what))) return [];
    const at = workingDaysBefore(calendarDate(by.slice(0, DAY_LENGTH)), daysBefore);
    return [{ at, state: at <= clock.slice(0, DAY_LENGTH) ? "due" : "to-come", what }];
  });
}

function isSameNotice(one: TimetableWhat, other: OwnNoticeWhat): boolean {
  if (one.is === "deadline") return other.is === "deadline" && one.kind === other.kind;
  return one.is === "form-draft" && other.is === "form-draft" && one.round === other.round;
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
