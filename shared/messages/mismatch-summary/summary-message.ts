import { noPence } from "../../domain/amounts-and-days/pence.ts";
import { nameOfExercise, nameOfKind } from "../../domain/exercise/exercise.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { mattersOf, type Matter } from "../../domain/mismatch-summary/matters.ts";
import type { MismatchSummary, PositionChange } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { openOfPounds, wholeOfPounds } from "../../domain/mismatch-summary/pounds-by-state.ts";
import type { Block, InvoiceItem, MessageContent } from "../rendering/message-content.ts";
import { shareBlocks } from "../response/shares-of.ts";
import { nameOfSender } from "../words/closing.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted, dateOfLedger, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { changeSentence } from "./change-words.ts";
import { coverageSentence } from "./coverage-words.ts";
import { dueBlocks } from "./deadline-words.ts";
import { linesOfMatter, stepsOfMatter, titleOfMatter } from "./matter-words.ts";
import { moodOfSummary, shortSummary, summarySentences, sumsByKind, type KindSums } from "./summary-headline.ts";
import { decideBlocks, type DecidedByMail } from "./decide-blocks.ts";
import { noteBlocks } from "./note-blocks.ts";
import { waitingBlocks } from "./waiting-blocks.ts";

/** The mail shows what matters most; the workbook has everything. */
const SHOWN = 10;
const NAMED = 5;

/**
 * The summary as a mail to the payable organisation's finance contacts: the result, each kind with its bar, the ten matters that weigh most
 * with who has to act, what changed, what is due, and what waits for a person.
 *
 * @param mail of the mail: where decisions go, and what its workbook has sheets for
 */
export function summaryMessage(summary: MismatchSummary, mail?: DecidedByMail): MessageContent {
  return {
    title: sentenceCase(shortSummary(summary)),
    sender: nameOfSender(summary.payable),
    about: `Where we stand in the agreement of balances, ${nameOfExercise(summary.exercise)}`,
    blocks: [
      { block: "paragraph", text: `Dear colleagues at ${nameOfParty(summary.payable)},` },
      { block: "answer", mood: moodOfSummary(summary), text: summarySentences(summary) },
      {
        block: "paragraph",
        text: "The attached workbook has everything: each statement that we expect, each position, and each of its invoices with our verdict and the reason.",
      },
      ...sumsByKind(summary).flatMap(kindBlocks),
      ...coverageBlocks(summary),
      ...matterBlocks(mattersOf(summary)),
      ...changeBlocks(summary),
      ...dueBlocks(summary.deadlines, summary.preparedAt),
      ...waitingBlocks(summary.waiting),
      ...noteBlocks(summary.notes),
      ...decideBlocks(summary, mail),
      ...closingOf(summary),
    ],
  };
}

function kindBlocks({ kind, statements, lines, pounds }: KindSums): Block[] {
  const parts = [
    { label: "Waits for them to send or change something", pence: pounds.askedPence },
    { label: "Not agreed", pence: pounds.notAgreedPence },
    { label: "In formal dispute", pence: pounds.inDisputePence },
    { label: "Not compared with our ledger yet", pence: pounds.notReconciledPence },
  ];
  return [
    { block: "heading", text: sentenceCase(nameOfKind(kind)) },
    ...shareBlocks({ ...pounds, notAgreedPence: openOfPounds(pounds) }),
    {
      block: "amounts",
      rows: [
        {
          label: "Claimed by statements",
          pence: wholeOfPounds(pounds),
          note: `${counted(statements, "statement")}, ${counted(lines, "line")}`,
        },
        { label: "Agreed", pence: pounds.agreedPence, strong: true },
        ...parts.filter(({ pence }) => pence !== noPence),
      ],
    },
  ];
}

/** REC-18, OVS-02 */
function coverageBlocks({ coverage, ledgers }: MismatchSummary): Block[] {
  if (coverage.length === 0) return [];
  return [
    { block: "heading", text: "Who has sent a statement" },
    {
      block: "facts",
      rows: [
        ...coverage.map((each) => ({
          label: sentenceCase(nameOfKind(each.kind)),
          text: [
            coverageSentence(each),
            ...each.rows
              .filter(({ state }) => state === "missing")
              .toSorted((one, other) => Math.abs(other.balancePence) - Math.abs(one.balancePence))
              .slice(0, NAMED)
              .map(({ counterparty, balancePence }, index, shown) =>
                missingWords(nameOfParty(counterparty), formatPounds(balancePence), index, shown.length),
              ),
          ].join(" "),
        })),
        ...ledgers.map((ledger) => ({
          label: ledger.kind === "payables" ? "Payables ledger" : "Expenditure ledger",
          text: `${sentenceCase(dateOfLedger(ledger))}, ${formatPounds(ledger.totalPence)} in all.`,
        })),
      ],
    },
  ];
}

/** The names of those that are missing, as parts of one sentence. */
function missingWords(name: string, balance: string, index: number, count: number): string {
  return `${index === 0 ? "Missing: " : ""}${name}, ${balance}${index === count - 1 ? "." : ";"}`;
}

/** What nobody has to act on is in the workbook alone. */
function matterBlocks(all: readonly Matter[]): Block[] {
  const matters = all.filter(({ actor }) => actor !== "nobody");
  if (matters.length === 0) return [];
  const left = matters.length - SHOWN;
  return [
    { block: "heading", text: "What matters most, and who has to act" },
    { block: "items", items: matters.slice(0, SHOWN).map(matterItem) },
    ...(left > 0
      ? [
          {
            block: "paragraph" as const,
            text: `These are the largest. ${counted(left, "more is", "more are")} on the sheet “What matters” of the workbook.`,
          },
        ]
      : []),
  ];
}

function matterItem(matter: Matter): InvoiceItem {
  const lines = linesOfMatter(matter);
  return {
    title: titleOfMatter(matter),
    amounts: [{ label: labelOfAmount(matter), pence: matter.pence, strong: true }],
    sentences: [
      ...(lines === "" ? [] : [{ text: `${sentenceCase(lines)}.` }]),
      { label: "Who acts", text: stepsOfMatter(matter) },
    ],
  };
}

function labelOfAmount(matter: Matter): string {
  switch (matter.is) {
    case "difference":
      return matter.difference.on === "ledger" ? "On our ledger" : "Open";
    case "not-reconciled":
    case "answer":
      return "On the statement";
    case "statement":
      return "On our ledger";
  }
}

function changeBlocks({ since }: MismatchSummary): Block[] {
  if (!since) return [];
  const heading: Block = { block: "heading", text: `What has changed since ${ukTime(since.preparedAt)}` };
  if (since.changes.length === 0) return [heading, { block: "paragraph", text: "Nothing in any position." }];
  const shown = since.changes.toSorted((one, other) => weightOf(other) - weightOf(one)).slice(0, SHOWN);
  const left = since.changes.length - shown.length;
  return [
    heading,
    {
      block: "list",
      items: [
        ...shown.map(changeSentence),
        ...(left > 0 ? [`${counted(left, "more position")}, on the sheet “What has changed” of the workbook.`] : []),
      ],
    },
  ];
}

/** How much of the money changed its state. */
function weightOf({ before, now }: PositionChange): number {
  if (!before) return Math.abs(now.totalPence);
  return (
    Math.abs(now.totalPence - before.totalPence) +
    Math.abs(now.pounds.agreedPence - before.pounds.agreedPence) +
    Math.abs(now.pounds.inDisputePence - before.pounds.inDisputePence)
  );
}

function closingOf({ payable, preparedAt }: MismatchSummary): Block[] {
  return [
    {
      block: "paragraph",
      text: "Agreed means correct and outstanding on our ledger. It is not a promise to pay.",
    },
    {
      block: "quiet",
      text: `This summary was prepared automatically on ${ukTime(preparedAt)}. It goes to the finance contacts of ${nameOfParty(payable)} alone: it shows what is on our ledger. Please don't forward it to another organisation.`,
    },
  ];
}
