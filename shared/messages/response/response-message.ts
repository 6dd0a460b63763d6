import { isComplete } from "../../domain/statement/statement.ts";
import { formSentences, type FormResult } from "../answer-form/form-words.ts";
import { conventionBlocks } from "../words/convention-words.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import { detailWords } from "./detail-words.ts";
import { lateWords } from "./duty-words.ts";
import { answerSentences, moodOf, shortResult } from "./headline.ts";
import { agreedLineBlocks, ledgerOnlyBlocks, openLineBlocks, SEE_WORKBOOK, unreadBlocks } from "./line-blocks.ts";
import { listLines } from "./list-lines.ts";
import { positionReference } from "../../domain/position/position-reference.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import { quoteFileName, quoteText } from "../words/quote-text.ts";
import { findingBlocks, receiptBlocks } from "../words/reading-words.ts";
import type { ReplyOf } from "../reply.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { requestBlocks } from "./request-blocks.ts";
import { resultFacts } from "./result-facts.ts";
import { changeBlocks, isRevised, replacesSentences } from "./revision-blocks.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { shareBlocks } from "./shares-of.ts";
import {
  asAtWords,
  counted,
  describeStatement,
  nameOfLedger,
  nameOfParty,
  nameOfStatement,
  shortNameOfParty,
} from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** How much a mail shows. The workbook has everything. */
const ADJUSTMENTS_SHOWN = 15;
const REMARKS_SHOWN = 20;

/**
 * The content of a response (RSP-01, RSP-03) or a revised one (RSP-05): the result in the first line, which reply it replaces, the answer in
 * sentences, whether it is late, the totals, what changed, what we need, each line that is not agreed in full, items that only the ledger
 * has, remarks, the agreed lines, the collection form, how the file was read, and what happens next.
 */
export function responseMessage(reply: ReplyOf<"response">, form?: FormResult): MessageContent {
  const late = lateWords(reply, { receivedAt: reply.mail.receivedAt, revision: reply.revision });
  return {
    title: sentenceCase(shortResult(reply, reply.revision)),
    sender: nameOfSender(reply.payable),
    about: `${isRevised(reply.revision) ? "Revised response" : "Response"} to your ${nameOfStatement(reply.kind, reply.exercise)}${asAtWords(reply.statement.asAt)}`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(reply.receivable)},` },
      ...replacedBlocks(reply),
      { block: "answer", mood: moodOf(reply), text: answerSentences(reply) },
      ...shareBlocks(reply.outcome),
      ...(late === "" ? [] : [{ block: "paragraph" as const, text: late }]),
      {
        block: "paragraph",
        text: `${openingSentence(reply)} ${workbookSentence(reply)} ${formSentences(form)}`.trim(),
      },
      ...totalsBlocks(reply),
      ...(reply.revision === undefined ? [] : changeBlocks(reply.revision, reply)),
      ...requestBlocks(reply, positionReference(reply)),
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

/**
 * Which reply this one replaces (RSP-05), or which statement the statement replaced (STM-04): a reader must know that before anything
 * else. The reply before a revised one has told of the statements.
 */
function replacedBlocks(reply: ReplyOf<"response">): Block[] {
  const { revision, replaces } = reply;
  if (revision !== undefined) return [{ block: "paragraph", text: replacesSentences(revision, reply) }];
  if (replaces === undefined) return [];
  return [
    {
      block: "paragraph",
      text: `This statement is now the current one. It replaced the one ${describeStatement(replaces)}. The older one, and any reply to it, no longer counts; it is kept for audit only.`,
    },
  ];
}

function openingSentence(reply: ReplyOf<"response">): string {
  const file = reply.mail.file === undefined ? "" : ` (${quoteFileName(reply.mail.file)})`;
  return `Thank you for your statement${asAtWords(reply.statement.asAt)}${file}, received on ${ukTime(reply.mail.receivedAt)}. We have checked each line against our ${nameOfLedger(reply.kind)}.`;
}

function workbookSentence(facts: ResponseFacts): string {
  const { listed, explained, unlisted } = listLines(facts.outcome.lines);
  if (unlisted.length > 0) {
    return `The attached workbook lists ${counted(listed.length, "line")}, including as many as possible of those not agreed in full, and the totals of all lines. Your statement is too long for a mail to carry every line; please ask us for any that are missing.`;
  }
  return explained.size < listed.length
    ? `The attached workbook lists every line with its amounts, and the reasons for ${counted(explained.size, "line")} not agreed in full.`
    : "The attached workbook lists every line with its result, the reason, and what is on our ledger.";
}

/** RSP-03: totals, threshold, whether a reply was required, the ledger used, and what agreeing means (REC-02). */
function totalsBlocks(facts: ResponseFacts): Block[] {
  const { outcome } = facts;
  return [
    { block: "heading", text: "The result" },
    {
      block: "amounts",
      rows: [
        {
          label: isComplete(facts.statement) ? "Your statement" : "Your statement, as far as we could read it",
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

/** REC-17, REC-19 */
function remarkBlocks(facts: ResponseFacts): Block[] {
  const { remarks } = facts.outcome;
  if (remarks.length === 0) return [];
  const items = remarks.slice(0, REMARKS_SHOWN).map((remark) => quoteText(remark));
  const unlisted = remarks.length - items.length;
  if (unlisted > 0) items.push(`${counted(unlisted, "more remark")}${SEE_WORKBOOK}.`);
  return [
    { block: "heading", text: "Points to note" },
    { block: "list", items },
  ];
}

/** COL-02 to COL-07: our side of the form, so that the receivable organisation sees what would make up a mismatch. */
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
    const unlisted = outcome.adjustments.length - adjustments.length;
    blocks.push(
      { block: "paragraph", text: "The adjusted column is made up of:" },
      {
        block: "list",
        items: [
          ...adjustments.map((adjustment) => quoteText(adjustment.why)),
          ...(unlisted > 0 ? [`${counted(unlisted, "more adjustment")}${SEE_WORKBOOK}.`] : []),
        ],
      },
    );
  }
  return blocks;
}

function readingBlocks(facts: ResponseFacts): Block[] {
  const detail = detailWords(facts);
  return [
    { block: "heading", text: "How we read your file" },
    ...receiptBlocks(facts.statement.receipt),
    ...(detail === "" ? [] : [{ block: "paragraph" as const, text: detail }]),
    ...conventionBlocks(facts.outcome.conventions),
    ...findingBlocks(facts.statement.findings, SEE_WORKBOOK),
  ];
}

function nextStepBlocks(reply: ReplyOf<"response">): Block[] {
  return [
    { block: "heading", text: "What happens next" },
    {
      block: "list",
      items: [
        `To correct your statement, send the whole statement again with ${reply.receivable.code} in the subject line. The newest statement replaces the one before.`,
        "If a change on our ledger affects a line, we will send you a revised response automatically. If nothing changes, we will send nothing.",
      ],
    },
  ];
}
