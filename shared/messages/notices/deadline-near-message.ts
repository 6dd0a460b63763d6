import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { negatePence, noPence, subtractPence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { nameOfExercise, nameOfKind, shortNameOfKind, type Kind } from "../../domain/exercise/exercise.ts";
import { mattersOf, type Matter } from "../../domain/mismatch-summary/matters.ts";
import type { CoverageInSummary, DeadlineInSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { dueBlocks, whenWords } from "../mismatch-summary/deadline-words.ts";
import { coverageSentence } from "../mismatch-summary/coverage-words.ts";
import { linesOfMatter, ourWords, titleOfMatter } from "../mismatch-summary/matter-words.ts";
import { noteBlocks } from "../mismatch-summary/note-blocks.ts";
import { waitingBlocks } from "../mismatch-summary/waiting-blocks.ts";
import type { Block, InvoiceItem, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfSender } from "../words/closing.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

type DeadlineNear = ReplyOf<"deadline-near">;

const SHOWN = 10;
const DATES_SHOWN = 4;

/** `ZA1: R&P 2022-23 Q4 is to be agreed by 11 April 2023, 3 matters wait for us` */
export function deadlineSubject(notice: DeadlineNear): string {
  const { payable, kind, summary, agreeBy } = notice;
  return `${payable.code}: ${shortNameOfKind(kind)} ${nameOfExercise(summary.exercise)} ${isOrAre(kind)} to be ${doneWith(kind)} by ${formatCalendarDate(agreeBy)}, ${inShort(ownMattersOf(notice).length)}`;
}

/** The matters of the kind on which the payable organisation itself has to act: approvals, decisions, replies that are held. */
export function ownMattersOf({ summary }: Pick<DeadlineNear, "summary">): readonly Matter[] {
  return mattersOf(summary).filter(({ actor }) => actor === "us" || actor === "both");
}

/** Tells an organisation's own finance contacts what waits for them, as the day for agreeing balances is near. */
export function deadlineNearMessage(notice: DeadlineNear): MessageContent {
  const { payable, kind, summary, agreeBy, preparedAt } = notice;
  const matters = ownMattersOf(notice);
  const open = sumPence(matters.map((matter) => sizeOf(matter.pence)));
  return {
    sender: nameOfSender(payable),
    title: `${sentenceCase(nameOfKind(kind))} to be ${doneWith(kind)} by ${formatCalendarDate(agreeBy)}`,
    about: `${nameOfExercise(summary.exercise)}: what waits for us`,
    blocks: [
      { block: "paragraph", text: `Dear colleagues at ${nameOfParty(payable)},` },
      {
        block: "answer",
        mood: matters.length === 0 ? "good" : "attention",
        text:
          matters.length === 0
            ? `${dueWords(notice)} Nothing in them waits for us.`
            : `${dueWords(notice)} ${counted(matters.length, "matter waits", "matters wait")} for us, ${formatPounds(open)} in all.`,
      },
      ...summary.coverage.map((coverage): Block => ({
        block: "paragraph",
        text: `Statements: ${coverageSentence(coverage)}`,
      })),
      ...(kind === "accruals" ? accrualBlocks(summary.coverage) : []),
      ...matterBlocks(matters),
      ...waitingBlocks(summary.waiting, "in accord todo"),
      ...noteBlocks(summary.notes),
      ...dueBlocks(nextDatesOf(notice), preparedAt),
      { block: "heading", text: "How to see to them" },
      {
        block: "paragraph",
        text: `Approve, release or correct what is ours in the ledger, and upload it again: the revised responses follow by themselves. To decide about lines, write to ${notice.mailbox} with the word “mismatches” as the subject: the sheet “Decisions” comes back. This command shows everything:`,
      },
      { block: "code", text: `accord summary --organisation ${payable.code} --exercise ${summary.exercise}` },
      {
        block: "quiet",
        text: `This message was prepared automatically on ${ukTime(preparedAt)}, once before this date. It goes to the finance contacts of ${nameOfParty(payable)} alone: it shows what is on our ledger. Please don't forward it to another organisation.`,
      },
    ],
  };
}

/** The next dates of the kind, and of the exercise. */
function nextDatesOf({ summary, kind, preparedAt }: DeadlineNear): DeadlineInSummary[] {
  const today = ukDay(preparedAt);
  return summary.deadlines
    .filter(({ at, what }) => at.slice(0, 10) >= today && (what.is === "event" || what.kind === kind))
    .slice(0, DATES_SHOWN);
}

/** Accruals need not be agreed: they are discussed, and agreed wherever possible. */
function doneWith(kind: Kind): string {
  return kind === "accruals" ? "discussed" : "agreed";
}

function isOrAre(kind: Kind): string {
  return kind === "accruals" ? "are" : "is";
}

function dueWords({ kind, agreeBy, preparedAt }: DeadlineNear): string {
  const by = whenWords({ at: agreeBy }, preparedAt);
  return kind === "accruals"
    ? `Accruals are to be discussed by ${by}; they are agreed wherever possible.`
    : `Balances of ${nameOfKind(kind)} are to be agreed by ${by}.`;
}

/** What each side has accrued: the largest differences first. */
function accrualBlocks(coverage: readonly CoverageInSummary[]): Block[] {
  const rows = coverage
    .flatMap((each) => each.rows)
    .map(({ counterparty, balancePence, statementPence }) => ({
      counterparty,
      balancePence,
      statementPence,
      difference: subtractPence(statementPence ?? noPence, balancePence),
    }))
    .toSorted((one, other) => Math.abs(other.difference) - Math.abs(one.difference));
  if (rows.length === 0) return [];
  return [
    { block: "heading", text: "Our accruals, and what they have accrued" },
    {
      block: "table",
      columns: [
        { heading: "Other side", amount: false },
        { heading: "Our accruals", amount: true },
        { heading: "Their statement", amount: true },
        { heading: "Difference", amount: true },
      ],
      rows: rows
        .slice(0, SHOWN)
        .map(({ counterparty, balancePence, statementPence, difference }) => [
          nameOfParty(counterparty),
          formatPounds(balancePence),
          statementPence === undefined ? "none came" : formatPounds(statementPence),
          formatPounds(difference),
        ]),
    },
    ...(rows.length > SHOWN
      ? [{ block: "paragraph" as const, text: `These are the largest differences, of ${rows.length}.` }]
      : []),
  ];
}

function matterBlocks(matters: readonly Matter[]): Block[] {
  if (matters.length === 0) return [];
  const left = matters.length - SHOWN;
  return [
    { block: "heading", text: "What waits for us" },
    { block: "items", items: matters.slice(0, SHOWN).map(itemOf) },
    ...(left > 0
      ? [
          {
            block: "paragraph" as const,
            text: `These are the largest. There ${left === 1 ? "is" : "are"} ${left} more.`,
          },
        ]
      : []),
  ];
}

function itemOf(matter: Matter): InvoiceItem {
  const lines = linesOfMatter(matter);
  return {
    title: titleOfMatter(matter),
    amounts: [{ label: "Open", pence: matter.pence, strong: true }],
    sentences: [
      ...(lines === "" ? [] : [{ text: `${sentenceCase(lines)}.` }]),
      { label: "What we do", text: ourWords(matter) },
    ],
  };
}

function inShort(matters: number): string {
  return matters === 0 ? "nothing waits for us" : counted(matters, "matter waits for us", "matters wait for us");
}

function sizeOf(amount: Pence): Pence {
  return amount < 0 ? negatePence(amount) : amount;
}
