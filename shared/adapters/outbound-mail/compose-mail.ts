import { createHash } from "node:crypto";

import MailComposer from "nodemailer/lib/mail-composer";

import type { MessageDraft } from "../../records/message/message-draft.ts";

/**
 * Composes the bytes of a message: a text part, an HTML part, attachments. The same draft always gives the same bytes: no
 * boundary, date or id is random or comes from a clock.
 */
export async function composeMail(draft: MessageDraft): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: { name: oneLine(draft.from.name), address: draft.from.address },
    to: [...draft.to],
    subject: oneLine(draft.subject),
    messageId: `<${withoutBrackets(draft.messageIdHeader)}>`,
    ...(draft.inReplyTo === undefined ? {} : { inReplyTo: `<${withoutBrackets(draft.inReplyTo)}>` }),
    references: draft.referencesHeader.map((reference) => `<${withoutBrackets(reference)}>`),
    date: draft.date,
    text: draft.text,
    html: draft.html,
    attachments: draft.attachments.map((attachment) => ({
      filename: oneLine(attachment.fileName),
      contentType: attachment.contentType,
      content: Buffer.from(attachment.bytes),
    })),
    headers: Object.entries(draft.headers).map(([key, value]) => ({ key, value: oneLine(value) })),
    newline: "\r\n",
    baseBoundary: createHash("sha256").update(draft.messageIdHeader).digest("hex").slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Joins lines: a value must not start another header field. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function withoutBrackets(messageId: string): string {
  return messageId.replaceAll(/[\p{Cc}\s<>]/gu, "");
}
