import type { MailRecord } from "./mail-record.ts";
import type { Mails } from "./mails.ts";

/**
 * Gives a mail that failed or was quarantined back to the way, as if it had just come in: because what went wrong has been
 * mended, or what was missing (a contact, a code) has been entered. Send it to receive-mail again. Gives the mail where it
 * was reopened.
 *
 * @param by who said so
 * @param at ISO instant
 */
export async function reopenMail(
  mails: Mails,
  mailId: string,
  by: string,
  at: string,
): Promise<MailRecord | undefined> {
  const { record, changed } = await mails.change(mailId, (present) =>
    present && mayReopen(present)
      ? {
          record: { ...present, state: "received", reason: "reopened", why: `It was reopened by ${by}.` },
          event: { event: "mail-reopened", at, facts: { by, was: present.state, reason: present.reason } },
        }
      : undefined,
  );
  return changed ? record : undefined;
}

/** Nothing was taken from it, and nobody has been told anything: only then nothing happens twice. */
function mayReopen({ state, outbox, replies, statements }: MailRecord): boolean {
  const isClosed = state === "failed" || state === "quarantined";
  return isClosed && outbox.length === 0 && replies.length === 0 && statements.length === 0;
}
