import { randomBytes } from "node:crypto";

import type { SmtpMessage } from "./start-smtp.ts";

/** A message that the local SES has accepted, as its recipients get it. */
export interface AcceptedMessage {
  readonly source: string;
  readonly recipients: readonly string[];
  readonly bytes: Uint8Array;
}

/**
 * Brings messages to the mailbox's own domain back in: on AWS, SES would send them to the domain's mail server, which is SES itself.
 * All others end in the outbox.
 */
export function returnOwnMail(
  mailbox: string,
  receive: (message: SmtpMessage) => Promise<void>,
): (message: AcceptedMessage) => Promise<void> {
  const ending = mailbox.slice(mailbox.lastIndexOf("@")).toLowerCase();
  return async ({ source, recipients, bytes }) => {
    const own = recipients.filter((address) => address.toLowerCase().endsWith(ending));
    if (own.length === 0) return;
    await receive({ sesId: randomBytes(20).toString("hex"), source, recipients: own, bytes, client: "ses.localhost" });
  };
}
