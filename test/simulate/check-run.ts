import * as z from "zod";

import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { ledgerSnapshotSchema } from "../../shared/domain/ledger/ledger-snapshot.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { decisionSchema, type Decision } from "../../shared/domain/position/decision.ts";
import { decisionsInEffect } from "../../shared/domain/position/decision-history.ts";
import { outcomeSchema, type Outcome } from "../../shared/domain/position/outcome.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import { textOfPosition, type PositionKey } from "../../shared/domain/position/position-key.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { canonicalText, digestOf } from "../../shared/records/storage/digest.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import { allPositions, positionsIn } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { mismatchesIn } from "../../shared/records/mismatch/mismatches.ts";
import { issuedStatementsIn } from "../../shared/records/issued/issued-statements.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { mailIdOf } from "../../shared/records/message/outbox-message.ts";
import { todoItemsIn } from "../../shared/records/todo/todo-items.ts";
import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { changesBetween } from "../../shared/messages/response/changes-between.ts";
import { replySchema, type Reply } from "../../shared/messages/reply.ts";
import { statementOf, type TestStatement } from "../in-memory/test-mail.ts";
import { checkDecisions } from "./check-decisions.ts";
import { checkEvidence } from "./check-evidence.ts";
import { checkNotices } from "./check-notices.ts";
import { checkTodo } from "./check-todo.ts";
import { reviewRuleOf } from "./reviews.ts";
import { exercise, type Run, type SentMessage } from "./run.ts";
import { staff } from "./staff.ts";
import { markOf, payables, receivables, type Pair, type PlannedMail } from "./scenario.ts";

/** One message that left, with the facts that it was rendered from. */
/** The one finance contact. */
const FINANCE_OF_ZA2 = "finance@marlhaven.example.org";

interface SentWithFacts {
  readonly message: SentMessage;
  readonly mailId: string | undefined;
  readonly isAnswer: boolean;
  readonly position: PositionKey | undefined;
  readonly facts: Reply;
}

/**
 * What went wrong in a run, in sentences; empty if it ended as the scenario calls for and as the fair run did. Checks, in this
 * order: ledgers, mails, repeated messages, other organisations' invoices, positions, the same end as the fair run, trails.
 */
export async function checkRun(run: Run, fair: Run): Promise<string[]> {
  const wrong: string[] = [...new Set(run.seen)];
  const positions = await allPositions(positionsIn(run.table));
  const messages = await messagesOf(run, wrong);
  if (run.unfinished > 0) wrong.push(`the last redrive still found ${run.unfinished} things to do`);
  if (!run.hasLost && run.stoodStill.length > 0) wrong.push(`an operator had to help ${run.stoodStill.join()}`);
  await checkLedgers(run, wrong);
  checkMails(run, messages, wrong);
  checkDoubles(run, wrong);
  checkTenants(run, messages, wrong);
  for (const position of positions) await checkPosition(run, position, messages, wrong);
  await checkSameEnd(run, fair, positions, wrong);
  await checkTrails(run, positions, wrong);
  await checkTodo(run, wrong);
  await checkEvidence(run, wrong);
  await checkDecisions(
    run,
    positions,
    messages.map(({ facts }) => facts),
    wrong,
  );
  await checkNotices(run, wrong);
  return wrong;
}

/** Each message once, in order of departure. */
async function messagesOf(run: Run, wrong: string[]): Promise<SentWithFacts[]> {
  const records = messagesIn(run.table);
  const objects = jsonObjectsIn(run.records);
  const messages: SentWithFacts[] = [];
  const seen = new Set<string>();
  for (const message of run.sent) {
    if (seen.has(message.messageId)) continue;
    seen.add(message.messageId);
    const record = await records.get(message.messageId);
    if (record?.state !== "sent") {
      wrong.push(`${message.messageId} left and is noted as ${record?.state ?? "nothing"}`);
      continue;
    }
    const { occasion, origin } = record;
    const position = origin.from === "position" ? origin.position : undefined;
    messages.push({
      message,
      mailId: mailIdOf({ occasion }),
      isAnswer: occasion.type === "answer",
      position,
      facts: await objects.get(record.facts, replySchema),
    });
  }
  for (const state of ["pending", "sending", "waiting", "rejected"] as const)
    for await (const { id } of records.list(state)) wrong.push(`${id} is still ${state}`);
  return messages;
}

/** Every mail must end in the state that the scenario calls for, with exactly the answers that it should get. */
function checkMails(run: Run, messages: readonly SentWithFacts[], wrong: string[]): void {
  const records = new Map(run.mails.map((mail) => [mail.id, mail]));
  for (const [id, plan] of run.planned) {
    const mail = records.get(id);
    if (!mail) {
      wrong.push(`${id} has no record`);
      continue;
    }
    if (mail.outbox.length > 0) wrong.push(`${id} still has messages to send`);
    const own = messages.filter((each) => each.mailId === id && each.isAnswer);
    const types = own.map(({ facts }) => facts.reply);
    const description = `${id} (${plan.ending.ends}) ended ${mail.state}: ${mail.reason}, got ${types.join()}`;
    if (!isRightEnd(plan, mail, own, run)) wrong.push(description);
  }
  for (const mail of run.mails) if (!run.planned.has(mail.id)) wrong.push(`${mail.id} came from nowhere`);
}

function isRightEnd(plan: PlannedMail, mail: MailRecord, own: readonly SentWithFacts[], run: Run): boolean {
  const { ending } = plan;
  const end = `${mail.state}: ${mail.reason}`;
  const types = own.map(({ facts }) => facts.reply);
  switch (ending.ends) {
    case "statement":
      return isAnswered(mail, own, ending.pairs, run);
    case "copy": {
      const original = run.planned.get(ending.of);
      // The one that was read first counts as the original.
      const twin = run.mails.find(({ id }) => id === ending.of);
      if (end === "ignored: duplicate") return types.length === 0;
      return original !== undefined && twin?.state === "ignored" && twin.reason === "duplicate"
        ? isRightEnd({ ...original, mail: plan.mail }, mail, own, run)
        : false;
    }
    case "refused":
      return (end === `refused: ${ending.reason}` && types.join() === "refused") || isCopied(plan, mail, own, run);
    case "question":
      if (plan.mail.id.startsWith("word-"))
        return (
          (end === "answered: released" && types.length === 0) ||
          (end === "answered: answered" && types.join() === "hold-closed")
        );
      return end === "answered: answered" && types.join() === "question-received";
    case "silent":
      return end === `${ending.state}: ${ending.reason}` && types.length === 0;
    case "held": {
      const asked = types[0] === "hold-confirmation";
      if (ending.word === undefined) return end === "held: not-proved" && asked && types.length === 1;
      if (ending.word === "REJECT") return end === "refused: rejected" && asked && types.length === 1;
      return asked && isAnswered(mail, own.slice(1), ending.pairs, run);
    }
    case "smaller": {
      if (types[0] !== "smaller-statement") return isAnswered(mail, own, ending.pairs, run);
      if (ending.word === undefined) return end === "held: smaller-statement" && types.length === 1;
      if (ending.word === "REJECT") return end === "refused: rejected" && types.length === 1;
      return isAnswered(mail, own.slice(1), ending.pairs, run);
    }
    case "evidence":
      return end === "answered: evidence" && types.join() === "evidence-received";
    case "asked":
      return end === "answered: answer" && types.join() === "question-received";
    case "decisions":
      return end === "answered: answered" && types.join() === "decisions-received";
    case "poison":
      return mail.state === "failed" && types.length === 0;
  }
}

/** Whether a copy was read first, so that the original became the duplicate. */
function isCopied(plan: PlannedMail, mail: MailRecord, own: readonly SentWithFacts[], run: Run): boolean {
  const copies = [...run.planned.values()].filter(({ ending }) => ending.ends === "copy" && ending.of === plan.mail.id);
  return copies.length > 0 && mail.state === "ignored" && mail.reason === "duplicate" && own.length === 0;
}

/**
 * A statement must have one first answer for each of its positions, and after that only revised ones. If another mail has the same
 * content, the answer to that one counts for both.
 */
function isAnswered(mail: MailRecord, own: readonly SentWithFacts[], pairs: readonly Pair[], run: Run): boolean {
  if (mail.state === "ignored" && mail.reason === "duplicate")
    return own.length === 0 && pairs.every((pair) => hasTwin(mail.id, pair, run));
  if (mail.state !== "answered") return false;
  const told = own.filter(({ facts }) => facts.reply === "same-statement").length;
  if (told !== (mail.statements.some(({ became }) => became === "duplicate") ? 1 : 0)) return false;
  return pairs.every((pair) => {
    const about = own.filter(({ position }) => position && isPair(position, pair));
    const isDuplicate = mail.statements.some((each) => isPair(each.position, pair) && each.became === "duplicate");
    if (isDuplicate) return about.length === 0 && hasTwin(mail.id, pair, run);
    const [first, ...others] = about;
    const isFirst = first?.facts.reply !== "response" || first.facts.revision === undefined;
    return (
      first !== undefined &&
      isFirst &&
      others.every(({ facts }) => facts.reply === "response" && facts.revision !== undefined)
    );
  });
}

function hasTwin(mailId: string, pair: Pair, run: Run): boolean {
  const own = statementsFor(run, pair).find(([id]) => id === mailId)?.[1];
  return statementsFor(run, pair).some(
    ([id, testStatement]) => id !== mailId && own !== undefined && saysSame(testStatement, own),
  );
}

function saysSame(one: TestStatement, other: TestStatement): boolean {
  return digestOf({ ...one.lines }) === digestOf({ ...other.lines });
}

/** The statements of a pair that should be taken, by mail. */
function statementsFor(run: Run, pair: Pair): [mailId: string, testStatement: TestStatement][] {
  return [...run.planned.values()].flatMap(({ mail: testMail, ending }) => {
    const isTaken =
      ending.ends === "statement" ||
      ending.ends === "copy" ||
      (ending.ends === "held" && ending.word === "RELEASE") ||
      (ending.ends === "smaller" && !isHeldBack(run, testMail.id));
    if (!isTaken) return [];
    return Object.values(testMail.workbooks ?? {})
      .filter(
        (testStatement) =>
          !testStatement.refused && testStatement.from === pair.receivable && testStatement.kind === pair.kind,
      )
      .filter((testStatement) => testStatement.to?.includes(pair.payable))
      .map((testStatement): [string, TestStatement] => [testMail.id, testStatement]);
  });
}

/** Whether a much smaller statement was held and has not been confirmed. */
function isHeldBack(run: Run, mailId: string): boolean {
  return run.mails.some(({ id, statements }) => id === mailId && statements.some(({ became }) => became === "held"));
}

function isPair(key: PositionKey, pair: Pair): boolean {
  return key.payable === pair.payable && key.receivable === pair.receivable && key.kind === pair.kind;
}

/**
 * No message may leave twice, unless the attempt before ended without a result after the mail service had been called: the mail
 * service does not recognise a repeat. Both then have the same bytes.
 */
function checkDoubles(run: Run, wrong: string[]): void {
  const byMessage = Map.groupBy(run.sent, ({ messageId }) => messageId);
  for (const [messageId, handedOver] of byMessage) {
    const [first, ...again] = handedOver;
    if (again.some(({ raw }) => raw !== first?.raw)) wrong.push(`${messageId} left with two contents`);
    const unheard = handedOver.slice(0, -1).filter(({ by }) => run.ends.get(by) === "done");
    if (unheard.length > 0) wrong.push(`${messageId} left ${handedOver.length} times for no reason`);
  }
}

/** No message may contain an invoice of another pair; an organisation's own summary, none of another organisation's. */
function checkTenants(run: Run, messages: readonly SentWithFacts[], wrong: string[]): void {
  for (const { message, mailId, position, facts } of messages)
    for (const payable of payables)
      for (const receivable of receivables) {
        const isOwn = position
          ? position.payable === payable && position.receivable === receivable
          : facts.reply === "mismatch-summary"
            ? facts.payable.code === payable && message.to.join() === FINANCE_OF_ZA2
            : facts.reply === "second-person"
              ? facts.payable.code === payable && message.to.every((address) => isStaff(address, payable))
              : JSON.stringify(run.planned.get(mailId ?? "")?.mail ?? {}).includes(markOf(payable, receivable));
        if (!isOwn && message.raw.includes(markOf(payable, receivable)))
          wrong.push(`${message.messageId} contains invoices of ${payable} and ${receivable}`);
      }
}

function isStaff(address: string, payable: "ZA1" | "ZA2"): boolean {
  const { decides, answers } = staff[payable];
  return address === decides || address === answers;
}

async function checkPosition(
  run: Run,
  record: PositionRecord,
  messages: readonly SentWithFacts[],
  wrong: string[],
): Promise<void> {
  const { key, current, reconciled, answer } = record;
  const name = textOfPosition(key);
  if (record.outbox.length > 0) wrong.push(`${name} still has messages to send`);
  if (record.revisionDue !== undefined) wrong.push(`${name}: a revised answer still waits`);
  if (record.review !== undefined) wrong.push(`${name}: an answer still waits for a person to read it`);

  for (const { mailId } of record.waiting ?? [])
    if (!isHeldBack(run, mailId)) wrong.push(`${name} waits for ${mailId}, which is not held`);

  // The newest statement must be the current one.
  const pair: Pair = { payable: key.payable, receivable: key.receivable, kind: key.kind === "i&e" ? "i&e" : "r&p" };
  const testStatements = statementsFor(run, pair).flatMap(([id, testStatement]) => {
    const mail = run.mails.find((each) => each.id === id);
    // A copy that was recognised by its Message-ID never reached the position.
    const cameHere = mail?.statements.some((each) => isPair(each.position, pair)) ?? false;
    return mail && cameHere ? [{ testStatement, place: `${mail.receivedAt}#${mail.id}` }] : [];
  });
  const newest = testStatements.sort((one, other) => (one.place < other.place ? 1 : -1))[0];
  const currentStatement = statementsFor(run, pair).find(([id]) => id === current.mailId)?.[1];
  if (!newest || !currentStatement || !saysSame(newest.testStatement, currentStatement))
    wrong.push(`${name}: the statement of ${current.mailId} is current and is not the newest`);

  // Its outcome must be that of the current statement and the current ledger.
  const decided = await decisionsIn(run.table).of(key);
  const expected = currentStatement && (await outcomeOf(run, key, currentStatement, decisionsInEffect(decided)));
  const objects = jsonObjectsIn(run.records);
  const outcome = reconciled && (await objects.get(reconciled.outcome, outcomeSchema));
  if (!outcome || !expected || canonicalText(outcome) !== canonicalText(expected))
    wrong.push(`${name}: its outcome is not that of the newest statement and the current ledger`);

  // The sender of the statement must have been told that outcome.
  const own = messages.filter(({ position }) => position && textOfPosition(position) === name);
  const last = own.filter(({ mailId, isAnswer }) => isAnswer && mailId === current.mailId).at(-1);
  const answered = answer && (await objects.get(answer.outcome, outcomeSchema));
  if (last?.message.messageId !== answer?.messageId)
    wrong.push(`${name}: the last answer that left is not the last decided on`);
  // Without a ledger the statement is only acknowledged: what people have decided goes into the first full answer.
  if (answered && outcome && reconciled.ledger && changesBetween(answered, outcome).length > 0)
    wrong.push(`${name}: its sender has not been told of the last change`);
  for (const each of own) await checkFacts(run, key, each, wrong);
  for (const each of own) await checkReview(run, key, each, wrong);
  checkRevisions(own, wrong);
}

/** A response must contain the outcome of its own statement and its own ledger. */
async function checkFacts(
  run: Run,
  key: PositionKey,
  { facts, message }: SentWithFacts,
  wrong: string[],
): Promise<void> {
  if (facts.reply !== "response") return;
  const pair: Pair = { payable: key.payable, receivable: key.receivable, kind: key.kind === "i&e" ? "i&e" : "r&p" };
  const testStatement = statementsFor(run, pair).find(([id]) => id === facts.mail.mailId)?.[1];
  const { decisions, at, review } = await decisionsBehind(run, key, message.messageId);
  const expected = testStatement && (await outcomeOf(run, key, testStatement, decisions, facts.ledger.asAt));
  if (!expected || canonicalText(expected) !== canonicalText(facts.outcome))
    wrong.push(`${message.messageId} has an outcome that does not belong to its statement, ledger and decisions`);
  // One that takes the place of another which nobody has read yet need not wait for further decisions.
  if (
    review === undefined &&
    facts.revision?.earlier.ledger &&
    decisions.some((each) => isInQuietTime(each, decisions, at))
  )
    wrong.push(`${message.messageId} left in the quiet time after a decision`);
}

/** A response must have been released by a person as it left, have agreed all, or have waited for its time, if the policy says so. */
async function checkReview(
  run: Run,
  key: PositionKey,
  { facts, message }: SentWithFacts,
  wrong: string[],
): Promise<void> {
  const rule = reviewRuleOf(run.seed, key.payable);
  if (facts.reply !== "response" || rule.review === "none") return;
  const entries = (await positionsIn(run.table).trail(key))?.entries ?? [];
  const record = await messagesIn(run.table).get(message.messageId);
  const released = entries
    .filter(({ event }) => event === "reply-released")
    .map(({ facts }) => releasedSchema.parse(facts))
    .find((each) => each.message === message.messageId);
  if (released && released.facts !== record?.facts) wrong.push(`${message.messageId} left otherwise than it was read`);
  if (released) return;
  const isKeptBack = entries.some(
    ({ event, facts }) => event === "reply-kept-back" && releasedSchema.parse(facts).message === message.messageId,
  );
  const isAgreed = facts.outcome.lines.every((line) => line.notAgreedPence === 0 && line.disputedPence === 0);
  const waited = await firstWaitOf(run, key, facts.mail.mailId);
  const isOver =
    waited !== undefined &&
    record !== undefined &&
    Date.parse(record.decidedAt) - Date.parse(waited) >= HOUR_MS - SKEW_MS;
  if (isKeptBack || rule.review === "always" || !(isAgreed || isOver))
    wrong.push(`${message.messageId} left and nobody has read it`);
}

const releasedSchema = z.object({ message: z.string(), facts: z.string() });
const HOUR_MS = 3_600_000;

/** When the first answer to a statement began to wait for a person. */
async function firstWaitOf(run: Run, key: PositionKey, mailId: string): Promise<string | undefined> {
  const entries = (await positionsIn(run.table).trail(key))?.entries ?? [];
  return entries.find(({ facts }) => {
    const read = z.object({ mail: z.string(), review: z.object({}) }).safeParse(facts);
    return read.data?.mail === mailId;
  })?.at;
}

/** Clocks of machines differ by half a minute each way. */
const SKEW_MS = 60_000;
/** Three clocks have a part in a quiet time: of whoever decides, of the machine that first sees it, of the one whose reply leaves. */
const QUIET_SKEW_MS = 90_000;

/** Whether a revised answer had to wait for further decisions after this one, which needed no second person. */
function isInQuietTime(decision: Decision, all: readonly Decision[], at: string): boolean {
  const isLast = all.every((other) => other.at <= decision.at);
  const ageOf = (each: Decision) => Date.parse(at) - Date.parse(each.at);
  // However many decisions follow each other, it waits for an hour at most.
  if (all.some((each) => ageOf(each) >= 3_600_000 - SKEW_MS)) return false;
  const age = ageOf(decision);
  return isLast && !decision.atOnce && decision.secondPersonOverPence === undefined && age < 600_000 - QUIET_SKEW_MS;
}

/** The decisions that were in effect when an answer was decided on, and when that was. */
async function decisionsBehind(run: Run, key: PositionKey, messageId: string) {
  const trail = await positionsIn(run.table).trail(key);
  const entry = trail?.entries.find(({ facts }) => {
    const { messages, review } = reconciledSchema.safeParse(facts).data ?? {};
    return review?.message === messageId || messages?.includes(messageId);
  });
  const { decisions: name, review } = reconciledSchema.safeParse(entry?.facts).data ?? {};
  const decisions = name === undefined ? [] : await jsonObjectsIn(run.records).get(name, z.array(decisionSchema));
  return { decisions, at: entry?.at ?? "", review };
}

const reconciledSchema = z.object({
  messages: z.array(z.string()),
  decisions: z.string().optional(),
  review: z.object({ message: z.string() }).optional(),
});

/** RSP-05: each revised answer must contain a change from the one before it, or be the first with a ledger. */
function checkRevisions(own: readonly SentWithFacts[], wrong: string[]): void {
  const byMail = Map.groupBy(
    own.filter(({ isAnswer }) => isAnswer),
    ({ mailId }) => mailId,
  );
  for (const answers of byMail.values()) {
    let before: Outcome | undefined;
    for (const { facts, message } of answers) {
      if (facts.reply !== "response") continue;
      if (before && changesBetween(before, facts.outcome).length === 0)
        wrong.push(`${message.messageId} contains no change`);
      before = facts.outcome;
    }
  }
}

/** The newest upload of each organisation must be the ledger in force, and none may be left on the to-do list. */
async function checkLedgers(run: Run, wrong: string[]): Promise<void> {
  const ledgers = ledgersIn(run.table, run.ledgerTable);
  for await (const { id, kind } of todoItemsIn(run.table).listOpen())
    if (kind === "ledger-waiting") wrong.push(`${id} is still on the to-do list, and everything was released`);
  for (const payable of payables) {
    const newest = run.uploaded.findLast((upload) => upload.payable === payable);
    const current = await ledgers.current(organisationCode(payable), "payables");
    if (current?.asAt !== newest?.asAt)
      wrong.push(
        `${payable}: the ledger as at ${current?.asAt ?? "no date"} is current instead of ${newest?.id ?? "none"}`,
      );
  }
}

/** The outcome of a statement and a ledger: the current one, or the one with this date. */
async function outcomeOf(
  run: Run,
  key: PositionKey,
  testStatement: TestStatement,
  decisions: readonly Decision[],
  asAt?: string,
): Promise<Outcome | undefined> {
  const statement: Statement = statementOf("statement.xlsx", testStatement);
  const { directory } = await referenceListsIn(run.table, run.records).all();
  const kind = key.kind === "i&e" ? "expenditure" : "payables";
  const wanted = run.uploaded.filter(({ payable }) => payable === key.payable && kind === "payables");
  const upload = asAt === undefined ? wanted.at(-1) : wanted.find((each) => each.asAt === asAt);
  const ledgers = ledgersIn(run.table, run.ledgerTable);
  const current = await ledgers.current(organisationCode(key.payable), kind);
  if (asAt === undefined && current?.asAt !== upload?.asAt) return undefined;
  const snapshot = await snapshotOf(run, upload?.id, key);
  return reconcile({
    position: { ...key, exercise: exerciseIdSchema.parse(key.exercise) },
    exercise,
    statement: { asAt: statement.asAt, lines: statement.lines },
    ledger: snapshot && {
      asAt: snapshot.asAt,
      close: snapshot.close,
      lines: await ledgers.linesOf(snapshot, organisationCode(key.receivable)),
    },
    policy: cautiousPolicy,
    directory,
    decisions,
  });
}

/** The snapshot of an upload, from its import record. */
async function snapshotOf(run: Run, uploadId: string | undefined, { payable }: PositionKey) {
  if (uploadId === undefined) return undefined;
  const ledgers = ledgersIn(run.table, run.ledgerTable);
  const imported = await ledgers.import(organisationCode(payable), uploadId);
  return ledgerSnapshotSchema.safeParse({ ...imported, lines: 0, totalPence: 0, counterparties: 0 }).data;
}

/** The run must end with the same positions and answers as the fair run. */
async function checkSameEnd(run: Run, fair: Run, positions: readonly PositionRecord[], wrong: string[]): Promise<void> {
  const fairPositions = await allPositions(positionsIn(fair.table));
  // If a copy was read before its original, its own later time of receipt counts, so the order may differ.
  const mayBeSmaller = ({ key }: PositionRecord) =>
    [...run.planned.values()].some(
      ({ ending }) => ending.ends === "smaller" && ending.pairs.some((pair) => isPair(key, pair)),
    );
  const isComparable = (position: PositionRecord) => !mayBeSmaller(position) && !hasCopy(position);
  const hasCopy = ({ key }: PositionRecord) =>
    run.mails.some(
      (mail) =>
        run.planned.get(mail.id)?.ending.ends === "copy" &&
        mail.statements.some(({ position }) => textOfPosition(position) === textOfPosition(key)),
    );
  const essence = ({ key, current, reconciled }: PositionRecord) =>
    `${textOfPosition(key)} ${current.digest} ${reconciled?.ledger?.asAt ?? "no ledger"} ${canonicalText(reconciled?.totals ?? null)}`;
  const [ended, fairly] = [
    positions.filter(isComparable).map(essence).sort(),
    fairPositions.filter(isComparable).map(essence).sort(),
  ];
  if (ended.join("\n") !== fairly.join("\n"))
    wrong.push(`the positions did not end as in fair weather:\n${ended.join("\n")}\ninstead of\n${fairly.join("\n")}`);
  // Messages that no order of events can change: refusals, answers to questions, requests to confirm and their results.
  const plain = (each: Run) =>
    each.sent
      .filter(({ messageId }, at) => each.sent.findIndex((other) => other.messageId === messageId) === at)
      .map(({ messageId }) => messageId)
      .filter((id) => isPlain(each, id))
      .map((id) => originalOf(each, id))
      .sort()
      .join();
  if (plain(run) !== plain(fair)) wrong.push(`${plain(run)} left instead of ${plain(fair)}`);
}

/**
 * Whether a message leaves in any order of events: not the notice that a statement is the same as the current one, and nothing about one
 * that is much smaller.
 */
function isPlain(run: Run, messageId: string): boolean {
  if (messageId.startsWith("word-")) return endingOf(run, messageId.replace(/^word-|-\d+-\d+$/g, "")) !== "smaller";
  if (!messageId.startsWith("mail-")) return false;
  const [, mailId = "", number] = /^(.*)-(\d+)$/.exec(messageId) ?? [];
  const ends = endingOf(run, mailId);
  return ends !== "statement" && ends !== "smaller" && (ends !== "held" || number === "1");
}

/** How a mail ends; of a copy, how its original does. */
function endingOf(run: Run, mailId: string): string | undefined {
  const ending = run.planned.get(mailId)?.ending;
  return ending?.ends === "copy" ? endingOf(run, ending.of) : ending?.ends;
}

/** Of a mail and its copies, any may be the one that is answered. */
function originalOf(run: Run, messageId: string): string {
  const mailId = messageId.replace(/-\d+$/, "");
  // The same applies to two hold replies with the same text.
  if (mailId.startsWith("word-")) return mailId.replace(/-\d+$/, "");
  const ending = run.planned.get(mailId)?.ending;
  return ending?.ends === "copy" ? messageId.replace(mailId, ending.of) : messageId;
}

/** Every trail must be sound, and the totals must add up. */
async function checkTrails(run: Run, positions: readonly PositionRecord[], wrong: string[]): Promise<void> {
  const { faults } = await verifyRecords({
    mails: mailsIn(run.table),
    positions: positionsIn(run.table),
    messages: messagesIn(run.table),
    notices: noticesIn(run.table),
    issued: issuedStatementsIn(run.table),
    mismatches: mismatchesIn(run.table),
    todoItems: todoItemsIn(run.table),
    objects: jsonObjectsIn(run.records),
    rawMail: run.rawMail,
    recordObjects: run.records,
  });
  wrong.push(...faults);
  for (const { reconciled } of positions) {
    if (!reconciled) continue;
    const { notifiedPence, agreedPence, notAgreedPence, inDisputePence } = reconciled.totals;
    if (agreedPence + notAgreedPence + inDisputePence !== notifiedPence)
      wrong.push("the totals of a position do not add up");
  }
}
