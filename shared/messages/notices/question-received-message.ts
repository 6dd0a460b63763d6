import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfMessage } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** The reply to a mail without a statement, which is kept for a person to read. */
export function questionReceivedMessage(reply: ReplyOf<"question-received">): MessageContent {
  const code = reply.receivable?.code;
  return {
    sender: nameOfSender(reply.payable),
    title: "Your message has been received",
    blocks: [
      { block: "paragraph", text: "Dear colleague," },
      {
        block: "paragraph",
        text: `Thank you for ${nameOfMessage(reply.mail)}, received on ${ukTime(reply.mail.receivedAt)}. We have kept it for a person to read.`,
      },
      {
        block: "answer",
        mood: "mixed",
        text: "No statement was attached to it, so none was recorded.",
      },
      { block: "heading", text: "If you meant to send a statement" },
      {
        block: "steps",
        items: [
          "Attach the statement to your message as an Excel workbook.",
          `Put ${code === undefined ? "your organisation code" : `your organisation code, ${code},`} in the subject line.`,
          `Send it to ${reply.mailbox}.`,
        ],
      },
      ...closingBlocks(reply, undefined),
    ],
  };
}
