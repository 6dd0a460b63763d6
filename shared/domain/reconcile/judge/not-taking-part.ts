import type { CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import { reconcileReferenceData2022To23 } from "../../reference/reconcile-reference-data-2022-23.ts";
import type { ReconcileInput } from "../reconcile-input.ts";

/** The body of a pair that does not take part itself. */
export interface NotTakingPart {
  readonly side: "receivable" | "payable";
  /** `Nursing and Midwifery Council (NMC033)` */
  readonly body: string;
  /** The body whose statements include its trade; absent if it is outside the agreement of balances altogether. */
  readonly parent: string | undefined;
}

/** ORG-06, ORG-17: which body of the pair does not take part: one that is only listed, or a subsidiary; undefined if both do. */
export function notTakingPart(
  input: Pick<ReconcileInput, "directory" | "referenceData"> & {
    readonly position: Pick<ReconcileInput["position"], "payable" | "receivable">;
  },
  asAt: CalendarDate | undefined,
): NotTakingPart | undefined {
  const { notTakingPart: listed = [] } = input.referenceData ?? reconcileReferenceData2022To23;
  for (const side of ["receivable", "payable"] as const) {
    const code = input.position[side];
    const body = input.directory.get(code);
    const entry = listed.find(
      (one) =>
        one.code === code &&
        (asAt === undefined ||
          ((one.from === undefined || one.from <= asAt) && (one.to === undefined || asAt <= one.to))),
    );
    if (entry !== undefined) return { side, body: `${body?.name ?? entry.name} (${code})`, parent: undefined };
    if (body?.parent === undefined || body.parent === code) continue;
    const parent = input.directory.get(body.parent);
    return { side, body: `${body.name} (${code})`, parent: `${parent?.name ?? "its parent"} (${body.parent})` };
  }
  return undefined;
}
