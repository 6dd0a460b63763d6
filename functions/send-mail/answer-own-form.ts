import type { FilledForm } from "../../shared/domain/answer-form/filled-form.ts";
import { formPlanSchema, type FormPlan } from "../../shared/domain/answer-form/form-plan.ts";
import { LoggableError } from "../../shared/domain/loggable-error.ts";
import { fillAnswerForm } from "../../shared/messages/answer-form/fill-answer-form.ts";
import { contentTypeOfForm, fileNameOfForm } from "../../shared/messages/answer-form/form-file.ts";
import type { FormResult } from "../../shared/messages/answer-form/form-words.ts";
import type { ReplyOf } from "../../shared/messages/reply.ts";
import type { MessageDraft } from "../../shared/records/message/message-draft.ts";
import { formsFolder } from "../../shared/records/mail/mail-reading.ts";
import { digestOfBytes } from "../../shared/records/storage/digest.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";

export interface AnswerOwnFormPorts {
  readonly objects: JsonObjects;
  readonly records: ObjectStore;
  /** Writes answers into a workbook at the places of its plan. The same answers always give the same bytes. */
  readonly fillWorkbook: (workbook: Uint8Array, plan: FormPlan, answers: FilledForm) => Uint8Array;
}

export interface AnsweredForm {
  readonly result: FormResult;
  readonly attachment?: MessageDraft["attachments"][number];
}

/** Mail takes 10 MB, of which the encoding takes a quarter and the text a little. */
const MOST_ATTACHED_BYTES = 7_000_000;

/**
 * Fills in the sender's own form (RSP-02), from its workbook and plan as they were stored; `undefined` if the statement came with none. A form that
 * does not fit into the mail beside our own workbook stays out, and the reply says so.
 *
 * @param besideBytes the size of our own workbook
 * @throws if the workbook or its plan is of another mail, or not in the store as it was put there
 */
export async function answerOwnForm(
  facts: ReplyOf<"response">,
  besideBytes: number,
  { objects, records, fillWorkbook }: AnswerOwnFormPorts,
): Promise<AnsweredForm | undefined> {
  const { form } = facts.statement;
  if (form === undefined) return undefined;
  if (form.form === "not-fillable") return { result: { form: "not-filled", obstacle: form.obstacle } };
  const folder = `${formsFolder(facts.mail.mailId)}/`;
  // The keys come from the function that opens files of strangers: only the form of the very mail that is answered may go back.
  if (![form.plan, form.workbook].every((key) => key.startsWith(folder)))
    throw new Error(`the form of ${facts.mail.mailId} is kept elsewhere: ${form.workbook}`);
  const plan = await objects.get(form.plan, formPlanSchema);
  const workbook = await records.get(form.workbook);
  if (!workbook?.bytes || !form.workbook.includes(digestOfBytes(workbook.bytes)))
    throw new LoggableError(`${form.workbook} is not in the store as it was put there`);
  const bytes = fillWorkbook(workbook.bytes, plan, fillAnswerForm(plan, facts));
  if (bytes.length + besideBytes > MOST_ATTACHED_BYTES)
    return { result: { form: "not-filled", obstacle: "too-large" } };
  const fileName = fileNameOfForm(plan.fileName, facts.payable);
  return {
    result: { form: "filled", fileName, linesWithoutRow: plan.linesWithoutRow, leftBlank: plan.leftBlank ?? [] },
    attachment: { fileName, contentType: contentTypeOfForm(fileName), bytes },
  };
}
