import type { EmailAddress } from "../organisation/email-address.ts";
import { findPositionReferences } from "../position/position-reference.ts";
import type { PositionKey } from "../position/position-key.ts";
import type { MailFacts } from "./mail-facts.ts";
import { messageIdOfOwn } from "./own-message-id.ts";
import { sesIdOf } from "./ses-message-id.ts";

/** What a mail says about the message of ours that it answers. The sender wrote all of it: it proves nothing. */
export type MessageReference =
  /** The id that SES gave the message. */
  | { readonly by: "ses-id"; readonly sesId: string }
  /** The id that we gave it. */
  | { readonly by: "own-id"; readonly messageId: string }
  /** The position that its subject names. */
  | { readonly by: "position"; readonly position: PositionKey };

/** A thread may be long. These are looked up one by one. */
const MOST_REFERENCES = 20;

/**
 * Everything by which a mail may name the message that it answers, the surest first: In-Reply-To, then References from the newest
 * to the oldest, then what our subject says, in its own subject and in what it quotes.
 */
export function messageReferencesIn(
  {
    inReplyTo,
    referencesHeader,
    subject,
    text,
  }: Pick<MailFacts, "inReplyTo" | "referencesHeader" | "subject" | "text">,
  mailbox: EmailAddress,
): MessageReference[] {
  const headers = [...new Set([...inReplyTo, ...referencesHeader.toReversed()])];
  return [
    ...headers.flatMap((header) => referenceOf(header, mailbox) ?? []),
    ...[subject, text].flatMap(findPositionReferences).map((position) => ({ by: "position" as const, position })),
  ].slice(0, MOST_REFERENCES);
}

function referenceOf(header: string, mailbox: EmailAddress): MessageReference | undefined {
  const sesId = sesIdOf(header);
  if (sesId !== undefined) return { by: "ses-id", sesId };
  const messageId = messageIdOfOwn(header, mailbox);
  return messageId === undefined ? undefined : { by: "own-id", messageId };
}
