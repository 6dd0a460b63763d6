import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { changesSince } from "../../../shared/domain/mismatch-summary/changes.ts";
import type {
  DeadlineInSummary,
  MismatchSummary,
  PositionInSummary,
} from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { notReconciled } from "../../../shared/domain/mismatch-summary/pounds-by-state.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import { coverageOfKind, coverageRow, named, positionOf, summaryOf } from "../../domain/mismatch-summary/summaries.ts";
import { accrued, booked, claim, reconcileCase, type Case } from "../../domain/reconcile/statement-and-ledger.ts";

const cases: Readonly<Record<string, Case>> = {
  northfold: {
    statement: [
      claim("NF-1001", 120_000),
      claim("NF-1002", 45_500.5),
      claim("NF-1003", 9_600),
      claim("NF-1004", 70_000),
      claim("NF-1005", 1_250),
    ],
    ledger: [
      booked("NF-1001", 120_000),
      booked("NF-1003", 9_600, { status: "awaiting-approval" }),
      booked("NF-1004", 70_000, { disputed: 5_000, disputeReference: "MED-2023-04" }),
      booked("NF-1005", 0, { gross: 1_250, status: "paid", paidOn: "2023-03-10", paymentReference: "BACS77" }),
      booked("NF-1090", 18_400),
      accrued("MAR-23", 2_000),
    ],
  },
  southmoor: { statement: [claim("SM-1", 310_000)], ledger: [booked("SM-1", 310_000)] },
  northfoldSpent: {
    kind: "i&e",
    statement: [claim("NF-1001", 3_100_000), claim("NF-0900", 40_000)],
    ledger: [booked("NF-1001", 3_100_000)],
  },
};

/** The outcomes of the positions by key, as the workbook reads them. */
const outcomes: ReadonlyMap<string, Outcome> = new Map(
  Object.entries(cases).map(([name, one]) => [name, reconcileCase(one)]),
);

/** Reads the outcome of an example's position. */
export function readOutcome(key: string): Promise<Outcome> {
  const outcome = outcomes.get(key);
  return outcome ? Promise.resolve(outcome) : Promise.reject(new Error(`no outcome ${key}`));
}

const northfold = exampleOf("northfold", "ZB2", "Northfold Community Health NHS Trust");
const southmoor = exampleOf("southmoor", "ZB3", "Southmoor Ambulance Service NHS Trust");
const spent = exampleOf("northfoldSpent", "ZB2", "Northfold Community Health NHS Trust");
const westhavenTotal = pence(8_250_000);
const westhaven: PositionInSummary = {
  ...southmoor,
  receivable: named("ZC3X9", "Westhaven ICB"),
  stage: "not-reconciled",
  kind: "i&e",
  statement: { ...southmoor.statement, mailId: "mail-w", lines: 4, totalPence: westhavenTotal },
  replyRequired: false,
  pounds: notReconciled(westhavenTotal),
  differences: [],
  form: undefined,
  outcome: undefined,
};

const deadlines: DeadlineInSummary[] = [
  { at: "2023-03-29", what: { is: "statements-by", kind: "r&p" } },
  { at: "2023-04-11", what: { is: "agree-by", kind: "r&p" } },
  { at: "2023-04-19", what: { is: "agree-by", kind: "i&e" } },
  { at: "2023-04-27T12:00", what: { is: "event", event: "collection forms", bodies: ["provider"] } },
];

const coverage = [
  coverageOfKind([
    { ...coverageRow("ZB2", 248_350, "answered"), statementPence: northfold.statement.totalPence },
    { ...coverageRow("ZB3", 310_000, "agreed"), statementPence: southmoor.statement.totalPence },
    coverageRow("ZB5", -64_200.25, "missing"),
    coverageRow("ZB6", 12_750, "refused"),
    coverageRow("ZB7", 900, "none-needed"),
  ]),
  coverageOfKind(
    [
      { ...coverageRow("ZB2", 3_140_000, "answered"), statementPence: spent.statement.totalPence },
      coverageRow("ZB3", 2_400_000, "not-due"),
      { ...coverageRow("ZC3X9", 0, "received"), expectation: "no-balance", statementPence: westhavenTotal },
    ],
    { kind: "i&e", issueOverPence: pence(200_000_000), askFrom: calendarDate("2023-04-12") },
  ),
];

const before: PositionInSummary = {
  ...northfold,
  pounds: {
    ...northfold.pounds,
    agreedPence: pence(12_000_000),
    askedPence: sumPence([northfold.pounds.askedPence, pence(6_500_000)]),
  },
};

const running = summaryOf({
  coverage,
  positions: [northfold, southmoor, spent, westhaven],
  deadlines,
  waiting: [
    {
      id: "question-mail-9",
      kind: "question",
      counterparty: organisationCode("ZB2"),
      since: "2023-03-30T10:00:00.000Z",
      deadline: calendarDate("2023-04-11"),
      pence: pence(1_250_00),
      what: "Northfold Community Health NHS Trust wrote in words: “Invoice NF-1005”. Read it, and answer it.",
    },
    {
      id: "columns-unsettled-u1",
      kind: "columns-unsettled",
      since: "2023-03-30T11:00:00.000Z",
      what: "2 columns of the ledger ledger.csv were not read. Say what they are.",
    },
  ],
  since: {
    preparedAt: "2023-03-27T06:30:00.000Z",
    changes: changesSince({ positions: [before] }, { positions: [northfold, southmoor, spent, westhaven] }),
  },
});

/** What a summary can look like, by name. */
export const exampleSummaries: Readonly<Record<string, MismatchSummary>> = {
  running,
  "all agreed": summaryOf({
    coverage: [
      coverageOfKind([
        { ...coverageRow("ZB3", 310_000, "agreed"), statementPence: southmoor.statement.totalPence },
        coverageRow("ZB7", 900, "none-needed"),
      ]),
    ],
    positions: [southmoor],
    deadlines,
    since: { preparedAt: "2023-03-27T06:30:00.000Z", changes: [] },
  }),
  "nothing has come": summaryOf({
    ledgers: [],
    coverage: [coverageOfKind([], { basis: "no-ledger" })],
  }),
};

function exampleOf(key: string, code: string, name: string): PositionInSummary {
  const one = cases[key];
  if (!one) throw new Error(`no case ${key}`);
  return positionOf(code, one, { receivable: named(code, name), outcome: key });
}
