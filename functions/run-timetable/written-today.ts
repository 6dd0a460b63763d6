import { ukDay } from "../../shared/domain/amounts-and-days/uk-clock.ts";
import type { Exercise } from "../../shared/domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Notices } from "../../shared/records/notice/notices.ts";
import { requestsOf } from "../../shared/records/timetable/requests.ts";

/** How many messages that nobody asked for have been decided today, from an organisation to its counterparties in an exercise. */
export async function writtenToday(
  organisation: OrganisationCode,
  { exercise }: Pick<Exercise, "exercise">,
  now: string,
  notices: Notices,
): Promise<number> {
  let count = 0;
  for (const kind of ["statement-request", "reminder", "confirmation"] as const)
    for await (const { decidedAt } of requestsOf(kind, organisation, exercise, notices))
      if (ukDay(decidedAt) === ukDay(now)) count += 1;
  return count;
}
