import fc from "fast-check";

import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseSchema } from "../../../shared/domain/exercise/exercise.ts";
import { contactSchema } from "../../../shared/domain/organisation/contact.ts";
import { ledgerLineSchema, type LedgerCharge, type LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { directoryOf, organisationSchema } from "../../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

/** Two invented organisations, what they agreed to write to, and an invented exercise that takes statements of every kind. */
export const receivable = organisationCode("ZA1");
export const payable = organisationCode("ZB2");

export const directory = directoryOf(
  [
    { code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
    { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust" },
  ].map((body) => organisationSchema.parse(body)),
);

export const contacts = [
  { code: "ZA1", email: "income@eastmere.example.org", role: "finance", telephone: "01632 960111" },
  { code: "ZB2", email: "payables@northfold.example.org", role: "statements" },
].map((contact) => contactSchema.parse(contact));

const rules = { agreement: "required", statementsBy: "2023-03-29", agreeBy: "2023-04-11" };

export const exercise = exerciseSchema.parse({
  exercise: "2022-23-Q4",
  financialYear: { from: "2022-04-01", to: "2023-03-31" },
  month: 12,
  cutOff: "2023-03-23",
  lastPayments: "2023-03-24",
  kinds: {
    "r&p": { ...rules, issueOverPence: 250_000 },
    "i&e": { ...rules, issueOverPence: 1_000_000 },
    accruals: { ...rules, agreement: "voluntary" },
  },
});

export const ledger = {
  organisation: receivable,
  snapshot: "s1",
  asAt: calendarDate("2023-03-24"),
  close: "soft",
} as const;

type Plain<Field extends string> = Readonly<Partial<Record<Field, string | number | boolean | undefined>>>;

/** What a test says of a line: plain figures and texts, which the schema makes a line of. */
export type GivenLine = Plain<Exclude<keyof LedgerLine, "charge">> & { readonly charge?: Plain<keyof LedgerCharge> };

/** A line of ZA1's sales ledger with ZB2. */
export function saleLine(given: GivenLine, row = 1): LedgerLine {
  const { charge, ...line } = given;
  return ledgerLineSchema.parse({
    row,
    counterparty: payable,
    supplierCode: "C100",
    supplierName: "Northfold",
    invoiceNumber: `EM-${String(row)}`,
    invoiceDate: "2023-03-01",
    outstandingPence: 0,
    status: "approved",
    disputedPence: 0,
    capital: false,
    futurePeriod: false,
    ...line,
    charge: { specialised: false, ...charge },
  });
}

const words = fc.constantFrom(
  "Pathology tests February",
  "Ward cover",
  "Consultant sessions",
  "Rent of clinic rooms",
  "Drugs, high cost; 12 vials",
  "=1+1 estates & facilities",
);

/** Any sales ledger of the pair: invoices in full and in part, credit notes, money that is not allocated, accruals, several accounts. */
export const salesLedger: fc.Arbitrary<readonly LedgerLine[]> = fc
  .array(
    fc.record({
      entry: fc.constantFrom("invoice", "invoice", "invoice", "credit-note", "payment", "accrual"),
      pounds: fc.integer({ min: 1, max: 90_000_000 }),
      paidPart: fc.constantFrom(0, 0, 0, 0.25, 1),
      days: fc.integer({ min: 0, max: 350 }),
      account: fc.constantFrom("C100", "C101 ", "00217"),
      name: fc.constantFrom("Northfold", "Northfold Facilities Ltd"),
      status: fc.constantFrom("approved", "approved", "on-hold", "awaiting-approval", "cancelled"),
      capital: fc.boolean(),
      futurePeriod: fc.constantFrom(false, false, false, true),
      description: fc.option(words, { nil: undefined }),
      order: fc.option(fc.integer({ min: 1000, max: 9_999_999 }), { nil: undefined }),
      vat: fc.boolean(),
      treatment: fc.constantFrom(undefined, "income", "recharge"),
      subsidiary: fc.constantFrom(undefined, "Eastmere Facilities Ltd"),
      predecessor: fc.constantFrom(undefined, "NHS Vale CCG"),
      requisitioner: fc.constantFrom(undefined, "J. Ashdown"),
      specialised: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) =>
    rows.map((row, at) => {
      const isCredit = row.entry === "credit-note" || row.entry === "payment";
      const isMoney = row.entry === "payment" || row.entry === "accrual";
      const gross = isCredit ? -row.pounds : row.pounds;
      const open = isMoney ? gross : gross - Math.trunc(gross * row.paidPart);
      return saleLine(
        {
          entry: row.entry,
          invoiceNumber: isMoney ? "" : `EM-${String(20_001 + at)}`,
          ...(row.entry === "accrual" ? {} : { invoiceDate: addDays(calendarDate("2023-03-23"), -row.days) }),
          grossPence: gross,
          outstandingPence: open,
          status: open === 0 ? "paid" : row.status,
          supplierCode: row.account.trim(),
          supplierName: row.name,
          capital: row.capital,
          futurePeriod: row.futurePeriod,
          ...(row.description === undefined ? {} : { description: row.description }),
          ...(row.order === undefined || isMoney ? {} : { purchaseOrder: `PO${String(row.order)}` }),
          charge: {
            ...(row.vat && !isMoney ? { vatPence: Math.trunc(gross / 6) || 0 } : {}),
            ...(row.treatment === undefined ? {} : { treatment: row.treatment }),
            ...(row.subsidiary === undefined ? {} : { subsidiary: row.subsidiary }),
            ...(row.predecessor === undefined ? {} : { predecessor: row.predecessor }),
            ...(row.requisitioner === undefined ? {} : { requisitioner: row.requisitioner }),
            ...(row.entry === "accrual"
              ? { servicePeriod: "March 2023", basis: "Activity of February", agreedBy: "A. Finch and J. Ashdown" }
              : {}),
            specialised: row.specialised,
          },
        },
        at + 1,
      );
    }),
  );
