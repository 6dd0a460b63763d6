import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type {
  CoverageInSummary,
  MismatchSummary,
  OrganisationNamed,
  PositionInSummary,
} from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { mismatchSummarySchema } from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { reconciledPounds } from "../../../shared/domain/mismatch-summary/pounds-by-state.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { differencesOf } from "../../../shared/domain/position/differences.ts";
import { reconcileCase, type Case } from "../reconcile/statement-and-ledger.ts";

export function named(code: string, name = `Organisation ${code}`): OrganisationNamed {
  return { code: organisationCode(code), name };
}

/** A position whose figures are those of a statement and a ledger. */
export function positionOf(code: string, one: Case, more: Partial<PositionInSummary> = {}): PositionInSummary {
  const outcome = reconcileCase(one);
  const differences = differencesOf(outcome);
  return {
    receivable: named(code),
    kind: one.kind ?? "r&p",
    stage: "answered",
    statement: {
      mailId: `mail-${code}`,
      receivedAt: "2023-03-28T09:00:00.000Z",
      asAt: calendarDate("2023-03-23"),
      lines: outcome.lines.length,
      totalPence: sumPence(outcome.lines.map(({ outstandingPence }) => outstandingPence)),
    },
    replyRequired: outcome.replyRequired,
    pounds: reconciledPounds(outcome, differences),
    form: {
      notifiedPence: outcome.notifiedPence,
      accruedPence: outcome.accruedPence,
      adjustedPence: outcome.adjustedPence,
      disputedPence: outcome.disputedPence,
      totalPence: outcome.totalPence,
    },
    differences,
    outcome: `outcomes/${code}.json`,
    ...more,
  };
}

export function coverageRow(
  code: string,
  pounds: number,
  state: CoverageInSummary["rows"][number]["state"],
): CoverageInSummary["rows"][number] {
  const expectation = state === "none-needed" ? "not-over-threshold" : "over-threshold";
  return { counterparty: named(code), balancePence: pence(Math.round(pounds * 100)), expectation, state };
}

export function coverageOfKind(
  rows: CoverageInSummary["rows"],
  more: Partial<CoverageInSummary> = {},
): CoverageInSummary {
  return {
    kind: "r&p",
    basis: "ledger",
    issueOverPence: pence(250_000),
    askFrom: calendarDate("2023-03-30"),
    rows,
    ...more,
  };
}

export function summaryOf(given: Partial<MismatchSummary>): MismatchSummary {
  return mismatchSummarySchema.parse({
    payable: named("ZA1", "Eastmere University Hospitals NHS FT"),
    exercise: "2022-23-Q4",
    preparedAt: "2023-03-31T07:30:00.000Z",
    ledgers: [{ kind: "payables", asAt: "2023-03-31", close: "soft", totalPence: pence(1_842_310_55) }],
    coverage: [],
    positions: [],
    deadlines: [],
    waiting: [],
    ...given,
  });
}
