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
      // Money that stands there and is not counted is for the sender to confirm.
      const severity = claimed === 154_050 ? "warning" : "note";
      expect(found(statement, "section-unknown")).toMatchObject([{ severity }]);
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

describe("what only a stated total shows", () => {
  const marked = (heading: string, mark: string, total: number, number = "B1"): Rows => [
    ...HEAD,
    ["Invoice No", "Date", heading, "Outstanding"],
    ["A1", on("01-05"), "P1", 1200],
    ["A2", on("02-06"), "P1", 340.5],
    [number, on("02-20"), mark, 40],
    ["Total", , , total],
  ];

  test.each([
    ["Kz", "Q7", "B1", "column-unknown"],
    ["Kz", "P1", "CN1", "number-unknown"],
  ])("a word in a column %s, or the letters of the number, may mean a credit", async (heading, mark, number, code) => {
    const statement = await readRows(marked(heading, mark, 1500.5, number));
    expect(claims(statement).map(([, pence]) => pence)).toEqual([120_000, 34_050, -4000]);
    expect(found(statement, code)).toMatchObject([{ severity: "note", row: 7 }]);
    const asWritten = await readRows(marked(heading, mark, 1580.5, number));
    expect(asWritten.totalPence).toBe(158_050);
    expect(codesOf(asWritten).filter((each) => each.includes("unknown"))).toEqual([]);
  });

  test("what is not counted by a word that we don't know is told", async () => {
    const statement = await readRows(marked("Kz", "Q7", 1540.5));
    expect(statement.totalPence).toBe(154_050);
    expect(found(statement, "column-unknown")).toMatchObject([{ severity: "warning" }]);
  });

  test("two words that could explain the total explain nothing", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Kz", "Outstanding", "Ka"],
      ["A1", on("01-05"), "P1", 1200, "x"],
      ["A2", on("02-06"), "P1", 40, "y"],
      ["A3", on("02-20"), "Q7", 40, "x"],
      ["Total", , , 1200],
    ]);
    expect(statement.totalPence).toBe(128_000);
    expect(statement.differences).toHaveLength(1);
  });
});

describe("words against each other", () => {
  test.each<readonly [string, Rows]>([
    [
      "a type under a title",
      [
        ["Invoice No", "Date", "Type", "Outstanding"],
        ["A1", on("01-05"), "INV", 100],
        ["Payments received"],
        ["A2", on("01-06"), "INV", 50],
      ],
    ],
    [
      "a column of debits under a title",
      [
        ["Invoice No", "Date", "Debit", "Credit"],
        ["A1", on("01-05"), 100],
        ["Payments received"],
        ["A2", on("01-06"), 50],
      ],
    ],
    [
      "a type in a column of debits",
      [
        ["Invoice No", "Date", "Type", "Debit", "Credit"],
        ["A1", on("01-05"), "INV", 100, ,],
        ["A2", on("01-06"), "CN", 50, ,],
        ["A3", on("01-07"), "CN", , 5],
      ],
    ],
  ])("%s: read as its own row says, and told", async (_what, rows) => {
    const statement = await readRows([...HEAD, ...rows]);
    expect(claims(statement)[1]).toEqual(["A2", 5000]);
    expect(codesOf(statement)).toContain("warning sign-unclear");
  });

  test("what the sender owes is not claimed, even if its net total takes it off", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Outstanding"],
      ["A1", on("01-05"), 1200],
      ["A2", on("02-06"), 340.5],
      ["Subtotal", , 1540.5],
      ["We owe you"],
      ["Z1", on("01-20"), 615.35],
      ["Subtotal", , 615.35],
      ["Net", , 925.15],
    ]);
    expect(statement.totalPence).toBe(154_050);
    expect(found(statement, "section-of-own-debts")).toHaveLength(1);
    expect(statement.differences).toBeUndefined();
  });

  test("a statement whose amounts are mostly negative is told", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Outstanding"],
      ["A1", on("01-05"), -1200],
      ["A2", on("02-06"), -340.5],
      ["B1", on("02-20"), 40],
      ["Total", , -1500.5],
    ]);
    expect(found(statement, "amounts-negative")).toMatchObject([{ severity: "warning", row: 5 }]);
  });
});
