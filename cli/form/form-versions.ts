import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import type { ComparedLine, FormVersion } from "../../shared/domain/form/changes-between-forms.ts";
import { collectionFormSchema } from "../../shared/domain/form/filled-form.ts";
import { submittedFormOf, submittedFormSchema } from "../../shared/domain/mismatch/submitted-form.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import { formLinesOf, type FormLine } from "../../shared/messages/collection-form/form-facts.ts";
import type { Submission } from "../../shared/records/form/form-record.ts";
import type { Connection } from "../system/connect.ts";
import { draftForm } from "./draft-form.ts";

/** The form as it would be handed in now. */
export async function formNow(
  system: Pick<Connection, "records" | "now">,
  organisation: OrganisationCode,
  exercise: ExerciseId,
): Promise<FormVersion> {
  const { form, lines } = await draftForm(system, organisation, exercise);
  const { rows } = submittedFormOf(form);
  // Of an organisation without positions and ledger nothing is known but what it hands in.
  return form.entries.length === 0 ? { rows } : { rows, lines: lines.map(comparedLine) };
}

/**
 * A form that was handed in. One that was signed has the lines that it rested on; one that was read from a file has those of now, if the
 * organisation's positions are here.
 */
export async function formOfSubmission(
  { rows, form }: Submission,
  { records }: Pick<Connection, "records">,
  now?: () => Promise<FormVersion>,
): Promise<FormVersion> {
  const submitted = await records.objects.get(rows, submittedFormSchema);
  if (form === undefined) {
    const lines = (await now?.())?.lines;
    return { rows: submitted.rows, ...(lines === undefined ? {} : { lines }) };
  }
  const { entries } = await records.objects.get(form, collectionFormSchema);
  const lines: ComparedLine[] = [];
  for (const entry of entries) {
    if (entry.outcome === undefined) continue;
    for (const line of formLinesOf(entry, await records.objects.get(entry.outcome, outcomeSchema)))
      lines.push(comparedLine(line));
  }
  return { rows: submitted.rows, lines };
}

function comparedLine(line: FormLine): ComparedLine {
  const { counterparty, part, writer, on, invoiceNumber, invoiceDate = "no date" } = line;
  const { pence, agreedPence, notAgreedPence, inDisputePence, reason } = line;
  const where = on === "statement" ? writer : `our ledger with ${writer}`;
  const name = `${invoiceNumber === "" ? "a line without a number" : invoiceNumber} of ${invoiceDate}, ${where}`;
  return { counterparty, part, name, pence, agreedPence, notAgreedPence, inDisputePence, reason };
}
