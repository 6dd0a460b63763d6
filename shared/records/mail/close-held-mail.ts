import type { MailRecord } from "./mail-record.ts";
import type { Mails } from "./mails.ts";

export interface HoldClosing {
  readonly action: "release" | "reject";
  /** The mail that said so, or `operator` and who. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/**
 * Releases or rejects a held mail; the first word counts. Gives the mail if it is this word that closed it, now or before.
 * A released mail's statements have still to be given to their positions: send the mail to receive-mail again.
 */
export async function closeHeldMail(
  mails: Mails,
  mailId: string,
  { action, by, at }: HoldClosing,
): Promise<MailRecord | undefined> {
  const { record: mail } = await mails.change(mailId, (present) => {
    if (present?.state !== "held" || !present.hold) return undefined;
    const hold = { ...present.hold, closedBy: by };
    const record: MailRecord =
      action === "release"
        ? {
            ...present,
            hold,
            state: "accepted",
            reason: "released",
            why: `It was held, and released by ${by}.`,
            statements: present.statements.map((each) => ({ ...each, became: "arriving" })),
          }
        : { ...present, hold, state: "refused", reason: "rejected", why: `It was held, and rejected by ${by}.` };
    return { record, event: { event: `mail-${record.reason}`, at, facts: { by } } };
  });
  return mail?.hold?.closedBy === by ? mail : undefined;
}
