import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { requestReports } from "../../shared/records/mismatch/request-reports.ts";
import { CommandMisused, CommandRefused } from "../command-errors.ts";
import type { Connection } from "../system/connect.ts";
import { exerciseOf } from "../system/exercise-option.ts";

interface WhoAsks {
  readonly exercise: ExerciseId | undefined;
  readonly by: string | undefined;
  readonly from: OrganisationCode | undefined;
}

/** Has the timetable mail each organisation its own mismatches, so that they leave as every other notice does. */
export async function askForReports(
  { records, now }: Pick<Connection, "records" | "now">,
  { exercise: named, by, from }: WhoAsks,
): Promise<{ readonly lead: OrganisationCode; readonly exercise: ExerciseId }> {
  if (by === undefined) throw new CommandMisused("--send needs --by: who you are.");
  const { exercise } = await exerciseOf({ records, now }, named);
  const { contacts } = await records.referenceLists.all("group");
  const leads = [...new Set(contacts.filter(({ role }) => role === "exercise").map(({ code }) => code))];
  const [only, ...others] = leads.filter((code) => from === undefined || code === from);
  if (only === undefined)
    throw new CommandRefused(
      "Nobody who leads an exercise is on the contact list: an address with the role exercise. See accord contacts.",
    );
  if (others.length > 0) throw new CommandRefused(`Say in --from who leads it: ${[only, ...others].join(", ")}.`);
  await requestReports({ lead: only, exercise, by }, { ...records, now });
  return { lead: only, exercise };
}
