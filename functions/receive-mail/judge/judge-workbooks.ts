import { addressesOfAll, type Contact } from "../../../shared/domain/organisation/contact.ts";
import { weighWorkbook } from "../../../shared/domain/mail/conversation/weigh-workbook.ts";
import type { Unopened } from "../../../shared/domain/mail/mail-facts.ts";
import type { BeforeReadingInput, SenderDecision } from "../../../shared/domain/mail/identity/sender-decision.ts";
import { textOfPosition } from "../../../shared/domain/position/position-key.ts";
import { claimsNothing } from "../../../shared/domain/statement/statement.ts";
import type { MailRecord, RefusedFile } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { Refusal } from "../../../shared/messages/refusal/refusal.ts";
import { evidenceFiles, keepEvidence, linesNamedIn, WHY_EVIDENCE, type EvidenceFound } from "./evidence-of-mail.ts";
import type { Conversation, FindConversationPorts } from "./find-conversation.ts";
import type { WorkbookRead } from "./workbook-read.ts";
import { answersTo, factsOfEveryAnswer, type AnswerPorts } from "./mail-answers.ts";
import type { MailAnswer, MailJudgement } from "./judgement.ts";
import { backingDataNote, refusedNote, unopenedNote, withNotes } from "./statement-notes.ts";
import { judgeWorkbook, type JudgedWorkbook, type NilWorkbook } from "./judge-workbook.ts";

/**
 * Decides what to do with a mail that has workbooks, in this order:
 * 1. judge each workbook by itself (judge-workbook.ts): whether a nil one would replace a statement that we have, and whether another one
 *    is evidence for it (weigh-workbook.ts),
 * 2. if one of them must not be answered, the whole mail gets no answer,
 * 3. drop copies; refuse different statements for the same position,
 * 4. if one of them has to be confirmed first, hold the whole mail,
 * 5. otherwise accept the usable statements and refuse the rest.
 */
export async function judgeWorkbooks(
  mail: MailRecord,
  input: BeforeReadingInput,
  workbooks: readonly WorkbookRead[],
  conversation: Conversation | undefined,
  referenceData: ReferenceData,
  ports: AnswerPorts & Pick<FindConversationPorts, "currentStatements">,
): Promise<MailJudgement> {
  const judged: JudgedWorkbook[] = [];
  for (const read of workbooks) {
    const alone = judgeWorkbook(mail, input, read.file.name, read.statement, referenceData, ports);
    if (alone.workbook === "nil") judged.push(await besideCurrent(alone, ports));
    else judged.push(conversation ? weighed(alone, read, conversation) : alone);
  }

  const unanswered = judged.find((each) => each.workbook === "unanswered");
  if (unanswered) {
    const { action, reason, why } = unanswered.decision;
    return { judged: "unanswered", state: action === "ignore" ? "ignored" : "quarantined", reason, why };
  }
  const distinct = withoutCopies(judged);
  const usable = distinct.filter((each) => each.workbook === "usable");
  const refused = distinct.filter((each) => each.workbook === "refused");
  const [first, ...others] = usable;
  const found = conversation && evidenceAmong(mail, input, judged, conversation, referenceData, ports);
  const evidence = found ? { evidence: found.evidence } : {};
  const answersOf = (answered: readonly Refused[]) =>
    answered.flatMap((each) => answerRefused(mail, each, referenceData, ports));
  if (distinct.some((each) => "sender" in each && each.sender.action === "hold")) {
    if (first)
      return holdMail([first, ...others], refused, thatMayHoldStatements(input.facts.unopened), referenceData.contacts);
    const proved = refused.filter(({ sender }) => sender.action !== "hold" || sender.proved);
    if (proved.length > 0) return refuseMail(proved, answersOf(proved));
    // There is nothing to release, and we do not know who sent it: no answer.
    const { reason, why } = refused[0]?.sender ?? nothingFound;
    return { judged: "unanswered", state: "quarantined", reason, why };
  }
  const ofEvidence = found?.answers ?? [];
  if (!first && refused.length === 0 && found)
    return {
      judged: "answer",
      state: "accepted",
      reason: "evidence",
      why: WHY_EVIDENCE,
      sender: found.evidence.position.receivable,
      answers: ofEvidence,
      ...evidence,
    };
  if (!first) return { ...refuseMail(refused, [...answersOf(refused), ...ofEvidence]), ...evidence };
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
    answers: [...answersOf(refused.filter((each) => !isBackingData(each))), ...ofEvidence],
    refusedFiles: refusedFilesOf(refused),
    ...evidence,
  };
}

/** The judgement on a nil statement: it is asked about if it would take the place of one that claims something. */
async function besideCurrent(
  { replacing, alone }: NilWorkbook,
  { currentStatements }: Pick<FindConversationPorts, "currentStatements">,
): Promise<JudgedWorkbook> {
  for await (const { current } of currentStatements([replacing.usable.position]))
    if (!claimsNothing(current)) return replacing;
  return alone;
}

/** What makes a workbook unusable as a statement, and says nothing against it as evidence. */
const UNUSABLE_CONTENT: readonly Refusal["reason"][] = ["no-table", "file-findings", "no-exercise"];

/** The judgement on a workbook, unless it is evidence for a statement of the same two organisations. */
function weighed(judged: JudgedWorkbook, read: WorkbookRead, conversation: Conversation): JudgedWorkbook {
  if (judged.workbook !== "usable" && judged.workbook !== "refused") return judged;
  const { sender } = judged;
  const { file, statement } = read;
  const { position, current, answersUs, words } = conversation;
  if (sender.action !== "accept" && sender.action !== "accept-and-tell") return judged;
  if (sender.organisation !== position.receivable) return judged;
  const mayBeEvidence =
    judged.workbook === "usable"
      ? judged.usable.position.payable === position.payable
      : UNUSABLE_CONTENT.includes(judged.refusal.reason);
  if (!mayBeEvidence) return judged;
  const namesLine = linesNamedIn(conversation, [read]).length > 0;
  const is = weighWorkbook({ fileName: file.name, workbook: statement, current, answersUs, namesLine, words });
  return is === "evidence" ? { workbook: "evidence", file, statement, sender } : judged;
}

/** The evidence in a mail with workbooks; `undefined` if there is none. */
function evidenceAmong(
  mail: MailRecord,
  { facts }: BeforeReadingInput,
  judged: readonly JudgedWorkbook[],
  conversation: Conversation,
  referenceData: ReferenceData,
  ports: AnswerPorts,
): EvidenceFound | undefined {
  const workbooks = judged.filter((each) => each.workbook === "evidence");
  const sender = judged.map((each) => ("sender" in each ? each.sender : undefined)).find(isAccepted);
  if (sender?.organisation !== conversation.position.receivable) return undefined;
  const files = [
    ...workbooks.map(({ file }) => file),
    ...(conversation.answersUs ? evidenceFiles(facts, conversation) : []),
  ];
  if (files.length === 0) return undefined;
  const lines = linesNamedIn(conversation, workbooks);
  return keepEvidence(mail, files, lines, conversation, sender, referenceData, ports);
}

function isAccepted(
  sender: Exclude<SenderDecision, { action: "ignore" | "quarantine" }> | undefined,
): sender is Extract<SenderDecision, { action: "accept" | "accept-and-tell" }> {
  return sender?.action === "accept" || sender?.action === "accept-and-tell";
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
            kind: each.usable.position.kind,
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

function refuseMail(
  refused: readonly Refused[],
  answers: readonly MailAnswer[],
): Extract<MailJudgement, { judged: "answer" }> {
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
    refusedFiles: refusedFilesOf(refused),
  };
}

const NOBODY_FOR_ALL =
  "It holds statements of several organisations and has to be confirmed, and no address is registered for all of them.";

/** A workbook without a table of invoices. Beside a statement it is backing data, and a note in the answer mentions it. */
function isBackingData(refused: Refused): boolean {
  return refused.refusal.reason === "no-table";
}

/** Those that a person should know of; backing data is none of them. */
function refusedFilesOf(refused: readonly Refused[]): RefusedFile[] {
  return refused
    .filter((each) => !isBackingData(each))
    .map(({ file, why, kind }) => ({ file, why, ...(kind === undefined ? {} : { kind }) }));
}

function answerRefused(
  mail: MailRecord,
  refused: Refused,
  referenceData: ReferenceData,
  ports: AnswerPorts,
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
