/** What has to happen before the mail service takes a message that it has refused. */
export type Cure =
  /** It passes by itself. */
  | "time"
  /** Somebody must change the account or its settings; the message itself is fine. */
  | "operator"
  /** This message to this address is never taken: a person corrects the contact list, or answers in another way. */
  | "person";

interface SendingRefusal {
  readonly cure: Cure;
  /** The reason as a sentence. */
  readonly means: string;
  /** What a person does about it. */
  readonly remedy: string;
}

/** Every reason for which the mail service refuses a message. An adapter maps the service's own errors to them. */
export const sendingRefusals = {
  "sending-rate": {
    cure: "time",
    means: "More messages were sent in a second than the mail service allows.",
    remedy: "Nothing: it is sent again by itself.",
  },
  "daily-quota": {
    cure: "time",
    means: "The mail service's quota for 24 hours is used up.",
    remedy: "Ask AWS for a higher quota. The message is sent by itself once the quota allows it.",
  },
  "service-trouble": {
    cure: "time",
    means: "The mail service has a fault or could not be reached.",
    remedy: "Look at AWS's health page if it lasts. The message is sent again by itself.",
  },
  "not-verified": {
    cure: "operator",
    means: "The sender's domain is not verified, or the account is in the sandbox and the recipient is not verified.",
    remedy: "Verify the domain, or have AWS take the account out of the sandbox; then accord resend.",
  },
  "mail-from-not-verified": {
    cure: "operator",
    means: "The MX record of the MAIL FROM domain is missing.",
    remedy: "Publish the record; then accord resend.",
  },
  "sending-paused": {
    cure: "operator",
    means: "Sending is paused for the account or its configuration set.",
    remedy: "Find out why in the SES console, and end the pause; then accord resend.",
  },
  "configuration-set-missing": {
    cure: "operator",
    means: "The configuration set that the stage names does not exist.",
    remedy: "Deploy the stage again; then accord resend.",
  },
  "access-denied": {
    cure: "operator",
    means: "The function may not send from this address.",
    remedy: "Deploy the stage again, and look for a policy that denies it; then accord resend.",
  },
  "rejected-unexplained": {
    cure: "operator",
    means: "The mail service rejected the message for a reason that we do not know.",
    remedy: "Read what the service said; once that is settled, accord resend.",
  },
  "address-refused": {
    cure: "person",
    means: "The mail service does not accept the address.",
    remedy: "Correct the contact list; then accord resend.",
  },
  "address-suppressed": {
    cure: "person",
    means: "The mail service does not write to the address, because earlier mail to it came back.",
    remedy: "Register another address, or take this one off the suppression list; then accord resend.",
  },
  "too-long": {
    cure: "person",
    means: "The message is longer than the mail service carries.",
    remedy: "Send the answer from a mailbox of your own: accord position prints it, and its bytes are kept.",
  },
  virus: {
    cure: "person",
    means: "The mail service takes the message for a virus.",
    remedy: "Report it, and send the answer from a mailbox of your own: accord position prints it.",
  },
  "message-refused": {
    cure: "person",
    means: "The mail service does not accept the message as it is written.",
    remedy: "Report it, as this is a fault of ours; after the next release, accord resend.",
  },
} as const satisfies Readonly<Record<string, SendingRefusal>>;

export type SendingRefusalReason = keyof typeof sendingRefusals;

export const sendingRefusalReasons = Object.keys(sendingRefusals).filter(isReason);

export function cureOf(reason: SendingRefusalReason): Cure {
  return sendingRefusals[reason].cure;
}

function isReason(word: string): word is SendingRefusalReason {
  return Object.hasOwn(sendingRefusals, word);
}
