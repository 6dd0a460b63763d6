import { describe, expect, test } from "vitest";

import { HEAD, claims, codesOf, found, on, readRows, type Rows } from "./read-rows.ts";

const LINES: Rows = [
  ["A1", on("01-05"), "INV", 1200],
  ["A2", on("02-06"), "INV", 340.5],
];

const TYPED = ["Invoice No", "Date", "Type", "Outstanding"];

describe("types of lines without a sign", () => {
  test.each([
    "CN",
    "C/N",
    "Cr Note",
    "AR Credit Memo",
    "Credit",
    "SC",
    "SA",
    "POA",
    "OA",
    "Receipt",
    "RCT",
    "Part payment",
    "Payment on account",
    "Unallocated cash",
    "Refund",
  ])("%s reduces the debt, and nothing in the reply's head asks why unless it may add to it", async (type) => {
    const statement = await readRows([...HEAD, TYPED, ...LINES, ["B1", on("02-20"), type, 40]]);
    expect(claims(statement)[2]).toEqual(["B1", -4000]);
    expect(codesOf(statement).filter((code) => code.includes("sign"))).toEqual([
      type === "Refund" ? "warning sign-unclear" : "note credits-without-sign",
    ]);
  });

  test("a type that we don't know is told, and the stated total says how it counts", async () => {
    const rows = (total: number): Rows => [
      ...HEAD,
      TYPED,
      ...LINES,
      ["B1", on("02-20"), "XQ", 40],
      ["Total", , , total],
    ];
    const debt = await readRows(rows(1580.5));
    expect(debt.totalPence).toBe(158_050);
    expect(found(debt, "type-unknown")).toMatchObject([{ severity: "note", row: 7, column: "C" }]);
    const credit = await readRows(rows(1500.5));
    expect(credit.totalPence).toBe(150_050);
    expect(found(credit, "type-unknown")).toMatchObject([{ severity: "note" }]);
    const left = await readRows(rows(1540.5));
    expect(claims(left)).toEqual([
      ["A1", 120_000],
      ["A2", 34_050],
    ]);
    const wrong = await readRows(rows(1));
    expect(found(wrong, "type-unknown")).toMatchObject([{ severity: "warning" }]);
    const without = await readRows(rows(0).slice(0, -1));
    expect(found(without, "type-unknown")).toMatchObject([{ severity: "warning" }]);
  });

  test("a total that adds the credits to the debt overrules their type, and says so", async () => {
    const statement = await readRows([...HEAD, TYPED, ...LINES, ["B1", on("02-20"), "CN", 40], ["Total", , , 1580.5]]);
    expect(statement.totalPence).toBe(158_050);
    expect(found(statement, "credits-without-sign")).toMatchObject([{ severity: "warning" }]);
  });

  test("a column that divides the lines by department is not a column of types", async () => {
    const statement = await readRows([
      ...HEAD,
      TYPED,
      ["A1", on("01-05"), "Pathology", 1200],
      ["A2", on("02-06"), "Estates and facilities", 340.5],
    ]);
    expect(found(statement, "type-unknown").map(({ severity }) => severity)).toEqual(["note", "note"]);
  });
});

describe("letters in a column of debits and credits", () => {
  test.each([
    "D/C",
    "C/D",
    "S/H",
    "Dr/Cr",
    "DC",
    "Dr or Cr",
    "Debit/Credit ind.",
    "Sign",
    "+/-",
    "Db/Cr",
    "CR/DR",
    "D/C Ind",
  ])("%s", async (heading) => {
    const [debit, credit] = heading.startsWith("S/") ? ["S", "H"] : heading === "+/-" ? ["+", "-"] : ["D", "C"];
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", heading, "Outstanding"],
      ["A1", on("01-05"), debit, 1200],
      ["A2", on("02-06"), debit, 340.5],
      ["B1", on("02-20"), credit, 40],
    ]);
    expect(claims(statement).map(([, pence]) => pence)).toEqual([120_000, 34_050, -4000]);
  });

  test.each([
    ["D", "C"],
    ["S", "H"],
    ["", "CR"],
  ])("without a heading, %s and %s", async (debit, credit) => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Outstanding"],
      ["A1", on("01-05"), 1200, debit],
      ["B1", on("02-20"), 40, credit],
    ]);
    expect(claims(statement).map(([, pence]) => pence)).toEqual([120_000, -4000]);
  });

  test("a letter that we don't know, and a blank among letters, are told", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "D/C", "Outstanding"],
      ["A1", on("01-05"), "D", 1200],
      ["A2", on("02-06"), "X", 340.5],
      ["A3", on("02-07"), , 10],
      ["B1", on("02-20"), "C", 40],
    ]);
    expect(found(statement, "side-unknown").map(({ severity, row }) => [severity, row])).toEqual([
      ["warning", 6],
      ["warning", 7],
    ]);
  });
});

describe("titles over lines without a sign", () => {
  const HEADINGS = ["Invoice No", "Date", "Outstanding"];
  const lines: Rows = [
    ["A1", on("01-05"), 1200],
    ["A2", on("02-06"), 340.5],
  ];
  const under = (title: string, total?: number): Rows => [
    ...HEAD,
    HEADINGS,
    ...lines,
    [title],
    ["B1", on("03-02"), 500],
    ...(total === undefined ? [] : [["Total", , total]]),
  ];

  test.each([
    "Payments received",
    "Payments received not allocated",
    "Receipts",
    "Cash received",
    "Less: payments",
    "Credits",
    "Credit notes",
    "Less:",
    "Unallocated cash",
    "Payments on account",
    "Remittances received",
    "Less credits",
  ])("%s: they reduce the debt, and the reply says so", async (title) => {
    const statement = await readRows(under(title));
    expect(claims(statement)[2]).toEqual(["B1", -50_000]);
    expect(found(statement, "credits-without-sign")).toMatchObject([{ severity: "warning" }]);
    const proven = await readRows(under(title, 1040.5));
    expect(found(proven, "credits-without-sign")).toMatchObject([{ severity: "note" }]);
  });

  test.each([
    "Paid since last statement",
    "PAID",
    "Paid invoices",
    "Settled items",
    "Invoices paid in March",
    "Already paid",
  ])("%s: they are not claimed, and the reply says so", async (title) => {
    const statement = await readRows(under(title));
    expect(claims(statement)).toHaveLength(2);
    expect(found(statement, "section-of-paid-items")).toMatchObject([{ severity: "warning", row: 7 }]);
  });

  test.each([
    ["We owe you", "section-of-own-debts"],
    ["Due to you", "section-of-own-debts"],
    ["For information only", "section-for-information"],
    ["Memo: in dispute and excluded from the above", "section-for-information"],
  ])("%s: they are not claimed, and the reply says so", async (title, code) => {
    const statement = await readRows(under(title));
    expect(claims(statement)).toHaveLength(2);
    expect(found(statement, code)).toHaveLength(1);
  });

  test("a title that we don't know is told, unless a total says how its lines count", async () => {
    expect(found(await readRows(under("Xyzzy")), "section-unknown")).toMatchObject([{ severity: "warning", row: 7 }]);
    for (const [total, claimed] of [
      [2040.5, 204_050],
      [1040.5, 104_050],
      [1540.5, 154_050],
    ] as const) {
      const statement = await readRows(under("Xyzzy", total));
      expect(statement.totalPence).toBe(claimed);
      expect(found(statement, "section-unknown")).toMatchObject([{ severity: "note" }]);
    }
  });

  test.each(["Outstanding invoices", "2022", "Continued on next page", "Page 2 of 3"])(
    "%s says nothing of signs",
    async (title) => {
      const statement = await readRows(under(title));
      expect(statement.totalPence).toBe(204_050);
      expect(codesOf(statement).filter((code) => /section|sign/u.test(code))).toEqual([]);
    },
  );
});
