import type { OrganisationNamed, PositionInSummary, Stage } from "../../domain/mismatch-summary/mismatch-summary.ts";
import { notReconciled, reconciledPounds } from "../../domain/mismatch-summary/pounds-by-state.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { differencesOf } from "../../domain/position/differences.ts";
import { outcomeSchema } from "../../domain/position/outcome.ts";
import type { Messages } from "../message/messages.ts";
import { stoppedOfPosition } from "../message/stopped-messages.ts";
import type { PositionRecord } from "../position/position-record.ts";
import { stateOfPosition, type PositionState } from "../position/position-view.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

/** A position as a summary has it. Its outcome is read only if it was stored before positions kept their differences. */
export async function positionInSummary(
  record: PositionRecord,
  named: (code: OrganisationCode) => OrganisationNamed,
  ports: { readonly messages: Pick<Messages, "get">; readonly objects: Pick<JsonObjects, "get"> },
): Promise<PositionInSummary> {
  const { key, current } = record;
  const { mailId, receivedAt, asAt, lines, totalPence } = current;
  const stage = stageOf(stateOfPosition(record, await stoppedOfPosition(record, ports.messages)));
  const about = {
    receivable: named(key.receivable),
    kind: key.kind,
    stage,
    statement: { mailId, receivedAt, ...(asAt === undefined ? {} : { asAt }), lines, totalPence },
  };
  const { reconciled } = record;
  // Without a ledger, every line is "not agreed" only because nobody has looked.
  if (reconciled?.mailId !== mailId || !reconciled.ledger)
    return {
      ...about,
      stage: "not-reconciled",
      replyRequired: false,
      pounds: notReconciled(totalPence),
      differences: [],
    };
  const { totals, replyRequired, outcome } = reconciled;
  const differences = reconciled.differences ?? differencesOf(await ports.objects.get(outcome, outcomeSchema));
  return {
    ...about,
    replyRequired,
    pounds: reconciledPounds(totals, differences),
    form: {
      notifiedPence: totals.notifiedPence,
      accruedPence: totals.accruedPence,
      adjustedPence: totals.adjustedPence,
      disputedPence: totals.disputedPence,
      totalPence: totals.totalPence,
    },
    differences,
    outcome,
  };
}

function stageOf(state: PositionState): Stage {
  switch (state) {
    case "reconciling":
    case "awaiting-ledger":
      return "not-reconciled";
    case "replying":
    case "reply-waiting":
    case "revising":
      return "on-its-way";
    case "reply-in-review":
      return "in-review";
    case "reply-kept-back":
    case "reply-rejected":
    case "reply-withdrawn":
    case "undelivered":
      return "stopped";
    case "answered":
      return "answered";
  }
}
