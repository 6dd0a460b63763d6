import type { MailRecord } from "./mail-record.ts";

/**
 * The mail as answered, once everything that it is owed has left: a passing state ends here, every other stays as it is. So
 * does that of a mail whose answer the mail service had refused and which then left after all.
 */
export function answeredIfDone(mail: MailRecord): MailRecord {
  const isDone =
    mail.outbox.length === 0 &&
    mail.replies.length > 0 &&
    mail.statements.every(({ became, replyId }) => became === "duplicate" || replyId !== undefined);
  const isOwed = mail.state === "accepted" || (mail.state === "failed" && mail.reason === "reply-refused");
  if (!isOwed || !isDone) return mail;
  return { ...mail, state: "answered", reason: "answered", why: `It was answered by ${mail.replies.join(", ")}.` };
}
