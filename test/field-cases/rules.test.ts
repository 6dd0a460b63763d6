import { expect, test } from "vitest";

import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import type { Outcome } from "../../shared/domain/position/outcome.ts";
import { monthTwelve } from "../domain/reconcile/statement-and-ledger.ts";
import { type ExpectedLine, expectLines } from "./expected-lines.ts";
import { checkRulesCase } from "./rules-case.ts";

interface RulesCase {
  readonly title: string;
  readonly folder: string;
  readonly expected: readonly ExpectedLine[];
  /** In the exercise of month 12, with payments to 24 March. */
  readonly inExercise?: boolean;
  /** Of the form, in pounds. */
  readonly accrued?: number;
  readonly prepaid?: number;
  readonly total?: number;
  readonly ledgerOnly?: readonly string[];
}

const monthTwelveWithPayments = exerciseSchema.parse({ ...monthTwelve, lastPayments: "2023-03-24" });
const outside = { agreed: 0, reason: "outside-exercise", neverSays: [/copy/i] } as const;
const ASKS_WHAT_IS_STATED = /\bperiod\b|basis|who agreed|order number/i;

const cases: readonly RulesCase[] = [
  {
    title: "ORG-01 a region's statement is compared with what is recorded against NHS England as a whole",
    folder: "01-nhse-region-receivable/106-y60-cba",
    expected: [{ agreed: 350_000, reason: "agreed" }],
    total: 350_000,
    ledgerOnly: [],
  },
  {
    title: "ORG-01 the number of that line may be short",
    folder: "01-nhse-region-receivable/32-nhse-receivable",
    expected: [{ agreed: 350_000, reason: "agreed" }],
  },
  {
    title:
      "ORG-05 UKHSA's invoices are found where the ledger names NHS Supply Chain; the external ones are not told of",
    folder: "02-ukhsa-prefix-booked-under-supply-chain/121-hsa-prefix-wrong-supplier",
    expected: [{ agreed: 12_000, reason: "agreed" }],
    ledgerOnly: [],
  },
  {
    title: "ORG-05 UKHSA's invoice alone",
    folder: "02-ukhsa-prefix-booked-under-supply-chain/52-hsa-901-booked-under-supply-chain",
    expected: [{ agreed: 12_000, reason: "agreed" }],
  },
  {
    title: "ORG-07 a net recharge is on no income statement, although the ledger has it",
    folder: "03-out-of-scope-agreed-when-on-ledger/123-ie-net-on-ledger",
    expected: [outside],
    total: 0,
  },
  {
    title: "ORG-08 FP10, PDC and business rates are outside although the ledger has them; a commitment fee is inside",
    folder: "03-out-of-scope-agreed-when-on-ledger/34-outofscope-on-ledger",
    expected: [outside, outside, { agreed: 700 }, { ...outside, says: ["external to government"] }, { agreed: 900 }],
    total: 1_600,
  },
  {
    title: "ORG-08 third-party-scheme defence costs are outside I&E although the ledger has them",
    folder: "03-out-of-scope-agreed-when-on-ledger/61-ltps-ie-on-ledger",
    expected: [outside, { agreed: 400_000 }],
    total: 400_000,
  },
  {
    title: "STM-13 the maternity prepayment is our receivable, not a negative accrual",
    folder: "05-maternity-prepayment/116-maternity-negative-acc",
    expected: [{ agreed: -90_000, reason: "prepayment-agreed", says: ["your payable and our receivable"] }],
    accrued: 0,
    prepaid: 90_000,
    total: 0,
  },
  {
    title: "STM-13 an accrual is asked for what it does not state",
    folder: "05-maternity-prepayment/26-accruals",
    expected: [
      { agreed: 40_000 },
      { agreed: 0, reason: "accrual-not-held", says: [/period.*basis.*agreed it/] },
      { agreed: 0, reason: "prepayment", says: [/period/, /agreed it/], neverSays: [/basis of the estimate/] },
    ],
    accrued: 43_000,
  },
  {
    title: "ORG-05 every other number of NHS Supply Chain is external",
    folder: "06-supply-chain-other-numbers/104-sc-777",
    expected: [outside],
    total: 0,
  },
  {
    title: "ORG-05 the prefixes of NHS Supply Chain",
    folder: "06-supply-chain-other-numbers/27-sc-prefix",
    expected: [
      { agreed: 0, reason: "wrong-counterparty", says: ["HSA033"] },
      { agreed: 0, reason: "wrong-counterparty", says: ["HSA033"] },
      { agreed: 0, reason: "wrong-counterparty", says: ["HSA033"] },
      outside,
      outside,
      outside,
      outside,
    ],
    total: 0,
    ledgerOnly: [],
  },
  {
    title: "ORG-06 a body that does not take part is told so",
    folder: "07-nmc-takes-part/59-nmc",
    expected: [{ ...outside, says: ["Nursing and Midwifery Council (NMC033) does not take part"] }],
    total: 0,
  },
  {
    title: "REC-12 the invoice that a credit names is unknown",
    folder: "08-credit-names-unknown-invoice/100-cn-unknown-invoice",
    expected: [{ agreed: 5_000 }, { agreed: 0, reason: "credit-for-unknown-invoice", says: ["5544332"] }],
  },
  {
    title: "REC-12 a credit that is on the ledger is not accepted if the invoice it cancels is unknown",
    folder: "08-credit-names-unknown-invoice/117-line-states-credit-of-unknown",
    expected: [{ agreed: 5_000 }, { agreed: 0, reason: "credit-for-unknown-invoice", says: ["5544332"] }],
  },
  {
    title: "REC-12 credits for open, disputed, unknown, cancelled and paid invoices",
    folder: "08-credit-names-unknown-invoice/13-credit-notes",
    expected: [
      { agreed: 10_000 },
      { agreed: -2_000, reason: "credit-agreed" },
      { agreed: 9_000 },
      { agreed: 0, reason: "credit-for-disputed-invoice" },
      { agreed: 0, disputed: 500 },
      { agreed: 0, reason: "credit-for-unknown-invoice", says: ["UNK9991"] },
      { agreed: 0, reason: "credit-for-cancelled-invoice" },
      { agreed: 0, reason: "credit-for-settled-invoice", says: ["BACS9"] },
    ],
  },
  {
    title: "STM-05 groups of one order that add up to the penny are agreed",
    folder: "09-po-ignored-beside-own-number/51-groups-by-po",
    expected: [{ agreed: 913.55 }, { agreed: 411.1 }, { agreed: 522.2 }],
    ledgerOnly: [],
  },
  {
    title: "STM-05 one document of the order under another number is suggested, and the order is not asked for",
    folder: "09-po-ignored-beside-own-number/91-po-number-unknown",
    expected: [{ agreed: [0, 913.55], candidates: ["KK30001"], neverSays: [/order number/] }],
  },
  {
    title: "STM-05 a line with an order alone names the document with another amount",
    folder: "10-po-amount-differs/112-po-amount-differs",
    expected: [{ agreed: [0, 38_000], candidates: ["7712345"], says: [/2,000\.00/], neverSays: [/order number/] }],
  },
  {
    title: "STM-13 an accrual's order, period, basis and who agreed it are not asked for again",
    folder: "10-po-amount-differs/113-accrual-po-differs",
    expected: [
      {
        agreed: [0, 38_000],
        candidates: ["GRNI-1"],
        says: [/2,000\.00/],
        neverSays: [/Please.*(?:period|basis|order number)/, /\binvoice\b/],
      },
    ],
    accrued: 38_000,
  },
  {
    title: "STM-13 accruals are called accruals",
    folder: "10-po-amount-differs/67-accrual-by-po",
    expected: [
      { agreed: [0, 38_000], candidates: ["GRNI-1"], neverSays: [/\binvoice\b/] },
      { agreed: 0, reason: "accrual-not-held", says: [ASKS_WHAT_IS_STATED] },
      { agreed: [0, 7_000], candidates: ["GRNI-2"], neverSays: [/\binvoice\b/] },
    ],
    accrued: 45_000,
  },
  {
    title: "EXR-05 payments to the last day of payments belong on the statement; a later one needs agreement",
    folder: "11-payment-24-march/53-paid-24-march",
    inExercise: true,
    expected: [
      { agreed: 0, reason: "paid", says: ["BACS240323", /by 24 March 2023/], neverSays: [/timing/] },
      { agreed: 0, reason: "paid-after-statement", says: ["BACS270323", /timing/, /needs your agreement beforehand/] },
    ],
  },
  {
    title: "ORG-17 a subsidiary's own statement is answered by naming its parent",
    folder: "12-subsidiary-sends-own-statement/110-subsidiary-own-statement",
    expected: [
      {
        agreed: 0,
        reason: "wrong-counterparty",
        says: ["Organisation A NHS Foundation Trust (ZPP1)"],
        neverSays: [/copy/],
      },
    ],
    total: 0,
  },
  {
    title: "REC-09 without a period on the ledger the date of the invoice stands in",
    folder: "13-ie-year-by-invoice-date/17-ie-years",
    inExercise: true,
    expected: [
      { agreed: 0, reason: "earlier-year" },
      { agreed: 2_000_000 },
      { agreed: 0, reason: "later-year" },
      { agreed: 0, reason: "after-cut-off", neverSays: [/agreement period/] },
    ],
  },
  {
    title: "REC-10 what the statement marks as of a future period is adjusted out although the ledger lacks it",
    folder: "14-future-marked-not-on-ledger/101-future-marked-not-on-ledger",
    expected: [{ agreed: 0, reason: "future-period", says: ["both of us adjust out"], neverSays: [/copy/] }],
  },
  {
    title: "STM-08 amounts that cross by VAT are told apart by their numbers",
    folder: "15-vat-amounts-cross/50-vat-ie",
    expected: [
      { agreed: 1_000, reason: "vat-difference", says: ["VAT at 20%", /can recover/] },
      { agreed: 1_000, reason: "vat-difference", says: ["VAT at 20%", /cannot recover/] },
    ],
  },
  {
    title: "REC-15 no payment is asserted that the ledger does not record",
    folder: "16-payment-asserted/10-secondment-ledger-30000-hold",
    expected: [{ agreed: 20_000, neverSays: [/was paid/] }],
  },
  {
    title: "REC-15 nor for a number of digits",
    folder: "16-payment-asserted/114-part-without-payment",
    expected: [{ agreed: 20_000, neverSays: [/was paid/] }],
  },
  {
    title: "STM-09 an un-invoiced lease balance is outside, although it has a reference",
    folder: "17-lease-balance-with-a-number/124-lease-rp-noninvoiced-number",
    expected: [{ ...outside, says: [/lease/] }],
  },
  {
    title: "ORG-02 a clinical excellence award is not the core's: its region is named",
    folder: "18-clinical-excellence-to-core/31-cba-default",
    expected: [{ agreed: 0, reason: "not-recognised", says: [/region of NHS England/] }, { agreed: 6_000 }],
  },
  {
    title: "REC-16 the fixed wording, in a sentence",
    folder: "19-subentity-wording/125-y56-nofix",
    expected: [
      { agreed: 0, reason: "not-recognised", says: [/: invoice not recognised by this NHS England sub-entity/] },
    ],
  },
  {
    title: "REC-16 the fixed wording beside a line that is agreed",
    folder: "19-subentity-wording/30-y56-not-recognised",
    expected: [
      { agreed: 5_000 },
      { agreed: 0, reason: "not-recognised", says: [/: invoice not recognised by this NHS England sub-entity/] },
    ],
  },
];

test.each(cases)("$title ($folder)", async ({ folder, expected, inExercise, ...form }) => {
  const outcome = await checkRulesCase(folder, inExercise === true ? monthTwelveWithPayments : undefined);
  expectLines(outcome, expected);
  expectForm(outcome, form);
});

function expectForm(outcome: Outcome, { accrued, prepaid, total, ledgerOnly }: Partial<RulesCase>): void {
  if (accrued !== undefined) expect(outcome.accruedPence / 100).toBe(accrued);
  if (prepaid !== undefined) expect((outcome.prepaidPence ?? 0) / 100).toBe(prepaid);
  if (total !== undefined) expect(outcome.totalPence / 100).toBe(total);
  if (ledgerOnly !== undefined) {
    const counted = outcome.ledgerOnly.filter(({ reason }) => reason !== "outside-exercise");
    expect(counted.map(({ invoiceNumber }) => invoiceNumber)).toEqual(ledgerOnly);
  }
}
