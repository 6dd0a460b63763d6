import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { pence } from "../../domain/amounts-and-days/pence.ts";
import { nameOfSender } from "../words/closing.ts";
import { cleanText } from "../words/clean-text.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import { asAtWords, nameOfParty, nameOfStatement, sizeOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { controlTotals } from "./control-totals.ts";
import type { StatementIssued } from "./statement-issued.ts";
import { fileNameOfStatement } from "./statement-workbook.ts";

/** The mail that a statement leaves with: what it is, its control totals, by when and how to answer, and whom to ask (STM-05). */
export function statementIssuedMessage(facts: StatementIssued): MessageContent {
  const { statement, receivable, payable, contact, supersedes, mailbox } = facts;
  const name = `${nameOfStatement(statement.kind, statement.exercise)}${asAtWords(statement.asAt)}`;
  return {
    sender: nameOfSender(receivable),
    title: supersedes === undefined ? `Your ${name}` : `Your corrected ${name}`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(payable)},` },
      {
        block: "paragraph",
        text: `Attached is our ${name} to you: ${sizeOfStatement(statement.lines.length, statement.totalPence)}. It covers all accounts that you have with us.`,
      },
      ...(supersedes === undefined ? [] : [replaces(supersedes)]),
      {
        block: "facts",
        rows: [
          { label: "File", text: fileNameOfStatement(facts) },
          ...controlTotals(statement.lines).map(({ what, lines, pence: amount }) => ({
            label: what,
            text: sizeOfStatement(lines, amount),
          })),
          ...agreeRows(facts),
          { label: "Telephone", text: cleanText(contact.telephone) },
          { label: "Email", text: cleanText(contact.email) },
        ],
      },
      {
        block: "paragraph",
        text: `Please answer on the sheet “Your response” or on a sheet of your own, and send it to ${cleanText(mailbox)} or as a reply to this message. Please answer early where you do not agree: we then have time to put it right.`,
      },
      { block: "paragraph", text: "With kind regards" },
      { block: "paragraph", text: nameOfSender(receivable) },
      {
        block: "quiet",
        text: `This message was prepared automatically on ${ukTime(facts.preparedAt)}. It was sent to the address registered for ${nameOfParty(payable)}.`,
      },
    ],
  };
}

/** STM-04, REC-20: there is one statement for each kind and exercise. */
function replaces({ issuedAt, lines, totalPence }: NonNullable<StatementIssued["supersedes"]>): Block {
  return {
    block: "answer",
    mood: "mixed",
    text: `It replaces the statement that we issued on ${ukTime(issuedAt)} (${sizeOfStatement(lines, totalPence)}). Please answer this one only.`,
  };
}

function agreeRows({ agree, statement }: StatementIssued): { label: string; text: string }[] {
  if (agree === undefined) return [];
  const { by, overPence, isRequired } = agree;
  const size = pence(Math.abs(statement.totalPence));
  const mustAgree = isRequired && overPence !== undefined && size > overPence;
  const words = mustAgree
    ? `; agreement is required, because the balance is over ${formatPounds(overPence)}`
    : "; agreement is not required of this balance";
  return [{ label: "Agree by", text: `${formatCalendarDate(by)}${overPence === undefined ? "" : words}` }];
}
