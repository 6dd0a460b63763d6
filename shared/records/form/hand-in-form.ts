import { LoggableError } from "../../domain/loggable-error.ts";
import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { submittedFormOf, type SubmittedForm } from "../../domain/mismatch/submitted-form.ts";
import type { CollectionForm } from "../../domain/form/filled-form.ts";
import type { Round } from "../../domain/form/rounds.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { lastSubmission, standingSubmission, type Submission } from "./form-record.ts";
import type { Forms } from "./forms.ts";

export interface HandInPorts {
  readonly forms: Pick<Forms, "change">;
  readonly objects: Pick<JsonObjects, "put">;
}

/** Who hands a form in, when and for what. */
export interface HandIn {
  readonly round: Round;
  readonly by: string;
  readonly at: string;
}

/** `signed`: it is frozen. `standing`: one stands, and has to be reopened first. `open`: points are open, and no note says why it is signed. */
export type Signing =
  | { readonly result: "signed" | "standing"; readonly submission: Submission }
  | { readonly result: "open"; readonly points: number };

/**
 * Freezes a form as a person signs it. With points open a note has to say why. A form that stands for the same round is never replaced: it is
 * reopened first, and kept.
 */
export async function signForm(
  form: CollectionForm,
  { round, by, at, through, note }: HandIn & { readonly through: CalendarDate; readonly note?: string | undefined },
  { forms, objects }: HandInPorts,
): Promise<Signing> {
  if (form.open.length > 0 && note === undefined) return { result: "open", points: form.open.length };
  const [rows, whole] = await Promise.all([
    objects.put("submitted-forms", submittedFormOf(form)),
    objects.put("collection-forms", form),
  ]);
  const { record, changed } = await forms.change(form.organisation, form.exercise, (before) => {
    if (standingSubmission({ submissions: before })?.round === round) return undefined;
    return [
      ...before,
      {
        number: before.length + 1,
        round,
        from: "signed",
        by,
        at,
        through,
        ...(note === undefined ? {} : { note }),
        rows,
        form: whole,
        open: form.open.length,
      },
    ];
  });
  const submission = lastSubmission(record);
  if (submission === undefined) throw new LoggableError(`the signed form of ${form.organisation} was not kept`);
  return { result: changed ? "signed" : "standing", submission };
}

/**
 * Keeps a form that was read from a file. The same rows again for the same round change nothing, and neither does the same mail or file a second
 * time. A form that stands signed here for the round is not replaced: it is reopened first.
 */
export async function importForm(
  form: SubmittedForm,
  { round, by, at, file }: HandIn & { readonly file: string },
  { forms, objects }: HandInPorts,
): Promise<"imported" | "unchanged" | "signed-here"> {
  const rows = await objects.put("submitted-forms", form);
  const isSignedFor = (last: Submission | undefined): boolean => last?.from === "signed" && last.round === round;
  const { record, changed } = await forms.change(form.organisation, form.exercise, (before) => {
    const last = standingSubmission({ submissions: before });
    const isKept = before.some((each) => each.rows === rows && each.at === at && each.by === by);
    return isSignedFor(last) || isKept || (last?.rows === rows && last.round === round)
      ? undefined
      : [...before, { number: before.length + 1, round, from: "imported", by, at, file, rows, open: 0 }];
  });
  if (changed) return "imported";
  return isSignedFor(standingSubmission(record)) ? "signed-here" : "unchanged";
}

/** Reopens the form that stands, so that another can be signed. It is kept as it was, with who reopened it and why. */
export async function reopenForm(
  { organisation, exercise }: Pick<SubmittedForm, "organisation" | "exercise">,
  doing: { readonly by: string; readonly at: string; readonly note: string },
  { forms }: Pick<HandInPorts, "forms">,
): Promise<Submission | undefined> {
  const { record, changed } = await forms.change(organisation, exercise, (before) => {
    const last = standingSubmission({ submissions: before });
    return last && [...before.slice(0, -1), { ...last, reopened: doing }];
  });
  return changed ? lastSubmission(record) : undefined;
}
