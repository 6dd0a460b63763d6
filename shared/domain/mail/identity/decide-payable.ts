import type { Finding } from "../../statement/finding.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { NamedParty } from "../../statement/statement.ts";
import type { PayableRefusal } from "../mail-refusal.ts";
import { isSamePayable, isSameSender, isNhsEngland, findNamedOrganisation } from "./named-organisation.ts";
import { mailboxSuffix, mailboxCode } from "../own-mailbox.ts";
import type { PayableDecision, PayableInput } from "./sender-decision.ts";
import { findSubjectCodes } from "./subject-codes.ts";

/**
 * Decides which organisation's ledger a statement is for. The mailbox that it came to, the workbook and the subject must not
 * contradict each other (STM-03, REC-16, ORG-01). The mailbox counts most, a code in the subject least. A statement for
 * somebody else is refused without reading any ledger. Call this once for each workbook of a mail.
 */
export function decidePayable(input: PayableInput): PayableDecision {
  const { workbook, subject } = findPayables(input);
  if (workbook.length > 1) return refuse({ reason: "several-payables", named: workbook.map(({ party }) => party) });
  const named = workbook[0];
  const mailbox = mailboxOf(input, named);
  if ("reason" in mailbox) return refuse(mailbox);
  if (mailbox.code === undefined) return withoutMailbox(input, named, subject);
  const payable = mailbox.code;
  if (named?.code !== undefined && !isSamePayable(named.code, payable, input.directory)) {
    const nhsEngland = isNhsEngland(payable, input.directory);
    return refuse({ reason: "wrong-payable", named: named.party, nhsEngland });
  }
  const contradicted = subject.length > 0 && !subject.some((code) => isSamePayable(code, payable, input.directory));
  if (contradicted && named?.code === undefined) {
    return refuse({ reason: "payable-contradiction", named: [payable, ...subject].map((code) => party(code, input)) });
  }
  return accept(input, payable, ["mailbox"], named, subject);
}

interface NamedInWorkbook {
  readonly party: NamedParty;
  readonly code: OrganisationCode | undefined;
}

interface NamedPayables {
  /** Each payable organisation that the workbook names, once. */
  readonly workbook: readonly NamedInWorkbook[];
  /** The codes in the subject that are not the sender's. */
  readonly subject: readonly OrganisationCode[];
}

function findPayables({ workbook, subject, receivable, directory }: PayableInput): NamedPayables {
  const named = new Map<string, NamedInWorkbook>();
  for (const one of workbook.payables) {
    const code = findNamedOrganisation(one, directory);
    const key = code ?? one.code ?? one.name?.trim().toLowerCase() ?? "";
    if (key !== "" && code !== receivable && !named.has(key)) named.set(key, { party: one, code });
  }
  return {
    workbook: [...named.values()],
    subject: findSubjectCodes(subject, directory)
      .known.filter(({ code, deliberate }) => deliberate && !isSameSender(code, receivable, directory))
      .map(({ code }) => code),
  };
}

/** The organisation whose mailbox it came to. If there are several, the one that the workbook names counts. */
function mailboxOf(
  { recipients, mailbox, receivable, directory }: PayableInput,
  named: NamedInWorkbook | undefined,
): { readonly code: OrganisationCode | undefined } | PayableRefusal {
  const written = [...new Set(recipients.map((address) => mailboxSuffix(address, mailbox) ?? ""))].filter(Boolean);
  const codes = [...new Set(recipients.flatMap((address) => mailboxCode(address, mailbox) ?? []))];
  const known = codes.filter((code) => directory.has(code));
  const [code] = known;
  if (code === undefined) {
    return written[0] === undefined ? { code } : { reason: "unknown-payable", written: written[0].toUpperCase() };
  }
  if (known.length > 1) {
    if (named?.code !== undefined && known.includes(named.code)) return { code: named.code };
    return {
      reason: "payable-contradiction",
      named: known.map((one) => ({ code: one, name: directory.get(one)?.name })),
    };
  }
  if (code !== receivable) return { code };
  // The sender's own mailbox: it owes itself nothing.
  return named === undefined
    ? { reason: "no-payable" }
    : { reason: "wrong-payable", named: named.party, nhsEngland: false };
}

function withoutMailbox(
  input: PayableInput,
  named: NamedInWorkbook | undefined,
  subject: readonly OrganisationCode[],
): PayableDecision {
  const inWorkbook = named?.code;
  if (inWorkbook !== undefined) {
    if (subject.length > 0 && !subject.some((code) => isSamePayable(code, inWorkbook, input.directory))) {
      return refuse({
        reason: "payable-contradiction",
        named: [inWorkbook, ...subject].map((code) => party(code, input)),
      });
    }
    return accept(input, inWorkbook, ["workbook"], named, subject);
  }
  const [inSubject] = subject;
  if (inSubject !== undefined && subject.length === 1) return accept(input, inSubject, ["subject"], named, subject);
  if (inSubject !== undefined) {
    return refuse({ reason: "payable-contradiction", named: subject.map((code) => party(code, input)) });
  }
  if (named === undefined) return refuse({ reason: "no-payable" });
  return refuse({ reason: "unknown-payable", written: written(named.party) });
}

function accept(
  input: PayableInput,
  payable: OrganisationCode,
  first: readonly ["mailbox" | "workbook" | "subject"],
  named: NamedInWorkbook | undefined,
  subject: readonly OrganisationCode[],
): PayableDecision {
  const { directory } = input;
  const inSubject = subject.some((code) => isSamePayable(code, payable, directory));
  const by = new Set<"mailbox" | "workbook" | "subject">(first);
  if (named?.code !== undefined) by.add("workbook");
  if (inSubject) by.add("subject");
  const notes: Finding[] = [];
  if (named !== undefined && named.code === undefined) {
    notes.push({
      code: "payable-not-in-directory",
      severity: "warning",
      what: `The workbook is addressed to ${written(named.party)}, which is not in the directory; we took it to be for ${written(party(payable, input))}.`,
      todo: "Please check that it went to the right organisation, and use the name or code from the directory next time.",
    });
  }
  if (subject.length > 0 && !inSubject) {
    notes.push({
      code: "other-payable-in-subject",
      severity: "warning",
      what: `The subject line has the code ${subject.join(", ")}; we took the statement to be for ${written(party(payable, input))}, as mailbox and workbook say.`,
      todo: "Please check that it went to the right organisation.",
    });
  }
  return { action: "accept", payable, by: [...by], notes };
}

function party(code: OrganisationCode, { directory }: PayableInput): NamedParty {
  return { code, name: directory.get(code)?.name };
}

function written({ code, name }: NamedParty): string {
  if (name === undefined) return code ?? "nobody";
  return code === undefined ? name : `${name} (${code})`;
}

function refuse(refusal: PayableRefusal): PayableDecision {
  return { action: "refuse", reason: refusal.reason, why: whyRefused(refusal), refusal };
}

function whyRefused(refusal: PayableRefusal): string {
  switch (refusal.reason) {
    case "several-payables":
      return `STM-03: the workbook names several payable organisations: ${refusal.named.map(written).join(", ")}.`;
    case "no-payable":
      return "Neither mailbox nor subject nor workbook says which organisation it is for.";
    case "unknown-payable":
      return `It is for ${refusal.written}, which is not in the directory.`;
    case "payable-contradiction":
      return `Mailbox, subject and workbook name different organisations: ${refusal.named.map(written).join(", ")}.`;
    case "wrong-payable":
      return `REC-16: it came to one organisation's mailbox but is addressed to ${written(refusal.named)}.`;
  }
}
