import { closingBlocks, nameOfSender } from "../words/closing.ts";
import { joinWords } from "../../domain/reconcile/words/name-lines.ts";
import { namedLines } from "../words/named-lines.ts";
import { personWords } from "../words/person-words.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import { quoteFileName } from "../words/quote-text.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfMessage, nameOfParty, nameOfStatement, sizeOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

const MOST_FILES = 10;

/** Says that files in support of lines were received, where they were put, and that a person looks at them. */
export function evidenceReceivedMessage(reply: ReplyOf<"evidence-received">): MessageContent {
  const { files, lines, statement } = reply;
  const it = files.length === 1 ? "it" : "them";
  const names = files.slice(0, MOST_FILES).map(quoteFileName);
  const shown = joinWords(files.length > MOST_FILES ? [...names, `${files.length - MOST_FILES} more`] : names);
  const name = nameOfStatement(reply.kind, reply.exercise);
  return {
    sender: nameOfSender(reply.payable),
    title: "What you sent has been received",
    blocks: [
      { block: "paragraph", text: `Dear colleague at ${nameOfParty(reply.receivable)},` },
      {
        block: "paragraph",
        text: `Thank you for ${nameOfMessage(reply.mail)}, received on ${ukTime(reply.mail.receivedAt)}.`,
      },
      {
        block: "answer",
        mood: "mixed",
        text:
          lines.length === 0
            ? `We have received ${shown} and put ${it} with your ${name}.`
            : `We have received ${shown} and put ${it} with ${namedLines(lines)} of your ${name}.`,
      },
      { block: "paragraph", text: personWords(reply.payable, reply.nextAgreeBy) },
      {
        block: "paragraph",
        text: `Your statement stays as it was: ${sizeOfStatement(statement.lines, statement.totalPence)}. What we agree changes only once a person has looked at ${it}, or our ledger changes; we then send you a revised response.`,
      },
      ...(reply.hasWorkbook
        ? [
            {
              block: "paragraph" as const,
              text: "If you meant a workbook as a new statement, please send it again with the word “statement” in its file name. It has to be the whole statement, with the date as at which it stands.",
            },
          ]
        : []),
      ...(lines.length === 0
        ? [
            {
              block: "paragraph" as const,
              text: "Your message names no invoice that we know from your statement. If it is about some of them, reply with their numbers, so that nobody has to search.",
            },
          ]
        : []),
      ...closingBlocks(reply, nameOfParty(reply.receivable)),
    ],
  };
}
