import { sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Exercise } from "../../../shared/domain/exercise/exercise.ts";
import { roundNow } from "../../../shared/domain/form/round-now.ts";
import { absolute } from "../../../shared/domain/mismatch/compare-forms.ts";
import type { ExerciseFile } from "../../../shared/domain/mismatch/exercise-file.ts";
import { reportedDifference } from "../../../shared/domain/mismatch/reported-pair.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { importForm } from "../../../shared/records/form/hand-in-form.ts";
import type { Forms } from "../../../shared/records/form/forms.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import { gatherMismatchesNow } from "../../../shared/records/mismatch/gather-mismatches-now.ts";
import type { Mismatches } from "../../../shared/records/mismatch/mismatches.ts";
import { takeReport } from "../../../shared/records/mismatch/take-report.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import { followMismatches } from "../../../shared/records/todo/follow-mismatches.ts";
import type { TodoItems } from "../../../shared/records/todo/todo-items.ts";
import type { MailAnswer, MailJudgement } from "../judge/judgement.ts";
import { factsOfEveryAnswer } from "../judge/mail-answers.ts";

export interface TakeExerciseFilesPorts {
  readonly mismatches: Mismatches;
  readonly forms: Forms;
  readonly objects: JsonObjects;
  readonly todoItems: TodoItems;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

type Judgement = Extract<MailJudgement, { judged: "exercise-files" }>;
type TakenFile = ReplyOf<"exercise-files-received">["files"][number];

/**
 * Keeps the mismatch reports or collection forms of a mail, and says to its sender what became of each. May be repeated: what is kept names the
 * sender and the time of the mail, so that a second attempt finds it.
 */
export async function takeExerciseFiles(
  mail: MailRecord,
  judgement: Judgement,
  referenceData: ReferenceData,
  at: Date,
  ports: TakeExerciseFilesPorts,
): Promise<readonly MailAnswer[]> {
  const { recipient, sender, by, exercise: id, files } = judgement;
  const exercise = referenceData.exercises.find((each) => each.exercise === id);
  if (exercise === undefined) throw new Error(`there is no exercise ${id}`);
  const taken: TakenFile[] = [];
  for (const { file, content } of files)
    taken.push(await takeFile({ mail, file, content, judgement, exercise, referenceData }, ports));
  const facts: ReplyOf<"exercise-files-received"> = {
    reply: "exercise-files-received",
    ...factsOfEveryAnswer(mail, recipient, referenceData, { ...ports, at }),
    mail: answeredMailOf(mail, files[0]?.file),
    payable: partyOf(recipient, referenceData.directory),
    sender: partyOf(sender, referenceData.directory),
    exercise: id,
    files: taken,
  };
  // Its address is on the contact list and proved, and the answer says nothing but what it sent.
  return [{ to: [by], facts }];
}

interface OneFile {
  readonly mail: MailRecord;
  readonly file: string;
  readonly content: ExerciseFile;
  readonly judgement: Judgement;
  readonly exercise: Exercise;
  readonly referenceData: ReferenceData;
}

async function takeFile(
  { mail, file, content, judgement, exercise, referenceData }: OneFile,
  ports: TakeExerciseFilesPorts,
): Promise<TakenFile> {
  const { by, recipient } = judgement;
  if (content.problems.length > 0) return { file, became: "refused", problems: [...content.problems] };
  const doing = { by, at: mail.receivedAt, file };
  if (content.is === "mismatch-report") {
    const key = { organisation: recipient, exercise: exercise.exercise };
    await takeReport({ ...key, pairs: content.pairs, ...doing }, ports);
    const gathered = await gatherMismatchesNow(key, exercise.mismatchTolerancePence, ports);
    if (gathered) await followMismatches(gathered, ports);
    const totalPence = sumPence(content.pairs.map((pair) => absolute(reportedDifference(pair))));
    return { file, became: "report", pairs: content.pairs.length, notCompared: content.notCompared, totalPence };
  }
  const forms: Extract<TakenFile, { became: "forms" }>["forms"] = [];
  for (const form of content.forms) {
    const { organisation } = form;
    const round = roundNow(exercise, referenceData.directory.get(organisation), mail.receivedAt);
    const result = await importForm(form, { round, ...doing }, ports);
    forms.push({ organisation, round, rows: form.rows.length, isSignedHere: result === "signed-here" });
  }
  return { file, became: "forms", forms };
}
