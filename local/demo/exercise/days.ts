import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { noPence, pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { SubmittedRow } from "../../../shared/domain/mismatch/submitted-form.ts";
import { codeOf, type Body } from "./bodies.ts";
import type { PlayedDay } from "./acts.ts";
import {
  eastmereClaims,
  eastmereExpenditure,
  eastmerePayables,
  harrowdeneClaims,
  larkmoorClaims,
  northfoldAccrues,
  northfoldClaims,
  northfoldIncome,
  westhavenClaims,
  westhavenIncome,
  westhavenPayables,
} from "./ledgers.ts";

const cutOff = calendarDate("2023-03-23");
const yearEnd = calendarDate("2023-03-31");

const receivables = (owing: Body, pounds: number, part: SubmittedRow["part"] = "receivables"): SubmittedRow => {
  const amount = pence(Math.round(pounds * 100));
  return {
    part,
    counterparty: codeOf(owing),
    notifiedPence: amount,
    accruedPence: noPence,
    adjustedPence: noPence,
    disputedPence: noPence,
    totalPence: amount,
    reason: "",
  };
};

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
      { act: "ledger", of: "ZC3X9", kind: "payables", asAt: cutOff, close: "soft", lines: westhavenPayables },
    ],
  },
  {
    at: "2023-03-28T09:00:00.000Z",
    acts: [
      { act: "statement", from: "ZB2", to: "ZA1", kind: "r&p", lines: northfoldClaims },
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
      {
        act: "hand-in",
        of: "ZB2",
        round: "submission",
        rows: [receivables("ZA1", 324_460.75), receivables("ZA1", 3_410_000, "income")],
      },
      { act: "hand-in", of: "ZD4", round: "submission", rows: [receivables("ZA1", 136_020.75)] },
      { act: "hand-in", of: "ZF6", round: "submission", rows: [receivables("ZA1", 187_300)] },
    ],
  },
  {
    at: "2023-05-05T09:00:00.000Z",
    timetable: "Mismatch reports are distributed.",
    acts: [{ act: "mismatches" }],
  },
  {
    at: "2023-05-10T08:00:00.000Z",
    acts: [{ act: "hand-in", of: "ZD4", round: "resubmission", rows: [receivables("ZA1", 144_180.75)] }],
  },
  {
    at: "2023-05-12T07:30:00.000Z",
    timetable: "Resubmission.",
    acts: [
      { act: "reopen", of: "ZA1", by: "J. Ashdown", note: "Resubmission." },
      {
        act: "sign",
        of: "ZA1",
        round: "resubmission",
        by: "J. Ashdown",
        note: "Saltby's balance is on our ledger and on its form.",
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
