import type { AccordRecords } from "../../../local/open-records.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { noPence, pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { LineOutcome, Outcome } from "../../../shared/domain/position/outcome.ts";
import { positionKeySchema } from "../../../shared/domain/position/position-key.ts";
import { AT, POSITION } from "../records-to-view.ts";
import { totalsOf } from "../../../shared/records/position/totals-of.ts";

/** The states of lines, in turn: agreed, paid in part, unknown, in dispute. */
const REASONS = ["agreed", "part-paid", "not-on-ledger", "in-dispute"] as const;

/** A line of a statement as long as they are: every seventh rests on 40 lines of the ledger. */
function lineOf(number: number): LineOutcome {
  const claimed = pence(((number * 7919) % 900_000) + 100);
  const reason = REASONS[number % REASONS.length] ?? "agreed";
  const agreed = reason === "agreed" ? claimed : reason === "part-paid" ? pence(Math.floor(claimed / 2)) : noPence;
  const disputed = reason === "in-dispute" ? claimed : noPence;
  return {
    line: number,
    invoiceNumber: `INV-${String(number).padStart(6, "0")}`,
    outstandingPence: claimed,
    agreedPence: agreed,
    disputedPence: disputed,
    notAgreedPence: pence(claimed - agreed - disputed),
    reason,
    why: `Our ledger says so of line ${number}, in a sentence with figures, dates and references that is as long as such sentences are.`,
    wanted: undefined,
    evidence: Array.from({ length: number % 7 === 0 ? 40 : 1 }, (_, index) => ({
      invoiceNumber: `INV-${String(number).padStart(6, "0")}/${index}`,
      outstandingPence: claimed,
      status: "approved",
      match: "exact",
      usedPence: agreed,
    })),
  };
}

function outcomeOfLines(count: number): Outcome {
  const lines = Array.from({ length: count }, (_, index) => lineOf(index + 1));
  const sum = (of: (line: LineOutcome) => LineOutcome["agreedPence"]) => sumPence(lines.map(of));
  return {
    lines,
    ledgerOnly: Array.from({ length: count }, (_, index) => ({
      invoiceNumber: `ONLY-${index}`,
      outstandingPence: pence(index + 1),
      reason: "not-on-statement",
      why: "Our ledger has it, and the statement has not.",
    })),
    agreedPence: sum(({ agreedPence }) => agreedPence),
    notAgreedPence: sum(({ notAgreedPence }) => notAgreedPence),
    inDisputePence: sum(({ disputedPence }) => disputedPence),
    notifiedPence: sum(({ outstandingPence }) => outstandingPence),
    accruedPence: noPence,
    adjustedPence: noPence,
    disputedPence: noPence,
    totalPence: sum(({ outstandingPence }) => outstandingPence),
    adjustments: [],
    replyRequired: true,
    replyRequiredWhy: "It is over the threshold.",
    remarks: [],
  };
}

/** Gives the position of `recordsToView` a statement of so many lines. */
export async function makeLong(records: AccordRecords, lines: number): Promise<void> {
  await putPosition(records, POSITION, outcomeOfLines(lines), lines);
}

/** Adds so many positions of other receivable organisations, with a few lines each. */
export async function addPositions(records: AccordRecords, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const receivable = organisationCode(`ZY${number.toString(36).toUpperCase().padStart(3, "0")}`);
    await putPosition(
      records,
      positionKeySchema.parse({ ...POSITION, receivable }),
      outcomeOfLines((number % 9) + 1),
      number,
    );
  }
}

async function putPosition(
  records: AccordRecords,
  key: typeof POSITION,
  outcome: Outcome,
  mark: number,
): Promise<void> {
  const outcomeKey = await records.objects.put("outcomes", outcome);
  await records.positions.change(key, () => ({
    event: { event: "reconciled", at: AT, facts: {} },
    record: {
      key,
      current: {
        mailId: "answered-mail",
        receivedAt: AT,
        subject: "A statement",
        lines: outcome.lines.length,
        totalPence: outcome.totalPence,
        digest: `digest-${mark}`,
        statement: `statements/${mark}.json`,
      },
      reconciled: {
        mailId: "answered-mail",
        at: AT,
        inputs: "inputs",
        referenceKeys: {},
        outcome: outcomeKey,
        totals: totalsOf(outcome),
        replyRequired: true,
      },
      messageCount: 1,
      outbox: [],
    },
  }));
}
