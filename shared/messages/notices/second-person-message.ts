import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { DecidableRow } from "../../domain/decision-sheet/decidable-row.ts";
import type { InvoiceItem, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfSender } from "../words/closing.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

type Waiting = ReplyOf<"second-person">;

/** The workbook has all of them. */
const LISTED = 20;

/** Tells those who may decide that a colleague's decisions wait for a second person, and how to answer them (RCV-13). */
export function secondPersonMessage(notice: Waiting): MessageContent {
  const { payable, rows, mailbox } = notice;
  const by = quoteText(notice.by);
  const left = rows.length - LISTED;
  const claimed = formatPounds(sumPence(rows.map(({ outstandingPence }) => outstandingPence)));
  return {
    sender: nameOfSender(payable),
    title: `${countOf(rows)} ${rows.length === 1 ? "waits" : "wait"} for a second person`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(payable)},` },
      {
        block: "answer",
        mood: "attention",
        text:
          rows.length === 1
            ? `${by} has decided about 1 line, which claims ${claimed}. The decision is over your limit for one person, so it has no effect until a second person approves it.`
            : `${by} has decided about ${counted(rows.length, "line")}, which claim ${claimed} in all. Each decision is over your limit for one person, so it has no effect until a second person approves it.`,
      },
      { block: "heading", text: rows.length === 1 ? "The decision" : "The decisions" },
      { block: "items", items: rows.slice(0, LISTED).map(itemOf) },
      ...(left > 0
        ? [{ block: "paragraph" as const, text: `The attached workbook lists ${counted(left, "more line")}.` }]
        : []),
      { block: "heading", text: "What to do" },
      {
        block: "steps",
        items: [
          "In the attached workbook, choose “approve” or “reject” in the column “Decision”. If you reject, say why in “Note”.",
          `Send the workbook to ${mailbox}, or reply to this message with it.`,
        ],
      },
      {
        block: "quiet",
        text: `This message was prepared automatically on ${ukTime(notice.preparedAt)}. It was sent to those of ${nameOfParty(payable)} who may decide by mail, and not to ${by}. Whoever answers first decides; you will be told if somebody was faster.`,
      },
    ],
  };
}

/** For the subject: `2 decisions wait for a second person`. */
export function waitingInShort({ rows }: Waiting): string {
  return `${countOf(rows)} ${rows.length === 1 ? "waits" : "wait"} for a second person`;
}

function countOf(rows: readonly DecidableRow[]): string {
  return counted(rows.length, "decision");
}

function itemOf(row: DecidableRow): InvoiceItem {
  return {
    title: `${row.receivable} ${shortNameOfKind(row.kind)}: ${quoteReference(row.invoiceNumber)}`,
    amounts: [
      { label: "Claimed", pence: row.outstandingPence },
      { label: "Agreed so far", pence: row.agreedPence },
    ],
    sentences: [
      { label: "Decided", text: quoteText(row.decided ?? "") },
      { label: "What our answer says", text: quoteText(row.why) },
    ],
  };
}
