import { closingBlocks, nameOfSender } from "../words/closing.ts";
import type { MessageContent } from "../rendering/message-content.ts";
import type { ReplyOf } from "../reply.ts";
import { nameOfMessage } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

/** The reply to a mail with a link to a shared file. Links are never followed: the file must be attached. */
export function fileShareLinkMessage(reply: ReplyOf<"file-share-link">): MessageContent {
  const code = reply.receivable?.code;
  return {
    sender: nameOfSender(reply.payable),
    title: "Please attach your statement",
    blocks: [
      { block: "paragraph", text: "Dear colleague," },
      {
        block: "paragraph",
        text: `Thank you for ${nameOfMessage(reply.mail)}, received on ${ukTime(reply.mail.receivedAt)}.`,
      },
      {
        block: "answer",
        mood: "attention",
        text: "It contains a link to a shared file. We do not open links, so no statement was recorded.",
      },
      { block: "heading", text: "What to do" },
      {
        block: "steps",
        items: [
          "Download the workbook and attach the file itself to a message (“attach as copy”).",
          `Put ${code === undefined ? "your organisation code" : `your organisation code, ${code},`} in the subject line.`,
          `Send it to ${reply.mailbox}.`,
        ],
      },
      ...closingBlocks(reply, undefined),
    ],
  };
}
