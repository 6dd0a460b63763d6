import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";
import { noPence, sumPence } from "../../domain/amounts-and-days/pence.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import { closingBlocks, senderOf } from "../words/closing.ts";
import { isAgreedInFull, nameOfLine, placeOnStatement, wantedOf, whyOf, whyOfLedgerOnly } from "./line-words.ts";
import { linesListed, linesByNumber } from "./lines-listed.ts";
import type { Block, Item, Message } from "../rendering/message-content.ts";
import { quoted, quotedFile, quotedReference } from "../words/quoted.ts";
import { findingBlocks, receiptBlocks } from "../words/reading-words.ts";
import type { ReplyOf, ResponseFacts } from "../reply.ts";
import { resultFacts } from "./result-facts.ts";
import { isRevised, revisionBlocks } from "./revision-message.ts";
import {
  asAtWords,
  counted,
  describeStatement,
  nameOfLedger,
  nameOfParty,
  nameOfStatement,
  shortNameOfParty,
} from "../words/statement-words.ts";
import { nameOfUnreadRow, unreadRows, whyUnread } from "./unread-rows.ts";
import { ukTime } from "../words/uk-time.ts";

/** How much a mail shows, largest amounts first. The workbook holds every line. */
const ITEMS_SHOWN = 30;
const AGREED_SHOWN = 25;
const LEDGER_ONLY_SHOWN = 15;
const ADJUSTMENTS_SHOWN = 15;
const REMARKS_SHOWN = 20;

const SEE_WORKBOOK = ", listed in the attached workbook";

/** The whole answer to a statement (RSP-01, RSP-03), or the revised one (RSP-05). */
export function responseMessage(reply: ReplyOf<"response">): Message {
  const statement = nameOfStatement(reply.kind, reply.exercise);
  return {
    sender: senderOf(reply.payable),
    title: `${isRevised(reply.revision) ? "Revised response" : "Response"} to your ${statement}`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(reply.receivable)},` },
      { block: "paragraph", text: openingSentence(reply) },
      answerOf(reply),
      {
        block: "paragraph",
        text: workbookSentence(reply),
      },
      ...(reply.revision === undefined ? [] : revisionBlocks(reply.revision, reply)),
      ...totalsBlocks(reply),
      ...unreadBlocks(reply),
      ...openLineBlocks(reply),
      ...ledgerOnlyBlocks(reply),
      ...remarkBlocks(reply),
      ...agreedLineBlocks(reply),
      ...collectionFormBlocks(reply),
      ...readingBlocks(reply),
      ...nextStepBlocks(reply),
      ...closingBlocks(reply, nameOfParty(reply.receivable)),
    ],
  };
}

function openingSentence(reply: ReplyOf<"response">): string {
  const file = reply.mail.file === undefined ? "" : ` (${quotedFile(reply.mail.file)})`;
  return `Thank you for your statement${asAtWords(reply.statement.asAt)}${file}, received on ${ukTime(reply.mail.receivedAt)}. We have checked each line against our ${nameOfLedger(reply.kind)}.`;
}

function answerOf(facts: ResponseFacts): Block {
  const { outcome } = facts;
  const open = outcome.lines.filter((line) => !isAgreedInFull(line));
  const whole = formatPounds(facts.statement.totalPence);
  const unread = unreadRows(facts.statement).length;
  if (open.length === 0 && unread > 0) {
    return {
      block: "answer",
      mood: "mixed",
      text: `We agree all that we could read of your statement, ${whole}. We could not read ${counted(unread, "line")}.`,
    };
  }
  if (open.length === 0) {
    return { block: "answer", mood: "good", text: `We agree your statement in full: ${whole}.` };
  }
  const parts = [];
  if (outcome.notAgreedPence !== noPence) parts.push(`${formatPounds(outcome.notAgreedPence)} is not agreed`);
  if (outcome.inDisputePence !== noPence) parts.push(`${formatPounds(outcome.inDisputePence)} is in formal dispute`);
  const rest = parts.length === 0 ? "Amounts that are not agreed cancel out over the lines" : parts.join(" and ");
  return {
    block: "answer",
    mood: outcome.inDisputePence === noPence ? "mixed" : "attention",
    text: `We agree ${formatPounds(outcome.agreedPence)} of your ${whole}. ${rest}, on ${counted(open.length, "line")} of ${outcome.lines.length.toLocaleString("en-GB")}.${unread === 0 ? "" : ` We could not read ${counted(unread, "more line")}.`}`,
  };
}

function workbookSentence(facts: ResponseFacts): string {
  const { listed, told, left } = linesListed(facts.outcome.lines);
  if (left.length > 0) {
    return `The attached workbook holds ${counted(listed.length, "line")}, beginning with what is not agreed in full, and the totals of all. Your statement is too long for a mail to carry every line; ask us for any that you miss.`;
  }
  return told.size < listed.length
    ? `The attached workbook holds every line with its amounts, and the reasons for ${counted(told.size, "line")} not agreed in full.`
    : "The attached workbook holds every line with its verdict, the reason, and what our ledger has.";
}

/** RSP-03: totals, threshold, whether a reply was required, the ledger used, and what agreeing means (REC-02). */
function totalsBlocks(facts: ResponseFacts): Block[] {
  const { outcome } = facts;
  const unread = unreadRows(facts.statement).length;
  return [
    { block: "heading", text: "The result" },
    {
      block: "amounts",
      rows: [
        {
          label: unread === 0 ? "Your statement" : "Your statement, as far as we could read it",
          pence: facts.statement.totalPence,
          note: counted(outcome.lines.length, "line"),
        },
        { label: "Agreed", pence: outcome.agreedPence, strong: true },
        { label: "Not agreed, not in formal dispute", pence: outcome.notAgreedPence, strong: true },
        { label: "In formal dispute", pence: outcome.inDisputePence, strong: true },
      ],
    },
    { block: "facts", rows: resultFacts(facts) },
  ];
}

/** Lines that are in no total, because nobody could say what they claim. */
function unreadBlocks(facts: ResponseFacts): Block[] {
  const rows = unreadRows(facts.statement);
  if (rows.length === 0) return [];
  const items: Item[] = rows.slice(0, ITEMS_SHOWN).map((row) => ({
    title: nameOfUnreadRow(row),
    amounts: [],
    sentences: [{ label: "Why", text: whyUnread(row) }],
  }));
  const left = rows.length - items.length;
  return [
    { block: "heading", text: "Not read" },
    {
      block: "paragraph",
      text: `Your statement is not complete: ${counted(rows.length, "line is", "lines are")} in none of these totals. Please send the whole statement again, with each amount as a plain number.`,
    },
    { block: "items", items },
    ...(left > 0
      ? [
          {
            block: "paragraph" as const,
            text: `${counted(left, "more line is", "more lines are")} not read${SEE_WORKBOOK}.`,
          },
        ]
      : []),
  ];
}

function openLineBlocks(facts: ResponseFacts): Block[] {
  const open = facts.outcome.lines.filter((line) => !isAgreedInFull(line)).toSorted(largestOpenFirst);
  if (open.length === 0) return [];
  const statementLines = linesByNumber(facts);
  const shown = open.slice(0, ITEMS_SHOWN);
  const blocks: Block[] = [
    { block: "heading", text: "Not agreed in full" },
    {
      block: "items",
      items: shown.map((line) => openLineItem(line, statementLines.get(line.line))),
    },
  ];
  const left = open.slice(ITEMS_SHOWN);
  if (left.length > 0) {
    const rest = sumPence(left.flatMap((line) => [line.notAgreedPence, line.disputedPence]));
    blocks.push({
      block: "paragraph",
      text: `These are the largest. ${counted(left.length, "more line is", "more lines are")} not agreed in full (${formatPounds(rest)} not agreed or in dispute)${SEE_WORKBOOK}.`,
    });
  }
  return blocks;
}

function largestOpenFirst(one: LineOutcome, other: LineOutcome): number {
  return openPence(other) - openPence(one) || one.line - other.line;
}

function openPence(line: LineOutcome): number {
  return Math.abs(line.notAgreedPence) + Math.abs(line.disputedPence);
}

function openLineItem(line: LineOutcome, statementLine: StatementLine | undefined): Item {
  const place = placeOnStatement(statementLine);
  const wanted = wantedOf(line, statementLine);
  return {
    title: `${nameOfLine(line)}${place === "" ? "" : `, ${place}`}`,
    amounts: [
      { label: "On your statement", pence: line.outstandingPence },
      { label: "Agreed", pence: line.agreedPence, strong: line.agreedPence !== noPence },
      { label: "Not agreed", pence: line.notAgreedPence, strong: line.notAgreedPence !== noPence },
      { label: "In formal dispute", pence: line.disputedPence, strong: line.disputedPence !== noPence },
    ],
    sentences: [
      { label: "Why", text: whyOf(line, statementLine) },
      ...(wanted === "" ? [] : [{ label: "What we need", text: wanted }]),
    ],
  };
}

/** REC-08 */
function ledgerOnlyBlocks(facts: ResponseFacts): Block[] {
  const { ledgerOnly } = facts.outcome;
  if (ledgerOnly.length === 0) return [];
  const total = sumPence(ledgerOnly.map((item) => item.outstandingPence));
  const shown = ledgerOnly
    .toSorted((one, other) => Math.abs(other.outstandingPence) - Math.abs(one.outstandingPence))
    .slice(0, LEDGER_ONLY_SHOWN);
  const blocks: Block[] = [
    { block: "heading", text: "On our ledger and not on your statement" },
    {
      block: "paragraph",
      text: `${counted(ledgerOnly.length, "item")}, ${formatPounds(total)} in all. Please check whether your statement should have had them.`,
    },
    {
      block: "items",
      items: shown.map((item) => ({
        title: nameOfLine(item),
        amounts: [{ label: "On our ledger", pence: item.outstandingPence, strong: true }],
        sentences: [{ text: whyOfLedgerOnly(item) }],
      })),
    },
  ];
  const left = ledgerOnly.length - shown.length;
  if (left > 0) {
    blocks.push({
      block: "paragraph",
      text: `These are the largest. ${counted(left, "more item is", "more items are")}${SEE_WORKBOOK}.`,
    });
  }
  return blocks;
}

/** REC-17, REC-19 */
function remarkBlocks(facts: ResponseFacts): Block[] {
  const { remarks } = facts.outcome;
  if (remarks.length === 0) return [];
  const items = remarks.slice(0, REMARKS_SHOWN).map((remark) => quoted(remark));
  const left = remarks.length - items.length;
  if (left > 0) items.push(`${counted(left, "more remark")}${SEE_WORKBOOK}.`);
  return [
    { block: "heading", text: "What you may not be expecting" },
    { block: "list", items },
  ];
}

function agreedLineBlocks(facts: ResponseFacts): Block[] {
  const agreed = facts.outcome.lines.filter(isAgreedInFull);
  if (agreed.length === 0) return [];
  const blocks: Block[] = [{ block: "heading", text: "Agreed in full" }];
  if (agreed.length > AGREED_SHOWN) {
    const total = sumPence(agreed.map((line) => line.agreedPence));
    blocks.push({
      block: "paragraph",
      text: `${counted(agreed.length, "line")}, ${formatPounds(total)} in all${SEE_WORKBOOK}.`,
    });
    return blocks;
  }
  blocks.push({
    block: "table",
    columns: [
      { heading: "Invoice", amount: false },
      { heading: "Date", amount: false },
      { heading: "On your statement", amount: true },
      { heading: "Agreed", amount: true },
    ],
    rows: agreed.map((line) => [
      quotedReference(line.invoiceNumber) || "(no number)",
      line.invoiceDate === undefined ? "" : formatCalendarDate(line.invoiceDate),
      formatPounds(line.outstandingPence),
      formatPounds(line.agreedPence),
    ]),
  });
  return blocks;
}

/** COL-02 to COL-07: our side of it, so that the receivable organisation sees what a mismatch would be made of. */
function collectionFormBlocks(facts: ResponseFacts): Block[] {
  const { outcome } = facts;
  const adjustments = outcome.adjustments
    .toSorted((one, other) => Math.abs(other.pence) - Math.abs(one.pence))
    .slice(0, ADJUSTMENTS_SHOWN);
  const blocks: Block[] = [
    { block: "heading", text: `What our collection form will show for ${shortNameOfParty(facts.receivable)}` },
    {
      block: "amounts",
      rows: [
        { label: "Notified", pence: outcome.notifiedPence },
        { label: "Accrued", pence: outcome.accruedPence },
        { label: "Adjusted", pence: outcome.adjustedPence },
        { label: "Disputed", pence: outcome.disputedPence },
        { label: "Total", pence: outcome.totalPence, strong: true },
      ],
    },
  ];
  if (adjustments.length > 0) {
    const left = outcome.adjustments.length - adjustments.length;
    blocks.push(
      { block: "paragraph", text: "The adjusted column is made up of:" },
      {
        block: "list",
        items: [
          ...adjustments.map((adjustment) => quoted(adjustment.why)),
          ...(left > 0 ? [`${counted(left, "more adjustment")}${SEE_WORKBOOK}.`] : []),
        ],
      },
    );
  }
  return blocks;
}

function readingBlocks(facts: ResponseFacts): Block[] {
  return [
    { block: "heading", text: "How we read your file" },
    ...receiptBlocks(facts.statement.receipt),
    ...findingBlocks(facts.statement.findings, SEE_WORKBOOK),
  ];
}

function nextStepBlocks(reply: ReplyOf<"response">): Block[] {
  const wanting = reply.outcome.lines.filter((line) => line.wanted !== "").length;
  const steps = [];
  if (wanting > 0) {
    steps.push(`Please send what we need for ${counted(wanting, "line")} above, in reply to this message.`);
  }
  steps.push(
    `To correct your statement, send the whole of it again with ${reply.receivable.code} in the subject line. The newest one counts, and replaces the one before.`,
    "When our ledger changes a line, a revised reply follows by itself. While nothing changes, nothing is sent.",
  );
  const blocks: Block[] = [{ block: "heading", text: "What happens next" }];
  if (reply.replaces !== undefined) {
    blocks.push({
      block: "paragraph",
      text: `This statement now stands. It replaced the one ${describeStatement(reply.replaces)}. The older one is kept for audit only.`,
    });
  }
  return [...blocks, { block: "list", items: steps }];
}
