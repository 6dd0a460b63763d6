import { describe, expect, test } from "vitest";

import { isLedgerRefused } from "../../../shared/domain/ledger/ledger-report.ts";
import { readText } from "./read-text.ts";

const HEADINGS = "Supplier No,Supplier Name,Invoice No,Invoice Date,Outstanding,Status";
const LINES = [
  "ZB2,Northfold Community Health NHS Trust,SI101,05/01/2023,1200.50,Approved",
  "ZB2,Northfold Community Health NHS Trust,SI102,06/02/2023,340.25,Approved",
];

/** A ledger of two invoices with something said around them. */
async function read({
  title,
  headings = HEADINGS,
  among,
  below,
}: {
  readonly title?: string;
  readonly headings?: string;
  readonly among?: string;
  readonly below?: string;
}) {
  const rows = [title, headings, LINES[0], among, LINES[1], below];
  return readText(rows.filter((row) => row !== undefined).join("\n"));
}

function refusals(report: Awaited<ReturnType<typeof read>>["report"]): string[] {
  return report.findings.filter(({ severity }) => severity === "refusal").map(({ code }) => code);
}

describe("a ledger that is not in pounds is refused, wherever it is said", () => {
  test.each([
    ["heading", { headings: HEADINGS.replace("Outstanding", "Outstanding (EUR)") }, "ledger-in-foreign-currency"],
    ["title", { title: "All amounts in EUR" }, "ledger-in-foreign-currency"],
    ["label and value", { title: "Currency:,EUR" }, "ledger-in-foreign-currency"],
    ["cell above the heading", { title: ",,,,EUR" }, "ledger-in-foreign-currency"],
    ["who is to be paid", { title: "Invoices are payable in euro" }, "ledger-in-foreign-currency"],
    ["hundreds in a title", { title: "Aged creditors (hundreds of pounds)" }, "ledger-not-in-pounds"],
    ["label of a total", { below: "Total EUR,,,,1540.75," }, "ledger-in-foreign-currency"],
    ["last row", { below: "all values in €" }, "ledger-in-foreign-currency"],
    [
      "thousands in a heading",
      { headings: HEADINGS.replace("Outstanding", "Outstanding £000") },
      "ledger-not-in-pounds",
    ],
    ["thousands in a title", { title: "Aged creditors (£000)" }, "ledger-not-in-pounds"],
    ["pence in a title", { title: "Amounts in pence" }, "ledger-not-in-pounds"],
    ["thousands in the last row", { below: "Figures are shown in thousands" }, "ledger-not-in-pounds"],
    ["thousands among the lines", { among: "Amounts in £ thousands" }, "ledger-not-in-pounds"],
  ])("%s", async (_, places, code) => {
    const { report } = await read(places);
    expect(isLedgerRefused(report)).toBe(true);
    expect(refusals(report)).toEqual([code]);
  });
});

test("lines under a title that names another currency are left out and told", async () => {
  const { lines, report } = await read({ among: "US dollar invoices" });
  expect(lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["SI101"]);
  expect(report.findings.filter(({ code }) => code === "foreign-currency").map(({ what }) => what)).toEqual([
    "1 line is in US dollar (row 4), so nothing that is claimed in pounds can be agreed from them: they were left out.",
  ]);
});

test.each([
  [{ title: "All amounts in GBP" }],
  [{ headings: HEADINGS.replace("Outstanding", "Outstanding (£)") }],
  [{ title: "Euro Care Services Ltd", below: "Exchange rate EUR/GBP 0.86" }],
])("pounds, and words about something else, change nothing: %j", async (places) => {
  const { lines, report } = await read(places);
  expect(lines.map(({ outstandingPence }) => outstandingPence)).toEqual([120_050, 34_025]);
  expect(report.findings.filter(({ code }) => /currency|pounds|money/u.test(code))).toEqual([]);
});

test("a payment that is mentioned in another currency is told", async () => {
  const { lines, report } = await read({ below: "IBAN IE12 3456 for payments in EUR" });
  expect(lines).toHaveLength(2);
  expect(report.findings.filter(({ code }) => code === "payment-in-other-currency")).toMatchObject([{ row: 4 }]);
});

test("of an amount in the currency of the document and one in the ledger's own, the own one is read", async () => {
  const { lines } = await readText(
    [
      "Vendor No.,Vendor Name,Document Type,External Document No.,Posting Date,Currency Code,Remaining Amount,Remaining Amt. (LCY)",
      "ZB2,Northfold Community Health NHS Trust,Invoice,NF-1,02/02/2023,EUR,-465.00,-400.00",
    ].join("\n"),
  );
  expect(lines.map(({ outstandingPence }) => outstandingPence)).toEqual([40_000]);
});
