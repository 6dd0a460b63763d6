import { mayAskByMail, mayDecideByMail, organisationsOf } from "../../organisation/contact.ts";
import type { EmailAddress } from "../../organisation/email-address.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import { observeSender } from "../identity/observe-sender.ts";
import type { BeforeReadingInput } from "../identity/sender-decision.ts";
import { mailboxCode } from "../own-mailbox.ts";

/** A person of the organisation whose mailbox a mail came to, as far as its From address says. */
export interface OwnStaff {
  readonly payable: OrganisationCode;
  readonly address: EmailAddress;
  /** Whether it is proved that the address sent the mail, and a person there, in its own name. Only then may anything follow from it. */
  readonly isProved: boolean;
  readonly mayDecide: boolean;
  readonly mayAsk: boolean;
}

type OwnStaffInput = Pick<BeforeReadingInput, "contacts" | "directory" | "mailbox"> & {
  readonly facts: Pick<BeforeReadingInput["facts"], "from" | "envelope">;
};

/** Whose person wrote to their own organisation's mailbox; `undefined` if the address is not on that organisation's contact list. */
export function ownStaffOf(input: BeforeReadingInput): OwnStaff | undefined {
  const payable = ownOrganisationOf(input);
  const address = input.facts.from[0]?.address;
  if (payable === undefined || address === undefined) return undefined;
  return {
    payable,
    address,
    isProved: isProvedPerson(input),
    mayDecide: mayDecideByMail(address, payable, input.contacts),
    mayAsk: mayAskByMail(address, payable, input.contacts),
  };
}

/**
 * The organisation that the From address is registered for and to whose mailbox the mail came. In the mailbox without a code, it is the one
 * whose figures the address may ask for, if there is only one.
 */
export function ownOrganisationOf({
  facts,
  contacts,
  directory,
  mailbox,
}: OwnStaffInput): OrganisationCode | undefined {
  const address = facts.from[0]?.address ?? "";
  const own = organisationsOf(address, contacts, directory);
  const named = new Set(facts.envelope.recipients.flatMap((recipient) => mailboxCode(recipient, mailbox) ?? []));
  const [only, ...others] =
    named.size > 0
      ? [...named].filter((code) => directory.has(code))
      : own.filter((code) => mayAskByMail(address, code, contacts));
  return only !== undefined && others.length === 0 && own.includes(only) ? only : undefined;
}

/**
 * Stricter than for a statement, which a registered address is asked about when something is odd: here nobody is asked. DMARC must have
 * passed, and nothing in the header may show that somebody else wrote it, or that a program did.
 */
export function isProvedPerson(input: BeforeReadingInput): boolean {
  const { danger, from, authentication, oddity, author, content, scan } = observeSender(input, undefined).seen;
  return (
    danger === "none" &&
    from === "one" &&
    authentication === "proved" &&
    (oddity === "none" || oddity === "other-role") &&
    author === "person" &&
    (content === "words" || scan === "clean")
  );
}
