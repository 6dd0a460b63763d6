import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { chooseExercise } from "../../../shared/domain/exercise/choose-exercise.ts";
import type { Finding } from "../../../shared/domain/statement/finding.ts";
import { isRefusalFinding, type RefusalFinding } from "../../../shared/domain/statement/refusal-finding.ts";
import { nameOfKind, type Kind } from "../../../shared/domain/exercise/exercise.ts";
import { decidePayable } from "../../../shared/domain/mail/identity/decide-payable.ts";
import { decideSender } from "../../../shared/domain/mail/identity/decide-sender.ts";
import type {
  PayableDecision,
  SenderDecision,
  BeforeReadingInput,
} from "../../../shared/domain/mail/identity/sender-decision.ts";
import type { MailAttachment } from "../../../shared/domain/mail/mail-facts.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { type PositionKey } from "../../../shared/domain/position/position-key.ts";
import { claimsNothing, isComplete, isRefused, type Statement } from "../../../shared/domain/statement/statement.ts";
import { kindInText } from "../../../shared/reading/statement/labels/kind-in-text.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { Refusal } from "../../../shared/messages/refusal/refusal.ts";
import { refusalOf } from "./mail-answers.ts";
import type { UsableStatement } from "./judgement.ts";
import { statementDigest } from "./statement-digest.ts";
import { exerciseNote, kindNote, nilNote, senderNote } from "./statement-notes.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";

/** Decisions about a sender who gets no answer. */
type WithoutAnswer = Extract<SenderDecision, { action: "ignore" | "quarantine" }>;
type Sender = Extract<SenderDecision, { action: "accept" | "accept-and-tell" | "hold" }>;

/** The judgement on one workbook of a mail. */
export type JudgedWorkbook =
  | { readonly workbook: "usable"; readonly sender: Sender; readonly usable: UsableStatement }
  | {
      readonly workbook: "refused";
      readonly reason: string;
      readonly why: string;
      readonly file: string;
      readonly sender: Sender | Extract<SenderDecision, { action: "refuse" }>;
      readonly payable: OrganisationCode | undefined;
      readonly kind: Kind | undefined;
      readonly refusal: Refusal;
      readonly findings: readonly Finding[];
    }
  /** Not a statement, but in support of lines of the current one. */
  | {
      readonly workbook: "evidence";
      readonly file: MailAttachment;
      readonly statement: Statement;
      readonly sender: Extract<SenderDecision, { action: "accept" | "accept-and-tell" }>;
    }
  | { readonly workbook: "unanswered"; readonly decision: WithoutAnswer };

/** A statement that claims nothing, for a position: it counts only if it would replace one that claims something (EXR-03). */
export interface NilWorkbook {
  readonly workbook: "nil";
  /** The judgement if it would replace one. */
  readonly replacing: Extract<JudgedWorkbook, { workbook: "usable" }>;
  /** The judgement if it would not. */
  readonly alone: JudgedWorkbook;
}

/**
 * Judges one workbook, in this order: who sent it, whether it could be read, whom it is for, of which kind and for which
 * exercise. The first problem refuses it.
 */
export function judgeWorkbook(
  mail: MailRecord,
  input: BeforeReadingInput,
  file: string,
  statement: Statement,
  referenceData: ReferenceData,
  { mailbox }: { readonly mailbox: EmailAddress },
): JudgedWorkbook | NilWorkbook {
  const sender = decideSender({ ...input, workbook: statement });
  if (isWithoutAnswer(sender)) return { workbook: "unanswered", decision: sender };
  const { findings } = statement;
  const refuse = (refusal: Refusal, why: string, payable?: OrganisationCode): JudgedWorkbook => ({
    workbook: "refused",
    reason: refusal.reason,
    why,
    file,
    sender,
    payable,
    kind: statement.kind,
    refusal,
    findings,
  });
  if (sender.action === "refuse") return refuse(refusalOf(sender.refusal), sender.why);
  const nil = isNil(statement);
  if (isRefused(statement) && !nil) {
    const decisive = findings.find(isRefusalFinding);
    return decisive === undefined
      ? refuse({ reason: "file-findings" }, "It could not be read.")
      : refuse(refusalOfFinding(decisive), decisive.what);
  }
  const payable = decidePayable({
    receivable: sender.organisation,
    recipients: mail.recipients,
    mailbox,
    subject: mail.subject,
    workbook: statement,
    directory: input.directory,
  });
  if (payable.action === "refuse") return refuse(payableRefusalOf(payable), payable.why);
  const refuseNil = () => refuse({ reason: "nil-statement" }, "EXR-03: it is a nil statement.", payable.payable);
  const kind = statement.kind ?? kindInText(mail.subject) ?? "r&p";
  const receivedOn = calendarDate(mail.receivedAt.slice(0, 10));
  const choice = chooseExercise(referenceData.exercises, kind, statement.asAt, receivedOn);
  if (!choice.exercise && nil) return refuseNil();
  if (!choice.exercise)
    return choice.why === "wrong-kind"
      ? refuse(
          { reason: "wrong-kind", kind, exercise: choice.nearest.exercise },
          `EXR-01: ${choice.nearest.exercise} takes no statements of ${nameOfKind(kind)}.`,
          payable.payable,
        )
      : refuse({ reason: "no-exercise" }, "No exercise is in force for its date.", payable.payable);
  const position: PositionKey = {
    payable: payable.payable,
    receivable: sender.organisation,
    exercise: choice.exercise.exercise,
    kind,
  };
  const notes: Finding[] = [
    ...("notes" in sender ? sender.notes : []),
    ...(sender.action === "accept-and-tell" ? [senderNote(sender.why)] : []),
    ...payable.notes,
    ...(choice.by === "receipt" ? [exerciseNote(choice.exercise.exercise)] : []),
    ...(statement.kind === undefined ? [kindNote(kind)] : []),
  ];
  const usable = {
    workbook: "usable" as const,
    sender,
    usable: {
      file,
      position,
      statement: {
        ...statement,
        findings: [...findings.map((each) => (isNilFinding(each) ? nilNote(each) : each)), ...notes],
      },
      digest: statementDigest(statement),
    },
  };
  return nil ? { workbook: "nil", replacing: usable, alone: refuseNil() } : usable;
}

function isWithoutAnswer(decision: SenderDecision): decision is WithoutAnswer {
  return decision.action === "ignore" || decision.action === "quarantine";
}

/** Whether it claims nothing, and nothing else speaks against it. */
function isNil(statement: Statement): boolean {
  const refusals = statement.findings.filter(({ severity }) => severity === "refusal");
  return refusals.every(isNilFinding) && isComplete(statement) && claimsNothing(statement);
}

function isNilFinding({ code }: Finding): boolean {
  return code === "nil-statement";
}

function payableRefusalOf(decision: Extract<PayableDecision, { action: "refuse" }>): Refusal {
  const { refusal } = decision;
  switch (refusal.reason) {
    case "several-payables":
    case "payable-contradiction":
      return { ...refusal, named: [...refusal.named] };
    case "no-payable":
    case "unknown-payable":
    case "wrong-payable":
      return refusal;
  }
}

/**
 * The refusal for the finding that made a file unusable. Most findings have no refusal of their own: they are refused as `file-findings`,
 * and the reply lists all findings.
 */
function refusalOfFinding({ code, what }: RefusalFinding): Refusal {
  switch (code) {
    case "file-damaged":
      return { reason: "corrupt", detail: what };
    case "file-over-limit":
      return { reason: "too-large", limit: what };
    case "file-password-protected":
      return { reason: "password-protected" };
    case "file-not-a-workbook":
      return { reason: "not-a-workbook" };
    case "no-statement-found":
      return { reason: "no-table" };
    case "nil-statement":
      return { reason: "nil-statement" };
    case "amounts-in-foreign-currency":
    case "amounts-in-pence":
    case "amounts-in-thousands":
    case "amounts-unreadable":
    case "nil-contradicted":
    case "no-lines-read":
    case "pence-in-own-column":
    case "several-kinds":
    case "several-payable-organisations":
    case "wrong-kind":
      return { reason: "file-findings" };
  }
}
