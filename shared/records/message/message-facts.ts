import type { Contact } from "../../domain/organisation/contact.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import { emailAddressSchema, parseEmailAddress, type EmailAddress } from "../../domain/organisation/email-address.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { AnsweredMail, StatementReference } from "../../messages/facts/reply-facts.ts";
import type { MailRecord } from "../mail/mail-record.ts";
import type { PositionStatement } from "../position/position-record.ts";

/** An organisation as messages name it; by its code alone if it is no longer in the directory. */
export function partyOf(code: OrganisationCode, directory: Directory): { code: OrganisationCode; name: string } {
  return { code, name: directory.get(code)?.name ?? code };
}

/** The address for mail to a payable organisation: `statements+ZA1@…`; the plain mailbox if the organisation is not known. */
export function mailboxOf(mailbox: EmailAddress, payable: OrganisationCode | undefined): EmailAddress {
  const at = mailbox.lastIndexOf("@");
  return payable === undefined
    ? mailbox
    : emailAddressSchema.parse(`${mailbox.slice(0, at)}+${payable}${mailbox.slice(at)}`);
}

/** The person of the payable organisation whom a receiver can ask, and by which telephone; `{}` if its contact list names nobody. */
export function contactOf(
  payable: OrganisationCode | undefined,
  contacts: readonly Contact[],
): { contact?: EmailAddress; telephone?: string } {
  const own = contacts.filter((contact) => contact.code === payable);
  const named =
    own.find((contact) => contact.role === "finance") ?? own.find((contact) => contact.role === "escalation");
  if (named === undefined) return {};
  const { email, telephone } = named;
  return { contact: email, ...(telephone === undefined ? {} : { telephone }) };
}

/** The mail that brought a statement. */
export function mailOfStatement(statement: PositionStatement): AnsweredMail {
  return {
    mailId: statement.mailId,
    subject: statement.subject,
    ...fromOf(statement.from),
    receivedAt: statement.receivedAt,
    ...(statement.file === undefined ? {} : { file: statement.file }),
  };
}

/** A mail, and the file in it that a message is about. */
export function answeredMailOf(mail: MailRecord, file: string | undefined): AnsweredMail {
  return {
    mailId: mail.id,
    subject: mail.subject,
    ...fromOf(mail.from),
    receivedAt: mail.receivedAt,
    ...(file === undefined ? {} : { file }),
  };
}

export function referenceTo(statement: PositionStatement): StatementReference {
  const { mailId, receivedAt, file, asAt, lines, totalPence } = statement;
  return {
    mailId,
    receivedAt,
    ...fromOf(statement.from),
    ...(file === undefined ? {} : { file }),
    ...(asAt === undefined ? {} : { asAt }),
    lines,
    totalPence,
  };
}

function fromOf(address: string | undefined): { from?: EmailAddress } {
  const from = address === undefined ? undefined : parseEmailAddress(address);
  return from === undefined ? {} : { from };
}
