import { worstDanger } from "./authentication.ts";
import { applyRule } from "./decide-sender.ts";
import { ruleFor, type IdentityRule, identityFeatures, type IdentityCase } from "./identity-table.ts";
import type { MailClass } from "../classify-mail.ts";
import type { SenderRefusal } from "../mail-refusal.ts";
import { observeSender, type ObservedSender } from "./observe-sender.ts";
import type { BeforeReading, SenderDecision, BeforeReadingInput } from "./sender-decision.ts";

/**
 * Decides what to do with a mail before any of its files is read, in this order: dangers, automatic mail (nobody answers
 * it), then the sender, with the same identity table as after reading. Workbooks are read only if their content could make a
 * difference to the decision.
 */
export function decideBeforeReading(input: BeforeReadingInput): BeforeReading {
  const observed = observeSender(input, undefined);
  const rule = ruleFor(observed.seen);
  if (worstDanger(input.verdicts) !== "none") return giveNoAnswer(rule);
  const whyNoAnswer = whyIgnoreAutomaticMail(input.mailClass);
  if (whyNoAnswer !== undefined) return { action: "ignore", reason: input.mailClass.class, why: whyNoAnswer };
  if (input.mailClass.class === "workbooks") return beforeWorkbooks(input, observed);
  if (input.mailClass.class === "hold-reply" && mayConfirm(observed.seen)) {
    return { action: "confirm", holdCode: input.mailClass.holdCode };
  }
  const decision = applyRule(input, observed, rule, undefined);
  switch (decision.action) {
    case "accept":
    case "accept-and-tell":
    // A missing or unknown code refuses a statement. This mail has no statement: its sender gets help instead.
    case "refuse":
      return answerTo(input.mailClass, decision, observed);
    case "hold":
      return giveNoAnswer(rule);
    case "ignore":
    case "quarantine":
      return decision;
  }
}

/** Why automatic mail gets no answer; `undefined` for mail that a person wrote. */
function whyIgnoreAutomaticMail(mailClass: MailClass): string | undefined {
  switch (mailClass.class) {
    case "own-message":
      return "It is a message of our own that came back.";
    case "automatic-reply":
      return "It is an automatic reply; answering it could start an endless exchange.";
    case "automatic-mail":
      return "A program sent it: it says so (RFC 3834) or gives no return address. Programs get no answer.";
    case "bounce":
      return "It says that a mail could not be delivered.";
    case "delivery-report":
      return "It reports on the delivery or reading of a mail.";
    case "feedback-report":
      return "It reports a complaint about a mail.";
    case "mailing-list":
      return "It came through a mailing list or a bulk mailer.";
    case "calendar":
      return "It is a calendar invitation without a statement.";
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

/** Reads the workbooks unless every possible content leads to the same decision. */
function beforeWorkbooks(input: BeforeReadingInput, observed: ObservedSender): BeforeReading {
  const rules = possibleCases(observed.seen).map(ruleFor);
  const [first, ...others] = rules;
  if (first === undefined || others.some((rule) => rule !== first)) return { action: "read" };
  const decision = applyRule(input, observed, first, undefined);
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
 * The cases that are still possible after reading a workbook. The workbook may name any organisation, may show which of its
 * organisations an address writes for, and may show that another code in the subject is the addressee's.
 */
function possibleCases(seen: IdentityCase): IdentityCase[] {
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
 * Whether a reply may confirm a held statement. Its one-time hold code proves it, since only a registered mailbox got that.
 * So the reply may come from a domain without proof, but never from an address that is not on the contact list.
 */
function mayConfirm(seen: IdentityCase): boolean {
  return seen.from === "one" && (seen.sender === "one" || seen.sender.startsWith("several"));
}

function giveNoAnswer(rule: IdentityRule): BeforeReading {
  const action = rule.action === "ignore" ? "ignore" : "quarantine";
  return { action, reason: rule.reason, why: rule.because };
}

type Answered = Extract<SenderDecision, { readonly action: "accept" | "accept-and-tell" | "refuse" }>;

function answerTo(mailClass: MailClass, answered: Answered, { from }: ObservedSender): BeforeReading {
  const { organisation } = answered;
  // The sender is on the contact list; an answer without ledger data goes back to exactly that address.
  const replyTo = from === undefined ? answered.replyTo : [from];
  const accepted =
    answered.action === "refuse"
      ? {}
      : { accepted: { organisation: answered.organisation, replyTo: answered.replyTo } };
  const refuse = (refusal: SenderRefusal, why: string): BeforeReading => ({
    action: "refuse",
    organisation,
    replyTo,
    ...accepted,
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
        ...accepted,
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
        ...accepted,
        reason: mailClass.class,
        why: "It has no statement.",
      };
    default:
      // Automatic mail and workbooks are already dealt with.
      return { action: "ignore", reason: mailClass.class, why: "Nobody waits for an answer to it." };
  }
}

/** The format of the first file in words, if its name shows it. */
function formatOf([file = ""]: readonly string[]): { format?: string } {
  const ending = file.slice(file.lastIndexOf(".") + 1).toLowerCase();
  const format = FORMATS.find(([endings]) => endings.includes(ending))?.[1];
  return format === undefined ? {} : { format };
}

const FORMATS: readonly (readonly [endings: readonly string[], words: string])[] = [
  [["doc", "docx", "docm", "odt", "rtf"], "a text document"],
  [["ppt", "pptx", "odp"], "a presentation"],
  [["msg"], "an Outlook message that we can't open"],
  [["rar", "7z", "gz", "tar", "tgz", "cab"], "an archive that we do not open"],
  [["htm", "html", "mht"], "a web page"],
];
