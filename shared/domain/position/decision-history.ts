import * as z from "zod";

import { normaliseReference } from "../reconcile/references/normalise-reference.ts";
import { decisionSchema, type Decision } from "./decision.ts";

/**
 * What people did with a decision after it was made. `approved` and `rejected`: a second person's answer to a decision over the
 * limit. `withdrawn`: it applies no longer. The decision itself stays as it was written.
 */
export const decisionStepSchema = z.object({
  step: z.enum(["approved", "rejected", "withdrawn"]),
  /** The id of the decision. */
  of: z.string().min(1),
  by: z.string().min(1),
  at: z.iso.datetime(),
  note: z.string().optional(),
  /** Whether the revised reply leaves at once, without waiting for further decisions. */
  atOnce: z.boolean().optional(),
});

export type DecisionStep = z.infer<typeof decisionStepSchema>;

export const decisionHistorySchema = z.object({
  decision: decisionSchema,
  /** A second person's answer, if the decision needed one and has one. */
  second: decisionStepSchema.optional(),
  withdrawn: decisionStepSchema.optional(),
});

/** A decision with everything that people did with it. */
export type DecisionHistory = Readonly<z.infer<typeof decisionHistorySchema>>;

/** `waiting`: for a second person (RCV-13). Only a decision in effect changes a verdict. */
export type DecisionEffect = "in-effect" | "waiting" | "rejected" | "withdrawn";

export function effectOf({ decision, second, withdrawn }: DecisionHistory): DecisionEffect {
  if (withdrawn) return "withdrawn";
  if (second?.step === "approved" || decision.secondPersonOverPence === undefined) return "in-effect";
  return second ? "rejected" : "waiting";
}

/** The decisions that may change a verdict, the oldest first. */
export function decisionsInEffect(histories: readonly DecisionHistory[]): Decision[] {
  return histories
    .filter((each) => effectOf(each) === "in-effect" && replacedBy(each, histories) === undefined)
    .map(({ decision }) => decision);
}

/**
 * The later decision on the same line that took the place of this one. It need not be in force any more: if it is withdrawn, the line
 * has its automatic verdict again, and no older decision comes back. One that waits for a second person only takes the place of
 * another that waits.
 */
export function replacedBy(of: DecisionHistory, all: readonly DecisionHistory[]): DecisionHistory | undefined {
  const isWaiting = effectOf(of) === "waiting";
  return all.find(
    (other) =>
      isLater(other.decision, of.decision) &&
      isAboutSame(other.decision, of.decision) &&
      (hasHadEffect(other) || (isWaiting && effectOf(other) === "waiting")),
  );
}

function isLater(one: Decision, other: Decision): boolean {
  return one.at === other.at ? one.id > other.id : one.at > other.at;
}

/** Which ledger line a line is, and how much of it is agreed, are two questions. */
function isAboutSame(one: Decision, other: Decision): boolean {
  return (
    normaliseReference(one.invoiceNumber) === normaliseReference(other.invoiceNumber) &&
    one.outstandingPence === other.outstandingPence &&
    (one.decision === "same-invoice") === (other.decision === "same-invoice")
  );
}

function hasHadEffect({ decision, second }: DecisionHistory): boolean {
  return decision.secondPersonOverPence === undefined || second?.step === "approved";
}

/** When people last changed which decisions are in effect, and whether they wanted to wait for nothing more; `undefined` if never. */
export function lastChangeOfDecisions(
  histories: readonly DecisionHistory[],
): { readonly at: string; readonly atOnce: boolean } | undefined {
  const changes = histories.flatMap(changesOf);
  const [at] = changes.map((change) => change.at).sort((one, other) => (one < other ? 1 : -1));
  // Of the decisions of one file, which have the same time, one says so for all.
  return at === undefined
    ? undefined
    : { at, atOnce: changes.some((change) => change.at === at && change.atOnce === true) };
}

function changesOf({ decision, second, withdrawn }: DecisionHistory): (Decision | DecisionStep)[] {
  const began =
    decision.secondPersonOverPence === undefined ? decision : second?.step === "approved" ? second : undefined;
  return began === undefined ? [] : withdrawn ? [began, withdrawn] : [began];
}

/** Whether two names are those of one person, however they are typed: a second person must be another one. */
export function isSamePerson(one: string, other: string): boolean {
  return nameForComparison(one) === nameForComparison(other);
}

function nameForComparison(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
