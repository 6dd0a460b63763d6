import type { Directory } from "../../../shared/domain/organisation/organisation.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { SenderRefusal } from "../../../shared/domain/mail/mail-refusal.ts";
import { mailboxCode } from "../../../shared/domain/mail/own-mailbox.ts";
import type { OrganisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { answeredMailOf, contactOf, mailboxOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import type { Refusal } from "../../../shared/messages/refusal/refusal.ts";
import type { Reply } from "../../../shared/messages/reply.ts";
import type { MailAnswer } from "./judgement.ts";

export interface AnswerPorts {
  /** `statements@…`, without a code. */
  readonly mailbox: EmailAddress;
  /** The time to put on answers. */
  readonly at: Date;
}

/**
 * The facts that every answer to a mail needs. If we do not know whom the mail is for, the owner of the mailbox that it came to
 * answers.
 */
export function factsOfEveryAnswer(
  mail: MailRecord,
  payable: OrganisationCode | undefined,
  referenceData: ReferenceData,
  ports: AnswerPorts,
) {
  const owner = payable ?? ownerOfMailbox(mail, referenceData.directory, ports.mailbox);
  return {
    preparedAt: ports.at.toISOString(),
    mailbox: mailboxOf(ports.mailbox, owner),
    ...contactOf(owner, referenceData.contacts),
    mail: answeredMailOf(mail, undefined),
    ...(owner === undefined ? {} : { payable: partyOf(owner, referenceData.directory) }),
  };
}

/** The organisation whose mailbox a mail came to; `undefined` if it came to none or to several. */
export function ownerOfMailbox(
  mail: MailRecord,
  directory: Directory,
  mailbox: EmailAddress,
): OrganisationCode | undefined {
  const codes = new Set(mail.recipients.flatMap((address) => mailboxCode(address, mailbox) ?? []));
  const [owner, ...others] = [...codes].filter((code) => directory.has(code));
  return others.length === 0 ? owner : undefined;
}

export function answersTo(to: readonly EmailAddress[], facts: Reply): MailAnswer[] {
  return to.length === 0 ? [] : [{ to, facts }];
}

/** The refusal in the form that a reply's facts need, with a list of its own. */
export function refusalOf(refusal: SenderRefusal): Refusal {
  return refusal.reason === "sender-contradiction" ? { ...refusal, named: [...refusal.named] } : refusal;
}
