import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { exerciseMailOf } from "../../../shared/domain/mail/exercise-mail.ts";
import type { BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import { isProvedPerson } from "../../../shared/domain/mail/own-staff/own-staff.ts";
import type { ExerciseFile, ExerciseFileSought } from "../../../shared/domain/mismatch/exercise-file.ts";
import { sideOf } from "../../../shared/domain/mismatch/reported-pair.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { ExerciseFileOfMail, MailJudgement } from "./judgement.ts";

/**
 * Judges a mail whose workbooks hold a mismatch report or collection forms. Nobody is asked whether they sent it, so the proof is as strict as for
 * decisions. `undefined` for any other mail.
 */
export function judgeExerciseMail(
  input: BeforeReadingInput,
  receivedAt: string,
  files: readonly ExerciseFileOfMail[],
  { exercises }: Pick<ReferenceData, "exercises">,
): MailJudgement | undefined {
  const by = input.facts.from[0]?.address;
  if (files.length === 0 || by === undefined || input.mailClass.class !== "workbooks") return undefined;
  const { contacts, directory, mailbox, facts } = input;
  const mail = exerciseMailOf({
    from: by,
    recipients: facts.envelope.recipients,
    contacts,
    directory,
    exercises,
    mailbox,
    today: ukDay(receivedAt),
  });
  if (mail === undefined) return undefined;
  const { sought, sender, recipient } = mail;
  const what = sought.is === "forms" ? "collection forms" : "a mismatch report";
  if (!isProvedPerson(input))
    return {
      judged: "unanswered",
      state: "quarantined",
      reason: "exercise-file-not-proved",
      why: `It holds ${what} in the name of ${by}, and nothing proves that a person there sent it.`,
      sender,
    };
  return {
    judged: "exercise-files",
    sender,
    by,
    recipient,
    exercise: sought.exercise,
    files: files.map(({ file, content }) => ({ file, content: allowed(content, sought) })),
    reason: sought.is === "forms" ? "forms" : "mismatch-report",
    why: `${by} sends ${what}.`,
  };
}

/** What was read comes from where files of strangers are opened: nothing in it may be about others than the addresses say. */
function allowed(content: ExerciseFile, sought: ExerciseFileSought): ExerciseFile {
  if (content.is === "forms") {
    const others = content.forms
      .filter((form) => sought.is !== "forms" || !isOf(form, sought))
      .map(({ organisation }) => `it holds the form of ${organisation}, for which this address does not write`);
    return others.length === 0 ? content : { ...content, forms: [], problems: [...content.problems, ...others] };
  }
  if (sought.is === "forms") return { ...content, pairs: [], problems: ["it is a mismatch report, and no form"] };
  return { ...content, pairs: content.pairs.filter((pair) => sideOf(pair, sought.organisation) !== undefined) };
}

function isOf(
  { organisation, exercise }: Extract<ExerciseFile, { is: "forms" }>["forms"][number],
  sought: Extract<ExerciseFileSought, { is: "forms" }>,
): boolean {
  return sought.organisations.includes(organisation) && exercise === sought.exercise;
}
