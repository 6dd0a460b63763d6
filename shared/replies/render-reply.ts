import { fileShareLinkMessage } from "./file-share-link-message.ts";
import { holdClosedMessage, holdConfirmationMessage, toldWhoSentMessage } from "./hold-messages.ts";
import { messageToHtml } from "./message-to-html.ts";
import { messageToText } from "./message-to-text.ts";
import type { Message } from "./message.ts";
import { noLedgerYetMessage } from "./no-ledger-yet-message.ts";
import { questionReceivedMessage } from "./question-received-message.ts";
import { refusedMessage } from "./refused-message.ts";
import { replacedMessage } from "./replaced-message.ts";
import type { Reply } from "./reply.ts";
import type { RenderedReply } from "./rendered-reply.ts";
import { responseMessage } from "./response-message.ts";
import { responseWorkbook } from "./response-workbook.ts";
import { subjectOf } from "./subject-of.ts";

/** A reply as it is sent. The same facts always give the same subject, text, HTML and workbook. */
export function renderReply(reply: Reply): RenderedReply {
  const message = messageOf(reply);
  return {
    subject: subjectOf(reply),
    text: messageToText(message),
    html: messageToHtml(message),
    ...(reply.reply === "response" ? { workbook: responseWorkbook(reply, reply.revision) } : {}),
  };
}

function messageOf(reply: Reply): Message {
  switch (reply.reply) {
    case "response":
      return responseMessage(reply);
    case "no-ledger-yet":
      return noLedgerYetMessage(reply);
    case "refused":
      return refusedMessage(reply);
    case "question-received":
      return questionReceivedMessage(reply);
    case "file-share-link":
      return fileShareLinkMessage(reply);
    case "hold-confirmation":
      return holdConfirmationMessage(reply);
    case "hold-closed":
      return holdClosedMessage(reply);
    case "told-who-sent":
      return toldWhoSentMessage(reply);
    case "replaced":
      return replacedMessage(reply);
  }
}
