import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import { isComplete } from "../../domain/statement/statement.ts";
import { conventionBlocks } from "../words/convention-words.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import { agreedLineBlocks, ledgerOnlyBlocks, openLineBlocks, SEE_WORKBOOK, unreadBlocks } from "./line-blocks.ts";
import { differenceWords, notReadWords } from "./incomplete-words.ts";
import { isAgreedInFull } from "./line-words.ts";
import { listLines } from "./list-lines.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import { quoteFileName, quoteText } from "../words/quote-text.ts";
import { findingBlocks, receiptBlocks } from "../words/reading-words.ts";
import type { ReplyOf, ResponseFacts } from "../reply.ts";
import { resultFacts } from "./result-facts.ts";
import { isRevised, revisionBlocks } from "./revision-blocks.ts";
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
 * The content of a response (RSP-01, RSP-03) or a revised one (RSP-05): the answer in a sentence, what changed, the totals, each line that
 * is not agreed in full, items that only the ledger has, remarks, the agreed lines, the collection form, how the file was read, and
 * what happens next.
 */
export function responseMessage(reply: ReplyOf<"response">): MessageContent {
  const statement = nameOfStatement(reply.kind, reply.exercise);
  return {
    sender: nameOfSender(reply.payable),
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
  const file = reply.mail.file === undefined ? "" : ` (${quoteFileName(reply.mail.file)})`;
  return `Thank you for your statement${asAtWords(reply.statement.asAt)}${file}, received on ${ukTime(reply.mail.receivedAt)}. We have checked each line against our ${nameOfLedger(reply.kind)}.`;
}

/** The answer. A total that is not what the lines add up to comes first, and a statement that was not read whole is never agreed in full. */
function answerOf(facts: ResponseFacts): Block {
  const { outcome, statement } = facts;
  const open = outcome.lines.filter((line) => !isAgreedInFull(line));
  const whole = formatPounds(statement.totalPence);
  if (open.length === 0 && isComplete(statement))
    return { block: "answer", mood: "good", text: `We agree your statement in full: ${whole}.` };
  const difference = differenceWords(statement);
  if (open.length === 0) {
    const agreed = `We agree everything that we could read on your statement: ${whole}.`;
    return {
      block: "answer",
      mood: difference === "" ? "mixed" : "attention",
      text: sentences(difference, agreed, notReadWords(statement)),
    };
  }
  const parts = [];
  if (outcome.notAgreedPence !== noPence) parts.push(`${formatPounds(outcome.notAgreedPence)} is not agreed`);
  if (outcome.inDisputePence !== noPence) parts.push(`${formatPounds(outcome.inDisputePence)} is in formal dispute`);
  const rest = parts.length === 0 ? "The amounts that are not agreed cancel each other out" : parts.join(" and ");
  return {
    block: "answer",
    mood: outcome.inDisputePence === noPence && difference === "" ? "mixed" : "attention",
    text: sentences(
      difference,
      `We agree ${formatPounds(outcome.agreedPence)} of your ${whole}.`,
      `${rest}, on ${open.length.toLocaleString("en-GB")} of ${counted(outcome.lines.length, "line")}.`,
      notReadWords(statement, "more "),
    ),
  };
}

function sentences(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" ");
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
  return [
    { block: "heading", text: "How we read your file" },
    ...receiptBlocks(facts.statement.receipt),
    ...conventionBlocks(facts.outcome.conventions),
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
    `To correct your statement, send the whole statement again with ${reply.receivable.code} in the subject line. The newest statement replaces the one before.`,
    "If a change on our ledger affects a line, we will send you a revised response automatically. If nothing changes, we will send nothing.",
  );
  const blocks: Block[] = [{ block: "heading", text: "What happens next" }];
  if (reply.replaces !== undefined) {
    blocks.push({
      block: "paragraph",
      text: `This statement is now the current one. It replaced the one ${describeStatement(reply.replaces)}. The older one is kept for audit only.`,
    });
  }
  return [...blocks, { block: "list", items: steps }];
}
