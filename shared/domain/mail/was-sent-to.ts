import { organisationsOf, type Contact } from "../organisation/contact.ts";
import type { Directory } from "../organisation/organisation.ts";

/**
 * Whether a message went to this address, or to another registered address of one of its organisations. Only then can a mail from
 * it answer the message: whoever names a message that went to somebody else must learn nothing of it.
 */
export function wasSentTo(
  address: string,
  recipients: readonly string[],
  contacts: readonly Contact[],
  directory: Directory,
): boolean {
  if (recipients.includes(address)) return true;
  const own = organisationsOf(address, contacts, directory);
  return recipients.some((recipient) =>
    organisationsOf(recipient, contacts, directory).some((organisation) => own.includes(organisation)),
  );
}
