import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { ReasonCode } from "../../../shared/domain/reconcile/words/reasons.ts";
import {
  accrual,
  accrued,
  booked,
  bookedCredit,
  cash,
  claim,
  creditNote,
  eastmere,
  northfold,
  northfoldFacilities,
  type Case,
} from "./statement-and-ledger.ts";

const decided = {
  id: "d1",
  by: "sam.okoro@eastmere.example.org",
  at: "2023-03-28T09:00:00.000Z",
  invoiceNumber: "1001",
  outstandingPence: pence(50_000),
};

/** For each reason the simplest statement and ledger that lead to it. */
export const situations: Readonly<Record<ReasonCode, Case>> = {
  agreed: { statement: [claim("1001", 500)], ledger: [booked("1001", 500)] },
  "agreed-in-principle": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500, { status: "awaiting-approval" })],
    policy: { agreeAwaitingApproval: true },
  },
  "nothing-claimed": { statement: [claim("1001", 0), claim("1002", 10)], ledger: [booked("1001", 500)] },
  "statement-below-ledger": { statement: [claim("1001", 450)], ledger: [booked("1001", 500)] },
  "part-paid": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 200, { gross: 500, paidOn: "2023-03-10", paymentReference: "BACS77" })],
  },
  "above-ledger": { statement: [claim("1001", 30_000)], ledger: [booked("1001", 20_000)] },
  "vat-difference": { statement: [claim("1001", 600)], ledger: [booked("1001", 500)] },
  "rounding-difference": { statement: [claim("1001", 500.01)], ledger: [booked("1001", 500)] },
  "credit-not-taken": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 430), bookedCredit("CN77", -70)],
  },
  "in-dispute": {
    statement: [claim("1001", 70_000)],
    ledger: [booked("1001", 70_000, { disputed: 5_000, disputeReference: "MED-2023-04" })],
  },
  "awaiting-approval": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500, { status: "awaiting-approval" })],
  },
  "on-hold": { statement: [claim("1001", 500)], ledger: [booked("1001", 500, { status: "on-hold" })] },
  cancelled: { statement: [claim("1001", 500)], ledger: [booked("1001", 0, { gross: 500, status: "cancelled" })] },
  paid: {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 0, { gross: 500, status: "paid", paidOn: "2023-03-10", paymentReference: "BACS77" })],
  },
  "paid-after-statement": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 0, { gross: 500, status: "paid", paidOn: "2023-03-24", paymentReference: "BACS78" })],
  },
  "nothing-outstanding": { statement: [claim("1001", 500)], ledger: [booked("1001", 0, { gross: 500 })] },
  "not-on-ledger": { statement: [claim("1001", 500)], ledger: [] },
  "not-recognised": { statement: [claim("1001", 500)], ledger: [], payable: "Y56" },
  "no-ledger": { statement: [claim("1001", 500)], ledger: null },
  "no-reference": { statement: [claim("", 500)], ledger: [] },
  "similar-reference": { statement: [claim("100100", 500)], ledger: [booked("100190", 500)] },
  "same-amount": { statement: [claim("7743", 500)], ledger: [booked("100190", 500)] },
  "number-or-amount": {
    statement: [claim("100100", 500)],
    ledger: [booked("100100", 470), booked("200200", 500, { on: "2023-03-03" })],
  },
  "other-writing": { statement: [claim("21/10", 500)], ledger: [booked("2/110", 500)] },
  "related-number": { statement: [claim("10421-SUPP", 500)], ledger: [booked("10421", 500)] },
  "number-in-description": {
    statement: [claim("NF10421", 500)],
    ledger: [booked("5100012345", 500, { on: "2023-03-08", description: "NF10421 physiotherapy" })],
  },
  "order-unclear": {
    statement: [claim("", 500, { order: "PO4711" })],
    ledger: [booked("NF881", 500, { order: "PO4711", on: "2023-02-20" }), booked("NF882", 500, { order: "PO4711" })],
  },
  "rival-lines": {
    statement: [claim("PATH-10421", 500), claim("RAD-10421", 500)],
    ledger: [booked("10421", 500)],
  },
  "posted-twice": {
    statement: [claim("10421", 500)],
    ledger: [booked("10421", 0, { gross: 500, status: "paid", paidOn: "2023-03-15" }), booked("10421", 500)],
  },
  reversed: {
    statement: [claim("10421", 500)],
    ledger: [booked("10421", 500), bookedCredit("10421", -500, { on: "2023-03-10" })],
  },
  "signs-turned": {
    statement: [creditNote("10421", -500), creditNote("10422", -70)],
    ledger: [booked("10421", 500), booked("10422", 70)],
  },
  ambiguous: {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500), booked("1001", 500, { supplierCode: "S200" })],
  },
  unconfirmed: {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 75, { on: "2022-06-01" })],
  },
  "other-year": { statement: [claim("1001", 500)], ledger: [booked("1001", 500, { on: "2022-01-15" })] },
  "other-supplier": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 75, { supplier: "Northfold Facilities Ltd" })],
    directory: [eastmere, northfold, northfoldFacilities],
  },
  "opposite-sign": { statement: [claim("1001", 500)], ledger: [bookedCredit("1001", -500)] },
  duplicate: { statement: [claim("1001", 500), claim("1001", 500)], ledger: [booked("1001", 500)] },
  "accrued-not-invoiced": { statement: [claim("1001", 500)], ledger: [accrued("1001", 480)] },
  "credit-agreed": {
    statement: [claim("1001", 500), creditNote("CN77", -70, { references: ["1001"] })],
    ledger: [booked("1001", 500)],
  },
  "credit-above-invoice": {
    statement: [claim("1001", 500), creditNote("CN77", -700, { references: ["1001"] })],
    ledger: [booked("1001", 500)],
  },
  "credit-already-taken": {
    statement: [claim("1001", 500), creditNote("CN77", -70, { references: ["1001"] })],
    ledger: [booked("1001", 430, { gross: 430 })],
  },
  "credit-for-unknown-invoice": { statement: [creditNote("CN77", -70, { references: ["1001"] })], ledger: [] },
  "credit-for-disputed-invoice": {
    statement: [creditNote("CN77", -70, { references: ["1001"] })],
    ledger: [booked("1001", 500, { disputed: 100, disputeReference: "MED-2023-04" })],
  },
  "credit-for-cancelled-invoice": {
    statement: [creditNote("CN77", -70, { references: ["1001"] })],
    ledger: [booked("1001", 0, { gross: 500, status: "cancelled" })],
  },
  "credit-for-settled-invoice": {
    statement: [creditNote("CN77", -70, { references: ["1001"] })],
    ledger: [booked("1001", 0, { gross: 500, status: "paid", paidOn: "2023-03-10", paymentReference: "BACS77" })],
  },
  "credit-not-on-ledger": { statement: [creditNote("CN77", -70)], ledger: [] },
  "credit-loss": {
    statement: [claim("", -900, { description: "Expected credit loss allowance" })],
    ledger: [],
  },
  "payment-covered": {
    statement: [cash("BACS77", -500)],
    ledger: [booked("1001", 0, { gross: 500, status: "paid", paidOn: "2023-03-10", paymentReference: "BACS77" })],
  },
  "payment-probably-covered": {
    statement: [cash("", -500, { on: "2023-03-12" })],
    ledger: [booked("1001", 0, { gross: 500, status: "paid", paidOn: "2023-03-10", paymentReference: "BACS77" })],
  },
  "payment-unknown": { statement: [cash("UNALLOCATED", -500)], ledger: [] },
  "receipt-suggested": {
    kind: "i&e",
    statement: [claim("IPF 77", 500, { type: "receipt" })],
    ledger: [booked("9001", 0, { gross: 500, status: "paid", paidOn: "2023-03-03", paymentReference: "BACS77" })],
  },
  "wrong-counterparty": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500)],
    receivable: "ZC3",
    directory: [
      eastmere,
      northfold,
      {
        code: organisationCode("ZC3"),
        name: "Westhaven CCG",
        type: "ccg",
        closed: calendarDate("2022-06-30"),
        successor: northfold.code,
      },
    ],
  },
  "body-ended": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500)],
    receivable: "ZC3",
    directory: [
      eastmere,
      {
        code: organisationCode("ZC3"),
        name: "Westhaven Support Unit",
        type: "csu",
        closed: calendarDate("2022-06-30"),
      },
    ],
  },
  "outside-exercise": {
    statement: [claim("9040017", 500)],
    ledger: [booked("9040017", 500)],
    receivable: "HSA033",
  },
  "earlier-year": {
    kind: "i&e",
    statement: [claim("1001", 500, { on: "2022-04-02" })],
    ledger: [booked("1001", 500, { on: "2022-03-30" })],
  },
  "later-year": {
    kind: "i&e",
    statement: [claim("1001", 500, { on: null })],
    ledger: [booked("1001", 500, { on: "2023-04-03" })],
  },
  "after-cut-off": {
    kind: "i&e",
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500, { on: "2023-03-28" })],
  },
  "already-invoiced": { kind: "accruals", statement: [accrual("1001", 500)], ledger: [booked("1001", 500)] },
  "accrual-not-held": { kind: "accruals", statement: [accrual("ACC-12-01", 500)], ledger: [] },
  "accrual-not-invoiced": { statement: [accrual("ACC-12-01", 500)], ledger: [] },
  prepayment: {
    kind: "accruals",
    statement: [claim("MATERNITY-M12", -500, { type: "prepayment", description: "Maternity pathway" })],
    ledger: [],
  },
  "prepayment-agreed": {
    kind: "accruals",
    statement: [accrual("MP1", 90_000, { type: "prepayment", description: "Maternity pathway prepayment" })],
    ledger: [accrued("MP1", -90_000, { description: "Maternity pathway prepayment" })],
  },
  "prepayment-differs": {
    kind: "accruals",
    statement: [accrual("MP1", -90_000, { type: "prepayment", description: "Maternity pathway prepayment" })],
    ledger: [accrued("MP1", -85_000, { description: "Maternity pathway prepayment" })],
  },
  "prepayment-held": {
    kind: "accruals",
    statement: [accrual("ACC1", 500)],
    ledger: [accrued("ACC1", 500), accrued("MP1", -90_000, { description: "Maternity pathway prepayment" })],
  },
  "claimed-elsewhere": {
    receivable: "Y60",
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500, { counterparty: "CBA033" })],
    claimedElsewhere: [{ receivable: "Y58", number: "1001", pounds: 500 }],
  },
  "lease-not-invoiced": {
    statement: [claim("", 500, { description: "IFRS 16 lease balance, ward block" })],
    ledger: [],
  },
  "agreed-by-decision": {
    statement: [claim("1001", 500)],
    ledger: [],
    decisions: [{ ...decided, decision: "agree", agreedPence: pence(40_000) }],
  },
  "disputed-by-decision": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500)],
    decisions: [{ ...decided, decision: "dispute", disputedPence: pence(10_000), disputeReference: "MED-2023-04" }],
  },
  "queried-by-decision": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500)],
    decisions: [{ ...decided, decision: "query", question: "which ward is this for?" }],
  },
  "remainder-on-ledger": {
    statement: [claim("1001", 200), claim("1001", 150)],
    ledger: [booked("1001", 500)],
  },
  "future-period": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500, { futurePeriod: true })],
  },
  capital: { statement: [claim("1001", 500)], ledger: [booked("1001", 500, { capital: true })] },
  "on-ledger-only": { statement: [claim("1001", 500)], ledger: [booked("1001", 500), booked("2002", 80)] },
  "credit-on-ledger-only": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500), bookedCredit("CN77", -80)],
  },
  "late-notification": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500), booked("2002", 80, { on: "2023-03-28" })],
  },
  "outside-period": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500), booked("2002", 80, { on: "2023-04-03" })],
  },
  "on-ledger-only-not-approved": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500), booked("2002", 80, { status: "on-hold" })],
  },
  "debit-balance": {
    statement: [claim("1001", 500)],
    ledger: [booked("1001", 500), booked("2002", -80, { entry: "payment" })],
  },
  "accrual-held": { statement: [claim("1001", 500)], ledger: [booked("1001", 500), accrued("ACC-12-01", 80)] },
};
