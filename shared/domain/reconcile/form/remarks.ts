import { nameOfKind } from "../../exercise/exercise.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { pounds } from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";

/** Remarks on the whole balance that the receivable organisation may not expect (REC-14, REC-17, REC-19, ORG-01). */
export function remarksOnBalance(
  input: ReconcileInput,
  setting: Setting,
  notified: number,
  inDispute: number,
): string[] {
  const remarks: string[] = [];
  const { core, bodies } = setting.referenceData.subEntities;
  const sender = bodies.find((body) => body.code === input.position.receivable);
  if (sender !== undefined && sender.code !== core) {
    remarks.push(`What is owed to ${sender.name} is recorded against NHS England as a whole (${core}).`);
  }
  if (notified < 0) {
    remarks.push(
      `The balance of ${pounds(notified)} is in our favour: please refund it or move it to your payables, unless it can be set against an open invoice.`,
    );
  }
  for (const other of input.disputedElsewhere ?? []) {
    if (other.kind === setting.kind || other.kind === "accruals" || setting.kind === "accruals") continue;
    if (other.disputedPence === inDispute) continue;
    remarks.push(
      `${pounds(inDispute)} is in formal dispute here and ${pounds(other.disputedPence)} under ${nameOfKind(other.kind)}: the two normally agree, so one of them needs looking into.`,
    );
  }
  return remarks;
}
