import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Kind } from "../exercise/kind.ts";
import { reconcileReference2022To23 } from "../reference/reconcile-reference-2022-23.ts";
import type { ReconcileReference } from "../reference/reconcile-reference.ts";
import type { ReconcileInput } from "./reconcile-input.ts";

/** What holds for every line of one reconciliation. */
export interface Setting {
  readonly kind: Kind;
  /** The day of the statement: as it says, or the exercise's cut-off. */
  readonly asAt: CalendarDate | undefined;
  readonly cutOff: CalendarDate | undefined;
  readonly year: { readonly from: CalendarDate; readonly to: CalendarDate } | undefined;
  readonly agreeAwaitingApproval: boolean;
  readonly accrueAwaitingApproval: boolean;
  readonly hasLedger: boolean;
  readonly reference: ReconcileReference;
  /** What of the reference data's natures of lines is about this position. */
  readonly natures: ReconcileReference["natures"];
  /** Whether the payable organisation is one of NHS England's (REC-16). */
  readonly isSubEntity: boolean;
}

export function settingOf(input: ReconcileInput): Setting {
  const reference = input.reference ?? reconcileReference2022To23;
  const asAt = input.statement.asAt ?? input.exercise?.cutOff;
  const { payable, receivable, kind } = input.position;
  const bothNames = [payable, receivable].map((code) => input.directory.get(code)?.name.toUpperCase() ?? "");
  const payableType = input.directory.get(payable)?.type.toLowerCase() ?? "";
  return {
    kind: input.position.kind,
    asAt,
    cutOff: input.exercise?.cutOff,
    year: input.exercise?.financialYear,
    agreeAwaitingApproval: input.policy.agreeAwaitingApproval,
    accrueAwaitingApproval: input.policy.accrueAwaitingApproval ?? true,
    hasLedger: input.ledger !== undefined,
    reference,
    natures: reference.natures.filter(
      (nature) =>
        (nature.payables?.includes(payable) ?? true) &&
        (nature.payableTypes?.includes(payableType) ?? true) &&
        (nature.kinds?.includes(kind) ?? true) &&
        // Nobody is sent to where the line is already.
        (nature.belongsTo === undefined ||
          (nature.belongsTo.code !== payable &&
            nature.belongsTo.code !== receivable &&
            !bothNames.includes(nature.belongsTo.name.toUpperCase()))),
    ),
    isSubEntity: reference.subEntities.bodies.some(
      (body) =>
        body.code === input.position.payable &&
        (asAt === undefined ||
          ((body.from === undefined || body.from <= asAt) && (body.to === undefined || asAt <= body.to))),
    ),
  };
}
