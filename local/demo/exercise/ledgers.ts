import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { PlayedLedgerLine, PlayedLine } from "./acts.ts";
import type { Body } from "./bodies.ts";

const line = (number: string, date: string, what: string, pounds: number): PlayedLine => ({
  number,
  date: calendarDate(date),
  what,
  pounds,
});

/** What Northfold claims of Eastmere: Eastmere's ledger has all of it. */
export const northfoldClaims = [
  line("NF-20411", "2023-02-03", "Community physiotherapy sessions, January", 148_250),
  line("NF-20436", "2023-03-02", "Community physiotherapy sessions, February", 151_900.5),
  line("NF-20440", "2023-03-09", "Wheelchair assessments", 24_310.25),
];

/** What Westhaven claims of Eastmere: one part paid, one in part in dispute, one that waits for approval, and one that is not there. */
export const westhavenClaims = [
  line("WH701001", "2023-01-31", "Secondment of a programme manager", 30_000),
  line("WH701014", "2023-02-14", "Continuing care reimbursement, quarter 3", 270_000),
  line("WH701022", "2023-03-15", "Medicines optimisation staff, February", 58_240),
  line("WH701035", "2023-03-21", "Project support", 9_975),
];

/** What Larkmoor claims of Eastmere: the ledger has it, and an invoice more. */
export const larkmoorClaims = [
  line("LAS/5512", "2023-02-20", "Patient transport journeys, January", 64_800),
  line("LAS/5519", "2023-03-14", "Patient transport journeys, February", 71_220.75),
];

export const harrowdeneClaims = [line("HMH88120", "2023-03-06", "Liaison psychiatry, quarter 4", 93_400)];

/** What Eastmere claims of Westhaven. */
export const eastmereClaims = [
  line("EM-30117", "2023-02-28", "Pathology tests, January", 41_600),
  line("EM-30125", "2023-03-16", "Consultant sessions, February", 12_750),
];

/** Income of Westhaven that Eastmere has as expenditure, the whole year. */
export const westhavenIncome = [
  line("WH690012", "2022-08-31", "Hosted services, April to July", 1_640_000),
  line("WH695107", "2022-12-15", "Hosted services, August to November", 1_640_000),
  line("WH701060", "2023-03-10", "Hosted services, December to February", 1_230_000),
];

/** What Northfold has accrued for March, and Eastmere too, but not quite as much. */
export const northfoldAccrues = [line("ACC-0323", "2023-03-31", "Physiotherapy sessions, March", 96_000)];

const of = (
  party: Body,
  lines: readonly PlayedLine[],
  changed: Partial<Record<string, Partial<PlayedLedgerLine>>> = {},
) => lines.map((each): PlayedLedgerLine => ({ ...each, party, ...changed[each.number] }));

const eastmereOwes = (approved: boolean): PlayedLedgerLine[] => [
  ...of("ZB2", northfoldClaims),
  ...of("ZC3X9", westhavenClaims.slice(0, 3), {
    WH701001: { outstanding: 20_000, paidOn: calendarDate("2023-03-10") },
    WH701014: { disputed: 5_000 },
    ...(approved ? {} : { WH701022: { status: "awaiting-approval" as const } }),
  }),
  ...of("ZD4", [...larkmoorClaims, line("LAS/5523", "2023-03-17", "Inter-hospital transfers", 8_160)]),
  ...of("ZE5", harrowdeneClaims),
  ...of("ZF6", [line("SCH-4471", "2023-02-27", "Paediatric intensive care beds", 187_300)]),
  ...of("ZB2", [line("ACC-ZB2-12", "2023-03-31", "Physiotherapy sessions, March, estimated", 92_500)]).map(
    (accrual): PlayedLedgerLine => ({ ...accrual, isAccrual: true }),
  ),
];

/** Eastmere's payables: at the soft close one invoice waits for approval, at the hard close it is approved. */
export const eastmerePayables = { soft: eastmereOwes(false), hard: eastmereOwes(true) };

/** What Eastmere is owed: its statement to Westhaven is made from it. */
export const eastmereReceivables: readonly PlayedLedgerLine[] = of("ZC3X9", eastmereClaims);

/** A contract so small that no statement of income has to be issued: both have it in their ledgers. */
const pathologyContract = [line("EM-28001", "2022-11-30", "Pathology service, the year's contract", 1_850_000)];

export const eastmereIncome: readonly PlayedLedgerLine[] = of("ZC3X9", pathologyContract);

/** Eastmere's expenditure with Westhaven and Northfold, the whole year: Northfold's statement of income is late. */
export const eastmereExpenditure: readonly PlayedLedgerLine[] = [
  ...of("ZC3X9", westhavenIncome),
  ...of("ZB2", [line("NF-19001", "2022-10-05", "Community services, the year's contract", 3_410_000)]),
];

export const northfoldIncome = [line("NF-19001", "2022-10-05", "Community services, the year's contract", 3_410_000)];

const westhavenOwes = [
  ...of("ZA1", eastmereClaims.slice(0, 1)),
  ...of("ZE5", [line("HMH88102", "2023-02-22", "Section 12 assessments", 2_100)]),
];

/** Westhaven's payables: an invoice of Eastmere is missing from them, and is booked for the resubmission. */
export const westhavenPayables = {
  closed: westhavenOwes,
  resubmitted: [...westhavenOwes, ...of("ZA1", eastmereClaims.slice(1))],
};

export const westhavenExpenditure: readonly PlayedLedgerLine[] = [
  ...of("ZA1", pathologyContract),
  ...of("ZE5", [line("HMH86010", "2022-10-31", "Crisis line, the year's contract", 18_400)]),
];

const westhavenIsOwed = (changed: Parameters<typeof of>[2] = {}) => of("ZA1", westhavenClaims, changed);
const partPaid = { WH701001: { outstanding: 20_000 } };

/**
 * What Westhaven is owed: its statement is made from the soft close, at the hard close a payment of Eastmere is allocated, and for the resubmission
 * the invoice that Eastmere never had is cancelled by a credit.
 */
export const westhavenReceivables = {
  soft: westhavenIsOwed(),
  hard: westhavenIsOwed(partPaid),
  resubmitted: westhavenIsOwed(partPaid).filter(({ number }) => number !== "WH701035"),
};

export const westhavenEarned: readonly PlayedLedgerLine[] = of("ZA1", westhavenIncome);
