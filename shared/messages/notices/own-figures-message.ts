import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { addPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { openPenceOf, type DecidableRow } from "../../domain/decision-sheet/decidable-row.ts";
import { nameOfExercise, nameOfKind, shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { Block, InvoiceItem, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";

type Figures = ReplyOf<"own-figures">;

/** The ten that matter; the workbook has the others. */
const LISTED = 10;

/** The answer to a person of the payable organisation who asks for its own figures. */
export function ownFiguresMessage(reply: Figures): MessageContent {
  const title = nameOfFigures(reply);
  return {
    sender: nameOfSender(reply.payable),
    title: `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`,
    blocks: [
      { block: "paragraph", text: "Dear colleague," },
      ...bodyOf(reply),
      ...closingBlocks({ ...reply, contact: undefined }, undefined),
    ],
  };
}

/** What it is, in a few words: for the subject. */
export function nameOfFigures({ asks, about, exercise }: Figures): string {
  const of = exercise === undefined ? "" : `, ${nameOfExercise(exercise)}`;
  switch (asks) {
    case "status":
      return `status${of}`;
    case "counterparty":
      return `${about?.code ?? "counterparty"}${of}`;
    case "mismatches":
      return `mismatches${of}`;
    case "template":
      return "a statement as it should be";
    case "help":
      return "what you can ask for";
  }
}

function bodyOf(reply: Figures): Block[] {
  switch (reply.asks) {
    case "help":
      return helpBlocks(reply);
    case "template":
      return [
        {
          block: "answer",
          mood: "good",
          text: "The attached workbook is an example of a statement that can be read without questions. Pass it on to counterparties who ask how to send theirs.",
        },
      ];
    case "status":
    case "counterparty":
    case "mismatches":
      return figuresBlocks(reply);
  }
}

function helpBlocks({ mailbox, payable }: Figures): Block[] {
  return [
    {
      block: "paragraph",
      text: `Write one of these words alone as the subject, or as the first line, of a mail to ${mailbox}:`,
    },
    {
      block: "facts",
      rows: [
        { label: "status", text: `how much of the statements sent to ${payable.code} is agreed` },
        { label: "a code, such as ZB2", text: "the same for one counterparty, with its open lines" },
        { label: "mismatches", text: "the largest open amounts, and a workbook of all open lines" },
        { label: "template", text: "an example of a good statement" },
        { label: "help", text: "this message" },
      ],
    },
    {
      block: "paragraph",
      text: "To decide about lines, fill in the Decisions sheet of such a workbook and send it back. Only addresses that the contact list has with the role “decisions” may do so.",
    },
  ];
}

function figuresBlocks(reply: Figures): Block[] {
  const { about, exercise, totals, states } = reply;
  if (exercise === undefined || totals.length === 0)
    return [
      {
        block: "answer",
        mood: "mixed",
        text: about ? `No statement has come from ${nameOfParty(about)}.` : "No statement has come yet.",
      },
    ];
  return [
    { block: "answer", mood: isSettled(reply) ? "good" : "mixed", text: answerOf(reply) },
    ...totals.flatMap((each) => totalBlocks(each)),
    { block: "heading", text: "How they stand" },
    {
      block: "facts",
      rows: states.map(({ state, statements }) => ({
        label: quoteText(state),
        text: counted(statements, "statement"),
      })),
    },
    ...(reply.asks === "mismatches" ? largestBlocks(reply) : []),
    ...rowsBlocks(reply),
    ...repliesBlocks(reply),
  ];
}

function totalBlocks({ kind, statements, ...sums }: Figures["totals"][number]): Block[] {
  return [
    { block: "heading", text: `${counted(statements, "statement")}: ${nameOfKind(kind)}` },
    {
      block: "amounts",
      rows: [
        { label: "Claimed", pence: sums.claimedPence, strong: true },
        { label: "Agreed", pence: sums.agreedPence },
        { label: "Not agreed", pence: sums.notAgreedPence },
        { label: "In formal dispute", pence: sums.inDisputePence },
      ],
    },
  ];
}

function answerOf({ about, exercise, totals }: Figures): string {
  const of = about ? `${nameOfParty(about)}: ` : "";
  const each = totals.map(
    ({ kind, agreedPence, claimedPence }) =>
      `${formatPounds(agreedPence)} of ${formatPounds(claimedPence)} is agreed (${nameOfKind(kind)})`,
  );
  return `${of}${each.join("; ")}${exercise === undefined ? "" : `, ${nameOfExercise(exercise)}`}.`;
}

function isSettled({ totals }: Figures): boolean {
  return totals.every(({ notAgreedPence, inDisputePence }) => notAgreedPence === 0 && inDisputePence === 0);
}

function largestBlocks({ largest }: Figures): Block[] {
  if (largest.length === 0) return [];
  return [
    { block: "heading", text: "The largest open amounts" },
    {
      block: "table",
      columns: [
        { heading: "Counterparty", amount: false },
        { heading: "Claimed", amount: true },
        { heading: "Open", amount: true },
      ],
      rows: largest.map(({ receivable, kind, claimedPence, notAgreedPence, inDisputePence }) => [
        `${nameOfParty(receivable)}, ${shortNameOfKind(kind)}`,
        formatPounds(claimedPence),
        formatPounds(addPence(notAgreedPence, inDisputePence)),
      ]),
    },
  ];
}

function rowsBlocks({ rows, rowsLeft }: Figures): Block[] {
  if (rows.length === 0) return [];
  const open = rows
    .filter((row) => openPenceOf(row) > 0)
    .toSorted((one, other) => openPenceOf(other) - openPenceOf(one));
  const left = rowsLeft === 0 ? "" : ` It has the largest; ${counted(rowsLeft, "smaller one")} did not fit.`;
  const toDecide = `${left} To decide about them, fill in its yellow cells and send it back.`;
  if (open.length === 0)
    return [
      { block: "paragraph", text: `The attached workbook has the lines that people have decided on.${toDecide}` },
    ];
  const what = open.length > LISTED ? `all ${counted(open.length, "open line")}` : "them";
  return [
    { block: "heading", text: "Open lines" },
    { block: "items", items: open.slice(0, LISTED).map(itemOf) },
    { block: "paragraph", text: `The attached workbook has ${what}, with our reasons.${toDecide}` },
  ];
}

function repliesBlocks({ replies }: Figures): Block[] {
  if (replies.length === 0) return [];
  return [
    {
      block: "paragraph",
      text: `${counted(replies.length, "response")} ${replies.length === 1 ? "waits" : "wait"} for a person to read ${replies.length === 1 ? "it" : "them"}: the workbook's sheet “Replies” lets you release or reject each.`,
    },
  ];
}

function itemOf(row: DecidableRow): InvoiceItem {
  return {
    title: `${row.receivable} ${shortNameOfKind(row.kind)}: ${quoteReference(row.invoiceNumber)}`,
    amounts: [
      { label: "Claimed", pence: row.outstandingPence },
      ...(row.agreedPence === 0 ? [] : [{ label: "Agreed", pence: row.agreedPence }]),
      ...openAmounts(row.notAgreedPence, row.disputedPence),
    ],
    sentences: [
      { label: "What our answer says", text: quoteText(row.why) },
      ...(row.decided === undefined ? [] : [{ label: "Decided so far", text: quoteText(row.decided) }]),
    ],
  };
}

function openAmounts(notAgreed: Pence, disputed: Pence) {
  return [
    ...(notAgreed === 0 ? [] : [{ label: "Not agreed", pence: notAgreed, strong: true }]),
    ...(disputed === 0 ? [] : [{ label: "In formal dispute", pence: disputed, strong: true }]),
  ];
}
