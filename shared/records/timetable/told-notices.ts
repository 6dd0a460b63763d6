import { addDays } from "../../domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { kindSchema, type Exercise } from "../../domain/exercise/exercise.ts";
import { rounds } from "../../domain/form/rounds.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { NoticesOfOrganisation } from "../../domain/timetable/timetable.ts";
import type { Notices } from "../notice/notices.ts";
import { aboutKind, requestsOf } from "./requests.ts";

type Told = NoticesOfOrganisation["told"][number];

/** A list of what waits is about no exercise: those of so many days after the cut-off are shown with it. */
const DAYS_OF_EXERCISE = 100;

/** What has been told by the clock in an exercise, besides requests for statements: reminders, and notices to the organisation itself. */
export async function toldNotices(
  organisation: OrganisationCode,
  { exercise, cutOff }: Exercise,
  notices: Pick<Notices, "ofKind">,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const is of ["reminder", "confirmation"] as const)
    for await (const { decidedAt, kind, receivable } of requestsOf(is, organisation, exercise, notices))
      told.push({ decidedAt, what: { is, kind, receivable } });
  for await (const { decidedAt } of notices.ofKind(organisation, "todo")) {
    const day = ukDay(decidedAt);
    if (cutOff <= day && day <= addDays(cutOff, DAYS_OF_EXERCISE)) told.push({ decidedAt, what: { is: "todo" } });
  }
  for await (const { decidedAt, key } of notices.ofKind(organisation, "summary", exercise))
    if (key.about === exercise) told.push({ decidedAt, what: { is: "summary" } });
  for await (const { decidedAt, key } of notices.ofKind(organisation, "deadline", exercise)) {
    const kind = kindSchema.options.find((each) => aboutKind(exercise, each) === key.about);
    if (kind) told.push({ decidedAt, what: { is: "deadline", kind } });
  }
  for await (const { decidedAt, key } of notices.ofKind(organisation, "form-draft", exercise)) {
    const round = rounds.find((each) => `${exercise}-${each}` === key.about);
    if (round) told.push({ decidedAt, what: { is: "form-draft", round } });
  }
  return told;
}
