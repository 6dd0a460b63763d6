import { closingBlocks, nameOfSender } from "../words/closing.ts";
import { namedLines } from "../words/named-lines.ts";
import { personWords } from "../words/person-words.ts";
import type { Block, MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfMessage, nameOfStatement } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** The reply to a mail without a statement, which a person reads. */
export function questionReceivedMessage(reply: ReplyOf<"question-received">): MessageContent {
  return {
    sender: nameOfSender(reply.payable),
    title: "Your message has been received",
    blocks: [
      { block: "paragraph", text: "Dear colleague," },
      {
        block: "paragraph",
        text: `Thank you for ${nameOfMessage(reply.mail)}, received on ${ukTime(reply.mail.receivedAt)}.`,
      },
      { block: "answer", mood: "mixed", text: personWords(reply.payable, reply.nextAgreeBy) },
      ...(reply.about ? aboutBlocks(reply.about) : statementBlocks(reply)),
      ...closingBlocks(reply, undefined),
    ],
  };
}

function aboutBlocks({ kind, exercise, lines }: NonNullable<ReplyOf<"question-received">["about"]>): Block[] {
  const which = lines.length === 0 ? "" : `${namedLines(lines)} of `;
  return [
    {
      block: "paragraph",
      text: `We have put it with ${which}your ${nameOfStatement(kind, exercise)}. That statement and our response to it stay as they were.`,
    },
  ];
}

function statementBlocks({ receivable, mailbox }: ReplyOf<"question-received">): Block[] {
  const code = receivable?.code;
  return [
    { block: "paragraph", text: "No statement was attached to it, so none was recorded." },
    { block: "heading", text: "If you meant to send a statement" },
    {
      block: "steps",
      items: [
        "Attach the statement to your message as an Excel workbook.",
        `Put ${code === undefined ? "your organisation code" : `your organisation code, ${code},`} in the subject line.`,
        `Send it to ${mailbox}.`,
      ],
    },
  ];
}
