import { describe, expect, test } from "vitest";

import { readText } from "./read-text.ts";

const PARTS = "Supplier,Invoice number,Invoice date,Gross";

/** What is read of three invoices of £100.00, £200.00 and £300.00 beside columns of one's own. */
async function read(headings: string, rows: readonly string[], mapping = {}) {
  const { lines, report } = await readText(
    [
      `${PARTS},${headings}`,
      ...rows.map(
        (row, at) =>
          `Northfold Community Health NHS Trust,NF-${String(at + 1)},0${String(at + 1)}/03/2023,${String(at + 1)}00.00,${row}`,
      ),
    ].join("\n"),
    mapping,
  );
  return {
    statuses: lines.map(({ status }) => status),
    outstanding: lines.map(({ outstandingPence }) => outstandingPence),
    refused: report.findings.filter(({ severity }) => severity === "refusal").map(({ what }) => what),
  };
}

describe("REC-05 a mark or a code under a heading of disputes is a question about the document", () => {
  test.each([
    ["Disputed", "d"],
    ["Dispute code", "D1"],
    ["Dispute reason", "Wrong price"],
    ["In dispute", "Query raised"],
    ["Disputed", "Y"],
  ])("%s: %s", async (heading, mark) => {
    expect(await read(`Outstanding,${heading}`, ["100.00,", `200.00,${mark}`, "300.00,"])).toMatchObject({
      statuses: ["approved", "on-hold", "approved"],
      refused: [],
    });
  });

  test("an amount stays one", async () => {
    expect((await read("Outstanding,Disputed", ["100.00,", "200.00,£50.00", "300.00,"])).statuses).toEqual([
      "approved",
      "approved",
      "approved",
    ]);
  });
});

describe("REC-06 a status is understood", () => {
  test("with the code of the system before it", async () => {
    const found = await read("Outstanding,Status", ["100.00,B - Open", "200.00,P - Parked", "300.00,C: Closed"]);
    expect(found).toMatchObject({ statuses: ["approved", "awaiting-approval", "paid"], refused: [] });
  });

  test.each(["Auth", "Approved flag", "Authorised"])("as a flag under %s", async (heading) => {
    const found = await read(`Outstanding,${heading}`, ["100.00,Y", "200.00,N", "300.00,Y"]);
    expect(found.statuses).toEqual(["approved", "awaiting-approval", "approved"]);
  });

  test.each(["Cancelled", "Void flag", "Cancelled date"])("as a flag or a date under %s", async (heading) => {
    const found = await read(`Outstanding,${heading}`, ["100.00,N", "200.00,Y", "300.00,05/03/2023"]);
    expect(found.statuses).toEqual(["approved", "cancelled", "cancelled"]);
  });
});

describe("REC-02 a column of how documents stand is found by its values", () => {
  test.each(["Payment state", "Position", "Zzyzx"])("%s", async (heading) => {
    const found = await read(heading, ["Unpaid", "Paid", "Unpaid"]);
    expect(found.statuses).toEqual(["approved", "paid", "approved"]);
  });

  test("beside another one, the worse of both counts", async () => {
    const found = await read("Status,Position", ["Authorised,Paid", "Held,Unpaid", "Authorised,Unpaid"]);
    expect(found.statuses).toEqual(["paid", "on-hold", "approved"]);
  });
});

describe("REC-02 what is unpaid of each document is no running balance", () => {
  test("where documents of equal amounts were paid and credited", async () => {
    const { lines } = await readText(
      [
        "Supplier,Supplier ref,Date,Gross value,Unpaid value",
        "Northfold Community Health NHS Trust,14759,08/04/2022,18410.00,18410.00",
        "Northfold Community Health NHS Trust,14766,13/04/2022,16252.00,16252.00",
        "Northfold Community Health NHS Trust,14771,18/04/2022,-1200.00,0.00",
        "Northfold Community Health NHS Trust,14772,25/04/2022,1200.00,1200.00",
        "Northfold Community Health NHS Trust,14778,28/04/2022,-5266.06,0.00",
        "Northfold Community Health NHS Trust,14785,09/05/2022,33932.08,33932.08",
        "Northfold Community Health NHS Trust,14797,27/05/2022,10162.00,10162.00",
        "Northfold Community Health NHS Trust,14798,29/05/2022,2500.00,0.00",
      ].join("\n"),
    );
    expect(lines.map(({ outstandingPence }) => outstandingPence)).toEqual([
      1841000, 1625200, 0, 120000, 0, 3393208, 1016200, 0,
    ]);
  });
});

describe("REC-02 a remark that speaks against a document", () => {
  test.each([
    ["entered twice - ignore", "on-hold"],
    ["£80.00 paid on account", "on-hold"],
    ["Superseded by NF-9", "on-hold"],
    ["raised in error", "on-hold"],
    ["not ours", "on-hold"],
    ["Cancelled by credit", "cancelled"],
    ["who ordered this?", "awaiting-approval"],
    ["query resolved, paid 3/4", "paid"],
    ["query resolved", "approved"],
    ["dispute now settled", "approved"],
    ["ok to pay", "approved"],
  ])("%s", async (remark, status) => {
    const found = await read("Comments", ["", `"${remark}"`, ""]);
    expect(found.statuses).toEqual(["approved", status, "approved"]);
  });
});

describe("REC-01 the suppliers' numbers", () => {
  test.each([
    ["Document,Our ref", "NF-1,836215"],
    ["Doc no,Sup ref", "E326619,NF-1"],
    ["Supplier invoice,Supplier's invoice number", "Supplier Invoice: SI-9505,NF-1"],
  ])("stand under %s", async (headings, values) => {
    const [own, theirs] = values.split(",");
    const rows = [1, 2, 3, 4].map(
      (at) =>
        `Northfold Community Health NHS Trust,0${String(at)}/03/2023,${String(at)}00.00,${[own, theirs].map((each) => each?.replace(/.$/u, String(at)) ?? "").join(",")}`,
    );
    const { lines } = await readText([`Supplier,Invoice date,Outstanding,${headings}`, ...rows].join("\n"));
    expect(lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["NF-1", "NF-2", "NF-3", "NF-4"]);
  });
});
