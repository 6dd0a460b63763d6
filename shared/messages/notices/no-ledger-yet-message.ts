import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import { quoteFileName } from "../words/quote-text.ts";
import { findingBlocks, receiptBlocks } from "../words/reading-words.ts";
import type { ReplyOf } from "../reply.ts";
import {
  asAtWords,
  counted,
  describeStatement,
  nameOfLedger,
  nameOfParty,
  nameOfStatement,
  sizeOfStatement,
} from "../words/statement-words.ts";
import { differenceWords } from "../response/incomplete-words.ts";
import { unreadRowsOf } from "../response/unread-rows.ts";
import { ukTime } from "../words/uk-time.ts";

/** Says that the statement is recorded and can't be checked yet. */
export function noLedgerYetMessage(reply: ReplyOf<"no-ledger-yet">): MessageContent {
  const { statement } = reply;
  const file = reply.mail.file === undefined ? "" : ` (${quoteFileName(reply.mail.file)})`;
  const unread = unreadRowsOf(statement).length;
  const difference = differenceWords(statement);
  const size = sizeOfStatement(statement.lines.length, statement.totalPence);
  return {
    sender: nameOfSender(reply.payable),
    title: `Your ${nameOfStatement(reply.kind, reply.exercise)} has been received`,
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(reply.receivable)},` },
      {
        block: "paragraph",
        text: `Thank you for your statement${asAtWords(statement.asAt)}${file}, received on ${ukTime(reply.mail.receivedAt)}.`,
      },
      {
        block: "answer",
        mood: "mixed",
        text: `${difference === "" ? "" : `${difference} `}We have recorded your statement: ${size}. We can't check it yet, because our ${nameOfLedger(reply.kind)} for this exercise has not been loaded.`,
      },
      {
        block: "paragraph",
        text: "You do not need to do anything. We will send our full response, line by line, automatically as soon as the ledger is loaded. Until then, nothing is agreed or disputed.",
      },
      ...(reply.replaces === undefined
        ? []
        : [
            {
              block: "paragraph" as const,
              text: `This statement is now the current one. It replaced the one ${describeStatement(reply.replaces)}.`,
            },
          ]),
      ...(unread === 0
        ? []
        : [
            {
              block: "paragraph" as const,
              text: `We could not read the amount of ${counted(unread, "line")}, so our record of your statement is not complete. Please send the whole statement again, with each amount as a plain number.`,
            },
          ]),
      { block: "heading", text: "How we read your file" },
      ...receiptBlocks(statement.receipt),
      ...findingBlocks(statement.findings, ""),
      ...closingBlocks(reply, nameOfParty(reply.receivable)),
    ],
  };
}
