import { describe, expect, test } from "vitest";

import type { LedgerMapping } from "../../../shared/domain/ledger/ledger-mapping.ts";
import { readText } from "./read-text.ts";

/** How a ledger of three documents is read that has gross amounts alone, and one more column, which has something beside the third. */
async function withColumn(
  heading: string,
  value: string,
  mapping?: Partial<Pick<LedgerMapping, "ignored" | "columns">>,
) {
  const { lines, report } = await readText(
    [
      `Supplier;Reference;Document Date;Amount;${heading};Text`,
      "Northfold Community Health NHS Trust;NF-1001;15.01.2023;1500.00;;Podiatry",
      "Northfold Community Health NHS Trust;NF-1002;16.01.2023;2750.25;;Wheelchairs",
      `Northfold Community Health NHS Trust;NF-1003;01.02.2023;10000.00;${value};Community nursing`,
    ].join("\r\n"),
    mapping === undefined ? {} : { mapping },
  );
  const refused = report.findings.filter(({ severity }) => severity === "refusal").map(({ column = "" }) => column);
  if (refused.length > 0) return `refused because of ${refused.join()}`;
  return lines.map(({ invoiceNumber, status, outstandingPence }) =>
    status === "approved" && outstandingPence !== 0 ? `${invoiceNumber} owed` : `${invoiceNumber} ${status}`,
  );
}

const OWED = ["NF-1001 owed", "NF-1002 owed", "NF-1003 owed"];
const THIRD_PAID = ["NF-1001 owed", "NF-1002 owed", "NF-1003 paid"];

describe("REC-15 one word of payment in a heading is enough: what stands under it says that a document is paid", () => {
  describe.each([
    ...["Clearing", "Clrng", "Cleared on", "Clearing document", "Settled", "Settlement", "Settled on"],
    ...[
      "Pd",
      "Paid?",
      "Paid in run",
      "Pmt",
      "Payment",
      "Payment made",
      "Payment no",
      "Cheque",
      "Chq run",
      "Cheque/BACS",
    ],
    ...["BACS", "BACS run", "Remitted", "Remittance", "Discharged"],
  ])("%s", (heading) => {
    test.each(["20.02.2023", "20/02/2023", "2000012345", "PR-00441", "X", "Y", "Yes", "paid"])("%s", async (value) => {
      expect(await withColumn(heading, value)).toEqual(THIRD_PAID);
    });

    test("and nothing says that it is not", async () => {
      expect(await withColumn(heading, "")).toEqual(OWED);
    });
  });

  test.each(["0", "0000000000", "-", "n/a", "none", "unpaid"])("a payment document %s is none", async (value) => {
    expect(await withColumn("Clearing document", value)).toEqual(OWED);
  });

  test.each([
    ["Payment method", "BACS"],
    ["Payment terms", "30 days"],
    ["Payment due", "20.03.2023"],
    ["Bank account for payment", "12345678"],
    ["Pay group", "NHS"],
  ])("how or when something will be paid says nothing: %s", async (heading, value) => {
    expect(await withColumn(heading, value)).toEqual(OWED);
  });

  test("what is stated as outstanding is owed, whatever payment stands beside it", async () => {
    const { lines } = await readText(
      [
        "Supplier;Reference;Document Date;Amount;Outstanding;Clearing",
        "Northfold Community Health NHS Trust;NF-1001;15.01.2023;1500.00;500.00;2000012345",
      ].join("\r\n"),
    );
    expect(lines).toMatchObject([{ status: "approved", outstandingPence: 500_00 }]);
  });
});

describe("dates or marks beside some documents, in a column that nobody knows, are asked about where nothing says what is open", () => {
  test.each([
    ["Zzyzx", "20.02.2023"],
    ["Zzyzx", "X"],
    ["Run", "20.02.2023"],
    ["C", "x"],
    ["", "P"],
  ])("%s: %s", async (heading, value) => {
    expect(await withColumn(heading, value)).toBe("refused because of E");
  });

  test.each([
    "Reversed with",
    "Reversal document",
    "Cancelled by",
    "Contra",
    "Offset doc",
    "Replaced by",
    "Write-off ref",
  ])("and whatever stands beside some documents under a word for their end: %s", async (heading) => {
    expect(await withColumn(heading, "90001400")).toBe("refused because of E");
  });

  test.each(["Open", "Active", "Matched", "Accepted", "GRN", "Zzyzx"])(
    "and different marks on all of them: %s",
    async (heading) => {
      const rows = ["Y", "Y", "N"].map(
        (mark, at) => `Northfold Community Health NHS Trust;NF-100${at};15.01.2023;1500.00;${mark};Podiatry`,
      );
      const { report } = await readText(
        [`Supplier;Reference;Document Date;Amount;${heading};Text`, ...rows].join("\r\n"),
      );
      expect(report.findings.filter(({ severity }) => severity === "refusal").map(({ column }) => column)).toEqual([
        "E",
      ]);
    },
  );

  test("and a second column of holds, beside the one that was read", async () => {
    const { report } = await readText(
      [
        "Supplier;Reference;Document Date;Amount;Query date;Payment block",
        "Northfold Community Health NHS Trust;NF-1001;15.01.2023;1500.00;;",
        "Northfold Community Health NHS Trust;NF-1002;16.01.2023;2750.25;20.02.2023;",
      ].join("\r\n"),
    );
    expect(report.findings.filter(({ severity }) => severity === "refusal").map(({ column }) => column)).toEqual(["E"]);
  });

  test.each([
    ["Cost centre", "A4417"],
    ["Contract", "C12"],
    ["GRN number", "500123"],
    ["Zzyzx", "north wing"],
    ["Scanned", ""],
  ])("but not codes, words or nothing: %s %s", async (heading, value) => {
    expect(await withColumn(heading, value)).toEqual(OWED);
  });

  test("a person says once that it means nothing, or what it is", async () => {
    expect(await withColumn("Run", "20.02.2023", { ignored: ["Run"] })).toEqual(OWED);
    expect(await withColumn("Run", "20.02.2023", { columns: { paidDate: "Run" } })).toEqual(THIRD_PAID);
  });

  test("where a status says what is open, it is only told", async () => {
    const { lines, report } = await readText(
      [
        "Supplier;Reference;Document Date;Amount;Status;Run",
        "Northfold Community Health NHS Trust;NF-1001;15.01.2023;1500.00;Approved;20.02.2023",
        "Northfold Community Health NHS Trust;NF-1002;15.01.2023;1600.00;Approved;",
      ].join("\r\n"),
    );
    expect(lines).toHaveLength(2);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: "column-not-read", severity: "note", column: "F" }),
    );
  });
});

describe("REC-02 a remark counts where a ledger has no status", () => {
  test.each([
    ["Paid 20/12 by BACS", "paid"],
    ["cleared 14 Feb", "paid"],
    ["Cancelled, rebilled as NF-1010", "cancelled"],
    ["written off Nov", "cancelled"],
    ["On hold with ward manager", "on-hold"],
    ["in query - rates", "on-hold"],
    ["Duplicate - do not pay", "on-hold"],
    ["part paid in January", "on-hold"],
    ["credit note requested 3/2", "on-hold"],
    ["disputed", "on-hold"],
    ["awaiting PO", "awaiting-approval"],
    ["with budget holder", "awaiting-approval"],
    ["not approved", "awaiting-approval"],
  ])("%s: %s", async (remark, status) => {
    expect(await withColumn("Remarks", remark)).toEqual(["NF-1001 owed", "NF-1002 owed", `NF-1003 ${status}`]);
  });

  test.each([
    "February invoice",
    "not yet paid",
    "to be paid in March",
    "Unpaid",
    "released from hold",
    "not in query",
  ])("%s says nothing against it", async (remark) => {
    expect(await withColumn("Remarks", remark)).toEqual(OWED);
  });
});
