import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { counted, describeStatement, nameOfMessage, nameOfParty, nameOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";
import { CONFIRM_WORD, REJECT_WORD } from "./hold-messages.ts";

/** Asks the sender whether a statement is meant to replace one that is much larger. */
export function smallerStatementMessage(reply: ReplyOf<"smaller-statement">): MessageContent {
  const code = reply.holdCode;
  return {
    sender: nameOfSender(reply.payable),
    title: "Is this statement meant to replace the one that we have?",
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(reply.receivable)},` },
      {
        block: "paragraph",
        text: `Thank you for ${nameOfMessage(reply.mail)}, received on ${ukTime(reply.mail.receivedAt)}.`,
      },
      {
        block: "answer",
        mood: "attention",
        text: "It holds a statement that is much smaller than the one that we have. We are holding it until you confirm it. Until then the one that we have stays in force, and nothing changes.",
      },
      ...reply.statements.flatMap(comparedBlocks),
      { block: "heading", text: "What to do" },
      {
        block: "paragraph",
        text: `Please reply to this message by ${formatCalendarDate(reply.until)}. If the new statement is complete and should replace the one that we have, start your reply with the line:`,
      },
      { block: "code", text: `${CONFIRM_WORD} ${code}` },
      {
        block: "paragraph",
        text: "If it is not meant to replace it, for instance because it is backing for some invoices, start your reply with:",
      },
      { block: "code", text: `${REJECT_WORD} ${code}` },
      {
        block: "paragraph",
        text: "The reference works once, and only from an address that is registered for your organisation.",
      },
      ...closingBlocks(reply, nameOfParty(reply.receivable)),
    ],
  };
}

function comparedBlocks({
  exercise,
  kind,
  current,
  smaller,
  invoices,
  lost,
}: ReplyOf<"smaller-statement">["statements"][number]): Block[] {
  return [
    {
      block: "facts",
      rows: [
        { label: "For", text: `Your ${nameOfStatement(kind, exercise)}` },
        { label: "We have", text: `The statement ${describeStatement(current)}.` },
        { label: "The new one", text: `The statement ${describeStatement(smaller)}.` },
        ...(lost === 0
          ? []
          : [
              {
                label: "No longer on it",
                text: `${lost.toLocaleString("en-GB")} of the ${counted(invoices, "invoice")} on the one that we have.`,
              },
            ]),
      ],
    },
  ];
}
