import { decideTodoNotice, mayTellTodo, type TodoNotice } from "../../../shared/domain/todo/decide-todo-notice.ts";
import type { TodoItem } from "../../../shared/domain/todo/todo-item.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { replySchema, type ReplyOf } from "../../../shared/messages/reply.ts";
import { mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import { addressesOf } from "../../../shared/records/message/recipient-of-message.ts";
import type { NoticeRecord } from "../../../shared/records/notice/notice-record.ts";
import type { Notices } from "../../../shared/records/notice/notices.ts";
import { policyOf, type ReferenceData, type ReferenceLists } from "../../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import type { TodoItems } from "../../../shared/records/todo/todo-items.ts";
import type { DueNotice } from "../due-notice.ts";

export interface TodoNoticesPorts {
  readonly notices: Notices;
  readonly todoItems: TodoItems;
  readonly referenceLists: ReferenceLists;
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/** As many are listed; the rest is counted. */
const MOST_LISTED = 10;

/**
 * What waits for a person, to the finance contacts of each payable organisation that has any. The others see it in `accord todo`. The canary's
 * organisations are not in the group's contact list.
 */
export async function* todoNotices(ports: TodoNoticesPorts): AsyncGenerator<DueNotice> {
  const referenceData = await ports.referenceLists.all("group");
  const { contacts, directory, policies } = referenceData;
  const withFinance = new Set(contacts.filter(({ role }) => role === "finance").map(({ code }) => code));
  const now = ports.now().toISOString();
  for (const organisation of withFinance) {
    if (!directory.has(organisation)) continue;
    const policy = policyOf(policies, organisation);
    if (!mayTellTodo(policy, undefined, now)) continue;
    const last = await ports.notices.last({ organisation, kind: "todo" });
    if (!mayTellTodo(policy, last?.decidedAt, now)) continue;
    const items = await itemsOf(organisation, ports);
    if (items.length === 0) continue;
    const notice = decideTodoNotice(items, policy, last && (await toldIn(last, ports)), now);
    if (notice)
      yield {
        key: { organisation, kind: "todo", number: (last?.key.number ?? 0) + 1 },
        recipient: organisation,
        to: addressesOf({ organisation, isNotice: true }, contacts).now,
        facts: factsOf(organisation, notice, referenceData, ports.mailbox, now),
      };
  }
}

async function itemsOf(organisation: OrganisationCode, { todoItems }: TodoNoticesPorts): Promise<TodoItem[]> {
  const items: TodoItem[] = [];
  for await (const item of todoItems.listOpen(organisation)) items.push(item);
  return items;
}

async function toldIn({ decidedAt, facts }: NoticeRecord, { objects }: TodoNoticesPorts) {
  const said = await objects.get(facts, replySchema);
  return { decidedAt, told: said.reply === "todo-notice" ? said.told : [] };
}

function factsOf(
  organisation: OrganisationCode,
  { items, news, told }: TodoNotice,
  { directory }: ReferenceData,
  mailbox: EmailAddress,
  now: string,
): ReplyOf<"todo-notice"> {
  return {
    reply: "todo-notice",
    preparedAt: now,
    mailbox: mailboxOf(mailbox, organisation),
    payable: partyOf(organisation, directory),
    waiting: items.length,
    news,
    items: items.slice(0, MOST_LISTED).map(({ kind, counterparty, pence, since, deadline }) => ({
      kind,
      ...(counterparty === undefined ? {} : { counterparty: partyOf(counterparty, directory) }),
      ...(pence === undefined ? {} : { pence }),
      since,
      ...(deadline === undefined ? {} : { deadline }),
    })),
    told: [...told],
  };
}
