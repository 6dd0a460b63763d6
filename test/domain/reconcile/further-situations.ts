import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { RuleSituation } from "./rule-situations.ts";
import {
  accrual,
  accrued,
  booked,
  bookedCredit,
  cash,
  claim,
  creditNote,
  eastmere,
  monthTwelve,
  northfold,
  northfoldFacilities,
} from "./statement-and-ledger.ts";

const i = { kind: "i&e" } as const;
const a = { kind: "accruals" } as const;
const lastPayments = { ...monthTwelve, lastPayments: calendarDate("2023-03-24") };

/** Written when the engine already knew the situations in rule-situations.ts. */
export const furtherSituations: readonly RuleSituation[] = [
  {
    rule: "STM-13",
    what: "deferred income under the reference of our prepayment",
    given: {
      ...a,
      statement: [accrual("DI-77", -12_000, { description: "Deferred income: R&D programme" })],
      ledger: [accrued("DI-77", -12_000, { description: "Prepaid R&D" })],
    },
    verdicts: [/^prepayment-agreed: -12000 agreed$/],
    columns: "0 + 0 accrued + 0 adjusted + 0 disputed = 0",
  },
  {
    rule: "STM-13",
    what: "the maternity pathway in opposite signs",
    given: {
      ...a,
      statement: [accrual("", 80_000, { description: "Maternity pathway prepayment 22/23" })],
      ledger: [accrued("MPP", -80_000, { description: "MATERNITY PATHWAY PREPAYMENT" })],
    },
    verdicts: [/^prepayment-agreed: 80000 agreed$/],
  },
  {
    rule: "STM-13",
    what: "an accrual that only mentions maternity stays an accrual",
    given: {
      ...a,
      statement: [accrual("A1", 700, { description: "Maternity unit cleaning, March" })],
      ledger: [accrued("A1", 700, { description: "Maternity unit cleaning" })],
    },
    verdicts: [/agreed: 700 agreed$|^accrual-held: 700 agreed$/],
    columns: "0 + 700 accrued + 0 adjusted + 0 disputed = 700",
  },
  {
    rule: "REC-22",
    what: "fines that are expected for breaches",
    given: {
      ...a,
      statement: [accrual("", -900, { description: "Contractual fines, A&E breaches est." })],
      ledger: [accrued("X", 5)],
    },
    verdicts: [/-900 not agreed$/],
    says: [/likelihood/],
  },
  {
    rule: "EXR-03",
    what: "a nil line whose invoice is open on the ledger",
    given: { statement: [claim("N1", 0), claim("N2", 20)], ledger: [booked("N1", 500), booked("N2", 20)] },
    verdicts: [/^nothing-claimed: nothing$/, /^agreed: 20 agreed$/],
    columns: "20 + 0 accrued + 500 adjusted + 0 disputed = 520",
  },
  {
    rule: "REC-13",
    what: "cash whose number cell names the channel and the reference",
    given: {
      statement: [cash("CHAPS 778812", -600, { on: "2023-03-02" })],
      ledger: [
        booked("A7", 0, { gross: 600, status: "paid", paidOn: "2023-03-01", paymentReference: "778812" }),
        booked("A8", 0, { gross: 600, status: "paid", paidOn: "2023-03-01", paymentReference: "778813" }),
      ],
    },
    verdicts: [/^payment-covered: -600 not agreed$/],
    says: [/A7/],
  },
  {
    rule: "REC-13",
    what: "payments that all have the same word as a reference",
    given: {
      statement: [cash("BACS", -600, { on: "2023-03-02", description: "BACS receipt" })],
      ledger: [
        booked("A7", 0, { gross: 600, status: "paid", paidOn: "2023-03-01", paymentReference: "BACS" }),
        booked("A8", 0, { gross: 450, status: "paid", paidOn: "2023-02-01", paymentReference: "BACS" }),
      ],
    },
    verdicts: [/^payment-probably-covered: -600 not agreed$/],
    says: [/payment of £600\.00/],
  },
  {
    rule: "STM-12",
    what: "a provision for bad debts in other words",
    given: {
      statement: [claim("L1", 900), creditNote("", -45, { description: "Bad & doubtful debts provision" })],
      ledger: [booked("L1", 900)],
    },
    verdicts: [/^agreed: 900 agreed$/, /^credit-loss: -45 not agreed$/],
  },
  {
    rule: "STM-12",
    what: "an impairment",
    given: {
      statement: [claim("L1", 900), creditNote("", -45, { description: "IFRS 9 receivables impaired" })],
      ledger: [booked("L1", 900)],
    },
    verdicts: [/^agreed: 900 agreed$/, /^credit-loss: -45 not agreed$/],
  },
  {
    rule: "REC-12",
    what: "a credit for an invoice that nobody has",
    given: {
      statement: [creditNote("CN-5", -300, { description: "Credit against INV 88771" })],
      ledger: [bookedCredit("CN-5", -300)],
    },
    verdicts: [/^credit-for-unknown-invoice: -300 not agreed$/],
    says: [/88771/],
  },
  {
    rule: "REC-12",
    what: "a credit for an invoice that was paid",
    given: {
      statement: [creditNote("CN-6", -300, { references: ["88772"] })],
      ledger: [
        bookedCredit("CN-6", -300),
        booked("88772", 0, { gross: 300, status: "paid", paidOn: "2023-01-05", paymentReference: "9" }),
      ],
    },
    verdicts: [/^credit-for-settled-invoice: /],
  },
  {
    rule: "REC-12",
    what: "a credit above its invoice, booked by both",
    given: {
      statement: [claim("88773", 300), creditNote("CN-7", -400, { references: ["88773"] })],
      ledger: [booked("88773", 300), bookedCredit("CN-7", -400)],
    },
    verdicts: [/^agreed: 300 agreed$/, /^agreed: -400 agreed$/],
  },
  {
    rule: "EXR-05",
    what: "a payment on the last day for payments",
    given: {
      exercise: lastPayments,
      statement: [claim("P24", 640)],
      ledger: [booked("P24", 0, { gross: 640, status: "paid", paidOn: "2023-03-24", paymentReference: "R1" })],
    },
    verdicts: [/^paid: 640 not agreed$/],
  },
  {
    rule: "EXR-05",
    what: "a payment after the last day for payments",
    given: {
      exercise: lastPayments,
      statement: [claim("P27", 640)],
      ledger: [booked("P27", 0, { gross: 640, status: "paid", paidOn: "2023-03-27", paymentReference: "R2" })],
    },
    verdicts: [/^paid-after-statement: /],
    says: [/agreement/],
  },
  {
    rule: "ORG-05",
    what: "a prefix of NHS Supply Chain that is external, though the ledger has it",
    given: {
      directory: [eastmere, { ...northfold, name: "NHS Supply Chain" }],
      statement: [claim("94001122", 80), claim("20100044", 90)],
      ledger: [booked("94001122", 80), booked("20100044", 90)],
    },
    verdicts: [/^outside-exercise: 80 not agreed$/, /^outside-exercise: 90 not agreed$/],
  },
  {
    rule: "ORG-05",
    what: "the company's own trade",
    given: {
      directory: [eastmere, { ...northfold, name: "Supply Chain Coordination Limited" }],
      statement: [claim("77001122", 80)],
      ledger: [booked("77001122", 80)],
    },
    verdicts: [/^agreed: 80 agreed$/],
  },
  {
    rule: "ORG-06",
    what: "a body that is listed and does not take part",
    given: { receivable: "NMC033", statement: [claim("Q1", 80)], ledger: [booked("Q1", 80)] },
    verdicts: [/^outside-exercise: 80 not agreed$/],
    says: [/does not take part/],
  },
  {
    rule: "ORG-17",
    what: "a subsidiary that writes in its own name",
    given: {
      receivable: "ZB2F",
      directory: [eastmere, northfold, northfoldFacilities],
      statement: [claim("S1", 80)],
      ledger: [booked("S1", 80)],
    },
    verdicts: [/^wrong-counterparty: 80 not agreed$/],
    says: [/Northfold Community Health NHS Trust \(ZB2\)/],
  },
  {
    rule: "ORG-04",
    what: "income of a commissioning group's last day and of the next",
    given: {
      ...i,
      directory: [
        northfold,
        { ...eastmere, type: "icb", opened: calendarDate("2022-07-01") },
        {
          code: organisationCode("ZC3"),
          name: "NHS Westhaven CCG",
          type: "ccg",
          closed: calendarDate("2022-06-30"),
          successor: organisationCode("ZA1"),
        },
      ],
      statement: [claim("J1", 80, { on: "2022-06-30" }), claim("J2", 80, { on: "2022-07-01" })],
      ledger: [booked("J1", 80, { on: "2022-06-30" }), booked("J2", 80, { on: "2022-07-01" })],
    },
    verdicts: [/^wrong-counterparty: 80 not agreed$/, /^agreed: 80 agreed$/],
    says: [/NHS Westhaven CCG \(ZC3\)/],
  },
  {
    rule: "ORG-08",
    what: "defence costs that NHS Resolution itself claims",
    given: {
      directory: [eastmere, { ...northfold, name: "NHS Resolution (London)" }],
      statement: [claim("L7", 500, { description: "LTPS defence costs" })],
      ledger: [booked("L7", 500)],
    },
    verdicts: [/^agreed: 500 agreed$/],
  },
  {
    rule: "REC-19",
    what: "disputes of the two kinds that differ",
    given: {
      statement: [claim("D1", 500)],
      ledger: [booked("D1", 500, { disputed: 200, disputeReference: "D" })],
      disputedElsewhere: [{ kind: "i&e", pounds: 50 }],
    },
    verdicts: [/^in-dispute: 300 agreed, 200 in dispute$/],
    says: [/£50\.00/],
  },
  {
    rule: "REC-09",
    what: "an invoice that the ledger posted in the next April",
    given: {
      ...i,
      statement: [claim("K1", 700, { on: "2023-03-20" })],
      ledger: [booked("K1", 700, { on: "2023-03-20", period: "APR-23" })],
    },
    verdicts: [/^later-year: 700 not agreed$/],
  },
  {
    rule: "REC-09",
    what: "an invoice after the cut-off of month 12",
    given: {
      ...i,
      statement: [claim("K2", 700, { on: "2023-03-28" })],
      ledger: [booked("K2", 700, { on: "2023-03-28" })],
    },
    verdicts: [/^after-cut-off: 700 not agreed$/],
    says: [/accruals/],
  },
  {
    rule: "REC-03",
    what: "one line for three invoices of an order",
    given: {
      statement: [claim("SUM-1", 600, { order: "PO881122" })],
      ledger: [
        booked("40017", 100, { order: "PO881122" }),
        booked("40018", 200, { order: "PO881122" }),
        booked("40019", 300, { order: "PO881122" }),
      ],
    },
    verdicts: [/^agreed: 600 agreed$/],
  },
  {
    rule: "REC-16",
    what: "a prefix of another body's invoices at NHS England",
    given: { payable: "Y58", statement: [claim("", 40, { description: "Sundry" })], ledger: [booked("1", 5)] },
    verdicts: [/^not-recognised: 40 not agreed$/],
    says: [/invoice not recognised by this NHS England sub-entity/],
  },
  {
    rule: "STM-10",
    what: "a grant by its reference",
    given: {
      ...i,
      statement: [{ number: "GR-2022-19", pounds: 50_000, type: "receipt", on: "2022-11-03", description: "Grant" }],
      ledger: [booked("GR-2022-19", 50_000, { on: "2022-11-01" })],
    },
    verdicts: [/^agreed: 50000 agreed$/],
  },
  {
    rule: "REC-11",
    what: "an invoice that only the statement marks as capital",
    given: { statement: [claim("CP2", 900, { capital: true })], ledger: [booked("CP2", 900)] },
    verdicts: [/^agreed: 900 agreed$/],
    says: [/on your side/],
    columns: "900 + 0 accrued + 0 adjusted + 0 disputed = 900",
  },
];
