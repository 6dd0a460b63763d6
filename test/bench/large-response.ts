import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import { noPence, pence, sumPence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../shared/domain/position/outcome.ts";
import type { ResponseFacts } from "../../shared/messages/facts/reply-facts.ts";

/** One line in so many is not agreed. */
const ONE_OPEN_IN = 8;

/** A response to a statement of so many lines, each with a ledger line and a sentence of its own, an eighth of them open. */
export function largeResponse(count: number): ResponseFacts {
  const lines = Array.from({ length: count }, (_, index) => lineOf(index + 1));
  const total = sumPence(lines.map((line) => line.outstandingPence));
  const agreed = sumPence(lines.map((line) => line.agreedPence));
  const notAgreed = pence(total - agreed);
  return {
    payable: { name: "Eastmere University Hospitals" },
    receivable: { name: "Northfold Community Health" },
    kind: "r&p",
    preparedAt: "2023-03-28T09:30:00.000Z",
    ledger: { asAt: calendarDate("2023-03-31"), close: "hard" },
    policy: { agreeAwaitingApproval: false },
    statement: {
      lines: lines.map(({ line, invoiceNumber, outstandingPence }) => ({
        line,
        sheet: "Statement",
        row: line + 8,
        type: "invoice",
        invoiceNumber,
        outstandingPence,
      })),
      totalPence: total,
      findings: [],
      receipt: { file: "statement.xlsx", format: "xlsx", tables: [], leftOut: [] },
    },
    outcome: {
      lines,
      ledgerOnly: [],
      agreedPence: agreed,
      notAgreedPence: notAgreed,
      inDisputePence: noPence,
      notifiedPence: total,
      accruedPence: noPence,
      adjustedPence: pence(0 - notAgreed),
      disputedPence: noPence,
      totalPence: agreed,
      adjustments: [],
      replyRequired: false,
      replyRequiredWhy: "No threshold applies.",
      remarks: [],
    },
  };
}

function lineOf(line: number): LineOutcome {
  const invoiceNumber = `NF-${100_000 + line}`;
  const outstandingPence = pence(((line * 7_919) % 900_000) + 1_000);
  const isOpen = line % ONE_OPEN_IN === 0;
  const date = calendarDate(`2023-0${(line % 3) + 1}-${String((line % 28) + 1).padStart(2, "0")}`);
  const amount = formatPounds(outstandingPence);
  return {
    line,
    invoiceNumber,
    invoiceDate: date,
    outstandingPence,
    agreedPence: isOpen ? noPence : outstandingPence,
    notAgreedPence: isOpen ? outstandingPence : noPence,
    disputedPence: noPence,
    reason: isOpen ? "awaiting-approval" : "agreed",
    why: isOpen
      ? `Our ledger has invoice ${invoiceNumber} of ${date} with ${amount} outstanding, awaiting approval: ${amount} is not agreed yet; until then it is in our accruals.`
      : `Our ledger has invoice ${invoiceNumber} of ${date} with ${amount} outstanding, approved: agreed in full.`,
    wanted: isOpen ? { wants: "help-to-approve", lacksPurchaseOrder: true } : undefined,
    evidence: [
      {
        invoiceNumber,
        invoiceDate: date,
        outstandingPence,
        status: isOpen ? "awaiting-approval" : "approved",
        match: "exact",
        usedPence: isOpen ? noPence : outstandingPence,
      },
    ],
  };
}
