import * as fc from "fast-check";

/** What a column of a laid-out statement shows. `extra1` and `extra2` are columns that no reader needs. */
export type Column =
  | "number"
  | "date"
  | "due"
  | "order"
  | "description"
  | "gross"
  | "paid"
  | "outstanding"
  | "debit"
  | "credit"
  | "age1"
  | "age2"
  | "age3"
  | "age4"
  | "type"
  | "capital"
  | "account"
  | "extra1"
  | "extra2";

/** Headings that people write over these columns. */
const HEADINGS: Record<Exclude<Column, "extra1" | "extra2" | "age1" | "age2" | "age3" | "age4">, readonly string[]> = {
  number: [
    "Invoice No.",
    "Invoice Number",
    "Inv No",
    "Doc Ref",
    "Document No",
    "Trans No",
    "Transaction Number",
    "Our Ref",
    "Invoice #",
    "Inv. Ref.",
    "Bill No.",
    "INVOICE NUM",
    "Invoice ID",
    "Sales Invoice No",
    "Invoice/Credit Note No",
  ],
  date: [
    "Invoice Date",
    "Inv Date",
    "Date",
    "Doc Date",
    "Bill Date",
    "Trans Date",
    "Date of Invoice",
    "Tax Point",
    "Posting Date",
    "Inv. Dt",
    "Date Raised",
  ],
  due: ["Due Date", "Date Due", "Payment Due", "Pay By", "Due"],
  order: [
    "PO",
    "PO Number",
    "Your PO",
    "Purchase Order",
    "P.O. No.",
    "Order No",
    "Your Order Ref",
    "Cust PO",
    "Official Order No.",
    "Purchase Order Number",
  ],
  description: [
    "Description",
    "Narrative",
    "Details",
    "Description of Charge",
    "Particulars",
    "Nature of Supply",
    "What the charge is for",
    "Line Description",
    "Invoice description",
  ],
  gross: [
    "Original Amount",
    "Gross",
    "Gross Amount",
    "Invoice Total",
    "Invoice Amount",
    "Invoice Value",
    "Total Invoice Value",
    "Amount (Inc VAT)",
    "Gross £",
    "Orig Amt",
    "Invoice Total £",
    "Total inc. VAT",
    "Invoiced Amount",
  ],
  paid: ["Paid", "Amount Paid", "Payments Received", "Less: Paid", "Paid to date", "Cash Received"],
  outstanding: [
    "Outstanding",
    "Balance",
    "O/S",
    "Unpaid",
    "Amount Due",
    "Balance O/S",
    "Outstanding Amount",
    "Amount Outstanding",
    "Outstanding £",
    "Open Amount",
    "Balance Due",
    "Remaining Balance",
    "Outstanding Balance (£)",
    "O/S Balance",
    "Amount Owing",
    "Amt Unpaid",
    "Outstanding as at 23 March 2023",
  ],
  debit: ["Debit", "Dr", "Debit £", "Debits"],
  credit: ["Credit", "Cr", "Credit £", "Credits"],
  type: ["Type", "Trans Type", "Doc Type", "Transaction Type", "Document Type", "Inv/Crn"],
  capital: ["Capital Y/N", "Capital?", "Capital Expenditure (Y/N)", "Capital"],
  account: ["Account", "Customer No", "Account No.", "Customer Account", "A/C No", "Cust No"],
};

const AGES: readonly (readonly [string, string, string, string])[] = [
  ["Current", "30 Days", "60 Days", "90 Days +"],
  ["0-30", "31-60", "61-90", "Over 90"],
  ["Not Due", "1-30 Days", "31-60 Days", "> 60 Days"],
  ["0 - 30 days", "31 - 60 days", "61 - 90 days", "91+ days"],
];

const EXTRAS: readonly { readonly heading: string; readonly value: (line: number) => string | number }[] = [
  { heading: "Days Overdue", value: (line) => line * 3 },
  { heading: "Cost Centre", value: (line) => `E${String(70_100 + line)}` },
  { heading: "Status", value: () => "Open" },
  { heading: "Terms", value: () => 30 },
  { heading: "Line", value: (line) => line },
  { heading: "Currency", value: () => "GBP" },
  { heading: "Contact", value: () => "J Example" },
  { heading: "", value: () => "" },
];

/** How the claimed amount is shown. */
type Claim =
  "balance" | "gross-and-balance" | "ages" | "ages-and-balance" | "debit-credit" | "gross-less-paid" | "gross-only";

/** How an amount is written. */
export type AmountStyle =
  | "number"
  | "noisy"
  | "plain"
  | "commas"
  | "pounds"
  | "brackets"
  | "minus-after"
  | "cr"
  | "minus-apart"
  | "spaces"
  | "mixed";

export type DateStyle = "day" | "dd/mm/yyyy" | "d.m.yy" | "d-Mon-yy" | "d Month yyyy" | "iso" | "digits";

/** One way to lay out a statement: the choices that finance departments make differently. */
export interface Layout {
  readonly headings: ReadonlyMap<Column, string>;
  /** All columns from left to right. Those that the claim and the choices below don't need are left out. */
  readonly order: readonly Column[];
  readonly claim: Claim;
  readonly shown: {
    readonly due: boolean;
    readonly order: boolean;
    readonly description: boolean;
    readonly type: boolean;
    readonly capital: boolean;
    readonly account: boolean;
    readonly extra1: boolean;
    readonly extra2: boolean;
  };
  readonly extras: readonly [(line: number) => string | number, (line: number) => string | number];
  readonly types: readonly [invoice: string, creditNote: string, payment: string];
  readonly amounts: AmountStyle;
  readonly dates: DateStyle;
  /** Whether invoice numbers of only digits are stored as numbers. */
  readonly numbersAsNumbers: boolean;
  readonly nonBreakingSpaces: boolean;
  readonly footnotes: boolean;
  readonly lists: "one" | "by-type" | "by-account" | "by-year" | "sheet-by-account" | "sheet-by-month";
  /** Whether each list after the first repeats the headings. */
  readonly headingsAgain: boolean;
  /** After how many lines the headings are repeated, as after a page break; 0 for never. */
  readonly pageLength: number;
  /** After how many lines there is an empty row; 0 for never. */
  readonly spacerRows: number;
  readonly splitHeadings: boolean;
  readonly emptyRowBelowHeadings: boolean;
  readonly left: number;
  readonly spacerColumns: readonly boolean[];
  readonly top: number;
  readonly block: "labels" | "labels-with-colon" | "labels-in-one-cell" | "title" | "cover";
  readonly blockOrder: readonly number[];
  readonly below: number;
  readonly subtotals: boolean;
  readonly grandTotal: "none" | "label" | "label-beside" | "bare";
  readonly totalWords: readonly [part: string, whole: string];
  /** By how many pence the grand total is wrong; 0 if it is right. */
  readonly off: number;
  readonly footer: boolean;
  readonly answers: boolean;
  readonly hiddenRow: boolean;
}

const COLUMNS: readonly Column[] = [
  "number",
  "date",
  "due",
  "order",
  "description",
  "gross",
  "paid",
  "outstanding",
  "debit",
  "credit",
  "type",
  "capital",
  "account",
  "extra1",
  "extra2",
];

const headings: fc.Arbitrary<ReadonlyMap<Column, string>> = fc
  .record({
    texts: fc.tuple(...keysOf(HEADINGS).map((column) => fc.constantFrom(...HEADINGS[column]))),
    ages: fc.constantFrom(...AGES),
    capitals: fc.boolean(),
  })
  .map(({ texts, ages, capitals }) => {
    const spelled = (text: string): string => (capitals ? text.toUpperCase() : text);
    const entries = keysOf(HEADINGS).map((column, at): [Column, string] => [column, spelled(texts[at] ?? "")]);
    return new Map<Column, string>([
      ...entries,
      ["age1", spelled(ages[0])],
      ["age2", spelled(ages[1])],
      ["age3", spelled(ages[2])],
      ["age4", spelled(ages[3])],
    ]);
  });

const chance = (percent: number): fc.Arbitrary<boolean> => fc.nat(99).map((drawn) => drawn < percent);

export const layout: fc.Arbitrary<Layout> = fc
  .record({
    headings,
    order: fc.shuffledSubarray([...COLUMNS], { minLength: COLUMNS.length, maxLength: COLUMNS.length }),
    claim: fc.constantFrom<Claim>(
      "gross-and-balance",
      "gross-and-balance",
      "balance",
      "ages",
      "ages-and-balance",
      "debit-credit",
      "gross-less-paid",
      "gross-only",
    ),
    shown: fc.record({
      due: chance(40),
      order: chance(70),
      description: chance(70),
      type: chance(50),
      capital: chance(40),
      account: chance(30),
      extra1: chance(40),
      extra2: chance(30),
    }),
    extras: fc.shuffledSubarray([...EXTRAS], { minLength: 2, maxLength: 2 }),
    types: fc.constantFrom<Layout["types"]>(
      ["INV", "CRN", "PMT"],
      ["Invoice", "Credit Note", "Payment"],
      ["IN", "CN", "CSH"],
      ["Invoice", "Credit Memo", "Unallocated Cash"],
      ["SI", "SC", "SA"],
    ),
    amounts: fc.constantFrom<AmountStyle>(
      "number",
      "number",
      "noisy",
      "plain",
      "commas",
      "pounds",
      "brackets",
      "minus-after",
      "cr",
      "minus-apart",
      "spaces",
      "mixed",
    ),
    dates: fc.constantFrom<DateStyle>(
      "day",
      "day",
      "dd/mm/yyyy",
      "d.m.yy",
      "d-Mon-yy",
      "d Month yyyy",
      "iso",
      "digits",
    ),
    numbersAsNumbers: fc.boolean(),
    nonBreakingSpaces: chance(20),
    footnotes: chance(15),
    lists: fc.constantFrom<Layout["lists"]>(
      "one",
      "one",
      "one",
      "by-type",
      "by-account",
      "by-year",
      "sheet-by-account",
      "sheet-by-month",
    ),
    headingsAgain: fc.boolean(),
    pageLength: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 3, max: 40 }) },
    ),
    spacerRows: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) },
    ),
    splitHeadings: chance(25),
    emptyRowBelowHeadings: chance(15),
    left: fc.nat(3),
    spacerColumns: fc.array(chance(15), { minLength: 20, maxLength: 20 }),
    top: fc.nat(12),
    block: fc.constantFrom<Layout["block"]>("labels", "labels-with-colon", "labels-in-one-cell", "title", "cover"),
    blockOrder: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }),
    below: fc.nat(3),
    subtotals: fc.boolean(),
    grandTotal: fc.constantFrom<Layout["grandTotal"]>("none", "label", "label", "label-beside", "bare"),
    totalWords: fc.constantFrom<Layout["totalWords"]>(
      ["Sub-total", "Total"],
      ["Subtotal", "Grand Total"],
      ["Sub Total", "TOTAL OUTSTANDING"],
      ["Total for section", "Total amount due"],
      ["Section total:", "Report total:"],
    ),
    off: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 1_000_000 }) },
    ),
    footer: chance(50),
    answers: chance(20),
    hiddenRow: chance(10),
  })
  .map(({ extras, ...drawn }) => {
    const [first = EXTRAS[0], second = EXTRAS[0]] = extras;
    return {
      ...drawn,
      headings: new Map<Column, string>([
        ...drawn.headings,
        ["extra1", first?.heading ?? ""],
        ["extra2", second?.heading ?? ""],
      ]),
      extras: [first?.value ?? String, second?.value ?? String],
    };
  });

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const isKey = (key: string): key is Key => Object.hasOwn(record, key);
  return Object.keys(record).filter(isKey);
}
