import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import { worstDanger, fromFieldOf } from "../identity/authentication.ts";
import { findHoldCode } from "./hold-code.ts";
import { readHoldAnswer } from "./read-hold-answer.ts";
import { organisationsOf } from "../../organisation/contact.ts";
import type { BeforeReadingInput } from "../identity/sender-decision.ts";

/** A statement that is held until its registered address confirms it. */
export interface OpenHold {
  /** The hold code in the message that asked, `HOLD-…`. */
  readonly code: string;
  /** The organisations that the statements of the mail claim to be from: an agent may send those of several. */
  readonly organisations: readonly OrganisationCode[];
  /** Whether the code has been used; it is valid for one answer. */
  readonly used: boolean;
  /** The ISO instant after which no answer counts. */
  readonly until?: string;
}

export type HoldReply =
  | { readonly action: "release" | "reject"; readonly reason: string; readonly why: string }
  /** The registered address gets an answer; the statement stays held. */
  | { readonly action: "unclear" | "already-used" | "expired"; readonly reason: string; readonly why: string }
  | { readonly action: "ignore" | "quarantine"; readonly reason: string; readonly why: string };

/**
 * Decides what a reply about a held statement does. The one-time hold code proves it: only the registered mailbox got it. The
 * reply must come from an address that is registered for each of these organisations, must not be automatic (an absence message quotes
 * the code too), and must not be dangerous. A reply whose beginning does not plainly say CONFIRM, RELEASE or REJECT
 * (`read-hold-answer.ts`) leaves the statement held: an automatic acknowledgement may well "confirm" receipt somewhere in its text.
 *
 * @param receivedAt the ISO instant at which the reply came in
 */
export function decideHoldReply(input: BeforeReadingInput, hold: OpenHold, receivedAt: string): HoldReply {
  const { facts, mailClass, verdicts, contacts, directory } = input;
  const danger = worstDanger(verdicts);
  if (danger !== "none") return { action: "quarantine", reason: danger, why: "This mail is not safe to trust." };
  if (fromFieldOf(facts, input.judgedFrom) !== "one") {
    return {
      action: "quarantine",
      reason: "from-unclear",
      why: "It has several possible senders, or none.",
    };
  }
  if (mailClass.class !== "hold-reply") {
    return { action: "ignore", reason: mailClass.class, why: "It is not a person's answer about a held statement." };
  }
  const from = facts.from[0]?.address ?? "";
  const writesFor = organisationsOf(from, contacts, directory);
  if (!hold.organisations.every((organisation) => writesFor.includes(organisation))) {
    return { action: "quarantine", reason: "not-registered", why: "Only a registered address can release or reject." };
  }
  const codes = [findHoldCode(facts.subject), findHoldCode(facts.text)];
  if (!codes.includes(hold.code)) {
    return { action: "ignore", reason: "other-reference", why: "It does not have the reference of this statement." };
  }
  if (hold.used) return { action: "already-used", reason: "already-used", why: "The reference has already been used." };
  if (hold.until !== undefined && Date.parse(receivedAt) > Date.parse(hold.until)) {
    return { action: "expired", reason: "expired", why: `The reference was valid until ${hold.until}.` };
  }
  switch (readHoldAnswer(facts.text)) {
    case "release":
      return { action: "release", reason: "released", why: "The registered address confirmed it." };
    case "reject":
      return { action: "reject", reason: "rejected", why: "The registered address rejected it." };
    case "unclear":
      return { action: "unclear", reason: "unclear", why: "The answer begins with neither CONFIRM nor REJECT alone." };
  }
}
