import type { Directory } from "../../shared/domain/organisation/directory.ts";
import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { ParseMail } from "../../shared/domain/mail/mail-facts.ts";
import type { SenderRefusal } from "../../shared/domain/mail/mail-refusal.ts";
import { mailboxCode } from "../../shared/domain/mail/own-mailbox.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Reference } from "../../shared/records/reference/reference-data.ts";
import { answeredMailOf, contactOf, mailboxOf, partyOf } from "../../shared/records/message/message-particulars.ts";
import type { Refusal } from "../../shared/messages/refusal/refusal.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import type { MailAnswer } from "./judgement.ts";

/** Reads a workbook as a statement. Whatever a file holds ends in findings, never in an exception. */
export type ReadStatement = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  known: { readonly directory: Directory; readonly passwords: readonly string[] },
) => Promise<Statement>;

export interface JudgeMail {
  readonly parseMail: ParseMail;
  readonly readStatement: ReadStatement;
  /** `statements@…`, without a code. */
  readonly mailbox: EmailAddress;
  /** The instant that its answers bear. */
  readonly at: Date;
}

/**
 * What every answer to a mail says, whoever it is for. Where nothing better says for whom the mail is, the mailbox that it
 * came to does: its owner answers.
 */
export function always(
  mail: MailRecord,
  payable: OrganisationCode | undefined,
  reference: Reference,
  ports: Pick<JudgeMail, "mailbox" | "at">,
) {
  const owner = payable ?? ownerOfMailbox(mail, reference.directory, ports.mailbox);
  return {
    preparedAt: ports.at.toISOString(),
    mailbox: mailboxOf(ports.mailbox, owner),
    ...contactOf(owner, reference.contacts),
    mail: answeredMailOf(mail, undefined),
    ...(owner === undefined ? {} : { payable: partyOf(owner, reference.directory) }),
  };
}

function ownerOfMailbox(mail: MailRecord, directory: Directory, mailbox: EmailAddress): OrganisationCode | undefined {
  const codes = new Set(mail.recipients.flatMap((address) => mailboxCode(address, mailbox) ?? []));
  const [owner, ...others] = [...codes].filter((code) => directory.has(code));
  return others.length === 0 ? owner : undefined;
}

export function answersTo(to: readonly EmailAddress[], facts: Reply): MailAnswer[] {
  return to.length === 0 ? [] : [{ to, facts }];
}

/** The same refusal in the reply's own words: its lists are copied, as a stored value may be nobody else's. */
export function refusalOf(refusal: SenderRefusal): Refusal {
  return refusal.reason === "sender-contradiction" ? { ...refusal, named: [...refusal.named] } : refusal;
}
