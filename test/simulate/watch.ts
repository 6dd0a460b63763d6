import * as z from "zod";

import type { MailState } from "../../shared/domain/mail/mail-state.ts";
import { ledgerSnapshotSchema } from "../../shared/domain/ledger/ledger-snapshot.ts";
import { newTodoItemSchema, todoItemSchema, type TodoItem } from "../../shared/domain/todo/todo-item.ts";
import { digestOf } from "../../shared/records/storage/digest.ts";
import { ledgerStateSchema } from "../../shared/domain/ledger/ledger-state.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import { kindOfPartition, type RecordKind } from "../../shared/records/audit/record-kinds.ts";
import { mailRecordSchema, type MailRecord } from "../../shared/records/mail/mail-record.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { positionRecordSchema, type PositionRecord } from "../../shared/records/position/position-record.ts";
import { mailIdOf } from "../../shared/records/message/outbox-message.ts";
import { issuedRecordSchema, type IssuedRecord } from "../../shared/records/issued/issued-record.ts";
import { mismatchRecordSchema, type MismatchRecord } from "../../shared/records/mismatch/mismatch-record.ts";
import { idOfNotice, noticeRecordSchema, type NoticeRecord } from "../../shared/records/notice/notice-record.ts";
import { noticesIn } from "../../shared/records/notice/notices.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { messageRecordSchema } from "../../shared/records/message/message-record.ts";
import type { NewItem, Table, TableItem } from "../../shared/records/storage/table.ts";

/**
 * A table that checks every write as it happens. This finds states that may never exist, not even for a moment between two
 * effects, even if the end of the run looks right.
 */
export function watched(table: Table, wrong: string[]): Table {
  return {
    ...table,
    put: async (item, condition) => {
      const before = await table.get(item);
      const result = await table.put(item, condition);
      if (result.put) wrong.push(...(await faultsOfChange(before, item, table)));
      return result;
    },
    putAll: async (items) => {
      for (const item of items) {
        const before = await table.get(item);
        const isSame = before !== undefined && digestOf(before.body) === digestOf(item.body);
        if (!isSame) wrong.push(...(await faultsOfChange(before, item, table)));
      }
      await table.putAll(items);
    },
  };
}

async function faultsOfChange(before: TableItem | undefined, after: NewItem, table: Table): Promise<string[]> {
  const kind = kindOfPartition(after.pk);
  if (kind === undefined) return [`${after.pk} is a record of an unknown kind`];
  return checks[kind]?.(before, after, table) ?? [];
}

type Check = (before: TableItem | undefined, after: NewItem, table: Table) => string[] | Promise<string[]>;

/** What to check when a record of a kind changes; `undefined` if every change of it is fine. */
const checks: Readonly<Record<RecordKind, Check | undefined>> = {
  mail: async (before, after, table) => [
    ...faultsOfMail(before && mailOf(before), mailOf(after)),
    ...(await unsentIn(before && mailOf(before), mailOf(after), table)),
  ],
  positions: (before, after, table) => faultsOfPosition(before && positionOf(before), positionOf(after), table),
  message: (before, after) => (before ? faultsOfMessage(before, after) : []),
  todo: (before, after) => (before ? faultsOfTodo(todoOf(before), todoOf(after)) : []),
  notice: (before, after, table) => faultsOfNotice(before && noticeOf(before), noticeOf(after), table),
  issued: (before, after) => (before ? faultsOfIssued(issuedOf(before), issuedOf(after)) : []),
  mismatches: (before, after) => (before ? faultsOfMismatches(mismatchesOf(before), mismatchesOf(after)) : []),
  ledger: (before, after) => (before ? faultsOfLedger(before, after) : []),
  statements: writtenOnce,
  decisions: writtenOnce,
  evidence: writtenOnce,
  hold: writtenOnce,
  "message-id": writtenOnce,
  "ses-id": writtenOnce,
  undeliverable: undefined,
  trail: writtenOnce,
  "ledger-imports": undefined,
  "ledger-settings": undefined,
  conventions: undefined,
  "shared-lines": undefined,
  reference: undefined,
  "canary-reference": undefined,
  canary: undefined,
  answers: undefined,
  figures: undefined,
  pictures: writtenOnce,
  // No function writes them.
  forms: undefined,
  notes: writtenOnce,
  debts: writtenOnce,
  sweep: undefined,
};

function writtenOnce(before: TableItem | undefined, after: NewItem): string[] {
  return before ? [`${after.pk} ${after.sk} was written over`] : [];
}

/** The states that a mail may go to from each state, besides the same one. */
const nextStates: Readonly<Record<MailState, readonly MailState[]>> = {
  received: ["accepted", "answered", "held", "refused", "ignored", "quarantined", "failed"],
  accepted: ["answered", "closed", "held", "ignored", "failed"],
  closed: ["answered"],
  held: ["accepted", "refused"],
  answered: [],
  refused: [],
  ignored: [],
  // An operator may have it read again.
  quarantined: ["received"],
  failed: ["received"],
};

const steps: Readonly<Record<MailRecord["statements"][number]["became"], number>> = {
  held: 0,
  arriving: 1,
  current: 2,
  "set-aside": 2,
  duplicate: 2,
};

function faultsOfMail(before: MailRecord | undefined, after: MailRecord): string[] {
  const name = `mail ${after.id}`;
  if (!before) return after.state === "received" ? [] : [`${name} began as ${after.state}`];
  const faults: string[] = [];
  if (before.state !== after.state && !nextStates[before.state].includes(after.state))
    faults.push(`${name} was ${before.state}: ${before.reason} and became ${after.state}: ${after.reason}`);
  if (before.state !== "received")
    for (const was of before.statements) {
      const is = after.statements.find(({ statement }) => statement === was.statement);
      if (!is) faults.push(`${name} lost a statement`);
      else if (
        (steps[is.became] < steps[was.became] && !(was.became === "arriving" && is.became === "held")) ||
        (steps[is.became] === 2 && steps[was.became] === 2 && is.became !== was.became)
      )
        faults.push(`${name}: a statement that was ${was.became} is ${is.became}`);
      else if (was.answeredBy !== undefined && is.answeredBy !== was.answeredBy)
        faults.push(
          `${name}: a statement answered by ${was.answeredBy} is answered by ${is.answeredBy ?? "no message"}`,
        );
    }
  const forgotten = before.sentMessages.filter((id) => !after.sentMessages.includes(id));
  if (forgotten.length > 0) faults.push(`${name} forgot that ${forgotten.join()} left`);
  if (before.state !== "received") {
    const kept = new Set(
      [...after.outbox, ...(after.withdrawnMessages ?? [])].map(({ id }) => id).concat(after.sentMessages),
    );
    for (const { id } of before.outbox) if (!kept.has(id)) faults.push(`${name} lost its message ${id}`);
    // Only what became of its statements may bring further messages.
    const wereTaken = isArriving(before) && !isArriving(after);
    const known = new Set([...before.outbox.map(({ id }) => id), ...before.sentMessages]);
    for (const { id } of after.outbox)
      if (!known.has(id) && !wereTaken) faults.push(`${name} was judged again and decided on ${id}`);
  }
  return faults;
}

function isArriving({ statements }: MailRecord): boolean {
  return statements.some(({ became }) => became === "arriving");
}

/** The messages that a mail counts as sent although the mail service has not accepted them. */
async function unsentIn(before: MailRecord | undefined, after: MailRecord, table: Table): Promise<string[]> {
  const faults: string[] = [];
  for (const id of after.sentMessages) {
    if (before?.sentMessages.includes(id) === true) continue;
    const message = await messagesIn(table).get(id);
    if (message?.state !== "sent")
      faults.push(`mail ${after.id} says that ${id} left, which is ${message?.state ?? "gone"}`);
  }
  return faults;
}

async function faultsOfPosition(
  before: PositionRecord | undefined,
  after: PositionRecord,
  table: Table,
): Promise<string[]> {
  if (!before) return [];
  const faults: string[] = [];
  const name = textOfPosition(after.key);
  const [was, is] = [before.current, after.current].map(({ receivedAt, mailId }) => `${receivedAt} ${mailId}`);
  if (was !== undefined && is !== undefined && is < was)
    faults.push(`${name}: ${is} became the current statement instead of ${was}, which is newer`);
  if (after.current.lines * 2 < before.current.lines) {
    const mail = await mailsIn(table).get(after.current.mailId);
    if (mail?.hold?.closedBy === undefined)
      faults.push(`${name}: ${after.current.mailId} is much smaller and became current although nobody confirmed it`);
  }
  const known = new Set([...before.outbox, ...(before.review ? [before.review.message] : [])].map(({ id }) => id));
  const numberOf = (id: string) => Number(id.slice(id.lastIndexOf("-") + 1));
  for (const { id } of after.outbox)
    if (!known.has(id) && numberOf(id) <= before.messageCount)
      faults.push(`${name}: the number of ${id} was used before`);
  const kept = new Set(after.outbox.map(({ id }) => id));
  for (const message of before.outbox) {
    const { id } = message;
    if (kept.has(id)) continue;
    // At any time one of the two records has the message.
    const mailId = mailIdOf(message) ?? "";
    const mail = await mailsIn(table).get(mailId);
    const isWithdrawn = mail?.withdrawnMessages?.some((each) => each.id === id) ?? false;
    if (mail?.sentMessages.includes(id) !== true && !isWithdrawn)
      faults.push(`${name}: ${id} is out of the outbox, and its mail ${mailId} does not know that it has left`);
  }
  return faults;
}

function faultsOfMessage(before: TableItem, after: NewItem): string[] {
  const [was, is] = [messageRecordSchema.parse(before.body), messageRecordSchema.parse(after.body)];
  return was.state === "sent" || was.state === "withdrawn" || is.attempts < was.attempts
    ? [`message ${was.id} was ${was.state} and is ${is.state} again`]
    : [];
}

function faultsOfTodo(was: TodoItem, is: TodoItem): string[] {
  const faults: string[] = [];
  if (was.state === "done" && is.state === "open") faults.push(`to-do item ${was.id} was done and waits again`);
  if (digestOf(newTodoItemSchema.parse(was)) !== digestOf(newTodoItemSchema.parse(is)))
    faults.push(`to-do item ${was.id} is about something else than before`);
  if (is.notes.length < was.notes.length) faults.push(`to-do item ${was.id} lost a note`);
  return faults;
}

/** A notice says one thing to one organisation, and each message of it leaves once. */
async function faultsOfNotice(was: NoticeRecord | undefined, is: NoticeRecord, table: Table): Promise<string[]> {
  const name = `notice ${idOfNotice(is.key)}`;
  const before = is.key.number === 1 ? is : await noticesIn(table).get({ ...is.key, number: is.key.number - 1 });
  if (!was) return before ? [] : [`${name} has no notice before it`];
  const faults: string[] = [];
  if (was.facts !== is.facts || was.recipient !== is.recipient)
    faults.push(`${name} is about something else than before`);
  for (const id of was.sentMessages) if (!is.sentMessages.includes(id)) faults.push(`${name} forgot that ${id} left`);
  for (const id of is.sentMessages) {
    const message = was.sentMessages.includes(id) ? undefined : await messagesIn(table).get(id);
    if (message && message.state !== "sent") faults.push(`${name} says that ${id} left, which is ${message.state}`);
  }
  return faults;
}

/** What was released stays as it is, and is taken up once. */
function faultsOfIssued(was: IssuedRecord, is: IssuedRecord): string[] {
  const name = `issued ${textOfPosition(is.key)}`;
  const kept = was.released.every((each, at) => digestOf(each) === digestOf(is.released[at] ?? null));
  const keptAccepted = (was.accepted ?? []).every((each, at) => digestOf(each) === digestOf(is.accepted?.[at] ?? null));
  const answers = new Set((is.answers ?? []).map(digestOf));
  const keptAnswers = (was.answers ?? []).every((each) => answers.has(digestOf(each)));
  return [
    ...(kept ? [] : [`${name} forgot a statement`]),
    ...(keptAccepted ? [] : [`${name} forgot what was accepted`]),
    ...(keptAnswers ? [] : [`${name} forgot an answer`]),
    ...(is.takenUp < was.takenUp || is.takenUp > is.released.length ? [`${name} was taken up another time`] : []),
  ];
}

/** What a report showed stays, and so does how a person closed it; only that it was reopened is added. */
function faultsOfMismatches(was: MismatchRecord, is: MismatchRecord): string[] {
  const name = `mismatches of ${is.key.organisation}`;
  const keptReports = was.reports.every((each, at) => digestOf(each) === digestOf(is.reports[at] ?? null));
  const keptClosings = was.closings.every((each, at) => {
    const after = is.closings[at];
    const reopened = each.reopened ?? null;
    return after !== undefined && digestOf({ ...after, reopened }) === digestOf({ ...each, reopened });
  });
  const isNumbered = is.reports.every(({ number }, at) => number === at + 1);
  return [
    ...(keptReports && isNumbered ? [] : [`${name}: a report was changed`]),
    ...(keptClosings ? [] : [`${name}: a closing was changed`]),
  ];
}

function faultsOfLedger(before: TableItem, after: NewItem): string[] {
  const [was, is] = [ledgerOf(before), ledgerOf(after)];
  const isReleased = is.state.decisions.length > was.state.decisions.length;
  return [
    ...(is.uploadedAt < was.uploadedAt ? [`${is.organisation}: the older upload ${is.uploadId} is current`] : []),
    ...(was.state.waiting !== undefined && was.state.waiting.ledger.uploadId === is.uploadId && !isReleased
      ? [`${is.organisation}: the upload ${is.uploadId} waited, and is current though nobody released it`]
      : []),
  ];
}

const ledgerOf = (item: NewItem) =>
  ledgerSnapshotSchema.extend({ state: ledgerStateSchema.omit({ inForce: true }) }).parse(item.body);
const mailOf = (item: NewItem) => z.object({ record: mailRecordSchema }).parse(item.body).record;
const mismatchesOf = (item: NewItem) => z.object({ record: mismatchRecordSchema }).parse(item.body).record;
const issuedOf = (item: NewItem) => z.object({ record: issuedRecordSchema }).parse(item.body).record;
const noticeOf = (item: NewItem) => z.object({ record: noticeRecordSchema }).parse(item.body).record;
const todoOf = (item: NewItem) => z.object({ record: todoItemSchema }).parse(item.body).record;
const positionOf = (item: NewItem) => z.object({ record: positionRecordSchema }).parse(item.body).record;
