import { emailAddressSchema, type EmailAddress } from "../organisation/email-address.ts";
import { organisationCode, type OrganisationCode } from "../organisation/organisation-code.ts";

/**
 * The canary is a statement that Accord mails to itself, to see that one would be answered now. It goes the way of every other
 * statement, between two organisations that exist for nothing else. No code of the health service consists of six letters.
 */
export const canaryPayable = organisationCode("CANPAY");
export const canaryReceivable = organisationCode("CANREC");

/** The group of organisations that something belongs to. The two know nothing of each other: not a contact, not a figure. */
export type Whose = "group" | "canary";

/** Whose a ledger or a position is, by its payable organisation. */
export function whoseOrganisation(payable: OrganisationCode): Whose {
  return payable === canaryPayable ? "canary" : "group";
}

/**
 * Whose a mail is, by the addresses of ours that it was sent to. A mail to both is the group's, where the canary's address is
 * unknown and not answered.
 */
export function whoseMail(recipients: readonly string[]): Whose {
  return recipients.length > 0 && recipients.every((address) => TO_CANARY.test(address)) ? "canary" : "group";
}

/** The address that the canary is sent from and answered to: `canary@…`, in the domain of our mailbox. */
export function canaryAddress(mailbox: EmailAddress): EmailAddress {
  return emailAddressSchema.parse(`canary${mailbox.slice(mailbox.lastIndexOf("@"))}`);
}

const TO_CANARY = new RegExp(String.raw`\+${canaryPayable}@[^@]+$`, "i");
