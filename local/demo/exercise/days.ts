import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { noPence, pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { SubmittedRow } from "../../../shared/domain/mismatch/submitted-form.ts";
import { codeOf } from "./bodies.ts";
import type { PlayedDay } from "./acts.ts";
import {
  eastmereClaims,
  eastmereExpenditure,
  eastmereIncome,
  eastmerePayables,
  eastmereReceivables,
  harrowdeneClaims,
  larkmoorClaims,
  northfoldAccrues,
  northfoldClaims,
  northfoldIncome,
  westhavenClaims,
  westhavenEarned,
  westhavenExpenditure,
  westhavenIncome,
  westhavenPayables,
  westhavenReceivables,
} from "./ledgers.ts";

const cutOff = calendarDate("2023-03-23");
const yearEnd = calendarDate("2023-03-31");

const inPence = (pounds: number) => pence(Math.round(pounds * 100));

/** A row of the form of an organisation that does not use Accord: what Eastmere owes it, in pounds. */
const owedByEastmere = (
  { notified = 0, accrued = 0, adjusted = 0 },
  part: SubmittedRow["part"] = "receivables",
): SubmittedRow => ({
  part,
  counterparty: codeOf("ZA1"),
  notifiedPence: inPence(notified),
  accruedPence: inPence(accrued),
  adjustedPence: inPence(adjusted),
  disputedPence: noPence,
  totalPence: inPence(notified + accrued + adjusted),
  reason: "",
});

const northfoldForm = (accrued: number) => [
  owedByEastmere({ notified: 324_460.75, accrued }),
  owedByEastmere({ notified: 3_410_000 }, "income"),
];

/**
 * The Q4 exercise of 2022-23, from its cut-off to the audited submission: two organisations on Accord, Eastmere and Westhaven, and four that
 * are not. Northfold sends in time, Larkmoor's statement is refused and sent again, Harrowdene's is late, Saltby's never comes.
 */
export const playedDays: readonly PlayedDay[] = [
  {
    at: "2023-03-23T10:00:00.000Z",
    timetable: "The cut-off: statements are as at this day, and the last invoices leave.",
    acts: [],
  },
  {
    at: "2023-03-24T10:00:00.000Z",
    timetable: "The last day of payments between NHS bodies.",
    acts: [
      { act: "ledger", of: "ZA1", kind: "payables", asAt: cutOff, close: "soft", lines: eastmerePayables.soft },
      { act: "ledger", of: "ZC3X9", kind: "payables", asAt: cutOff, close: "soft", lines: westhavenPayables.closed },
      { act: "ledger", of: "ZA1", kind: "receivables", asAt: cutOff, close: "soft", lines: eastmereReceivables },
      {
        act: "ledger",
        of: "ZC3X9",
        kind: "receivables",
        asAt: cutOff,
        close: "soft",
        lines: westhavenReceivables.soft,
      },
    ],
  },
  {
    at: "2023-03-28T09:00:00.000Z",
    acts: [
      { act: "statement", from: "ZB2", to: "ZA1", kind: "r&p", lines: northfoldClaims },
      { act: "release", of: "ZC3X9", to: "ZA1", kind: "r&p", by: "T. Okafor" },
      { act: "statement", from: "ZC3X9", to: "ZA1", kind: "r&p", lines: westhavenClaims },
    ],
  },
  {
    at: "2023-03-29T09:00:00.000Z",
    timetable: "The last day for sending statements of receivables.",
    acts: [
      {
        act: "statement",
        from: "ZD4",
        to: "ZA1",
        kind: "r&p",
        subject: "ZQ4 statement of balances M12",
        lines: larkmoorClaims,
      },
      { act: "release", of: "ZA1", to: "ZC3X9", kind: "r&p", by: "J. Ashdown" },
      { act: "statement", from: "ZA1", to: "ZC3X9", kind: "r&p", lines: eastmereClaims },
    ],
  },
  {
    at: "2023-03-30T08:00:00.000Z",
    timetable: "From this day missing statements of receivables are asked for.",
    acts: [{ act: "statement", from: "ZD4", to: "ZA1", kind: "r&p", lines: larkmoorClaims }],
  },
  {
    at: "2023-03-31T13:00:00.000Z",
    acts: [{ act: "statement", from: "ZE5", to: "ZA1", kind: "r&p", lines: harrowdeneClaims }],
  },
  { at: "2023-04-03T08:00:00.000Z", acts: [] },
  {
    at: "2023-04-05T08:00:00.000Z",
    acts: [
      {
        act: "decide",
        of: "ZA1",
        about: "ZC3X9",
        kind: "r&p",
        number: "WH701022",
        claimed: 58_240,
        agreed: 58_240,
        by: "R. Calloway",
        tell: "The pharmacy has confirmed the hours.",
      },
    ],
  },
  {
    at: "2023-04-11T08:00:00.000Z",
    timetable:
      "The last day for agreeing receivables and payables, and for sending statements of income and of accruals.",
    acts: [
      { act: "ledger", of: "ZA1", kind: "expenditure", asAt: yearEnd, close: "soft", lines: eastmereExpenditure },
      { act: "ledger", of: "ZC3X9", kind: "income", asAt: yearEnd, close: "soft", lines: westhavenEarned },
      { act: "release", of: "ZC3X9", to: "ZA1", kind: "i&e", by: "T. Okafor" },
      { act: "statement", from: "ZC3X9", to: "ZA1", kind: "i&e", lines: westhavenIncome },
      { act: "statement", from: "ZB2", to: "ZA1", kind: "accruals", lines: northfoldAccrues },
    ],
  },
  {
    at: "2023-04-12T08:00:00.000Z",
    timetable: "From this day missing statements of income are asked for.",
    acts: [{ act: "statement", from: "ZB2", to: "ZA1", kind: "i&e", lines: northfoldIncome }],
  },
  {
    at: "2023-04-13T08:00:00.000Z",
    timetable: "Working day 7: the hard close of the month's ledgers.",
    acts: [
      { act: "ledger", of: "ZA1", kind: "payables", asAt: yearEnd, close: "hard", lines: eastmerePayables.hard },
      { act: "ledger", of: "ZA1", kind: "expenditure", asAt: yearEnd, close: "hard", lines: eastmereExpenditure },
      { act: "ledger", of: "ZA1", kind: "receivables", asAt: yearEnd, close: "hard", lines: eastmereReceivables },
      { act: "ledger", of: "ZA1", kind: "income", asAt: yearEnd, close: "hard", lines: eastmereIncome },
      { act: "ledger", of: "ZC3X9", kind: "payables", asAt: yearEnd, close: "hard", lines: westhavenPayables.closed },
      { act: "ledger", of: "ZC3X9", kind: "expenditure", asAt: yearEnd, close: "hard", lines: westhavenExpenditure },
      {
        act: "ledger",
        of: "ZC3X9",
        kind: "receivables",
        asAt: yearEnd,
        close: "hard",
        lines: westhavenReceivables.hard,
      },
      { act: "ledger", of: "ZC3X9", kind: "income", asAt: yearEnd, close: "hard", lines: westhavenEarned },
      {
        act: "note",
        of: "ZA1",
        about: "ZB2",
        kind: "accruals",
        by: "J. Ashdown",
        with: "A. Finch",
        text: "They have accrued the wheelchair clinic of March as well; we look for the order.",
      },
    ],
  },
  { at: "2023-04-17T08:00:00.000Z", acts: [] },
  {
    at: "2023-04-19T08:00:00.000Z",
    timetable: "The last day for agreeing income and expenditure, and for discussing accruals.",
    acts: [],
  },
  { at: "2023-04-25T08:00:00.000Z", acts: [] },
  {
    at: "2023-04-27T07:30:00.000Z",
    timetable: "Collection forms are due: at 9 from NHS England's group, at 12 from providers.",
    acts: [
      {
        act: "sign",
        of: "ZC3X9",
        round: "submission",
        by: "T. Okafor",
        note: "EM-30125 is not on our ledger; we have asked the consultants' office.",
      },
      {
        act: "sign",
        of: "ZA1",
        round: "submission",
        by: "J. Ashdown",
        note: "Saltby has not answered three requests; WH701035 is with the project office.",
      },
      { act: "hand-in", of: "ZB2", round: "submission", rows: northfoldForm(96_000) },
      { act: "hand-in", of: "ZD4", round: "submission", rows: [owedByEastmere({ notified: 136_020.75 })] },
      { act: "hand-in", of: "ZF6", round: "submission", rows: [owedByEastmere({ notified: 187_300 })] },
    ],
  },
  {
    at: "2023-05-05T09:00:00.000Z",
    timetable: "Mismatch reports are distributed.",
    acts: [{ act: "mismatches" }],
  },
  {
    at: "2023-05-10T08:00:00.000Z",
    acts: [
      {
        act: "ledger",
        of: "ZC3X9",
        kind: "payables",
        asAt: yearEnd,
        close: "hard",
        lines: westhavenPayables.resubmitted,
      },
      {
        act: "ledger",
        of: "ZC3X9",
        kind: "receivables",
        asAt: yearEnd,
        close: "hard",
        lines: westhavenReceivables.resubmitted,
      },
      { act: "hand-in", of: "ZB2", round: "resubmission", rows: northfoldForm(92_500) },
      {
        act: "hand-in",
        of: "ZD4",
        round: "resubmission",
        rows: [owedByEastmere({ notified: 136_020.75, adjusted: 8_160 })],
      },
      { act: "hand-in", of: "ZF6", round: "resubmission", rows: [owedByEastmere({ adjusted: 187_300 })] },
    ],
  },
  {
    at: "2023-05-12T07:30:00.000Z",
    timetable: "Resubmission.",
    acts: [
      { act: "reopen", of: "ZC3X9", by: "T. Okafor", note: "Resubmission." },
      {
        act: "sign",
        of: "ZC3X9",
        round: "resubmission",
        by: "T. Okafor",
        note: "EM-30125 is booked, and WH701035 is credited.",
      },
      { act: "reopen", of: "ZA1", by: "J. Ashdown", note: "Resubmission." },
      {
        act: "sign",
        of: "ZA1",
        round: "resubmission",
        by: "J. Ashdown",
        note: "Saltby's balance is on our ledger and on its form; Westhaven has credited WH701035.",
      },
    ],
  },
  {
    at: "2023-05-18T09:00:00.000Z",
    timetable: "The second mismatch reports.",
    acts: [{ act: "mismatches" }],
  },
  { at: "2023-06-28T08:00:00.000Z", acts: [] },
  {
    at: "2023-06-30T07:30:00.000Z",
    timetable: "The audited submission.",
    acts: [
      { act: "reopen", of: "ZA1", by: "J. Ashdown", note: "Audited accounts." },
      { act: "sign", of: "ZA1", round: "audit", by: "J. Ashdown", note: "As audited." },
      { act: "reopen", of: "ZC3X9", by: "T. Okafor", note: "Audited accounts." },
      { act: "sign", of: "ZC3X9", round: "audit", by: "T. Okafor", note: "As audited." },
    ],
  },
];
