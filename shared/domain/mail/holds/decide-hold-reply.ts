import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import { dangerIn, fromOf } from "../identity/authentication.ts";
import { findHoldReference, withoutHoldReferences } from "./hold-reference.ts";
import { organisationsOf } from "../identity/registered-addresses.ts";
import type { BeforeReadingInput } from "../identity/sender-input.ts";

/** A statement that waits for its registered address. */
export interface OpenHold {
  /** The reference in the message that asked, `HOLD-…`. */
  readonly reference: string;
  /** Whose statement it claims to be. */
  readonly organisation: OrganisationCode;
  /** Whether the reference has been used: it is good for one answer. */
  readonly used: boolean;
  /** The instant after which no answer counts, ISO. */
  readonly until?: string;
}

export type HoldReply =
  | { readonly action: "release" | "reject"; readonly reason: string; readonly why: string }
  /** Told to the registered address; the statement stays as it is. */
  | { readonly action: "unclear" | "already-used" | "expired"; readonly reason: string; readonly why: string }
  | { readonly action: "ignore" | "quarantine"; readonly reason: string; readonly why: string };

/**
 * What a reply about a held statement does. The one-time reference is what proves it: only the registered mailbox got
 * it. It counts from an address registered for that organisation alone, never from a program (an absence message quotes
 * the reference as well), and never where something dangerous was found. Anything that does not begin with a plain CONFIRM,
 * RELEASE or REJECT leaves the statement held: an acknowledgement without a mark confirms receipt in many words.
 *
 * @param receivedAt the instant at which the reply came in, ISO
 */
export function decideHoldReply(input: BeforeReadingInput, hold: OpenHold, receivedAt: string): HoldReply {
  const { facts, mailClass, verdicts, contacts, directory } = input;
  const danger = dangerIn(verdicts);
  if (danger !== "none") return { action: "quarantine", reason: danger, why: "It is not safe to believe this mail." };
  if (fromOf(facts, input.judgedFrom) !== "one") {
    return {
      action: "quarantine",
      reason: "from-unclear",
      why: "It can be read as coming from several senders, or none.",
    };
  }
  if (mailClass.class !== "hold-reply") {
    return { action: "ignore", reason: mailClass.class, why: "It is no person's answer about a held statement." };
  }
  const from = facts.from[0]?.address ?? "";
  if (!organisationsOf(from, contacts, directory).includes(hold.organisation)) {
    return { action: "quarantine", reason: "not-registered", why: "Only a registered address can release or reject." };
  }
  const references = [findHoldReference(facts.subject), findHoldReference(facts.text)];
  if (!references.includes(hold.reference)) {
    return { action: "ignore", reason: "other-reference", why: "It does not hold the reference of this statement." };
  }
  if (hold.used) return { action: "already-used", reason: "already-used", why: "The reference has been used already." };
  if (hold.until !== undefined && Date.parse(receivedAt) > Date.parse(hold.until)) {
    return { action: "expired", reason: "expired", why: `The reference was good until ${hold.until}.` };
  }
  return answerIn(facts.text);
}

const RELEASE = /\b(?:release|confirm)(?:ed)?\b/i;
const REJECT = /\b(?:reject|discard)(?:ed)?\b/i;
/**
 * The word begins the answer, as the message that asked has it: inside a sentence it may be anybody's, also a robot's. “Please
 * confirm” asks something of us.
 */
const BEGINS =
  /^(?:(?:yes|ok(?:ay)?)\b[\s,.:–-]*)*(?:(?:please\b[\s,.:–-]*)?(?:release|reject|discard)|confirm)(?:ed)?\b/i;
const GREETING = /^(?:hi|hello|dear|good (?:morning|afternoon|evening))\b[^.!?]{0,60}$/i;
const NEGATION =
  /\b(?:not|don'?t|do not|never|cannot|can'?t|unless|until|wait|before|no|if|when|which|whether|who|whom|what|where|why|how)\b|\?/i;
/** What an acknowledgement says of a mail that came in, whatever it begins with. */
const ACKNOWLEDGEMENT = /\b(?:receipt|received|logged|ticket|case|automat\w*)\b/i;
const LINES = 3;

function answerIn(text: string): HoldReply {
  // Four of its letters may happen to be a word.
  const lines = withoutHoldReferences(ownLines(text).join("\n")).split("\n");
  const own = lines.join("\n");
  const begins = BEGINS.test((lines.find((line) => !GREETING.test(line)) ?? "").trim());
  const [release, reject] = [RELEASE.test(own), REJECT.test(own)];
  if (begins && release !== reject && !NEGATION.test(own) && !ACKNOWLEDGEMENT.test(own)) {
    return release
      ? { action: "release", reason: "released", why: "The registered address confirmed it." }
      : { action: "reject", reason: "rejected", why: "The registered address rejected it." };
  }
  return { action: "unclear", reason: "unclear", why: "The answer begins with neither CONFIRM nor REJECT alone." };
}

/** The first lines that the writer wrote: up to whatever quotes the message that is answered. */
function ownLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (QUOTE.test(trimmed)) break;
    if (trimmed !== "") lines.push(trimmed.slice(0, 500));
    if (lines.length === LINES) break;
  }
  return lines;
}

const QUOTE =
  /^(?:>|-{2,}|_{5,}|\*?(?:from|sent|von|de)\s?:|on .{5,200} wrote:$|on .{5,200}, .{1,200}$|begin forwarded)/i;
