import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { nameOfKind } from "../../domain/exercise/exercise.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfParty, nameOfStatement, shortNameOfParty } from "../words/statement-words.ts";

/** Asks a receivable organisation for a statement that has not come (REC-18). It says that there is a balance, and nothing of its amount. */
export function statementRequestMessage(request: ReplyOf<"statement-request">): MessageContent {
  const { payable, receivable, exercise, kind, asAt, statementsBy, agreeBy, mailbox } = request;
  const statement = nameOfStatement(kind, exercise);
  return {
    sender: nameOfSender(payable),
    title: `We have not had your ${statement}`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(receivable)},` },
      {
        block: "answer",
        mood: "attention",
        text: `Our ledger has a balance with you for which we expect a ${statement}, and none has come. Please send it today.`,
      },
      ...(request.number === 1 ? [] : [{ block: "paragraph" as const, text: askedBeforeWords(request) }]),
      {
        block: "facts",
        rows: [
          { label: "Statement", text: `${nameOfKind(kind)}, as at ${formatCalendarDate(asAt)}` },
          { label: "Was due by", text: formatCalendarDate(statementsBy) },
          { label: "To be agreed by", text: formatCalendarDate(agreeBy) },
        ],
      },
      { block: "heading", text: "What to do" },
      {
        block: "steps",
        items: [
          `Send the statement as an Excel workbook to ${mailbox}, from an address that is registered for your organisation.`,
          `Put your code, ${shortNameOfParty(receivable)}, in the subject line. You can also reply to this message and attach the workbook.`,
          "If you have nothing outstanding with us, reply and say so. A person reads it.",
        ],
      },
      { block: "paragraph", text: "If your statement is on its way, there is nothing that you need to do." },
      ...closingBlocks(request, nameOfParty(receivable)),
    ],
  };
}

function askedBeforeWords({ isLast }: ReplyOf<"statement-request">): string {
  return isLast
    ? "We have asked for it before, at the address that is registered for statements. Yours is registered for what is left unanswered there."
    : "We have asked for it before.";
}
