import { dangerIn } from "./authentication.ts";
import { decisionOf } from "./decide-sender.ts";
import { identityFeatures, type IdentityCase } from "./identity-case.ts";
import { ruleFor, type IdentityRule } from "./identity-table.ts";
import type { MailClass } from "../mail-class.ts";
import type { SenderRefusal } from "../mail-refusal.ts";
import { observeSender, type ObservedSender } from "./observe-sender.ts";
import type { BeforeReading, SenderDecision } from "./sender-decision.ts";
import type { BeforeReadingInput } from "./sender-input.ts";

/**
 * What to do with a mail before any file in it is read. Danger first, then machines (nobody ever answers one), then the
 * sender by the same identity table that decides after reading: a mail with workbooks is read only where some content
 * of these could lead to more than silence.
 */
export function decideBeforeReading(input: BeforeReadingInput): BeforeReading {
  const observed = observeSender(input, undefined);
  const rule = ruleFor(observed.seen);
  if (dangerIn(input.verdicts) !== "none") return silence(rule);
  const machine = whyMachine(input.mailClass);
  if (machine !== undefined) return { action: "ignore", reason: input.mailClass.class, why: machine };
  if (input.mailClass.class === "workbooks") return beforeWorkbooks(input, observed);
  if (input.mailClass.class === "hold-reply" && mayConfirm(observed.seen)) {
    return { action: "confirm", reference: input.mailClass.reference };
  }
  const decision = decisionOf(input, observed, rule, undefined);
  switch (decision.action) {
    case "accept":
    case "accept-and-tell":
    // Over a missing or unknown code a statement is refused, and this is none: its writer is told what helps.
    case "refuse":
      return answerTo(input.mailClass, decision, observed);
    case "hold":
      return silence(rule);
    case "ignore":
    case "quarantine":
      return decision;
  }
}

/** Why nobody is answered, for mail that no person wrote; `undefined` for people's mail. */
function whyMachine(mailClass: MailClass): string | undefined {
  switch (mailClass.class) {
    case "own-message":
      return "It is a message of our own that came back.";
    case "automatic-reply":
      return "It is an automatic reply; answering it could go on for ever.";
    case "automatic-mail":
      return "A program sent it and says so (RFC 3834), or gives no address to answer to; programs are not answered.";
    case "bounce":
      return "It says that a mail could not be delivered.";
    case "delivery-report":
      return "It reports on the delivery or reading of a mail.";
    case "feedback-report":
      return "It reports a complaint about a mail.";
    case "mailing-list":
      return "It came through a mailing list or a bulk mailer.";
    case "calendar":
      return "It is a calendar invitation and holds no statement.";
    case "workbooks":
    case "pdf":
    case "share-link":
    case "unopened":
    case "other-files":
    case "hold-reply":
    case "answer":
    case "question":
    case "empty":
      return undefined;
  }
}

/** Reads them unless whatever they may say leads to the same silence or refusal. */
function beforeWorkbooks(input: BeforeReadingInput, observed: ObservedSender): BeforeReading {
  const rules = stillPossible(observed.seen).map(ruleFor);
  const [first, ...others] = rules;
  if (first === undefined || others.some((rule) => rule !== first)) return { action: "read" };
  const decision = decisionOf(input, observed, first, undefined);
  switch (decision.action) {
    case "accept":
    case "accept-and-tell":
    case "hold":
      return { action: "read" };
    case "refuse":
    case "ignore":
    case "quarantine":
      return decision;
  }
}

/**
 * What may still turn out to be so once a workbook has been read: whom it names, for which of its organisations an
 * address writes, and that another's code in the subject is the one that it is addressed to.
 */
function stillPossible(seen: IdentityCase): IdentityCase[] {
  const senders: readonly IdentityCase["sender"][] =
    seen.sender === "several-none" ? ["several-none", "several-one"] : [seen.sender];
  const subjects: readonly IdentityCase["subject"][] =
    seen.sender === "several-none"
      ? identityFeatures.subject
      : seen.subject === "other"
        ? ["other", "none"]
        : [seen.subject];
  return senders.flatMap((sender) =>
    subjects.flatMap((subject) =>
      identityFeatures.workbook.map((workbook) => ({ ...seen, sender, subject, workbook })),
    ),
  );
}

/**
 * A reply about a held statement counts by its one-time reference, which only a registered mailbox got: so it may come
 * from a domain that proves nothing, but never from an address that is not on the list.
 */
function mayConfirm(seen: IdentityCase): boolean {
  return seen.from === "one" && (seen.sender === "one" || seen.sender.startsWith("several"));
}

function silence(rule: IdentityRule): BeforeReading {
  const action = rule.action === "ignore" ? "ignore" : "quarantine";
  return { action, reason: rule.reason, why: rule.because };
}

type Answered = Extract<SenderDecision, { readonly action: "accept" | "accept-and-tell" | "refuse" }>;

function answerTo(mailClass: MailClass, answered: Answered, { from }: ObservedSender): BeforeReading {
  const { organisation } = answered;
  // The person who wrote is on the contact list; an answer without ledger data goes back to that very address.
  const replyTo = from === undefined ? answered.replyTo : [from];
  const refuse = (refusal: SenderRefusal, why: string): BeforeReading => ({
    action: "refuse",
    organisation,
    replyTo,
    reason: refusal.reason,
    why,
    refusal,
  });
  switch (mailClass.class) {
    case "pdf":
      return refuse({ reason: "pdf" }, "The statement came as a PDF (STM-01).");
    case "other-files":
      return refuse({ reason: "not-a-workbook", ...formatOf(mailClass.files) }, "None of its files is a workbook.");
    case "unopened":
      return refuse(mailClass.refusal, mailClass.why);
    case "share-link":
      return {
        action: "help",
        about: "share-link",
        organisation,
        replyTo,
        reason: "share-link",
        why: `It points to a file on ${mailClass.hosts.join(", ")} instead of carrying it.`,
      };
    case "answer":
    case "question":
    case "empty":
    case "hold-reply":
      return {
        action: "help",
        about: mailClass.class === "hold-reply" ? "answer" : mailClass.class,
        organisation,
        replyTo,
        reason: mailClass.class,
        why: "It holds no statement.",
      };
    default:
      // Machines and workbooks have been dealt with.
      return { action: "ignore", reason: mailClass.class, why: "It is no mail that a person waits to have answered." };
  }
}

/** What the first of the files is, in words, where its name tells. */
function formatOf([file = ""]: readonly string[]): { format?: string } {
  const ending = file.slice(file.lastIndexOf(".") + 1).toLowerCase();
  const format = FORMATS.find(([endings]) => endings.includes(ending))?.[1];
  return format === undefined ? {} : { format };
}

const FORMATS: readonly (readonly [endings: readonly string[], words: string])[] = [
  [["doc", "docx", "docm", "odt", "rtf"], "a text document"],
  [["ppt", "pptx", "odp"], "a presentation"],
  [["msg"], "an Outlook message, which is not opened here"],
  [["rar", "7z", "gz", "tar", "tgz", "cab"], "an archive that is not opened here"],
  [["htm", "html", "mht"], "a web page"],
];
