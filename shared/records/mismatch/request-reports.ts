import type { ExerciseId } from "../../domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Notices } from "../notice/notices.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

/**
 * Notes that a person asked for the mismatch reports of an exercise: the next run of the timetable mails each organisation its own. Two who ask at
 * the same time get one of each.
 *
 * @param lead whoever leads the exercise, in whose name they are sent
 */
export async function requestReports(
  { lead, exercise, by }: { lead: OrganisationCode; exercise: ExerciseId; by: string },
  { notices, objects, now }: { readonly notices: Notices; readonly objects: JsonObjects; readonly now: () => Date },
): Promise<void> {
  const series = { organisation: lead, kind: "mismatch-report-request" as const, about: exercise };
  const last = await notices.last(series);
  await notices.open({
    key: { ...series, number: (last?.key.number ?? 0) + 1 },
    recipient: lead,
    facts: await objects.put("mismatch-report-requests", { by, exercise }),
    decidedAt: now().toISOString(),
    outbox: [],
    sentMessages: [],
  });
}
