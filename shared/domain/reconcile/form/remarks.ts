import { isOfQuarter, nameOfExercise } from "../../exercise/exercise.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { compareDisputes } from "./compare-disputes.ts";
import { formatDay, pounds } from "../words/name-lines.ts";
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
  const quarter = remarkOnQuarter(input);
  if (quarter !== undefined) remarks.push(quarter);
  if (notified < 0 && setting.kind !== "accruals") {
    remarks.push(
      `The balance of ${pounds(notified)} is in our favour: please refund it or move it to your payables, unless it can be set against an open invoice.`,
    );
  }
  for (const other of input.disputedElsewhere ?? []) {
    const here = { kind: setting.kind, disputedPence: inDispute };
    const remark = setting.hasLedger ? compareDisputes(setting.referenceData, setting.asAt, here, other) : undefined;
    if (remark !== undefined) remarks.push(remark);
  }
  return remarks;
}

/** EXR-09: what is said if the ledger is of another quarter than the statement, whichever of the two is later. */
function remarkOnQuarter({ exercise, statement, ledger }: ReconcileInput): string | undefined {
  const asAt = statement.asAt ?? exercise?.cutOff;
  if (ledger === undefined || asAt === undefined) return undefined;
  const cutOff = exercise?.cutOff ?? asAt;
  if (isOfQuarter({ cutOff }, ledger.asAt)) return undefined;
  const whose = exercise === undefined ? "" : ` for ${nameOfExercise(exercise.exercise)}`;
  return ledger.asAt > cutOff
    ? `Your statement${whose} is as at ${formatDay(asAt)}, and our ledger is of a later quarter, as at ${formatDay(ledger.asAt)}: what we paid or posted in between may make a difference.`
    : `Your statement${whose} is as at ${formatDay(asAt)}, and our ledger is of an earlier quarter, as at ${formatDay(ledger.asAt)}: what we paid or posted since then is not in this answer, and what is agreed holds as at ${formatDay(ledger.asAt)} only.`;
}
