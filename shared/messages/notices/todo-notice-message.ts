import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { TodoKind } from "../../domain/todo/todo-item.ts";
import { nameOfSender } from "../words/closing.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** Tells the finance contacts of a payable organisation what waits for a person there: what matters most, and how much there is. */
export function todoNoticeMessage(notice: ReplyOf<"todo-notice">): MessageContent {
  const { payable, items, waiting } = notice;
  const more = waiting - items.length;
  return {
    sender: nameOfSender(payable),
    title: `${countOf(waiting)} to see to`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(payable)},` },
      { block: "answer", mood: "attention", text: waitWords(notice) },
      tableOf(items),
      ...(more > 0
        ? [
            {
              block: "paragraph" as const,
              text: `These are the ${items.length} that matter most: the nearest deadlines first, then the largest amounts. ${more} more ${more === 1 ? "waits" : "wait"}.`,
            },
          ]
        : []),
      { block: "heading", text: "How to see to them" },
      { block: "paragraph", text: "The first page of the viewer shows all of them. So does this command:" },
      { block: "code", text: `accord todo --organisation ${payable.code}` },
      {
        block: "quiet",
        text: `This message was prepared automatically on ${ukTime(notice.preparedAt)}. It was sent to the finance contacts of ${nameOfParty(payable)}, and does not need an answer.`,
      },
    ],
  };
}

type Item = ReplyOf<"todo-notice">["items"][number];

const COLUMNS: readonly { readonly heading: string; readonly amount: boolean; readonly of: (item: Item) => string }[] =
  [
    { heading: "What waits", amount: false, of: ({ kind }) => wordsOf[kind] },
    {
      heading: "Other side",
      amount: false,
      of: ({ counterparty }) => (counterparty === undefined ? "" : nameOfParty(counterparty)),
    },
    { heading: "Amount", amount: true, of: ({ pence }) => (pence === undefined ? "" : formatPounds(pence)) },
    { heading: "Since", amount: false, of: ({ since }) => formatCalendarDate(ukDay(since)) },
    {
      heading: "Deadline",
      amount: false,
      of: ({ deadline }) => (deadline === undefined ? "" : formatCalendarDate(deadline)),
    },
  ];

/** Without the columns in which nothing would stand. */
function tableOf(items: readonly Item[]): Block {
  const columns = COLUMNS.filter(({ of }) => items.some((item) => of(item) !== ""));
  return {
    block: "table",
    columns: columns.map(({ heading, amount }) => ({ heading, amount })),
    rows: items.map((item) => columns.map(({ of }) => of(item))),
  };
}

/** How many things wait, as a title and a subject say it: `3 items`. */
export function countOf(waiting: number): string {
  return waiting === 1 ? "1 item" : `${waiting} items`;
}

function waitWords({ news, waiting }: ReplyOf<"todo-notice">): string {
  if (news === waiting)
    return waiting === 1 ? "1 new item waits for a person." : `${waiting} new items wait for a person.`;
  return `${waiting} items wait for a person. ${news} of them ${news === 1 ? "is" : "are"} new since our last message.`;
}

/** What waits, without anything that a sender wrote. */
const wordsOf: Readonly<Record<TodoKind, string>> = {
  question: "A question to answer",
  evidence: "Evidence for a line, to decide on",
  "held-statement": "A statement that its sender has not confirmed",
  refusal: "A refused statement, without a good one since",
  "failed-mail": "A mail that could not be read",
  "quarantined-mail": "A mail that was put aside unread",
  "undelivered-reply": "A message of ours that did not arrive",
  "stopped-reply": "A message of ours that has not left",
  "ledger-refused": "A ledger that could not be used",
  "ledger-waiting": "A ledger that waits to be released",
  "supplier-unsettled": "Suppliers in a ledger without an organisation",
  "columns-unsettled": "Columns in a ledger that were not read",
  "decision-waiting": "A decision that waits for a second person",
  "reply-waits": "A reply that somebody has to read before it leaves",
  "reply-kept-back": "A reply that was kept back",
  mismatch: "A mismatch to clear",
};
