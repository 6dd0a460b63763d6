import type { MailRecord } from "./mail-record.ts";

/**
 * Returns the mail as answered once all its answers have left, and unchanged otherwise. Only an accepted mail becomes answered,
 * and one whose answer the mail service had rejected and that left after all.
 */
export function answeredIfDone(mail: MailRecord): MailRecord {
  const isDone =
    mail.outbox.length === 0 &&
    mail.sentMessages.length > 0 &&
    mail.statements.every(({ became, answeredBy }) => became === "duplicate" || answeredBy !== undefined);
  const isOwed = mail.state === "accepted" || (mail.state === "failed" && mail.reason === "message-rejected");
  if (!isOwed || !isDone) return mail;
  return { ...mail, state: "answered", reason: "answered", why: `It was answered by ${mail.sentMessages.join(", ")}.` };
}
