import { reasons, type ReasonCode } from "../reconcile/words/reasons.ts";
import type { Difference } from "../position/differences.ts";

const ownSteps = [
  /** Approve invoices that wait for it, or say why not. */
  "approve",
  /** Take invoices off hold, or dispute them. */
  "release-hold",
  /** Look for invoices that the ledger lacks, with those who may have ordered them (REC-06). */
  "find-invoices",
  /** Say which invoice a line is. */
  "say-which",
  /** Put the ledger right. */
  "correct-ledger",
  /** Carry the dispute on, or settle it. */
  "settle-dispute",
  /** Have what is owed back paid back (REC-14). */
  "collect-debit",
] as const;

/** What the payable organisation itself can do about a difference. `none`: it is the other side's turn, or nobody's. */
export type OwnStep = (typeof ownSteps)[number] | "none";

/** Who has to act on a difference next. `nobody`: it clears without anybody. */
export type Actor = "us" | "them" | "both" | "nobody";

/**
 * Who has to act next (MIS-03): we, if there is a step of ours; they, if we wait for something of theirs, if they have to look at what their
 * statement lacks, or if there is a dispute, about which the receivable organisation contacts the payable one.
 */
export function actorOf(difference: Difference): Actor {
  const isOurs = ownStepOf(difference) !== "none";
  const isTheirs =
    difference.on === "statement"
      ? difference.asked > 0 || difference.disputedPence !== 0
      : theyLookAt.has(difference.reason);
  if (isOurs) return isTheirs ? "both" : "us";
  return isTheirs ? "them" : "nobody";
}

/** What the payable organisation can do about a difference. */
export function ownStepOf({ reason, ...difference }: Difference): OwnStep {
  if (difference.on === "statement" && difference.disputedPence !== 0) return "settle-dispute";
  return stepOfReason.get(reason) ?? "none";
}

/** Whether a line with this reason could not be found on the ledger. */
export function isToBeFound(reason: string): boolean {
  return stepOfReason.get(reason) === "find-invoices";
}

/** The heading of a reason, as the collection form has it (COL-07). */
export function headingOfReason(reason: string): string {
  return isReasonCode(reason) ? reasons[reason].heading : reason;
}

function isReasonCode(reason: string): reason is ReasonCode {
  return Object.hasOwn(reasons, reason);
}

/** What only our ledger has, and the receivable organisation was told of (REC-08). What it need not look at clears, or is ours. */
const theyLookAt: ReadonlySet<string> = new Set<ReasonCode>([
  "on-ledger-only",
  "credit-on-ledger-only",
  "late-notification",
  "on-ledger-only-not-approved",
  "remainder-on-ledger",
  "statement-below-ledger",
  "vat-difference",
  "rounding-difference",
  "nothing-claimed",
]);

/** Reasons for which the payable organisation can do something, by what it can do. For all others it has done its part. */
const reasonsOfStep: Readonly<Record<Exclude<OwnStep, "none">, readonly ReasonCode[]>> = {
  approve: ["awaiting-approval", "on-ledger-only-not-approved"],
  "release-hold": ["on-hold"],
  "find-invoices": [
    "not-on-ledger",
    "not-recognised",
    "no-reference",
    "accrued-not-invoiced",
    "accrual-not-held",
    "credit-for-unknown-invoice",
    "credit-not-on-ledger",
  ],
  "say-which": [
    "similar-reference",
    "same-amount",
    "ambiguous",
    "unconfirmed",
    "number-or-amount",
    "other-writing",
    "related-number",
    "number-in-description",
    "order-unclear",
    "rival-lines",
    "receipt-suggested",
  ],
  "correct-ledger": ["nothing-outstanding", "posted-twice", "reversed", "other-supplier", "opposite-sign"],
  "settle-dispute": ["in-dispute", "disputed-by-decision", "credit-for-disputed-invoice"],
  "collect-debit": ["debit-balance"],
};

const stepOfReason: ReadonlyMap<string, OwnStep> = new Map(
  ownSteps.flatMap((step) => reasonsOfStep[step].map((reason) => [reason, step] as const)),
);
