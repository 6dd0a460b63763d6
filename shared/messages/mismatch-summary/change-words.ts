import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { PositionChange, Stage } from "../../domain/mismatch-summary/mismatch-summary.ts";

/** One change in a sentence: what of a position is not as the last summary said. */
export function changeSentence(change: PositionChange): string {
  const { receivable, kind, statement, before, now } = change;
  const whose = `${receivable.code}, ${shortNameOfKind(kind)}`;
  const total = formatPounds(now.totalPence);
  if (before === undefined)
    return `${whose}: a statement of ${total} has come; ${now.stage === "not-reconciled" ? "it is not compared yet" : `we agree ${formatPounds(now.pounds.agreedPence)}`}.`;
  const sent =
    statement === "replaced" ? [`a new statement of ${total}${instead(before.totalPence, now.totalPence)}`] : [];
  const amounts = [
    ["agreed", before.pounds.agreedPence, now.pounds.agreedPence],
    ["waiting for them", before.pounds.askedPence, now.pounds.askedPence],
    ["not agreed", before.pounds.notAgreedPence, now.pounds.notAgreedPence],
    ["in formal dispute", before.pounds.inDisputePence, now.pounds.inDisputePence],
    ["not compared", before.pounds.notReconciledPence, now.pounds.notReconciledPence],
  ] as const;
  const moved = amounts
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is]) => `${formatPounds(is)} ${what} instead of ${formatPounds(was)}`);
  const stage = before.stage === now.stage ? [] : [stageWords(now.stage)];
  return `${whose}: ${[...sent, ...moved, ...stage].join(", ")}.`;
}

/** How far a position has got, in a few words. */
export function stageWords(stage: Stage): string {
  return {
    "not-reconciled": "not compared with our ledger yet",
    "on-its-way": "our answer is on its way",
    "in-review": "our answer waits for a person to release it",
    stopped: "our answer has not arrived",
    answered: "answered",
  }[stage];
}

function instead(was: Pence, is: Pence): string {
  return was === is ? "" : ` instead of ${formatPounds(was)}`;
}
