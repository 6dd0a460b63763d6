import type { MailRecord } from "./mail-record.ts";
import type { Mails } from "./mails.ts";

export interface HoldClosing {
  readonly action: "release" | "reject";
  /** The id of the mail that asked for it, or `operator` and a name. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/**
 * Releases or rejects a held mail; the first decision counts. Returns the mail if this decision closed it, now or in an earlier
 * attempt. The statements of a released mail do not reach their positions until receive-mail gets the mail again.
 */
export async function closeHeldMail(
  mails: Mails,
  mailId: string,
  { action, by, at }: HoldClosing,
): Promise<MailRecord | undefined> {
  const { record: mail } = await mails.change(mailId, (before) => {
    if (before?.state !== "held" || !before.hold) return undefined;
    const hold = { ...before.hold, closedBy: by };
    const record: MailRecord =
      action === "release"
        ? {
            ...before,
            hold,
            state: "accepted",
            reason: "released",
            why: `It was held, and released by ${by}.`,
            statements: before.statements.map((each) =>
              each.became === "held" ? { ...each, became: "arriving" } : each,
            ),
          }
        : { ...before, hold, state: "refused", reason: "rejected", why: `It was held, and rejected by ${by}.` };
    return { record, event: { event: `mail-${record.reason}`, at, facts: { by } } };
  });
  return mail?.hold?.closedBy === by ? mail : undefined;
}
