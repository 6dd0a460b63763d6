import type { MailRecord } from "./mail-record.ts";

/**
 * The mail as answered, once everything that it is owed has left: a passing state ends here, every other stays as it is.
 */
export function answeredIfDone(mail: MailRecord): MailRecord {
  const isDone =
    mail.outbox.length === 0 &&
    mail.replies.length > 0 &&
    mail.statements.every(({ became, replyId }) => became === "duplicate" || replyId !== undefined);
  if (mail.state !== "accepted" || !isDone) return mail;
  return { ...mail, state: "answered", reason: "answered", why: `It was answered by ${mail.replies.join(", ")}.` };
}
