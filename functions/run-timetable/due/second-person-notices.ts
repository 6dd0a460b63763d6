import type { DecidableRow } from "../../../shared/domain/decision-sheet/decidable-row.ts";
import { decidableRows } from "../../../shared/domain/decision-sheet/decidable-row.ts";
import { decisionsOn } from "../../../shared/domain/decision-sheet/line-state.ts";
import type { Contact } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { isSamePerson } from "../../../shared/domain/position/decision-history.ts";
import { textOfPosition, type PositionKey } from "../../../shared/domain/position/position-key.ts";
import { todoIdOf, type TodoItem } from "../../../shared/domain/todo/todo-item.ts";
import { replySchema } from "../../../shared/messages/reply.ts";
import { mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { NoticeRecord } from "../../../shared/records/notice/notice-record.ts";
import type { Notices } from "../../../shared/records/notice/notices.ts";
import { positionNow, type PositionNowPorts } from "../../../shared/records/position/position-now.ts";
import type { Positions } from "../../../shared/records/position/positions.ts";
import { policyOf, type ReferenceData, type ReferenceLists } from "../../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import type { TodoItems } from "../../../shared/records/todo/todo-items.ts";
import type { DueNotice } from "../due-notice.ts";

export interface SecondPersonNoticesPorts extends PositionNowPorts {
  readonly notices: Notices;
  readonly todoItems: TodoItems;
  readonly positions: Positions;
  readonly referenceLists: ReferenceLists;
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/**
 * Decisions over the limit of one person, to the others of the organisation who may decide by mail (RCV-13), with the sheet to approve or
 * reject them on. Each decision is told once. A notice has the decisions of one person; those of another come in the next run. While nobody
 * else may decide by mail, it waits on the to-do list alone.
 */
export async function* secondPersonNotices(ports: SecondPersonNoticesPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const { contacts, directory } = referenceData;
  const deciders = Map.groupBy(
    contacts.filter(({ role }) => role === "decisions"),
    ({ code }) => code,
  );
  for (const [organisation, own] of deciders) {
    if (!directory.has(organisation)) continue;
    const items = await waitingItems(organisation, ports);
    if (items.length === 0) continue;
    const last = await ports.notices.last({ organisation, kind: "second-person" });
    const told = new Set(last ? await toldIn(last, ports) : []);
    const news = await waitingRows(
      items.filter(({ id }) => !told.has(id)),
      referenceData,
      ports,
    );
    const notice = firstOf(news, own);
    if (!notice) continue;
    const open = items.map(({ id }) => id).filter((id) => told.has(id));
    yield {
      key: { organisation, kind: "second-person", number: (last?.key.number ?? 0) + 1 },
      recipient: organisation,
      to: notice.to,
      facts: {
        reply: "second-person",
        preparedAt: ports.now().toISOString(),
        mailbox: mailboxOf(ports.mailbox, organisation),
        payable: partyOf(organisation, directory),
        by: notice.by,
        rows: notice.waiting.map(({ row }) => row),
        told: [...open, ...notice.waiting.map(({ id }) => id)],
      },
    };
  }
}

/** A decision that waits, with its line. */
interface WaitingRow {
  /** On the to-do list. */
  readonly id: string;
  readonly by: string;
  readonly row: DecidableRow;
}

async function waitingItems(
  organisation: OrganisationCode,
  { todoItems }: SecondPersonNoticesPorts,
): Promise<TodoItem[]> {
  const items: TodoItem[] = [];
  for await (const item of todoItems.listOpen(organisation)) if (item.kind === "decision-waiting") items.push(item);
  return items;
}

async function toldIn({ facts }: NoticeRecord, { objects }: SecondPersonNoticesPorts): Promise<readonly string[]> {
  const said = await objects.get(facts, replySchema);
  return said.reply === "second-person" ? said.told : [];
}

/** What of these still waits, position by position. */
async function waitingRows(
  items: readonly TodoItem[],
  referenceData: ReferenceData,
  ports: SecondPersonNoticesPorts,
): Promise<WaitingRow[]> {
  const ids = new Set(items.map(({ id }) => id));
  const keys = new Map<string, PositionKey>();
  for (const { position } of items) if (position) keys.set(textOfPosition(position), position);
  const rows: WaitingRow[] = [];
  for (const key of keys.values())
    rows.push(...(await waitingOn(key, referenceData, ports)).filter(({ id }) => ids.has(id)));
  return rows;
}

async function waitingOn(
  key: PositionKey,
  { policies, directory }: ReferenceData,
  ports: SecondPersonNoticesPorts,
): Promise<WaitingRow[]> {
  const record = await ports.positions.get(key);
  const now = record && (await positionNow(record, policyOf(policies, key.payable), ports));
  if (!now) return [];
  const name = directory.get(key.receivable)?.name ?? key.receivable;
  return now.lines.flatMap((each) => {
    // Of several on one line, a sheet answers the last.
    const waiting = decisionsOn(each.line, now.decisions).findLast(({ state }) => state === "waiting");
    if (!waiting) return [];
    const { id, by } = waiting.decision;
    return decidableRows({ ...now, lines: [each] }, name).map((row) => ({
      id: todoIdOf("decision-waiting", id),
      by,
      row,
    }));
  });
}

/** The decisions of the first person whom somebody else can answer. */
function firstOf(rows: readonly WaitingRow[], contacts: readonly Contact[]) {
  const byPerson = Map.groupBy(rows, ({ by }) => by);
  for (const [by, waiting] of byPerson) {
    const to = [...new Set(contacts.map(({ email }) => email))].filter((email) => !isSamePerson(email, by));
    if (to.length > 0) return { by, waiting, to };
  }
  return undefined;
}
