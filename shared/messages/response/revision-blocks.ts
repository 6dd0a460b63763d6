import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import type { Block } from "../rendering/message-content.ts";
import { quoteReference } from "../words/quote-text.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import type { Change, Revision } from "./revision.ts";
import { counted, dateOfLedger, nameOfLedger } from "../words/statement-words.ts";
import { ukTime } from "../words/uk-time.ts";

const CHANGES_SHOWN = 30;

/** Whether a full response was sent before. A message that there was no ledger yet does not count as one. */
export function isRevised(revision: Revision | undefined): boolean {
  return revision?.earlier.ledger !== undefined;
}

/** Which earlier reply this one follows, and why (RSP-05). */
export function replacesSentences(revision: Revision, facts: ResponseFacts): string {
  return isRevised(revision)
    ? `This response replaces our reply of ${ukTime(revision.earlier.sentAt)}, which no longer counts. ${reasonForRevision(revision, facts)}`
    : firstAnswerSentence(revision, facts);
}

/** What changed since the earlier reply (RSP-05); nothing if that was no full response. */
export function changeBlocks(revision: Revision, facts: ResponseFacts): Block[] {
  if (!isRevised(revision)) return [];
  const { earlier } = revision;
  const { outcome } = facts;
  const changes = revision.changes.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const items = changes.slice(0, CHANGES_SHOWN).map(changeSentence);
  const left = changes.length - items.length;
  if (left > 0) items.push(`${counted(left, "more change")}, listed in the attached workbook.`);
  return [
    { block: "heading", text: "What has changed" },
    {
      block: "table",
      columns: [
        { heading: "Part", amount: false },
        { heading: "Before", amount: true },
        { heading: "Now", amount: true },
      ],
      rows: [
        ["Agreed", formatPounds(earlier.agreedPence), formatPounds(outcome.agreedPence)],
        ["Not agreed", formatPounds(earlier.notAgreedPence), formatPounds(outcome.notAgreedPence)],
        ["In formal dispute", formatPounds(earlier.inDisputePence), formatPounds(outcome.inDisputePence)],
      ],
    },
    ...(items.length === 0 ? [] : [{ block: "list" as const, items }]),
  ];
}

function firstAnswerSentence(revision: Revision, facts: ResponseFacts): string {
  return `This is the full response that we announced on ${ukTime(revision.earlier.sentAt)}: our ${nameOfLedger(facts.kind)} ${dateOfLedger(facts.ledger)}, has now been loaded.`;
}

/** Why the response was revised, in a sentence. */
export function reasonForRevision(revision: Revision, facts: ResponseFacts): string {
  switch (revision.because) {
    case "newer-ledger":
      return revision.earlier.ledger === undefined
        ? firstAnswerSentence(revision, facts)
        : `The new response is based on our ${nameOfLedger(facts.kind)} ${dateOfLedger(facts.ledger)}; the earlier one was based on the ledger ${dateOfLedger(revision.earlier.ledger)}.`;
    case "person-decided":
      return "Our finance team has decided on one or more of the lines.";
    case "other-statement":
      return "What the statements of the other NHS England bodies claim of the same invoices has changed.";
    case "settings-changed":
      return "Our own settings for answering statements have changed.";
  }
}

/** One change in a sentence. */
export function changeSentence(change: Change): string {
  const number = quoteReference(change.invoiceNumber);
  const name = number === "" ? "An entry without a number" : number;
  if (change.change === "line") {
    const line = `${name} (${formatPounds(change.outstandingPence)})`;
    if (hasSameParts(change.before, change.after) && change.before.reason === change.after.reason)
      return `${line}: our finance team has decided on it again; the amounts are as before.`;
    return `${line}: ${partsWords(change.before, change.after)} before, ${partsWords(change.after, change.before)} now.`;
  }
  if (change.beforePence === undefined) {
    return `${name}: ${formatPounds(change.afterPence ?? noPence)} is on our ledger but not on your statement; this is new since our earlier reply.`;
  }
  if (change.afterPence === undefined) {
    return `${name}: ${formatPounds(change.beforePence)} was on our ledger but not on your statement; this is no longer the case.`;
  }
  return `${name}: on our ledger but not on your statement, ${formatPounds(change.beforePence)} before, ${formatPounds(change.afterPence)} now.`;
}

type Parts = Extract<Change, { change: "line" }>["before"];

/** The parts that are not nil. If the amounts alone show no difference, the reason is added. */
function partsWords(parts: Parts, other: Parts): string {
  const words = [
    parts.agreedPence === noPence ? undefined : `${formatPounds(parts.agreedPence)} agreed`,
    parts.notAgreedPence === noPence ? undefined : `${formatPounds(parts.notAgreedPence)} not agreed`,
    parts.disputedPence === noPence ? undefined : `${formatPounds(parts.disputedPence)} in formal dispute`,
  ].filter((part) => part !== undefined);
  const amounts = words.length === 0 ? "nil" : words.join(" and ");
  return hasSameParts(parts, other) ? `${amounts} (${parts.reason.replaceAll("-", " ")})` : amounts;
}

function hasSameParts(one: Parts, other: Parts): boolean {
  return (
    one.agreedPence === other.agreedPence &&
    one.notAgreedPence === other.notAgreedPence &&
    one.disputedPence === other.disputedPence
  );
}

/** How much money a change moves, in pence. */
function sizeOf(change: Change): number {
  if (change.change === "ledger-only") return Math.abs((change.afterPence ?? 0) - (change.beforePence ?? 0));
  return (
    Math.abs(change.after.agreedPence - change.before.agreedPence) +
    Math.abs(change.after.disputedPence - change.before.disputedPence)
  );
}
