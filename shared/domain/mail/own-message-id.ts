import type { EmailAddress } from "../organisation/email-address.ts";

/**
 * The id that we give a message of ours: `ZA1-ZB2-2022-23-Q4-rp-1.0123456789abcdef@accord.example.org`. It stands in Message-ID,
 * where SES replaces it, and in References, where SES leaves it.
 *
 * @param messageId the id of the message's record
 * @param digest sixteen hexadecimal digits from the message's facts
 */
export function ownMessageIdHeader(messageId: string, digest: string, mailbox: EmailAddress): string {
  return `${messageId}.${digest}@${domainOf(mailbox)}`;
}

/** The id of the message whose own id this is, with or without angle brackets; `undefined` if it is no such id. */
export function messageIdOfOwn(header: string, mailbox: EmailAddress): string | undefined {
  const [, messageId, domain = ""] = /^<?([\w-]{1,200})\.[0-9a-f]{16}@([^@<>\s]+)>?$/.exec(header) ?? [];
  return domain.toLowerCase() === domainOf(mailbox) ? messageId : undefined;
}

function domainOf(mailbox: EmailAddress): string {
  return mailbox.slice(mailbox.lastIndexOf("@") + 1);
}
