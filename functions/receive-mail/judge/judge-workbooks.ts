import { addressesOfAll, type Contact } from "../../../shared/domain/organisation/contact.ts";
import type { Unopened } from "../../../shared/domain/mail/mail-facts.ts";
import type { BeforeReadingInput } from "../../../shared/domain/mail/identity/sender-decision.ts";
import { textOfPosition } from "../../../shared/domain/position/position-key.ts";
import { type Statement } from "../../../shared/domain/statement/statement.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import { answersTo, factsOfEveryAnswer } from "./mail-answers.ts";
import type { MailAnswer, MailJudgement } from "./judgement.ts";
import { backingDataNote, refusedNote, unopenedNote, withNotes } from "./statement-notes.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { judgeWorkbook, type JudgedWorkbook } from "./judge-workbook.ts";

export interface JudgeWorkbooksPorts {
  /** `statements@…`, without a code. */
  readonly mailbox: EmailAddress;
  /** The time to put on its answers. */
  readonly at: Date;
}

/**
 * Decides what to do with a mail that has workbooks, in this order:
 * 1. judge each workbook by itself (judge-workbook.ts),
 * 2. if one of them must not be answered, the whole mail gets no answer,
 * 3. drop copies; refuse different statements for the same position,
 * 4. if one of them has to be confirmed first, hold the whole mail,
 * 5. otherwise accept the usable statements and refuse the rest.
 */
export function judgeWorkbooks(
  mail: MailRecord,
  input: BeforeReadingInput,
  workbooks: readonly { readonly name: string; readonly statement: Statement }[],
  referenceData: ReferenceData,
  ports: JudgeWorkbooksPorts,
): MailJudgement {
  const judged = workbooks.map(({ name, statement }) =>
    judgeWorkbook(mail, input, name, statement, referenceData, ports),
  );

  const unanswered = judged.find((each) => each.workbook === "unanswered");
  if (unanswered) {
    const { action, reason, why } = unanswered.decision;
    return { judged: "unanswered", state: action === "ignore" ? "ignored" : "quarantined", reason, why };
  }
  const distinct = withoutCopies(judged);
  const usable = distinct.filter((each) => each.workbook === "usable");
  const refused = distinct.filter((each) => each.workbook === "refused");
  const [first, ...others] = usable;
  const answersOf = (answered: readonly Refused[]) =>
    answered.flatMap((each) => answerRefused(mail, each, referenceData, ports));
  if (distinct.some((each) => each.workbook !== "unanswered" && each.sender.action === "hold")) {
    if (first)
      return holdMail([first, ...others], refused, thatMayHoldStatements(input.facts.unopened), referenceData.contacts);
    const proved = refused.filter(({ sender }) => sender.action !== "hold" || sender.proved);
    if (proved.length > 0) return refuseMail(proved, answersOf(proved));
    // There is nothing to release, and we do not know who sent it: no answer.
    const { reason, why } = refused[0]?.sender ?? nothingFound;
    return { judged: "unanswered", state: "quarantined", reason, why };
  }
  if (!first) return refuseMail(refused, answersOf(refused));
  const backingData = refused.filter(isBackingData);
  return {
    judged: "statements",
    reason: "statement-accepted",
    why: first.sender.why,
    sender: first.sender.organisation,
    replyTo: first.sender.replyTo,
    statements: [
      withNotes(first.usable, [
        ...backingData.map(({ file }) => backingDataNote(file)),
        ...thatMayHoldStatements(input.facts.unopened).map(unopenedNote),
      ]),
      ...others.map((each) => each.usable),
    ],
    answers: answersOf(refused.filter((each) => !isBackingData(each))),
  };
}

/** Keeps one of several copies. Different statements for the same position are refused, as neither is the newer one (STM-04). */
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
    const different = new Set(rivals.map(({ usable }) => usable.digest)).size > 1;
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

/** Containers that may have held a statement. */
function thatMayHoldStatements(unopened: readonly Unopened[]): Unopened[] {
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

/** The request to confirm does not mention the other files. The answer after the release does, in its notes. */
function holdMail(
  [first, ...others]: readonly [Usable, ...Usable[]],
  refused: readonly Refused[],
  unopened: readonly Unopened[],
  contacts: readonly Contact[],
): MailJudgement {
  const asked = [first, ...others].find(({ sender }) => sender.action === "hold") ?? first;
  const { reason, why, organisation } = asked.sender;
  // Whoever confirms, confirms the whole mail. One address may do that for several organisations, but none of them for another.
  const organisations = [first, ...others].map(({ sender }) => sender.organisation);
  const replyTo = new Set(organisations).size === 1 ? asked.sender.replyTo : addressesOfAll(organisations, contacts);
  if (replyTo.length === 0)
    return { judged: "unanswered", state: "quarantined", reason: "nobody-registered-for-all", why: NOBODY_FOR_ALL };
  const notes = refused.map((each) =>
    isBackingData(each) ? backingDataNote(each.file) : refusedNote(each.file, each.why),
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

const NOBODY_FOR_ALL =
  "It holds statements of several organisations and has to be confirmed, and no address is registered for all of them.";

/** A workbook without a table of invoices. Beside a statement it is backing data, and a note in the answer mentions it. */
function isBackingData(refused: Refused): boolean {
  return refused.refusal.reason === "no-table";
}

function answerRefused(
  mail: MailRecord,
  refused: Refused,
  referenceData: ReferenceData,
  ports: JudgeWorkbooksPorts,
): MailAnswer[] {
  const { sender, payable, refusal, findings, file } = refused;
  return answersTo(sender.replyTo, {
    reply: "refused",
    ...factsOfEveryAnswer(mail, payable, referenceData, ports),
    mail: answeredMailOf(mail, file),
    ...(sender.organisation === undefined ? {} : { receivable: partyOf(sender.organisation, referenceData.directory) }),
    refusal,
    findings: [...findings],
  });
}
