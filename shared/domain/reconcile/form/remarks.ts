import { nameOfKind } from "../../exercise/kind.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { pounds } from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";

/** What else the receivable organisation may not be expecting (REC-14, REC-17, REC-19, ORG-01). */
export function remarksOn(input: ReconcileInput, setting: Setting, notified: number, inDispute: number): string[] {
  const remarks: string[] = [];
  const { core, bodies } = setting.reference.subEntities;
  const sender = bodies.find((body) => body.code === input.position.receivable);
  if (sender !== undefined && sender.code !== core) {
    remarks.push(`What is owed to ${sender.name} is recorded against NHS England as a whole (${core}).`);
  }
  if (notified < 0) {
    remarks.push(
      `The balance of ${pounds(notified)} is in our favour: please refund it or move it to your payables, unless an open invoice takes it up.`,
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
