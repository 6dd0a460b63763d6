import { becameWords, type ToldRow } from "../../domain/decision-sheet/told-row.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { counted, nameOfMessage } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** The workbook has all of them. */
const LISTED = 40;

/** The reply to a Decisions sheet: what was done, and what was not and why. */
export function decisionsReceivedMessage(reply: ReplyOf<"decisions-received">): MessageContent {
  const { rows } = reply;
  const refused = rows.filter(({ became }) => became === "refused");
  const waiting = rows.filter(({ became }) => became === "waits");
  const done = rows.filter(({ became }) => became !== "refused" && became !== "waits");
  return {
    sender: nameOfSender(reply.payable),
    title: sentenceOf(rows),
    blocks: [
      { block: "paragraph", text: "Dear colleague," },
      {
        block: "paragraph",
        text: `Thank you for ${nameOfMessage(reply.mail)}, received on ${ukTime(reply.mail.receivedAt)}.`,
      },
      {
        block: "answer",
        mood: done.length === 0 ? "attention" : done.length === rows.length ? "good" : "mixed",
        text: answerOf(reply),
      },
      ...rowsBlocks("Not done", refused),
      ...rowsBlocks("Waits for a second person", waiting),
      ...rowsBlocks("Done", done),
      ...thenBlocks(reply),
      ...closingBlocks({ ...reply, contact: undefined }, undefined),
    ],
  };
}

/** `3 decisions recorded, 1 waiting for a second person, 1 not done`: for the subject. */
export function decisionsInShort(rows: readonly ToldRow[]): string {
  const parts = IN_SHORT.flatMap(([states, words]) => {
    const count = rows.filter(({ became }) => states.includes(became)).length;
    return count === 0 ? [] : [{ count, words }];
  });
  if (parts.length === 0) return "no decision found";
  return parts.map(({ count, words }, at) => `${at === 0 ? counted(count, "decision") : count} ${words}`).join(", ");
}

const IN_SHORT: readonly (readonly [states: readonly ToldRow["became"][], words: string])[] = [
  [["recorded", "approved", "rejected", "known", "released", "kept-back"], "recorded"],
  [["waits"], "waiting for a second person"],
  [["refused"], "not done"],
];

function sentenceOf(rows: readonly ToldRow[]): string {
  const short = decisionsInShort(rows);
  return `${short.slice(0, 1).toUpperCase()}${short.slice(1)}`;
}

function answerOf({ rows, isCut }: ReplyOf<"decisions-received">): string {
  if (rows.length === 0)
    return "No row of your Decisions sheet has anything in the yellow columns, so nothing has been decided.";
  const counts = COUNTED.flatMap(([became, words]) => {
    const count = rows.filter((row) => row.became === became).length;
    return count === 0 ? [] : [`${words} ${counted(count, "row")}`];
  });
  const cut = isCut
    ? " Your sheet has more rows than are read at once: the rest is not done. Send it in a file of its own."
    : "";
  return `Of ${counted(rows.length, "row")} with a decision: ${counts.join("; ")}.${cut}`;
}

const COUNTED: readonly (readonly [ToldRow["became"], string])[] = [
  ["recorded", "recorded"],
  ["approved", "approved"],
  ["rejected", "rejected"],
  ["waits", "recorded and waiting for a second person"],
  ["known", "recorded before"],
  ["released", "reply released"],
  ["kept-back", "reply kept back"],
  ["refused", "not done"],
];

function rowsBlocks(heading: string, rows: readonly ToldRow[]): Block[] {
  if (rows.length === 0) return [];
  const left = rows.length - LISTED;
  return [
    { block: "heading", text: heading },
    {
      block: "list",
      items: rows.slice(0, LISTED).map(sentenceOfRow),
    },
    ...(left > 0 ? [{ block: "paragraph", text: `The workbook lists ${counted(left, "more row")}.` } as const] : []),
  ];
}

function sentenceOfRow({ row, sheet, receivable, invoice, asked, became, why }: ToldRow): string {
  // The id of a reply says nothing to a person.
  const line = [receivable, sheet === "Replies" ? "" : quoteReference(invoice)]
    .filter((word) => word !== undefined && word !== "")
    .join(" ");
  const about = `${sheet === undefined ? "Row" : `${sheet}, row`} ${row}${line === "" ? "" : `, ${line}`}: ${quoteText(asked)}`;
  const result = became === "refused" ? "" : ` – ${becameWords[became]}`;
  return `${about}${result}.${why === "" ? "" : ` ${quoteText(why)}`}`;
}

function thenBlocks({ rows, quietMinutes, payable }: ReplyOf<"decisions-received">): Block[] {
  const blocks: Block[] = [];
  if (rows.some(({ became }) => became === "recorded" || became === "approved"))
    blocks.push({
      block: "paragraph",
      text:
        quietMinutes === 0
          ? "Where this changes our answer to a counterparty, a revised response leaves at once."
          : `Where this changes our answer to a counterparty, a revised response leaves ${counted(quietMinutes, "minute")} after the last decision about its statement.`,
    });
  if (rows.some(({ became }) => became === "waits"))
    blocks.push({
      block: "paragraph",
      text: `What waits has no effect until another person of ${payable.code} who may decide sends the same decision, or chooses “approve”, in a Decisions sheet. Whoever else the contact list lets decide gets a message about it.`,
    });
  return blocks;
}
