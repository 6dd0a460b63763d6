import {
  accrual,
  accrued,
  booked,
  bookedCredit,
  cash,
  claim,
  creditNote,
  northfold,
  northfoldFacilities,
  eastmere,
  type Case,
} from "./statement-and-ledger.ts";

/** Lines and ledger rows as they come, and what the guidance makes of them: each written before it was run. */
export interface RuleSituation {
  readonly rule: string;
  readonly what: string;
  readonly given: Case;
  /** One for each line: `reason: 500 agreed`. */
  readonly verdicts: readonly RegExp[];
  /** What the sentences and remarks say. */
  readonly says?: readonly RegExp[];
  readonly columns?: string;
}

const i = { kind: "i&e" } as const;
const a = { kind: "accruals" } as const;

export const ruleSituations: readonly RuleSituation[] = [
  {
    rule: "REC-04",
    what: "a ledger that has the same invoice for less",
    given: { statement: [claim("SLA-0931", 48_200)], ledger: [booked("SLA-0931", 41_100)] },
    verdicts: [/^above-ledger: 41100 agreed, 7100 not agreed$/],
    columns: "48200 + 0 accrued - 7100 adjusted + 0 disputed = 41100",
  },
  {
    rule: "REC-05",
    what: "two invoices of which one is in formal dispute in part",
    given: {
      statement: [claim("440881", 12_000), claim("440882", 3_000)],
      ledger: [booked("440881", 12_000, { disputed: 4_500, disputeReference: "MED/23/7" }), booked("440882", 3_000)],
    },
    verdicts: [/^in-dispute: 7500 agreed, 4500 in dispute$/, /^agreed: 3000 agreed$/],
    says: [/MED\/23\/7/],
    columns: "15000 + 0 accrued + 0 adjusted - 4500 disputed = 10500",
  },
  {
    rule: "REC-06",
    what: "an invoice on hold",
    given: { statement: [claim("77120", 900)], ledger: [booked("77120", 900, { status: "on-hold" })] },
    verdicts: [/^on-hold: 900 not agreed$/],
  },
  {
    rule: "REC-06",
    what: "one that awaits its approver, agreed in principle by policy",
    given: {
      statement: [claim("77121", 900)],
      ledger: [booked("77121", 900, { status: "awaiting-approval" })],
      policy: { agreeAwaitingApproval: true },
    },
    verdicts: [/^agreed-in-principle: 900 agreed$/],
  },
  {
    rule: "REC-07",
    what: "one that awaits its approver, not agreed and accrued",
    given: {
      statement: [claim("77122", 900)],
      ledger: [booked("77122", 900, { status: "awaiting-approval" })],
    },
    verdicts: [/^awaiting-approval: 900 not agreed$/],
    columns: "900 + 900 accrued - 900 adjusted + 0 disputed = 900",
  },
  {
    rule: "REC-08",
    what: "an invoice that the statement lacks",
    given: { statement: [claim("5001", 100)], ledger: [booked("5001", 100), booked("5002", 750)] },
    verdicts: [/^agreed: 100 agreed$/],
    says: [/5002.*750\.00/],
    columns: "100 + 0 accrued + 750 adjusted + 0 disputed = 850",
  },
  {
    rule: "REC-09",
    what: "an invoice of last March that was posted in this year",
    given: {
      ...i,
      statement: [claim("INV0098", 2_400, { on: "2022-03-30" })],
      ledger: [booked("INV0098", 2_400, { on: "2022-03-30", postedOn: "2022-04-12" })],
    },
    verdicts: [/^agreed: 2400 agreed$/],
  },
  {
    rule: "REC-09",
    what: "an invoice of April that was posted in month 12 of last year",
    given: {
      ...i,
      statement: [claim("INV0099", 2_400, { on: "2022-04-05" })],
      ledger: [booked("INV0099", 2_400, { on: "2022-04-05", period: "MAR-22" })],
    },
    verdicts: [/^earlier-year: 2400 not agreed$/],
    says: [/2021.22|March 2022|MAR-22|31 March 2022|1 April 2022/],
  },
  {
    rule: "REC-10",
    what: "rent for April to June that the ledger has",
    given: {
      statement: [claim("R8810", 6_000, { futurePeriod: true, description: "Rent Apr-Jun 2023" })],
      ledger: [booked("R8810", 6_000)],
    },
    verdicts: [/^future-period: 6000 not agreed$/],
    says: [/both/i],
    columns: "6000 + 0 accrued - 6000 adjusted + 0 disputed = 0",
  },
  {
    rule: "REC-10",
    what: "an invoice that the ledger marks as of a later period, the statement not",
    given: { statement: [claim("R8811", 6_000)], ledger: [booked("R8811", 6_000, { futurePeriod: true })] },
    verdicts: [/^future-period: 6000 not agreed$/],
  },
  {
    rule: "REC-11",
    what: "a building invoice that only the payable side treats as capital",
    given: { statement: [claim("CP100", 80_000)], ledger: [booked("CP100", 80_000, { capital: true })] },
    verdicts: [/^agreed: 80000 agreed$/],
    says: [/capital/i],
    columns: "80000 + 0 accrued - 80000 adjusted + 0 disputed = 0",
  },
  {
    rule: "REC-12",
    what: "a credit note for an invoice that is open, both on the ledger",
    given: {
      statement: [claim("60011", 500), creditNote("60012", -120, { references: ["60011"] })],
      ledger: [booked("60011", 500), bookedCredit("60012", -120)],
    },
    verdicts: [/^agreed: 500 agreed$/, /^(?:credit-)?agreed: -120 agreed$/],
  },
  {
    rule: "REC-12",
    what: "a credit note whose invoice is cancelled",
    given: {
      statement: [creditNote("60022", -120, { description: "Credit of inv 60021" })],
      ledger: [booked("60021", 120, { status: "cancelled" }), bookedCredit("60022", -120)],
    },
    verdicts: [/^credit-for-cancelled-invoice: -120 not agreed$/],
  },
  {
    rule: "REC-12",
    what: "a credit note whose invoice the payable organisation disputes",
    given: {
      statement: [creditNote("60032", -120, { description: "Part credit re 60031" })],
      ledger: [booked("60031", 500, { disputed: 500, disputeReference: "D1" }), bookedCredit("60032", -120)],
    },
    verdicts: [/^credit-for-disputed-invoice: -120 not agreed$/],
  },
  {
    rule: "REC-13",
    what: "unallocated cash that the ledger paid for two invoices with one reference",
    given: {
      statement: [cash("BACS 4471", -1_500, { on: "2023-03-10" }), claim("90001", 1_000), claim("90002", 500)],
      ledger: [
        booked("90001", 0, { gross: 1_000, status: "paid", paidOn: "2023-03-10", paymentReference: "4471" }),
        booked("90002", 0, { gross: 500, status: "paid", paidOn: "2023-03-10", paymentReference: "4471" }),
      ],
    },
    verdicts: [/^payment-covered: /, /^paid: 1000 not agreed$/, /^paid: 500 not agreed$/],
    says: [/90001/, /90002/],
  },
  {
    rule: "REC-13",
    what: "cash of which the ledger knows nothing",
    given: { statement: [cash("UNALLOC", -333, { on: "2023-02-02" })], ledger: [booked("1", 5)] },
    verdicts: [/^payment-unknown: -333 not agreed$/],
  },
  {
    rule: "REC-15",
    what: "an invoice paid before the statement's day",
    given: {
      statement: [claim("31313", 640)],
      ledger: [booked("31313", 0, { gross: 640, status: "paid", paidOn: "2023-03-20", paymentReference: "RUN 88" })],
    },
    verdicts: [/^paid: 640 not agreed$/],
    says: [/20 March 2023/, /RUN 88/],
  },
  {
    rule: "REC-15",
    what: "an invoice paid five days after the statement's day",
    given: {
      statement: [claim("31314", 640)],
      ledger: [booked("31314", 0, { gross: 640, status: "paid", paidOn: "2023-03-28", paymentReference: "RUN 90" })],
    },
    verdicts: [/^paid-after-statement: (?:640 agreed|640 not agreed)$/],
    says: [/28 March 2023/],
  },
  {
    rule: "REC-16",
    what: "an invoice that is nobody's at a region of NHS England",
    given: { payable: "Y60", statement: [claim("HX12", 5_000)], ledger: [booked("1", 5)] },
    verdicts: [/^not-(?:recognised|on-ledger): 5000 not agreed$/],
    says: [/not recognised by this NHS England sub-entity/],
  },
  {
    rule: "REC-14",
    what: "a credit of which no open invoice is left",
    given: {
      statement: [creditNote("CR77", -2_000)],
      ledger: [bookedCredit("CR77", -2_000)],
    },
    verdicts: [/-2000/],
    says: [/other ledger|refund/i],
  },
  {
    rule: "REC-03",
    what: "two lines that claim the same ledger invoice",
    given: {
      statement: [claim("4410", 700), claim("4410", 700)],
      ledger: [booked("4410", 700)],
    },
    verdicts: [/700 (?:agreed|not agreed)$/, /^duplicate: 700 not agreed$/],
  },
  {
    rule: "REC-03",
    what: "an amount that two ledger invoices of other numbers have",
    given: {
      statement: [claim("", 250, { on: null, description: "Physio" })],
      ledger: [booked("A1", 250, { on: "2023-01-01" }), booked("A2", 250, { on: "2023-02-01" })],
    },
    verdicts: [/: 250 not agreed$/],
  },
  {
    rule: "STM-05",
    what: "a line without an invoice number whose purchase order the ledger has",
    given: {
      statement: [claim("", 1_750, { order: "PO700123" })],
      ledger: [booked("998", 1_750, { order: "PO700123" })],
    },
    verdicts: [/^agreed: 1750 agreed$/],
  },
  {
    rule: "STM-08",
    what: "a claim with VAT of an invoice that the ledger has without, R&P",
    given: { statement: [claim("V100", 12_000)], ledger: [booked("V100", 10_000)] },
    verdicts: [/^vat-difference: 10000 agreed, 2000 not agreed$/],
    says: [/VAT/],
  },
  {
    rule: "STM-10",
    what: "a receipt by the payment file, by its date and amount",
    given: {
      ...i,
      statement: [{ number: "", pounds: 3_000_000, type: "receipt", on: "2023-01-16", description: "IPF receipt" }],
      ledger: [
        booked("BLOCK M10", 0, { gross: 3_000_000, status: "paid", paidOn: "2023-01-16", paymentReference: "X1" }),
      ],
    },
    verdicts: [/^receipt-suggested: 3000000 not agreed$/],
  },
  {
    rule: "STM-11",
    what: "a subsidiary's marked line among its parent's",
    given: {
      statement: [claim("P1", 300), claim("F1", 60, { subsidiary: "Northfold Facilities Ltd" })],
      ledger: [booked("P1", 300), booked("F1", 60, { counterparty: "ZB2F", supplier: northfoldFacilities.name })],
      directory: [eastmere, northfold, northfoldFacilities],
    },
    verdicts: [/^agreed: 300 agreed$/, /^agreed: 60 agreed$/],
  },
  {
    rule: "STM-12",
    what: "an allowance that is netted off",
    given: {
      statement: [claim("L1", 900), creditNote("", -90, { description: "ECL allowance" })],
      ledger: [booked("L1", 900)],
    },
    verdicts: [/^agreed: 900 agreed$/, /^credit-loss: -90 not agreed$/],
  },
  {
    rule: "STM-12",
    what: "a doubtful debts allowance by another name",
    given: {
      statement: [claim("L1", 900), creditNote("", -90, { description: "Less: allowance for doubtful debts" })],
      ledger: [booked("L1", 900)],
    },
    verdicts: [/^agreed: 900 agreed$/, /^credit-loss: -90 not agreed$/],
  },
  {
    rule: "STM-13",
    what: "a maternity prepayment that the commissioner's ledger has",
    given: {
      ...a,
      statement: [accrual("", -90_000, { description: "Maternity pathway - income deferred" })],
      ledger: [accrued("MAT PRE", -90_000, { description: "Maternity pathway prepayment" })],
    },
    verdicts: [/^prepayment-agreed: -90000 agreed$/],
    columns: "0 + 0 accrued + 0 adjusted + 0 disputed = 0",
  },
  {
    rule: "COL-03",
    what: "an accrual on both sides for another amount",
    given: {
      ...a,
      statement: [accrual("A-7", 5_000, { accrual: { period: "Mar", basis: "activity", agreedBy: "both" } })],
      ledger: [accrued("A-7", 4_000)],
    },
    verdicts: [/4000 agreed, 1000 not agreed$/],
    columns: "0 + 4000 accrued + 0 adjusted + 0 disputed = 4000",
  },
  {
    rule: "ORG-05",
    what: "a vaccine invoice of NHS Supply Chain to UKHSA's account",
    given: {
      receivable: "HSA033",
      statement: [claim("92004417", 700)],
      ledger: [booked("92004417", 700, { counterparty: "HSA033", supplier: "NHS Supply Chain" })],
    },
    verdicts: [/^agreed: 700 agreed$/],
  },
  {
    rule: "ORG-04",
    what: "R&P of a commissioning group's time that names it as predecessor",
    given: {
      statement: [claim("OLD-1", 400, { on: "2022-05-10", predecessor: "NHS Westhaven CCG" })],
      ledger: [booked("OLD-1", 400, { on: "2022-05-10" })],
    },
    verdicts: [/^agreed: 400 agreed$/],
  },
  {
    rule: "REC-22",
    what: "a contract penalty that is expected at the year's end",
    given: {
      ...a,
      statement: [accrual("", -700, { description: "CQUIN shortfall / contract penalty est." })],
      ledger: [accrued("X", 5)],
    },
    verdicts: [/-700 not agreed$/],
    says: [/likel/i, /treat/i],
  },
  {
    rule: "REC-23",
    what: "a large income in advance of commissioners",
    given: {
      ...a,
      payable: "ZA1",
      statement: [accrual("", -450_000, { description: "Deferred income - digital programme" })],
      ledger: [accrued("X", 5)],
    },
    verdicts: [/^prepayment: -450000 not agreed$/],
    says: [/ahead of need/],
  },
  {
    rule: "EXR-03",
    what: "a nil line",
    given: { statement: [claim("N0", 0)], ledger: [booked("1", 5)] },
    verdicts: [/^nothing-claimed: nothing$/],
  },
];
