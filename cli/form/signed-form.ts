import { collectionFormSchema } from "../../shared/domain/form/filled-form.ts";
import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import { formLinesOf, type FormFacts, type FormLine } from "../../shared/messages/collection-form/form-facts.ts";
import { CommandRefused } from "../command-errors.ts";
import type { Connection } from "../system/connect.ts";
import { exerciseOf } from "../system/exercise-option.ts";

/**
 * A form as it was signed, with the lines of its statements as they were then.
 *
 * @throws CommandRefused if there is no such form.
 */
export async function signedForm(
  system: Pick<Connection, "records" | "now">,
  organisation: OrganisationCode,
  named: ExerciseId | undefined,
  number: number,
): Promise<FormFacts> {
  const { records } = system;
  const { exercise } = await exerciseOf(system, named);
  const record = await records.forms.get(organisation, exercise);
  const submission = record?.submissions.find((each) => each.number === number);
  if (submission?.form === undefined || submission.through === undefined)
    throw new CommandRefused(
      `${organisation} has signed no form ${String(number)} for ${exercise}. See accord form list.`,
    );
  const form = await records.objects.get(submission.form, collectionFormSchema);
  const lines: FormLine[] = [];
  for (const entry of form.entries) {
    if (entry.outcome === undefined) continue;
    for (const line of formLinesOf(entry, await records.objects.get(entry.outcome, outcomeSchema))) lines.push(line);
  }
  const { round, by, at, through, note } = submission;
  return {
    form,
    lines,
    state: { state: "submitted", round, by, at, through, ...(note === undefined ? {} : { note }) },
    preparedAt: at,
  };
}
