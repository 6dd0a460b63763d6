import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { chooseExercise } from "../../shared/domain/exercise/choose-exercise.ts";
import type { Finding } from "../../shared/domain/statement/finding.ts";
import { nameOfKind } from "../../shared/domain/exercise/kind.ts";
import { decidePayable } from "../../shared/domain/mail/identity/decide-payable.ts";
import { mailboxCode } from "../../shared/domain/mail/own-mailbox.ts";
import { decideSender } from "../../shared/domain/mail/identity/decide-sender.ts";
import type { MailAttachment, Unopened } from "../../shared/domain/mail/mail-facts.ts";
import type { PayableDecision, SenderDecision } from "../../shared/domain/mail/identity/sender-decision.ts";
import type { BeforeReadingInput } from "../../shared/domain/mail/identity/sender-input.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { noPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { textOfPosition, type PositionKey } from "../../shared/domain/position/position-key.ts";
import { isComplete, isRefused, type Statement } from "../../shared/domain/statement/statement.ts";
import { passwordsToTry } from "../../shared/domain/organisation/workbook-password.ts";
import { kindInText } from "../../shared/reading/statement/surroundings/kind-in-text.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Reference } from "../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../shared/records/message/message-particulars.ts";
import type { Refusal } from "../../shared/messages/refusal/refusal.ts";
import { always, answersTo, refusalOf, type JudgeMail } from "./mail-answers.ts";
import type { MailAnswer, MailJudgement, UsableStatement } from "./judgement.ts";
import { statementDigest } from "./statement-digest.ts";
import {
  besideNote,
  exerciseNote,
  kindNote,
  refusedNote,
  toldNote,
  unopenedNote,
  withNotes,
} from "./statement-notes.ts";

type Silent = Extract<SenderDecision, { action: "ignore" | "quarantine" }>;
type Sender = Extract<SenderDecision, { action: "accept" | "accept-and-tell" | "hold" }>;

/** What one workbook of a mail turned out to be. */
type JudgedWorkbook =
  | { readonly workbook: "usable"; readonly sender: Sender; readonly usable: UsableStatement }
  | {
      readonly workbook: "refused";
      readonly reason: string;
      readonly why: string;
      readonly file: string;
      readonly sender: Sender | Extract<SenderDecision, { action: "refuse" }>;
      readonly payable: OrganisationCode | undefined;
      readonly refusal: Refusal;
      readonly findings: readonly Finding[];
    }
  | { readonly workbook: "silent"; readonly decision: Silent };

/**
 * What is to become of a mail with workbooks: each is read and judged by itself. What forbids an answer to one of them
 * forbids it for the mail; what speaks for asking first holds the mail whole.
 */
export async function judgeWorkbooks(
  mail: MailRecord,
  input: BeforeReadingInput,
  workbooks: readonly MailAttachment[],
  reference: Reference,
  ports: JudgeMail,
): Promise<MailJudgement> {
  const judged: JudgedWorkbook[] = [];
  const known = { directory: reference.directory, passwords: passwordsOf(mail, input, reference) };
  for (const { name, bytes } of workbooks) {
    const statement = await ports.readStatement({ name, bytes }, known);
    judged.push(judgeWorkbook(mail, input, name, statement, reference, ports));
  }

  const silent = judged.find((each) => each.workbook === "silent");
  if (silent) {
    const { action, reason, why } = silent.decision;
    return { judged: "silent", state: action === "ignore" ? "ignored" : "quarantined", reason, why };
  }
  const distinct = withoutCopies(judged);
  const usable = distinct.filter((each) => each.workbook === "usable");
  const refused = distinct.filter((each) => each.workbook === "refused");
  const [first, ...others] = usable;
  const answersOf = (told: readonly Refused[]) => told.flatMap((each) => answerRefused(mail, each, reference, ports));
  if (distinct.some((each) => each.workbook !== "silent" && each.sender.action === "hold")) {
    if (first) return holdMail([first, ...others], refused, worthTelling(input.facts.unopened));
    const told = refused.filter(({ sender }) => sender.action !== "hold" || sender.proved);
    if (told.length > 0) return refuseMail(told, answersOf(told));
    // Nothing that could be released: whoever sent it is not known, and is told nothing.
    const { reason, why } = refused[0]?.sender ?? nothingFound;
    return { judged: "silent", state: "quarantined", reason, why };
  }
  if (!first) return refuseMail(refused, answersOf(refused));
  const [beside, told] = [refused.filter(isBesideTheStatement), refused.filter((each) => !isBesideTheStatement(each))];
  return {
    judged: "statements",
    reason: "statement-accepted",
    why: first.sender.why,
    sender: first.sender.organisation,
    replyTo: first.sender.replyTo,
    statements: [
      withNotes(first.usable, [
        ...beside.map(({ file }) => besideNote(file)),
        ...worthTelling(input.facts.unopened).map(unopenedNote),
      ]),
      ...others.map((each) => each.usable),
    ],
    answers: answersOf(told),
  };
}

/** What the organisations that this address is registered for may have protected their workbooks with. */
function passwordsOf(mail: MailRecord, input: BeforeReadingInput, { contacts, passwords }: Reference): string[] {
  const from = new Set<string>(input.facts.from.map(({ address }) => address.toLowerCase()));
  const senders = contacts.filter(({ email }) => from.has(email.toLowerCase())).map(({ code }) => code);
  const payables = mail.recipients.flatMap((address) => mailboxCode(address, input.mailbox) ?? []);
  return passwordsToTry(passwords, new Set(senders), new Set(payables));
}

function judgeWorkbook(
  mail: MailRecord,
  input: BeforeReadingInput,
  file: string,
  statement: Statement,
  reference: Reference,
  ports: JudgeMail,
): JudgedWorkbook {
  const sender = decideSender({ ...input, workbook: statement });
  if (isSilent(sender)) return { workbook: "silent", decision: sender };
  const { findings } = statement;
  const refuse = (refusal: Refusal, why: string, payable?: OrganisationCode): JudgedWorkbook => ({
    workbook: "refused",
    reason: refusal.reason,
    why,
    file,
    sender,
    payable,
    refusal,
    findings,
  });
  if (sender.action === "refuse") return refuse(refusalOf(sender.refusal), sender.why);
  if (isRefused(statement)) {
    const decisive = findings.find((finding) => finding.severity === "refusal");
    return refuse(refusalOfFinding(decisive), decisive?.what ?? "It could not be read.");
  }
  const payable = decidePayable({
    receivable: sender.organisation,
    recipients: mail.recipients,
    mailbox: ports.mailbox,
    subject: mail.subject,
    workbook: statement,
    directory: input.directory,
  });
  if (payable.action === "refuse") return refuse(payableRefusalOf(payable), payable.why);
  if (isNil(statement)) return refuse({ reason: "nil-statement" }, "EXR-03: it is a nil statement.", payable.payable);
  const kind = statement.kind ?? kindInText(mail.subject) ?? "r&p";
  const receivedOn = calendarDate(mail.receivedAt.slice(0, 10));
  const choice = chooseExercise(reference.exercises, kind, statement.asAt, receivedOn);
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
    ...(sender.action === "accept-and-tell" ? [toldNote(sender.why)] : []),
    ...payable.notes,
    ...(choice.by === "receipt" ? [exerciseNote(choice.exercise.exercise)] : []),
    ...(statement.kind === undefined ? [kindNote(kind)] : []),
  ];
  return {
    workbook: "usable",
    sender,
    usable: { file, position, statement: { ...statement, findings: [...findings, ...notes] } },
  };
}

/** The same statement attached twice is one; two that differ for one position are refused, as neither is the newer (STM-04). */
function withoutCopies(judged: readonly JudgedWorkbook[]): JudgedWorkbook[] {
  const byPosition = Map.groupBy(
    judged.filter((each) => each.workbook === "usable"),
    ({ usable }) => textOfPosition(usable.position),
  );
  const kept: JudgedWorkbook[] = [];
  for (const each of judged) {
    if (each.workbook !== "usable") {
      kept.push(each);
      continue;
    }
    const rivals = byPosition.get(textOfPosition(each.usable.position)) ?? [];
    if (rivals[0] !== each) continue;
    const different = new Set(rivals.map(({ usable }) => statementDigest(usable.statement))).size > 1;
    const files = rivals.map(({ usable }) => usable.file);
    kept.push(
      different
        ? {
            workbook: "refused",
            reason: "same-position-twice",
            why: "STM-04: two of its workbooks are for the same position, and neither is the newer one.",
            file: each.usable.file,
            sender: each.sender,
            payable: each.usable.position.payable,
            refusal: { reason: "same-position-twice", files },
            findings: [],
          }
        : each,
    );
  }
  return kept;
}

/** What might have held a statement. */
function worthTelling(unopened: readonly Unopened[]): Unopened[] {
  return unopened.filter(({ reason }) => reason !== "zip-without-workbook");
}

type Refused = Extract<JudgedWorkbook, { workbook: "refused" }>;
type Usable = Extract<JudgedWorkbook, { workbook: "usable" }>;

const nothingFound = { reason: "no-statement", why: "None of its workbooks is a statement." };

function refuseMail(refused: readonly Refused[], answers: readonly MailAnswer[]): MailJudgement {
  const [first] = refused;
  const { reason, why } = first ?? nothingFound;
  return { judged: "answer", state: "refused", reason, why, sender: first?.sender.organisation, answers };
}

/** Who is asked about a mail is not told of its other files before it is released: the answer then says it of them. */
function holdMail(
  [first, ...others]: readonly [Usable, ...Usable[]],
  refused: readonly Refused[],
  unopened: readonly Unopened[],
): MailJudgement {
  const asked = [first, ...others].find(({ sender }) => sender.action === "hold") ?? first;
  const { reason, why, organisation, replyTo } = asked.sender;
  const notes = refused.map((each) =>
    isBesideTheStatement(each) ? besideNote(each.file) : refusedNote(each.file, each.why),
  );
  return {
    judged: "hold",
    reason,
    why,
    sender: organisation,
    replyTo,
    statements: [
      withNotes(first.usable, [...notes, ...unopened.map(unopenedNote)]),
      ...others.map((each) => each.usable),
    ],
  };
}

/** Backing data beside a statement is no statement, and nobody meant it to be one: its answer is a note in the reply. */
function isBesideTheStatement(refused: Refused): boolean {
  return refused.refusal.reason === "no-table";
}

function answerRefused(mail: MailRecord, refused: Refused, reference: Reference, ports: JudgeMail): MailAnswer[] {
  const { sender, payable, refusal, findings, file } = refused;
  return answersTo(sender.replyTo, {
    reply: "refused",
    ...always(mail, payable, reference, ports),
    mail: answeredMailOf(mail, file),
    ...(sender.organisation === undefined ? {} : { receivable: partyOf(sender.organisation, reference.directory) }),
    refusal,
    findings: [...findings],
  });
}

function isSilent(decision: SenderDecision): decision is Silent {
  return decision.action === "ignore" || decision.action === "quarantine";
}

function isNil(statement: Statement): boolean {
  return isComplete(statement) && statement.lines.every((line) => line.outstandingPence === noPence);
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

/** The finding that made a file unusable, as the refusal that its answer explains. */
function refusalOfFinding(finding: Finding | undefined): Refusal {
  switch (finding?.code) {
    case "file-damaged":
      return { reason: "corrupt", detail: finding.what };
    case "file-over-limit":
      return { reason: "too-large", limit: finding.what };
    case "file-password-protected":
      return { reason: "password-protected" };
    case "file-not-a-workbook":
      return { reason: "not-a-workbook" };
    case "no-statement-found":
      return { reason: "no-table" };
    case "nil-statement":
      return { reason: "nil-statement" };
    default:
      return { reason: "file-findings" };
  }
}
