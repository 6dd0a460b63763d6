import { expect, test } from "vitest";

import { checkCase, type FilesOfCase } from "./check-case.ts";
import { type ExpectedLine, expectLines } from "./expected-lines.ts";

interface FieldCase extends FilesOfCase {
  readonly title: string;
  readonly folder: string;
  readonly expected: readonly ExpectedLine[];
}

/** What somebody asks for who has not read the statement. */
const ASKS_FOR_THE_ORDER = /purchase order number|PO number/i;

const cases: readonly FieldCase[] = [
  {
    title: "REC-15 an instalment that was paid is paid, although next month's is open under the same number",
    folder: "01-paid-month-taken-for-open-month",
    expected: [{ agreed: 0, reason: "paid", says: ["10 March 2023", "BACS 9"] }],
  },
  {
    title: "REC-15 an order whose invoice of that day was paid is paid, although next month's invoice is open",
    folder: "03-po-paid-month-taken-for-open",
    expected: [{ agreed: 0, reason: "paid", says: ["NF1", "10 March 2023"] }],
  },
  {
    title: "REC-12 a credit for a disputed invoice is not accepted if the number has slashes",
    folder: "04-credit-of-disputed-invoice-with-slashes",
    expected: [
      { agreed: 0, disputed: 1200, reason: "in-dispute" },
      { agreed: 0, reason: "credit-for-disputed-invoice", says: ["INV/22/73676"] },
    ],
  },
  {
    title: "REC-12 a credit for a disputed invoice is not accepted if the number is short",
    folder: "06-credit-of-disputed-three-digit-invoice",
    expected: [
      { agreed: 0, disputed: 1200, reason: "in-dispute" },
      { agreed: 0, reason: "credit-for-disputed-invoice", says: ["350"] },
    ],
  },
  {
    title: "REC-12 a credit for an invoice that the ledger lacks is not accepted, although the ledger has the credit",
    folder: "07-credit-of-unknown-invoice",
    expected: [{ agreed: 0, reason: "credit-for-unknown-invoice", says: ["99999"] }],
  },
  {
    title: "REC-03 'further to' another invoice is a candidate, not an agreement",
    folder: "08-other-invoice-mentioned-further-to",
    expected: [{ agreed: 0, candidates: ["10421"], says: ["10422"] }],
  },
  {
    title: "REC-03 an invoice that replaces another is a candidate, not an agreement",
    folder: "10-number-cell-replaces-another",
    expected: [{ agreed: 0, candidates: ["10421"] }],
  },
  {
    title: "REC-03 a customer reference does not overrule an own number that the ledger lacks",
    folder: "12-customer-reference-names-another",
    expected: [{ agreed: 0, candidates: ["10421"], says: ["10500"] }],
  },
  {
    title: "REC-03 21/10 is not 2/110",
    folder: "13-branch-and-number-run-together",
    expected: [{ agreed: 0 }],
  },
  {
    title: "REC-03 a supplement is another document",
    folder: "15-supplement-SUPP",
    expected: [{ agreed: 0, candidates: ["10421"] }],
  },
  {
    title: "REC-03 a number with a month is another document",
    folder: "17-month-ending",
    expected: [{ agreed: 0, candidates: ["10421"] }],
  },
  {
    title: "REC-03 STM-05 an order of last month does not identify this month's line, and is not asked for again",
    folder: "19-blanket-order-next-month",
    expected: [{ agreed: 0, candidates: ["NF881"], neverSays: [ASKS_FOR_THE_ORDER] }],
  },
  {
    title: "REC-03 an order with two invoices alike, one disputed, is ambiguous",
    folder: "20-order-with-two-alike-one-disputed",
    expected: [
      {
        agreed: 0,
        reason: ["ambiguous", "order-unclear"],
        candidates: ["NF881", "NF882"],
        neverSays: [ASKS_FOR_THE_ORDER],
      },
    ],
  },
  {
    title: "REC-03 a word as a number does not identify a document three months away",
    folder: "21-recurring-word-three-months-apart",
    expected: [{ agreed: 0, candidates: ["SLA"], says: ["1 November 2022"] }],
  },
  {
    title: "REC-03 two departments with one bare number are both queried",
    folder: "23-two-departments-one-bare-number",
    expected: [
      { agreed: 0, candidates: ["10421"], neverSays: [/is not on our ledger: /] },
      { agreed: 0, candidates: ["10421"], neverSays: [/is not on our ledger: /] },
    ],
  },
  {
    title: "REC-15 an invoice posted twice and paid once is queried with the payment",
    folder: "25-paid-once-posted-twice",
    expected: [{ agreed: 0, says: ["15 March 2023", "BACS 80"] }],
  },
  {
    title: "ORG-08 public dividend capital is outside the agreement although the ledger has it",
    folder: "26-pdc-agreed",
    expected: [{ agreed: 0, reason: "outside-exercise" }],
  },
  {
    title: "REC-03 a cell with two numbers, one of them unknown, is queried",
    folder: "27-cell-with-two-numbers-own-first",
    expected: [{ agreed: 0, candidates: ["10421"] }],
  },
  {
    title: "REC-12 a credit for a cancelled invoice gives that as the reason",
    folder: "31-credit-cancelled-wrong-reason",
    expected: [
      { agreed: 0, reason: "cancelled" },
      { agreed: 0, reason: "credit-for-cancelled-invoice", says: [/cancelled/] },
    ],
  },
  {
    title: "REC-04 a number with a prefix and a larger amount is at least a candidate",
    folder: "40-refused-prefix-and-smaller-amount",
    expected: [{ agreed: [24_000, 0], candidates: ["10421"] }],
  },
  {
    title: "STM-08 a number with a prefix that differs by VAT is agreed without the VAT",
    folder: "41-refused-prefix-and-vat",
    expected: [{ agreed: 1000, reason: "vat-difference" }],
  },
  {
    title: "REC-03 equal instalments are agreed whichever is which, and the reply says so",
    folder: "42-refused-instalments-two-days-late",
    expected: [
      { agreed: 20_000, reason: "agreed" },
      { agreed: 20_000, reason: "agreed" },
      { agreed: 20_000, reason: "agreed" },
    ],
  },
  {
    title: "REC-03 INV glued on before letters is noise",
    folder: "43-refused-INV-glued-before-letters",
    expected: [{ agreed: 1200, reason: "agreed" }],
  },
  {
    title: "REC-06 an instalment that is not booked is not called a repetition",
    folder: "44-second-month-called-repetition",
    expected: [
      { agreed: 20_000, reason: "agreed" },
      { agreed: 20_000, reason: "agreed" },
      { agreed: 0, reason: "not-on-ledger", neverSays: [/repetition/, /take .* off/] },
    ],
  },
  {
    title: "REC-09 an I&E line of an earlier year is not agreed, with no exercise either",
    folder: "46-ie-prior-year-in-check",
    expected: [{ agreed: 0, reason: "earlier-year" }],
  },
  {
    title: "REC-03 an invoice in two rows is found under another writing too",
    folder: "47-refused-two-rows-other-writing",
    expected: [{ agreed: 111_072, reason: "agreed" }],
  },
  {
    title: "REC-03 a slip behind INV has its candidate",
    folder: "49-slip-behind-INV-no-candidate",
    expected: [{ agreed: 0, candidates: ["10421"] }],
  },
  {
    title: "REC-06 a number that our description has is at least a candidate",
    folder: "50-number-in-our-description",
    expected: [{ agreed: [1200, 0], candidates: ["5100012345"] }],
  },
  {
    title: "REC-15 a paid invoice of the line's day is the line, not an open one of another year",
    folder: "01-paid-twin-ignored",
    expected: [{ agreed: 0, reason: "paid", says: ["10 February 2023", "BACS1"] }],
  },
  {
    title: "REC-06 a cancelled invoice of the line's day is the line, not an open one of another year",
    folder: "01-paid-twin-ignored",
    ledger: "ledger-cancelled.csv",
    expected: [{ agreed: 0, reason: "cancelled" }],
  },
  {
    title: "REC-15 an invoice posted twice and paid once is queried with the payment, with a prefix too",
    folder: "01-paid-twin-ignored",
    statement: "statement-posted-twice.xlsx",
    ledger: "ledger-posted-twice.csv",
    expected: [{ agreed: 0, says: ["1 March 2023", "B9"] }],
  },
  {
    title: "REC-12 a statement with all signs turned round is asked about as a whole",
    folder: "04-signs-reversed-agreed-as-credits",
    expected: [{ agreed: 0 }, { agreed: 0 }, { agreed: 0 }],
  },
  {
    title: "REC-12 a credit note is not a credit for itself if the ledger has it as an invoice",
    folder: "04-signs-reversed-agreed-as-credits",
    statement: "statement-credit.xlsx",
    ledger: "ledger-credit-positive.csv",
    expected: [
      { agreed: 1000, reason: "agreed" },
      { agreed: 0, reason: "opposite-sign", neverSays: [/credits invoice CN2002/] },
    ],
  },
  {
    title: "REC-03 numbers of other segments are candidates",
    folder: "05-separators-deleted",
    expected: [
      { agreed: 0, candidates: ["NF-1-23"] },
      { agreed: 0, candidates: ["2022/123"] },
    ],
  },
  {
    title: "REC-12 an invoice that was reversed under its own number has nothing outstanding",
    folder: "06-reversal-not-netted",
    expected: [{ agreed: 0, says: ["10 February 2023", /revers|cancel each other/] }],
  },
  {
    title: "REC-03 two invoices of one order, day and amount are ambiguous",
    folder: "16-purchase-order-guess",
    expected: [
      {
        agreed: 0,
        reason: ["ambiguous", "order-unclear"],
        candidates: ["A-1", "A-2"],
        neverSays: [ASKS_FOR_THE_ORDER],
      },
    ],
  },
  {
    title: "REC-06 a part of an invoice has the invoice as its candidate",
    folder: "22-part-suffix",
    // NF-1/1 and NF-1/2 add up to NF-1 of the same day: both answers are careful ones.
    expected: [
      { agreed: [0, 200], candidates: ["NF-1"] },
      { agreed: [0, 200], candidates: ["NF-1"] },
      { agreed: 0, candidates: ["NF-2"] },
    ],
  },
];

for (const { title, folder, expected, ...files } of cases) {
  test(title, async () => {
    expectLines(await checkCase(folder, files), expected);
  });
}

test("REC-03 the answer to equal instalments says that it does not matter which is which", async () => {
  const { lines, remarks } = await checkCase("42-refused-instalments-two-days-late");
  expect([...lines.map(({ why }) => why), ...remarks].join("\n")).toMatch(/does not matter which/);
});

test("REC-12 a statement with all signs turned round has a remark about the signs", async () => {
  const { lines, remarks, agreedPence } = await checkCase("04-signs-reversed-agreed-as-credits");
  expect(agreedPence).toBe(0);
  expect([...lines.map(({ why }) => why), ...remarks].join("\n")).toMatch(/\bsigns?\b/);
});

test("REC-16 the ledger of another supplier is refused", async () => {
  await expect(checkCase("24-other-suppliers-ledger-in-check")).rejects.toThrow(/ZC3|Other NHS Trust/);
});
