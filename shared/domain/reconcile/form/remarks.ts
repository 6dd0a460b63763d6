import { isOfQuarter, nameOfExercise, nameOfKind } from "../../exercise/exercise.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { vatRateBetween } from "../matching/vat-rate.ts";
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
    if (other.kind === setting.kind || other.kind === "accruals" || setting.kind === "accruals") continue;
    if (!setting.hasLedger || isSameDispute(setting, inDispute, other.disputedPence)) continue;
    remarks.push(
      `${pounds(inDispute)} is in formal dispute here and ${pounds(other.disputedPence)} under ${nameOfKind(other.kind)}: the two normally agree, so one of them needs looking into.`,
    );
  }
  return remarks;
}

/** REC-19: payables have VAT, expenditure mostly does not (STM-08), so a dispute may differ by it. */
function isSameDispute({ referenceData, asAt }: Setting, one: number, other: number): boolean {
  return (
    one === other ||
    vatRateBetween(referenceData, one, other, asAt) !== undefined ||
    vatRateBetween(referenceData, other, one, asAt) !== undefined
  );
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
