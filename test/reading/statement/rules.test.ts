import { describe, expect, test } from "vitest";

import { directoryOf } from "../../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { BLOCK, claims, codesOf, found, HEADINGS, line, readGrid, readRows, type Rows } from "./read-rows.ts";

const LINES: Rows = [line("NF1001", 3, 1200.5), line("NF1002", 14, 880, 480), line("NF1003", 28, 65.25)];

function blockWithout(label: string): Rows {
  return BLOCK.filter(([first]) => typeof first !== "string" || !first.startsWith(label));
}

test("a complete statement has no findings", async () => {
  const statement = await readRows([...BLOCK, HEADINGS, ...LINES, ["Total", , , 2145.75, 1745.75]]);
  expect(statement.findings).toEqual([]);
  expect(claims(statement)).toEqual([
    ["NF1001", 120_050],
    ["NF1002", 48_000],
    ["NF1003", 6_525],
  ]);
  expect(statement.totalPence).toBe(174_575);
});

describe("STM-03 exactly one payable organisation", () => {
  const refused = (statement: Awaited<ReturnType<typeof readRows>>): string[] =>
    statement.findings
      .filter(({ severity }) => severity === "refusal")
      .map(({ code, rule }) => `${rule ?? ""} ${code}`);

  test("a workbook whose rows name two payable organisations is refused, naming both", async () => {
    const statement = await readRows([
      ["Statement of receivables from Northfold Community Health NHS Trust (ZB2)"],
      ["As at 23 March 2023"],
      [],
      ["Organisation code", "Organisation name", ...HEADINGS],
      ["ZA1", "Eastmere University Hospitals NHS Foundation Trust", ...line("NF1", 3, 100)],
      ["ZC3X9", "Westhaven Integrated Care Board", ...line("NF2", 4, 200)],
    ]);
    expect(refused(statement)).toEqual(["STM-03 several-payable-organisations"]);
    expect(found(statement, "several-payable-organisations")[0]?.what).toContain(
      "Eastmere University Hospitals NHS Foundation Trust (ZA1); Westhaven Integrated Care Board (ZC3X9)",
    );
    expect(statement.payables).toHaveLength(2);
  });

  test("a workbook with a sheet for each of two payable organisations is refused", async () => {
    const sheet = (name: string, code: string): Rows => [
      ["Receivable organisation:", "Northfold Community Health NHS Trust (ZB2)"],
      ["Payable organisation:", `${name} (${code})`],
      HEADINGS,
      line(`NF-${code}`, 3, 100),
    ];
    const statement = await readGrid([
      { name: "Eastmere", rows: sheet("Eastmere University Hospitals NHS Foundation Trust", "ZA1") },
      { name: "Westhaven", rows: sheet("Westhaven Integrated Care Board", "ZC3X9") },
    ]);
    expect(refused(statement)).toEqual(["STM-03 several-payable-organisations"]);
  });

  test("several customer accounts of one payable organisation count as one (STM-04)", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Account:", "100417", "EASTMERE UNIV HOSP - PATHOLOGY"],
      HEADINGS,
      line("NF1", 3, 100),
      ["Account:", "100988", "EASTMERE UNIV HOSP - R&D"],
      line("NF2", 4, 200),
    ]);
    expect(refused(statement)).toEqual([]);
    expect(statement.payables).toEqual([{ code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust" }]);
    expect(statement.lines.map(({ account }) => account)).toEqual(["100417", "100988"]);
  });

  test("a workbook whose account names certainly mean two bodies is refused", async () => {
    const named = new Map([
      ["EASTMERE UNIV HOSP", "ZA1"],
      ["WESTHAVEN ICB", "ZC3X9"],
    ]);
    const statement = await readRows(
      [
        ["NORTHFOLD COMMUNITY HEALTH NHS TRUST"],
        ["AGED DEBT ANALYSIS BY CUSTOMER"],
        ["Account:", "100417", "EASTMERE UNIV HOSP"],
        HEADINGS,
        line("NF1", 3, 100),
        ["Account:", "100988", "WESTHAVEN ICB"],
        line("NF2", 4, 200),
      ],
      {
        organisationNamed: (name) => {
          const code = named.get(name);
          return code === undefined ? undefined : organisationCode(code);
        },
      },
    );
    expect(refused(statement)).toEqual(["STM-03 several-payable-organisations"]);
  });

  test("the receivable organisation's name and code are not read as a second payable organisation", async () => {
    const directory = directoryOf([
      { code: organisationCode("ZA1"), name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
      { code: organisationCode("ZB2"), name: "Northfold Community Health NHS Trust", type: "trust" },
    ]);
    const statement = await readRows(
      [
        ["Statement from Northfold Community Health NHS Trust (ZB2) to Eastmere University Hospitals NHS FT (ZA1)"],
        HEADINGS,
        line("NF1", 3, 100),
      ],
      { directory },
    );
    expect(statement.receivable.code).toBe("ZB2");
    expect(statement.payables.map(({ code }) => code)).toEqual(["ZA1"]);
  });
});

describe("EXR-03 a nil statement is answered as such", () => {
  test.each<[string, Rows]>([
    ["it says so", [...BLOCK, ["Nil return: no outstanding balances"]]],
    ["there are headings and no lines", [...BLOCK, HEADINGS, ["Total", , , 0, 0]]],
    ["all its lines are zero", [...BLOCK, HEADINGS, line("NF1", 3, 100, 0), line("NF2", 4, 50, 0)]],
  ])("%s", async (_, rows) => {
    const statement = await readRows(rows);
    expect(statement.findings.filter(({ severity }) => severity === "refusal")).toMatchObject([
      { code: "nil-statement", rule: "EXR-03" },
    ]);
  });

  test("a workbook without a table is not a nil statement", async () => {
    const statement = await readRows([["Dear colleague"], ["Please find our statement attached."]]);
    expect(codesOf(statement)).toEqual(["refusal no-statement-found"]);
  });
});

describe("STM-04 one statement is of one kind", () => {
  const income: Rows = [
    ["Income statement year to date"],
    ...BLOCK.slice(1),
    ["Invoice No", "Invoice Date", "Income YTD", "Capital Y/N"],
    ["NF1", { day: "2022-11-01" }, 5000, "N"],
  ];

  test("a workbook that was sent as another kind is refused", async () => {
    const statement = await readRows(income, { kind: "r&p" });
    expect(found(statement, "wrong-kind")).toMatchObject([{ severity: "refusal", rule: "STM-04" }]);
  });

  test("the workbook's words decide its kind", async () => {
    expect((await readRows(income)).kind).toBe("i&e");
    expect((await readRows([...BLOCK, HEADINGS, ...LINES])).kind).toBe("r&p");
  });

  test("two kinds in one workbook are refused, unless it was sent as one of them", async () => {
    const grid = [
      { name: "R&P", rows: [...BLOCK, HEADINGS, ...LINES] },
      { name: "I&E", rows: income },
    ];
    expect(codesOf(await readGrid(grid))).toContain("refusal several-kinds");
    const statement = await readGrid(grid, { kind: "r&p" });
    expect(claims(statement).map(([number]) => number)).toEqual(["NF1001", "NF1002", "NF1003"]);
    expect(found(statement, "table-of-other-kind")).toHaveLength(1);
    expect(statement.receipt.tables.map(({ role }) => role)).toEqual([undefined, "other-kind"]);
  });
});

describe("STM-05 what a statement must hold is listed if it is missing, and the rest is read", () => {
  test.each([
    ["Receivable", "missing-name-of-the-receivable-organisation"],
    ["Payable", "missing-name-of-the-payable-organisation"],
    ["Contact telephone", "missing-contact-telephone-number"],
    ["Contact email", "missing-contact-email-address"],
  ])("%s", async (label, code) => {
    const statement = await readRows([...blockWithout(label), HEADINGS, ...LINES]);
    expect(codesOf(statement)).toEqual([`warning ${code}`]);
    expect(found(statement, code)[0]).toMatchObject({ rule: "STM-05" });
    expect(statement.lines).toHaveLength(3);
  });

  test.each([
    ["Invoice Date", ["warning missing-invoice-dates"]],
    ["Invoice Total", ["warning missing-invoice-totals"]],
    ["Outstanding", ["warning missing-invoice-totals", "warning missing-unpaid-amounts"]],
    ["Capital Y/N", ["warning missing-capital-mark"]],
  ])("a column %s", async (heading, codes) => {
    const without = HEADINGS.indexOf(heading);
    const rows = [HEADINGS, ...LINES].map((row) => row.filter((_, at) => at !== without));
    const statement = await readRows([...BLOCK, ...rows]);
    expect(codesOf(statement)).toEqual(codes);
    expect(statement.lines).toHaveLength(3);
  });

  test("order numbers may replace invoice numbers; without both there are warnings", async () => {
    const cut = (...without: readonly string[]): Rows =>
      [HEADINGS, ...LINES].map((row) => row.filter((_, at) => !without.includes(HEADINGS[at] ?? "")));
    const orders = await readRows([...BLOCK, ...cut("Invoice No")]);
    expect(codesOf(orders)).toEqual([]);
    expect(orders.lines.map(({ purchaseOrder }) => purchaseOrder)).toEqual(["PO10003", "PO10014", "PO10028"]);
    const neither = await readRows([...BLOCK, ...cut("Invoice No", "PO")]);
    expect(codesOf(neither)).toContain("warning missing-invoice-numbers");
    expect(found(neither, "line-without-number")).toHaveLength(3);
    expect(neither.totalPence).toBe(174_575);
  });

  test("line by line: a number, a date, a capital mark", async () => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      ["", { day: "2023-02-03" }, undefined, 100, 100, "N"],
      ["NF2", undefined, undefined, 200, 200, "N"],
      ["NF3", { day: "2023-02-05" }, undefined, 300, 300, "maybe"],
    ]);
    expect(statement.findings.map(({ code, row, line: at }) => [code, row, at])).toEqual([
      ["line-without-number", 9, 1],
      ["line-without-date", 10, 2],
      ["capital-unclear", 11, 3],
    ]);
    expect(statement.totalPence).toBe(60_000);
  });
});

describe("STM-06 optional information is read", () => {
  test("description, who commissioned it, recharge, predecessor", async () => {
    const statement = await readRows([
      ...BLOCK,
      [...HEADINGS, "Description", "Commissioned by", "Recharge Y/N", "Predecessor body"],
      [...line("NF1", 3, 100), "Pathology", "A Example", "Y", "Eastmere CCG"],
    ]);
    expect(statement.lines[0]).toMatchObject({
      description: "Pathology",
      commissionedBy: "A Example",
      recharge: true,
      predecessor: "Eastmere CCG",
    });
  });
});

describe("STM-07 invoices for future periods are marked as such", () => {
  const headings = [...HEADINGS, "Future period", "Description"];

  test("a mark in a column is read", async () => {
    const statement = await readRows([
      ...BLOCK,
      headings,
      [...line("NF1", 3, 100), "Y", "Rent April to June 2023"],
      [...line("NF2", 4, 200), "N", "Rent"],
    ]);
    expect(statement.lines.map(({ futurePeriod }) => futurePeriod)).toEqual([true, false]);
    expect(statement.findings).toEqual([]);
  });

  test("a title over a list of them is read too", async () => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 3, 100),
      ["Future period invoices"],
      line("NF2", 4, 200),
    ]);
    expect(statement.lines.map(({ futurePeriod }) => futurePeriod ?? false)).toEqual([false, true]);
  });

  test("a description of a future period on a line without the mark is a finding", async () => {
    const statement = await readRows([
      ...BLOCK,
      [...HEADINGS, "Description"],
      [...line("NF1", 3, 100), "Maintenance contract 2023/24"],
      [...line("NF2", 4, 200), "Maintenance contract 2022/23"],
      [...line("NF3", 5, 200), "Licence, billed in advance"],
      [...line("NF4", 5, 200), "Lease Apr 2023 to March 2024"],
      [...line("NF5", 5, 200), "Lease January 2023 to December 2023"],
    ]);
    expect(found(statement, "future-period-unmarked").map(({ line: at, rule }) => [at, rule])).toEqual([
      [1, "STM-07"],
      [3, "STM-07"],
      [4, "STM-07"],
    ]);
  });

  test("an invoice dated after the statement is a finding", async () => {
    const rows = [...BLOCK, HEADINGS, ["NF1", { day: "2023-04-02" }, undefined, 100, 100, "N"]];
    expect(found(await readRows(rows), "dated-after-statement")).toMatchObject([{ rule: "STM-07", row: 9 }]);
  });
});

test("STM-08 net amounts on a statement of receivables are a finding", async () => {
  const statement = await readRows([
    ...BLOCK,
    ["Invoice No", "Invoice Date", "Net", "Capital"],
    ["NF1", { day: "2023-02-03" }, 100, "N"],
    ["NF2", { day: "2023-02-03" }, 250.5, "N"],
  ]);
  expect(found(statement, "amounts-without-vat")).toMatchObject([{ rule: "STM-08" }]);
});

describe("STM-10 receipts without invoices belong on income statements", () => {
  const headings = ["Type", "Reference", "Date", "Description", "Amount", "Capital"];
  const rows: Rows = [
    headings,
    ["Invoice", "NF1", { day: "2023-02-03" }, "Training", 100, "N"],
    ["Receipt", undefined, { day: "2023-02-10" }, "Research grant", 2500, "N"],
  ];

  test("on an income statement each is a line", async () => {
    const statement = await readRows([["Income statement year to date"], ...BLOCK.slice(1), ...rows], { kind: "i&e" });
    expect(
      statement.lines.map(({ type, invoiceNumber, outstandingPence }) => [type, invoiceNumber, outstandingPence]),
    ).toEqual([
      ["invoice", "NF1", 10_000],
      ["receipt", "", 250_000],
    ]);
    expect(found(statement, "receipt-on-receivables")).toEqual([]);
  });

  test("on a statement of receivables they are findings", async () => {
    const statement = await readRows([...BLOCK, ...rows], { kind: "r&p" });
    expect(found(statement, "receipt-on-receivables")).toMatchObject([{ rule: "STM-10", line: 2 }]);
    expect(statement.lines).toHaveLength(2);
  });
});

test("STM-11 a subsidiary's invoices are on its parent's statement, marked by a column or a title", async () => {
  const byColumn = await readRows([
    ...BLOCK,
    [...HEADINGS, "Subsidiary"],
    line("NF1", 3, 100),
    [...line("NF2", 4, 200), "Northfold Estates Ltd"],
  ]);
  const byTitle = await readRows([
    ...BLOCK,
    HEADINGS,
    line("NF1", 3, 100),
    ["Subsidiary: Northfold Estates Ltd"],
    line("NF2", 4, 200),
  ]);
  for (const statement of [byColumn, byTitle]) {
    expect(statement.lines.map(({ subsidiary }) => subsidiary)).toEqual([undefined, "Northfold Estates Ltd"]);
    expect(statement.totalPence).toBe(30_000);
    expect(statement.payables).toHaveLength(1);
  }
});

test("STM-12 expected credit losses are left out of the lines, with a warning", async () => {
  const statement = await readRows([
    ...BLOCK,
    HEADINGS,
    ...LINES,
    ["Less expected credit loss allowance", undefined, undefined, undefined, -500],
  ]);
  expect(found(statement, "credit-losses-netted")).toMatchObject([{ rule: "STM-12", row: 12 }]);
  expect(statement.totalPence).toBe(174_575);
});

describe("STM-13 accruals", () => {
  const headings = ["Description", "Period", "Basis of estimation", "Agreed by", "Accrual amount"];

  test("each has a line with period, basis and who agreed it; what is missing is listed line by line", async () => {
    const statement = await readRows([
      ["Accruals statement"],
      ...BLOCK.slice(1),
      headings,
      ["Agency nurses", "March 2023", "Shifts worked at contract price", "A Example / B Example", 12_000],
      ["Drugs", "March 2023", undefined, undefined, 800.4],
      ["Maternity pathway prepayment", "2022/23", "Births booked", "A Example / B Example", -30_000],
      ["Total", undefined, undefined, undefined, -17_199.6],
    ]);
    expect(statement.kind).toBe("accruals");
    expect(statement.lines.map(({ type, outstandingPence }) => [type, outstandingPence])).toEqual([
      ["accrual", 1_200_000],
      ["accrual", 80_040],
      ["prepayment", -3_000_000],
    ]);
    expect(statement.lines[0]?.accrual).toEqual({
      period: "March 2023",
      basis: "Shifts worked at contract price",
      agreedBy: "A Example / B Example",
    });
    expect(found(statement, "accrual-incomplete")).toMatchObject([{ rule: "STM-13", line: 2 }]);
    expect(found(statement, "total-differs")).toEqual([]);
  });
});
