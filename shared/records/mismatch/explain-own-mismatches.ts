import type { Exercise } from "../../domain/exercise/exercise.ts";
import { collectionFormSchema, type FormEntry } from "../../domain/form/filled-form.ts";
import { explainMismatch, type ExplainedPart } from "../../domain/mismatch/explain-mismatch.ts";
import type { MismatchNow } from "../../domain/mismatch/mismatches-now.ts";
import { reportedColumns } from "../../domain/mismatch/reported-pair.ts";
import { stepsOfColumns, type Step } from "../../domain/mismatch/who-acts.ts";
import { lastSubmission } from "../form/form-record.ts";
import type { Forms } from "../form/forms.ts";
import { gatherStatementEntries, type GatherFormPorts } from "../form/gather-form.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { MismatchKey } from "./mismatch-record.ts";

export interface ExplainOwnPorts extends Pick<GatherFormPorts, "positions" | "objects" | "referenceLists"> {
  readonly forms: Pick<Forms, "get">;
}

export interface ExplainedMismatch extends MismatchNow {
  readonly parts: readonly ExplainedPart[];
  /** MIS-03; none for a report that has the totals only. */
  readonly steps: readonly Step[];
}

/**
 * Says what explains each mismatch of an organisation and who acts next (MIS-03, MIS-05). Where it owes, its own lines say it: those of the form that
 * it signed, or those of now if it signed none here. Where it is owed, only the columns do: the other's lines are not for it to see.
 */
export async function explainOwnMismatches(
  key: MismatchKey,
  exercise: Exercise,
  mismatches: readonly MismatchNow[],
  ports: ExplainOwnPorts,
): Promise<ExplainedMismatch[]> {
  const entries = mismatches.some(({ role }) => role === "payable")
    ? ((await signedEntries(key, ports)) ?? (await gatherStatementEntries(key.organisation, exercise, ports)))
    : [];
  return mismatches.map((mismatch) => ({
    ...mismatch,
    parts: explainMismatch(
      mismatch.pair,
      mismatch.role === "payable"
        ? entries.filter((entry) => [entry.counterparty, entry.writer].includes(mismatch.counterparty))
        : undefined,
    ),
    steps: stepsOfColumns(reportedColumns(mismatch.pair).map(([column]) => column)),
  }));
}

/** What the form rests on that an organisation has handed in last; `undefined` if it was not signed here. */
export async function signedEntries(
  { organisation, exercise }: MismatchKey,
  { forms, objects }: { readonly forms: Pick<Forms, "get">; readonly objects: Pick<JsonObjects, "get"> },
): Promise<readonly FormEntry[] | undefined> {
  const record = await forms.get(organisation, exercise);
  const signed = record && lastSubmission(record)?.form;
  return signed === undefined ? undefined : (await objects.get(signed, collectionFormSchema)).entries;
}
