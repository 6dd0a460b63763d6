import * as z from "zod";

import { addPence, noPence, penceSchema, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { reasonSchema, type LineOutcome, type Outcome } from "./outcome.ts";
import { isTheirTurn } from "./wanted.ts";

const ofOneReason = {
  /** The code of the reason that all of them share. */
  reason: reasonSchema,
  /** How many lines or items there are. */
  count: z.number().int().positive(),
  /** The sum of their sizes: a debt and a credit don't cancel each other out. */
  sizePence: penceSchema,
  /** The largest of them, if it has a number. */
  largest: z.object({ invoiceNumber: z.string().min(1), pence: penceSchema }).optional(),
};

/** What the two sides of a position don't agree on for one reason. */
export const differenceSchema = z.discriminatedUnion("on", [
  /** Lines of the statement that are not agreed in full. */
  z.object({
    on: z.literal("statement"),
    ...ofOneReason,
    notAgreedPence: penceSchema,
    disputedPence: penceSchema,
    /**
     * How many of the lines wait for the receivable organisation (MIS-03), and how much of `notAgreedPence` is on them without what only
     * waits for our own approval.
     */
    asked: z.number().int().nonnegative(),
    askedPence: penceSchema,
  }),
  /** What only the ledger has. */
  z.object({
    on: z.literal("ledger"),
    ...ofOneReason,
    pence: penceSchema,
    /** What the ledger has beyond the claim of lines that are agreed in full: no item of its own. */
    isBeyondClaims: z.literal(true).optional(),
  }),
]);

export type Difference = z.infer<typeof differenceSchema>;

/**
 * The differences of an outcome by reason, the largest first. They hold every penny that is not agreed, everything that only the ledger has,
 * and what the ledger has beyond the claim of lines that are agreed in full.
 */
export function differencesOf({
  lines,
  ledgerOnly,
  adjustments,
}: Pick<Outcome, "lines" | "ledgerOnly" | "adjustments">): Difference[] {
  const open = lines.filter(isOpen);
  const onStatement = [...Map.groupBy(open, ({ reason }) => reason)].map(([reason, same]): Difference => {
    const asked = same.filter(({ wanted }) => isTheirTurn(wanted));
    return {
      on: "statement",
      ...partsOf(
        reason,
        same.map((line) => ({ invoiceNumber: line.invoiceNumber, pence: openPenceOf(line) })),
      ),
      notAgreedPence: sumPence(same.map(({ notAgreedPence }) => notAgreedPence)),
      disputedPence: sumPence(same.map(({ disputedPence }) => disputedPence)),
      asked: asked.length,
      askedPence: sumPence(
        asked.map(({ notAgreedPence, accruedPence = noPence }) => subtractPence(notAgreedPence, accruedPence)),
      ),
    };
  });
  const onLedger = [...Map.groupBy(ledgerOnly, ({ reason }) => reason)].map(([reason, same]): Difference => ({
    on: "ledger",
    ...partsOf(
      reason,
      same.map(({ invoiceNumber, outstandingPence }) => ({ invoiceNumber, pence: outstandingPence })),
    ),
    pence: sumPence(same.map(({ outstandingPence }) => outstandingPence)),
  }));
  const reasons = new Set([...open, ...ledgerOnly].map(({ reason }) => reason));
  const beyondClaims = adjustments.flatMap(({ reason, pence }): Difference[] => {
    const agreed = lines.filter((line) => line.reason === reason);
    return reasons.has(reason) || agreed.length === 0
      ? []
      : [{ on: "ledger", reason, count: agreed.length, sizePence: sizeOf(pence), pence, isBeyondClaims: true }];
  });
  return [...onStatement, ...onLedger, ...beyondClaims].sort(largestFirst);
}

/** What is open of a difference: what it leaves unagreed, or what only the ledger has. */
export function penceOfDifference(difference: Difference): Pence {
  return difference.on === "ledger" ? difference.pence : addPence(difference.notAgreedPence, difference.disputedPence);
}

function isOpen({ notAgreedPence, disputedPence }: LineOutcome): boolean {
  return notAgreedPence !== noPence || disputedPence !== noPence;
}

function openPenceOf({ outstandingPence, agreedPence }: LineOutcome): Pence {
  return subtractPence(outstandingPence, agreedPence);
}

function partsOf(reason: string, parts: readonly { readonly invoiceNumber: string; readonly pence: Pence }[]) {
  const [largest] = parts.toSorted(
    (one, other) => Math.abs(other.pence) - Math.abs(one.pence) || compareTexts(one.invoiceNumber, other.invoiceNumber),
  );
  const { invoiceNumber = "", pence = noPence } = largest ?? {};
  return {
    reason,
    count: parts.length,
    sizePence: sumPence(parts.map((part) => sizeOf(part.pence))),
    ...(invoiceNumber === "" ? {} : { largest: { invoiceNumber, pence } }),
  };
}

function sizeOf(amount: Pence): Pence {
  return amount < 0 ? subtractPence(noPence, amount) : amount;
}

function largestFirst(one: Difference, other: Difference): number {
  return other.sizePence - one.sizePence || compareTexts(one.on, other.on) || compareTexts(one.reason, other.reason);
}

function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
