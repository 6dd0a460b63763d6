import { describe, expect, test } from "vitest";

import type { Statement } from "../../../shared/domain/statement/statement.ts";
import type { GridCell } from "./grid.ts";
import { claims, codesOf, found, HEAD, on, readGrid, readRows, type Rows } from "./read-rows.ts";

/** Where something can be said about the amounts in column C. */
interface Places {
  readonly sheet?: string;
  readonly title?: Rows;
  readonly above?: readonly GridCell[];
  readonly heading?: string;
  readonly section?: string;
  readonly amounts?: readonly GridCell[];
  readonly below?: Rows;
}

const AMOUNTS = [1200.5, 340.25];

/** Two invoices with a currency or a unit said in one place. */
function read({ sheet, title = [], above, heading = "Outstanding", section, amounts = AMOUNTS, below = [] }: Places) {
  const rows: Rows = [
    ...HEAD,
    ...title,
    ...(above === undefined ? [] : [above]),
    ["Invoice No", "Invoice Date", heading],
    ...(section === undefined ? [] : [[section]]),
    ...amounts.map((amount, at) => [`SI10${String(at + 1)}`, on(`02-0${String(at + 1)}`), amount]),
    ...below,
  ];
  return sheet === undefined ? readRows(rows) : readGrid([{ name: sheet, rows }]);
}

/** The sentence that tells the sender what the amounts are in. */
function told(statement: Statement): string {
  const [finding] = statement.findings.filter(({ code }) =>
    /currency|unreadable|thousands|pence|contradict/u.test(code),
  );
  return finding?.what ?? "";
}

function agreedPence({ lines, findings }: Statement): number {
  return findings.some(({ severity }) => severity === "refusal")
    ? 0
    : lines.reduce((sum, line) => sum + line.outstandingPence, 0);
}

const EURO_PLACES: readonly (readonly [string, Places, string])[] = [
  ["heading", { heading: "Outstanding (EUR)" }, "the heading in C4 says"],
  ["sign in the heading", { heading: "Outstanding €" }, "the heading in C4 says"],
  ["heading that is only a sign", { heading: "€" }, "the heading in C4 says"],
  ["cell above the heading", { above: [undefined, undefined, "EUR"] }, "the text in C4 says"],
  ["cell above, merged from the left", { above: [undefined, "€", undefined] }, "the text in B4 says"],
  ["title", { title: [["All amounts in EUR"]] }, "the text in A4 says"],
  ["title of the statement", { title: [["Statement of account (EUR)"]] }, "the text in A4 says"],
  ["label and value", { title: [["Display currency", "EUR"]] }, "EUR and not in pounds"],
  ["another country's currency", { title: [["Currency:", "PLN"]] }, "PLN"],
  ["name of the sheet", { sheet: "EUR invoices" }, "the sheet is called"],
  ["end of the sheet's name", { sheet: "Northfold in euro" }, "the sheet is called"],
  ["last row", { below: [[], ["all values in €"]] }, "the text in A8 says"],
  ["footnote", { below: [["* invoiced in euro"]] }, "the text in A7 says"],
  ["label of the total", { below: [["Total EUR", undefined, 1540.75]] }, "Total EUR"],
  ["format of the total", { below: [["Total", undefined, { number: 1540.75, format: "[$€-2] #,##0.00" }]] }, "Total"],
  ["section", { section: "US dollar invoices" }, "US dollar"],
  [
    "formats of the amounts",
    { amounts: AMOUNTS.map((number) => ({ number, format: "[$€-2] #,##0.00" })) },
    '"€ 1200.50", which is not in pounds',
  ],
  ["texts of the amounts", { amounts: ["1.200,50 €", "340,25 €"] }, '"1.200,50 €", which is not in pounds'],
];

describe("amounts in another currency are never read as pounds, wherever it is said", () => {
  test.each(EURO_PLACES)("%s", async (_, places, says) => {
    const statement = await read(places);
    expect(agreedPence(statement)).toBe(0);
    expect(told(statement)).toContain(says);
    expect(statement.findings.some(({ what }) => what.includes("is empty"))).toBe(false);
  });

  test("one cell in another format is told, and the others are read", async () => {
    const statement = await read({ amounts: [1200.5, { number: 340.25, format: '"EUR" 0.00' }] });
    expect(claims(statement)).toEqual([["SI101", 120_050]]);
    expect(found(statement, "amount-unreadable").map(({ what }) => what)).toEqual([
      'The amount of invoice SI102 in C6 is "EUR 340.25", which is not in pounds; the line is not counted and nothing of it is agreed.',
    ]);
  });

  test("a section in another currency is told, and the next one in pounds is read", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Outstanding"],
      ["SI101", on("02-01"), 100],
      ["US dollar invoices"],
      ["SI102", on("02-02"), 200],
      ["Sterling invoices"],
      ["SI103", on("02-03"), 300],
    ]);
    expect(claims(statement)).toEqual([
      ["SI101", 10_000],
      ["SI103", 30_000],
    ]);
    expect(statement.unread?.map(({ row }) => row)).toEqual([7]);
  });

  test("a sheet in euro beside one in pounds is told, and the one in pounds is read", async () => {
    const table = (amount: number): Rows => [
      ["Invoice No", "Invoice Date", "Outstanding"],
      [`SI${String(amount)}`, on("02-01"), amount],
    ];
    const statement = await readGrid([
      { name: "GBP", rows: [...HEAD, ...table(100)] },
      { name: "EUR", rows: table(200) },
    ]);
    expect(claims(statement)).toEqual([["SI100", 10_000]]);
    expect(statement.unread?.map(({ sheet, value }) => [sheet, value])).toEqual([["EUR", "EUR 200.00"]]);
    expect(codesOf(statement)).toContain("warning amount-in-foreign-currency");
  });

  test("two tables of a sheet have the currency of the account above each", async () => {
    const table = (number: string, amount: number): Rows => [
      ["Invoice No", "Invoice Date", "Outstanding"],
      [number, on("02-01"), amount],
    ];
    const statement = await readRows([
      ...HEAD,
      ["Account: EAS001 (GBP)"],
      ...table("SI101", 100),
      [],
      ["Account: EAS001E (EUR)"],
      ...table("SI102", 200),
    ]);
    expect(claims(statement)).toEqual([["SI101", 10_000]]);
    expect(statement.unread?.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["SI102"]);
  });
});

describe("amounts in thousands are refused, wherever it is said", () => {
  test.each<readonly [string, Places]>([
    ["heading", { heading: "Outstanding £000" }],
    ["heading that is only a unit", { heading: "£'000" }],
    ["cell above the heading", { above: [undefined, undefined, "£000"] }],
    ["title", { title: [["All figures in £000s"]] }],
    ["parameter row", { title: [["Amount Units = Thousands"]] }],
    ["label and value", { title: [["Units", "Thousands"]] }],
    ["under a heading in pounds", { title: [["£'000"]], heading: "Outstanding (£)" }],
    ["name of the sheet", { sheet: "Debtors £000" }],
    ["last row", { below: [["Figures are shown in thousands"]] }],
    ["among the lines", { section: "Amounts in £ thousands" }],
    ["a unit alone among the lines", { section: "£k" }],
    ["a unit alone in the column of amounts", { below: [[undefined, undefined, "£000"]] }],
    ["number format", { amounts: AMOUNTS.map((number) => ({ number, format: '#,##0.0"k"' })) }],
    ["millions", { title: [["Amounts in £m"]] }],
  ])("%s", async (_, places) => {
    const statement = await read(places);
    expect(codesOf(statement)).toContain("refusal amounts-in-thousands");
  });

  test("a format that divides by a thousand changes nothing: the stored amount counts", async () => {
    const statement = await read({ amounts: [1200, 340].map((number) => ({ number, format: '#,##0.0,"k"' })) });
    expect(claims(statement)).toEqual([
      ["SI101", 120_000],
      ["SI102", 34_000],
    ]);
  });
});

describe("amounts in pence are read as pence if all of them are whole numbers", () => {
  const places: readonly (readonly [string, Places])[] = [
    ["heading", { heading: "Outstanding (pence)" }],
    ["cell above the heading", { above: [undefined, undefined, "pence"] }],
    ["title", { title: [["Amounts in pence"]] }],
    ["last row", { below: [["Please note that amounts are shown in pence."]] }],
    ["number format", {}],
  ];

  test.each(places)("%s", async (name, place) => {
    const amounts = [120_000, 34_050].map((number) => (name === "number format" ? { number, format: '0"p"' } : number));
    const statement = await read({ ...place, amounts });
    expect(claims(statement)).toEqual([
      ["SI101", 120_000],
      ["SI102", 34_050],
    ]);
    expect(statement.totalPence).toBe(154_050);
    expect(found(statement, "read-as-pence").map(({ severity }) => severity)).toEqual(["note"]);
  });

  test.each(places.filter(([name]) => name !== "number format"))("%s, but with decimals: refused", async (_, place) => {
    expect(codesOf(await read({ ...place, amounts: [1200.5, 34_050] }))).toContain("refusal amounts-in-pence");
    expect(codesOf(await read({ ...place, amounts: ["1200.00", "340.00"] }))).toContain("refusal amounts-in-pence");
  });

  test.each([
    ["pence", 154_050],
    ["pounds", 1540.5],
  ])("a total in %s agrees with the lines", async (_, total) => {
    const statement = await read({
      heading: "Outstanding (pence)",
      amounts: [120_000, 34_050],
      below: [["Total", undefined, total]],
    });
    expect(statement.totalPence).toBe(154_050);
    expect(found(statement, "total-differs")).toEqual([]);
  });
});

describe("what is said twice and differently is told with both places", () => {
  test("the nearest counts: a heading in pounds under a title in euro", async () => {
    const statement = await read({ title: [["All amounts in EUR"]], heading: "Outstanding (£)" });
    expect(agreedPence(statement)).toBe(154_075);
    expect(found(statement, "money-contradictory").map(({ what }) => what)).toEqual([
      'What the amounts in column C are in is said twice and differently: the heading in C5 says "Outstanding (£)", but the text in A4 says "All amounts in EUR". The first of the two was followed, because it is nearer to the amounts.',
    ]);
  });

  test("amounts said to be in pounds do not make pounds of euro that are said nearer", async () => {
    const statement = await read({ title: [["All amounts in GBP"]], heading: "Outstanding (EUR)" });
    expect(codesOf(statement)).toContain("refusal amounts-in-foreign-currency");
  });

  test("a line without a currency among others is told", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Currency", "Outstanding"],
      ["SI101", on("02-01"), "GBP", 100.5],
      ["SI102", on("02-02"), undefined, 200.5],
      ["SI103", on("02-03"), "EUR", 300.5],
    ]);
    expect(claims(statement)).toEqual([
      ["SI101", 10_050],
      ["SI102", 20_050],
    ]);
    expect(found(statement, "currency-missing").map(({ severity, row }) => [severity, row])).toEqual([["warning", 6]]);
  });
});

describe("two columns with the same amounts in two currencies: the one in pounds is read", () => {
  test.each([
    ["Outstanding (EUR)", "Outstanding (GBP)"],
    ["Outstanding €", "Outstanding £"],
    ["Remaining Amount", "Remaining Amt. (LCY)"],
    ["Amount USD", "GBP equivalent"],
    ["Balance (EUR)", "£"],
  ])("%s beside %s", async (foreign, pounds) => {
    for (const swapped of [false, true]) {
      const pair = <Cell>(one: Cell, other: Cell): Cell[] => (swapped ? [other, one] : [one, other]);
      // A heading that is only a currency belongs to the column on its left.
      if (swapped && pounds.length < 2) continue;
      if (swapped && pounds.includes("equivalent")) continue;
      const statement = await readRows([
        ...HEAD,
        ["Invoice No", "Invoice Date", "Currency", ...pair(foreign, pounds)],
        ["SI101", on("02-01"), "EUR", ...pair(1368, 1200)],
        ["SI102", on("02-02"), "EUR", ...pair(388.17, 340.5)],
      ]);
      expect(claims(statement)).toEqual([
        ["SI101", 120_000],
        ["SI102", 34_050],
      ]);
      expect(found(statement, "two-columns-fit")).toEqual([]);
    }
  });

  test("a column of euro alone is refused, whatever column in pounds is beside it", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Invoice total (£)", "Outstanding (EUR)"],
      ["SI101", on("02-01"), 1200, 1368],
    ]);
    expect(codesOf(statement)).toContain("refusal amounts-in-foreign-currency");
  });
});

describe("whole amounts of which nothing says the unit", () => {
  const whole = [120, 340, 560, 780, 990];

  test("five or more are asked about", async () => {
    expect(found(await read({ amounts: whole }), "unit-not-said").length).toBe(1);
    expect(found(await read({ amounts: whole.slice(1) }), "unit-not-said")).toEqual([]);
  });

  test.each<readonly [string, Places]>([
    ["a heading", { heading: "Outstanding (£)" }],
    ["a title", { title: [["All amounts in GBP"]] }],
    ["a format with the pound's sign", { amounts: whole.map((number) => ({ number, format: "£#,##0" })) }],
    ["a format with pence", { amounts: whole.map((number) => ({ number, format: "#,##0.00" })) }],
    ["texts with pence", { amounts: whole.map((number) => `${String(number)}.00`) }],
    ["a total", { below: [["Total", undefined, 2790]] }],
  ])("%s answers the question", async (_, places) => {
    expect(found(await read({ amounts: whole, ...places }), "unit-not-said")).toEqual([]);
  });
});

test.each([
  ["Euro Care Services Ltd"],
  ["Contact: Mrs P. Pence"],
  ["Exchange rate EUR/GBP 0.86"],
  ["Thousand Oaks Practice"],
])("a name or a remark about something else says nothing: %s", async (text) => {
  const statement = await read({ title: [[text]], below: [[text]] });
  expect(agreedPence(statement)).toBe(154_075);
  expect(told(statement)).toBe("");
});

test.each([
  ["Bank account (EUR): IBAN IE12 3456", "A4"],
  ["IBAN IE12 3456 for payments from abroad in EUR", "A4"],
])("bank details in another currency are told, and the amounts read as pounds: %s", async (text, place) => {
  const statement = await read({ title: [[text]] });
  expect(agreedPence(statement)).toBe(154_075);
  expect(found(statement, "payment-in-other-currency")).toMatchObject([{ severity: "warning" }]);
  expect(told(statement)).toContain(`the text in ${place} says "${text}"`);
});

test("three capitals in a row of several cells may be an organisation's code", async () => {
  const statement = await read({ below: [[], ["RWF", "North Region", "Northfold Community Health NHS Trust"]] });
  expect(agreedPence(statement)).toBe(154_075);
  expect(told(statement)).toBe("");
});

test("a statement that asks to be paid in another currency is refused, unless its amounts are said to be pounds", async () => {
  const title = [["Please pay in USD"]];
  expect(agreedPence(await read({ title }))).toBe(0);
  expect(told(await read({ title }))).toContain(`USD and not in pounds: the text in A4 says "Please pay in USD"`);
  const contradicted = await read({ title, heading: "Outstanding (£)" });
  expect(agreedPence(contradicted)).toBe(154_075);
  expect(found(contradicted, "money-contradictory")).toHaveLength(1);
});
