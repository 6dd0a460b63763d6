import type { ExerciseId } from "../../domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Notices } from "../notice/notices.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

/**
 * Notes that a person asked for a summary: the next run of the timetable sends it to the organisation's finance contacts. Two who ask at the
 * same time get one.
 */
export async function requestSummary(
  { organisation, exercise, by }: { organisation: OrganisationCode; exercise: ExerciseId; by: string },
  { notices, objects, now }: { readonly notices: Notices; readonly objects: JsonObjects; readonly now: () => Date },
): Promise<void> {
  const series = { organisation, kind: "summary-request" as const, about: exercise };
  const last = await notices.last(series);
  await notices.open({
    key: { ...series, number: (last?.key.number ?? 0) + 1 },
    recipient: organisation,
    facts: await objects.put("summary-requests", { by, exercise }),
    decidedAt: now().toISOString(),
    outbox: [],
    sentMessages: [],
  });
}
