import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { nameOfExercise, shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { InvoiceItem, MessageContent } from "../rendering/message-content.ts";
import { nameOfSender } from "../words/closing.ts";
import { quoteText } from "../words/quote-text.ts";
import { counted, nameOfParty, sizeOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import type { StatementDrafts } from "./statement-drafts.ts";

/** `ZA1: 12 R&P statements to release by 29 March 2023` */
export function statementDraftsSubject(facts: StatementDrafts): string {
  const { payable, kind, count, statementsBy } = facts;
  return `${payable.code}: ${counted(count, `${shortNameOfKind(kind)} statement`)} to release by ${formatCalendarDate(statementsBy)}`;
}

/** Tells an organisation's own people which statements wait to be released, what keeps some from leaving, and how they are released (RCV-01). */
export function statementDraftsMessage(facts: StatementDrafts): MessageContent {
  const { payable, exercise, kind, statementsBy, drafts, count, totalPence, stopped, preparedAt } = facts;
  const which = `--organisation ${payable.code} --exercise ${exercise} --kind "${kind}"`;
  const left = count - drafts.length;
  return {
    sender: nameOfSender(payable),
    title: `${counted(count, "statement")} to release`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(payable)},` },
      {
        block: "answer",
        mood: "attention",
        text: `Your sales ledger has ${counted(count, "statement")} of ${shortNameOfKind(kind)} for ${nameOfExercise(exercise)}, ${formatPounds(totalPence)} in all, to be issued by ${formatCalendarDate(statementsBy)}. ${count === 1 ? "It has" : "None of them has"} ${count === 1 ? "not " : ""}been released as it is now.${stopped === 0 ? "" : ` ${counted(stopped, "statement")} can’t leave yet.`}`,
      },
      { block: "heading", text: "The statements" },
      { block: "items", items: drafts.map(itemOf) },
      ...(left > 0 ? [{ block: "paragraph" as const, text: `And ${counted(left, "more statement")}.` }] : []),
      { block: "heading", text: "What to do" },
      {
        block: "steps",
        items: [
          `Look at them: accord statements draft ${which}`,
          `Release them: accord statements release ${which} --all --by NAME, or one by one with --payable.`,
        ],
      },
      {
        block: "quiet",
        text: `This message was prepared automatically on ${ukTime(preparedAt)}. It was sent to the finance contacts of ${nameOfParty(payable)}. Nothing leaves before somebody releases it.`,
      },
    ],
  };
}

function itemOf({
  payable,
  lines,
  totalPence,
  replaces,
  toKnow,
  stoppedBy,
}: StatementDrafts["drafts"][number]): InvoiceItem {
  return {
    title: `${nameOfParty(payable)}: ${sizeOfStatement(lines, totalPence)}`,
    amounts: [],
    sentences: [
      ...(replaces ? [{ label: "Issued before", text: "It would replace the one that was issued." }] : []),
      ...(stoppedBy === undefined ? [] : [{ label: "Can’t leave", text: quoteText(stoppedBy) }]),
      ...(toKnow === 0 ? [] : [{ label: "To know", text: `${counted(toKnow, "point")}, which the draft lists.` }]),
    ],
  };
}
