import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { formLinesOf, type FormFacts, type FormLine } from "../../shared/messages/collection-form/form-facts.ts";
import { gatherForm, type GatherFormPorts } from "../../shared/records/form/gather-form.ts";
import type { Connection } from "../system/connect.ts";
import { exerciseOf } from "../system/exercise-option.ts";

/** The form of an organisation as it would be handed in now, with its lines. One that is signed is given its outcomes to keep. */
export async function draftForm(
  system: Pick<Connection, "records" | "now">,
  organisation: OrganisationCode,
  named: ExerciseId | undefined,
  keepOutcome?: GatherFormPorts["keepOutcome"],
): Promise<FormFacts> {
  const { records, now } = system;
  const exercise = await exerciseOf(system, named);
  const lines: FormLine[] = [];
  const form = await gatherForm(
    organisation,
    exercise,
    keepOutcome ? { ...records, keepOutcome } : records,
    (entry, outcome) => {
      if (outcome) for (const line of formLinesOf(entry, outcome)) lines.push(line);
    },
  );
  return { form, lines, state: { state: "draft" }, preparedAt: now().toISOString() };
}
