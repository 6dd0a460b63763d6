import type { Pence } from "../amounts-and-days/pence.ts";
import { limitsFor, type ApprovalLimit, type ApprovalLimits } from "./approval-limits.ts";
import { isLaterStep, type CreditStep, type CreditTerms } from "./credit-terms.ts";
import type { DebtEvent } from "./debt-event.ts";
import type { DebtStanding } from "./debt-standing.ts";

/** Why a write-off can't be proposed yet. */
export type WriteOffObstacle =
  | { readonly obstacle: "steps-not-taken"; readonly steps: readonly CreditStep[] }
  | { readonly obstacle: "no-reason-logged" }
  | {
      readonly obstacle: "not-chased";
      readonly standing: Exclude<DebtStanding["standing"], "next-step" | "steps-taken">;
    };

/** What whoever approves a write-off reads: the steps, the correspondence and the reasons (RCV-10). */
export interface WriteOffDossier {
  readonly amountPence: Pence;
  readonly steps: readonly Extract<DebtEvent, { readonly event: "step-taken" }>[];
  /** All that happened about the debt, in its order. */
  readonly correspondence: readonly DebtEvent[];
  /** The reasons for non-payment that were logged, each once. */
  readonly reasons: readonly string[];
  /** Who approves it, and up to what. */
  readonly limit: ApprovalLimit | undefined;
}

/**
 * The dossier of a write-off, or what stands in its way: it is proposed only when credit control has run its course (RCV-10). What is in
 * dispute, promised, agreed in instalments or to be looked at is no bad debt yet.
 */
export function writeOffDossier(
  standing: DebtStanding,
  events: readonly DebtEvent[],
  { steps }: CreditTerms,
  limits: ApprovalLimits,
): { readonly dossier: WriteOffDossier } | { readonly obstacles: readonly WriteOffObstacle[] } {
  if (standing.standing !== "next-step" && standing.standing !== "steps-taken")
    return { obstacles: [{ obstacle: "not-chased", standing: standing.standing }] };
  const taken = events.filter((each) => each.event === "step-taken");
  const open = standing.standing === "steps-taken" ? [] : stepsFrom(standing.step, steps);
  const reasons = [...new Set(events.flatMap((each) => (each.event === "call" ? each.reason : [])))];
  const obstacles: WriteOffObstacle[] = [
    ...(open.length === 0 ? [] : [{ obstacle: "steps-not-taken", steps: open } as const]),
    ...(reasons.length === 0 ? [{ obstacle: "no-reason-logged" } as const] : []),
  ];
  if (obstacles.length > 0) return { obstacles };
  const { chasedPence } = standing;
  const [limit] = limitsFor(chasedPence, limits);
  return { dossier: { amountPence: chasedPence, steps: taken, correspondence: events, reasons, limit } };
}

/** A step that a later one has overtaken, because the settings have changed since, is not asked for any more. */
function stepsFrom(next: CreditStep, steps: CreditTerms["steps"]): CreditStep[] {
  return steps.map(({ step }) => step).filter((step) => step === next || isLaterStep(step, next));
}
