import type { MailRecord } from "./mail-record.ts";
import type { Mails } from "./mails.ts";

/**
 * Resets a mail that failed or was quarantined to the state of one that has just come in, because the fault has been fixed or
 * missing data (a contact, a code) has been entered. It is read once receive-mail gets it again. Returns the mail if it was
 * reopened.
 *
 * @param by who decided it
 * @param at ISO instant
 */
export async function reopenMail(
  mails: Mails,
  mailId: string,
  by: string,
  at: string,
): Promise<MailRecord | undefined> {
  const { record, changed } = await mails.change(mailId, (before) =>
    before && mayReopen(before)
      ? {
          record: {
            ...before,
            state: "received",
            reason: "reopened",
            why: `It was reopened by ${by}.`,
            reopened: (before.reopened ?? 0) + 1,
          },
          event: { event: "mail-reopened", at, facts: { by, was: before.state, reason: before.reason } },
        }
      : undefined,
  );
  return changed ? record : undefined;
}

/** Only if no statement was taken and no message sent: otherwise something would happen twice. */
function mayReopen({ state, outbox, sentMessages, statements }: MailRecord): boolean {
  const isClosed = state === "failed" || state === "quarantined";
  return isClosed && outbox.length === 0 && sentMessages.length === 0 && statements.length === 0;
}
