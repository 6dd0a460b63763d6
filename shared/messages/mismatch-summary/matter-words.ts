import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import { nameOfKind, shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { Matter } from "../../domain/mismatch-summary/matters.ts";
import { headingOfReason, ownStepOf, type Actor, type OwnStep } from "../../domain/mismatch-summary/next-step.ts";
import type { Difference } from "../../domain/position/differences.ts";
import { quoteReference } from "../words/quote-text.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";

/** What a matter is about, in a few words: `Not on our ledger`, `Statement missing`. */
export function headingOfMatter(matter: Matter): string {
  switch (matter.is) {
    case "difference":
      return headingOfReason(matter.difference.reason);
    case "not-reconciled":
      return "Not compared with our ledger yet";
    case "answer":
      return { "in-review": "Our answer waits to be released", stopped: "Our answer has not arrived" }[matter.state];
    case "statement":
      return { missing: "Statement missing", held: "Statement waits for its sender", refused: "Statement refused" }[
        matter.state
      ];
  }
}

/** `Northfold Community Health NHS Trust (ZB2), R&P: not on our ledger` */
export function titleOfMatter(matter: Matter): string {
  const heading = headingOfMatter(matter);
  return `${nameOfParty(matter.counterparty)}, ${shortNameOfKind(matter.kind)}: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`;
}

/** How many lines or items it is about, and the largest: `12 lines, the largest NF-10234 of £45,000.00`. Empty if it is about a whole statement. */
export function linesOfMatter(matter: Matter): string {
  if (matter.is !== "difference") return "";
  const { difference } = matter;
  const count = counted(difference.count, difference.on === "ledger" ? "item" : "line");
  const { largest } = difference;
  if (largest === undefined) return count;
  const named = `${quoteReference(largest.invoiceNumber)}${difference.count === 1 ? "" : ` of ${formatPounds(largest.pence)}`}`;
  return difference.count === 1 ? `${count}, ${named}` : `${count}, the largest ${named}`;
}

/** Who has to act, in a word or two: `We`, `They`, `Both`. */
export function actorInShort(actor: Actor): string {
  return { us: "We", them: "They", both: "Both", nobody: "Nobody" }[actor];
}

/** Who has to act, and how, in sentences (MIS-03). */
export function stepsOfMatter(matter: Matter): string {
  const steps = [ourWords(matter), theirWords(matter)].filter((text) => text !== "");
  return steps.length === 0 ? "Nobody has to act: it clears in ordinary business." : steps.join(" ");
}

/** What we can do about a matter, in a sentence; empty if it is not our turn. */
export function ourWords(matter: Matter): string {
  switch (matter.is) {
    case "difference":
      return OWN_STEPS[ownStepOf(matter.difference)];
    case "not-reconciled":
      return `We upload our ${matter.kind === "i&e" ? "expenditure" : "payables"} ledger, if it is not there yet; the answer follows by itself.`;
    case "answer":
      return {
        "in-review": "We read the reply, and release it or keep it back.",
        stopped: "We see to it on our to-do list: register another address, have it sent again, or answer ourselves.",
      }[matter.state];
    case "statement":
      return "";
  }
}

/** What they have to do about a matter, in a sentence; empty if it is not their turn. */
export function theirWords(matter: Matter): string {
  const { code } = matter.counterparty;
  switch (matter.is) {
    case "difference":
      return matter.actor === "them" || matter.actor === "both" ? aboutDifference(code, matter.difference) : "";
    case "not-reconciled":
    case "answer":
      return "";
    case "statement":
      return {
        missing: `${code} sends its statement of ${nameOfKind(matter.kind)}: our ledger has a balance over the threshold with it.`,
        held: `${code} confirms the statement that waits. If we know better, we release or reject it.`,
        refused: `${code} sends a statement that can be used: its last one was refused.`,
      }[matter.state];
  }
}

function aboutDifference(code: string, difference: Difference): string {
  if (difference.on === "ledger") return `${code} was told of it, and checks its statement.`;
  if (difference.asked > 0)
    return `${code} sends what we asked for about ${difference.asked === difference.count ? countOfAll(difference.count) : counted(difference.asked, "line")}, or puts its statement right.`;
  return difference.disputedPence === noPence ? "" : `${code} gets in touch with us about the dispute.`;
}

function countOfAll(count: number): string {
  return count === 1 ? "it" : `all ${count.toLocaleString("en-GB")} lines`;
}

const OWN_STEPS: Readonly<Record<OwnStep, string>> = {
  approve: "We approve what waits for approval, or decide how much of it we agree.",
  "release-hold": "We take it off hold, or dispute it formally.",
  "find-invoices": "We ask those who may have ordered it, and decide whether to agree it in principle.",
  "say-which": "We say which invoice it is, if we know.",
  "correct-ledger": "We check our own posting.",
  "settle-dispute": "We carry the dispute on, or settle it.",
  "collect-debit": "Our credit control has it paid back.",
  none: "",
};
