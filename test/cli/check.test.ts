import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import * as z from "zod";

import { demoLedgerCsv } from "../../local/demo/demo-ledger.ts";
import { demoMails } from "../../local/demo/demo-mails.ts";
import { reconcileReferenceData2022To23 } from "../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { monthTwelve } from "../domain/reconcile/statement-and-ledger.ts";
import { accordInTest } from "./accord-in-test.ts";

async function checkInTest(ledger = demoLedgerCsv()) {
  const directory = temporaryDirectory();
  const at = (name: string) => join(directory, name);
  writeFileSync(at("ledger.csv"), ledger);
  for (const [index, mail] of demoMails.entries()) {
    writeFileSync(
      at(`statement-${index + 1}${mail.fileName.slice(mail.fileName.lastIndexOf("."))}`),
      await mail.file(),
    );
  }
  const { run, json, connectionsOpen } = accordInTest(await recordsToView());
  const check = (statement: string, ...more: readonly string[]) =>
    run("check", at(statement), "--ledger", at("ledger.csv"), ...more);
  const checkJson = (statement: string, ...more: readonly string[]) =>
    json("check", at(statement), "--ledger", at("ledger.csv"), ...more);
  return { check, checkJson, at, connectionsOpen };
}

test("two files are read and reconciled line by line, and the result has the fields of a position", async () => {
  const { checkJson } = await checkInTest();
  expect(await checkJson("statement-2.xlsx")).toMatchObject({
    payable: "ZA1",
    receivable: "ZC3X9",
    kind: "r&p",
    notifiedPence: 26_405_510,
    agreedPence: 20_832_460,
    notAgreedPence: 5_073_050,
    disputedPence: -500_000,
    lines: [
      ...Array.from({ length: 9 }, () => ({ reason: "agreed" })),
      { reason: "part-paid" },
      { reason: "in-dispute" },
      { reason: "awaiting-approval" },
      { reason: "paid-after-statement" },
      { reason: "not-on-ledger" },
    ],
    ledgerOnly: [{ invoiceNumber: "WH701030", outstandingPence: 648_000 }],
  });
});

test("every line has its number, its three parts, the reason as code and sentence, and the evidence", async () => {
  const { checkJson } = await checkInTest();
  const result = z.object({ lines: z.array(z.unknown()) }).parse(await checkJson("statement-2.xlsx"));
  expect(result.lines[10]).toMatchObject({
    line: 11,
    invoiceNumber: "WH701014",
    invoiceDate: "2023-02-14",
    outstandingPence: 7_000_000,
    agreedPence: 6_500_000,
    notAgreedPence: 0,
    disputedPence: 500_000,
    reason: "in-dispute",
    evidence: [{ invoiceNumber: "WH701014", outstandingPence: 7_000_000, match: "exact" }],
  });
  expect(result.lines[10]).toHaveProperty("why");
});

test("the printed result shows how the statement was read", async () => {
  const { check } = await checkInTest();
  const { code, out } = await check("statement-2.xlsx");
  expect(code).toBe(0);
  expect(out).toContain("A  Invoice number: taken for invoiceNumber");
  expect(out).toContain("Claimed £264,055.10: agreed £208,324.60, not agreed £50,730.50, in formal dispute £5,000.00.");
});

test("REC-03 how the two write the same numbers differently is printed, with an example", async () => {
  const { check, checkJson } = await checkInTest(demoLedgerCsv().replaceAll(/(^ZC3X9,[^,]*,)WH/gm, "$1"));
  const { out } = await check("statement-2.xlsx");
  expect(out).toMatch(/^You write WH(\d{6}), our ledger writes \1: we found 13 lines this way\.$/m);
  expect(await checkJson("statement-2.xlsx")).toMatchObject({
    conventions: [{ statement: { column: "number" }, ledger: { column: "number" }, rule: { type: "habit" } }],
  });
});

test("RSP-01 --out writes the response workbook", async () => {
  const { check, at } = await checkInTest();
  expect(await check("statement-2.xlsx", "--out", at("response.xlsx"))).toMatchObject({ code: 0 });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(at("response.xlsx"));
  const values = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues().flat());
  expect(values).toContain("WH701014");
});

test("STM-01 a PDF is refused with what to send instead, and nothing is written", async () => {
  const { check, at } = await checkInTest();
  const { code, err } = await check("statement-4.pdf", "--out", at("response.xlsx"));
  expect(code).toBe(1);
  expect(err).toContain("PDF");
  expect(existsSync(at("response.xlsx"))).toBe(false);
});

test("a ledger with unreadable rows is refused, naming each row", async () => {
  const broken = demoLedgerCsv().replace(/^(ZB2,[^,]*,[^,]*,[^,]*,[^,]*,)\d+\.\d\d,/m, "$1twelve,");
  const { check } = await checkInTest(broken);
  const { code, err } = await check("statement-1.xlsx");
  expect(code).toBe(1);
  expect(err).toMatch(/row 2, gross: "twelve"/);
});

test("REC-16 a ledger of another organisation alone is refused, and one with several counts only the receivable organisation's lines", async () => {
  const [heading = "", ...rows] = demoLedgerCsv().split("\r\n");
  const own = rows.filter((row) => row.startsWith("ZC3X9,"));
  const others = rows.filter((row) => row.startsWith("ZB2,"));
  const foreign = await checkInTest(
    [heading, ...others.map((row) => row.replace(/^ZB2,[^,]*,/, "QX9,Harbour Gasworks,")), ""].join("\r\n"),
  );
  const { code, err } = await foreign.check("statement-2.xlsx");
  expect(code).toBe(1);
  expect(err).toContain("QX9 Harbour Gasworks");
  const mixed = await checkInTest();
  expect(await mixed.checkJson("statement-2.xlsx")).toMatchObject({ ledger: { lines: own.length } });
  expect((await mixed.check("statement-2.xlsx")).out).toContain(`Ledger: ${own.length} of its`);
});

test("the only unknown supplier of a ledger is taken for the receivable organisation; with several, the command asks which", async () => {
  const heading = demoLedgerCsv().split("\r\n")[0] ?? "";
  const rows = demoLedgerCsv()
    .split("\r\n")
    .filter((row) => row.startsWith("ZB2,"))
    .map((row) => row.replace(/^ZB2,[^,]*,/, "4711,Some Supplier,"));
  const one = await checkInTest([heading, ...rows, ""].join("\r\n"));
  expect(await one.checkJson("statement-1.xlsx")).toMatchObject({ notAgreedPence: 0, ledgerOnly: [] });
  expect((await one.check("statement-1.xlsx")).out).toContain("only supplier, 4711 Some Supplier, was taken for");
  const [first = "", ...others] = rows;
  const two = await checkInTest([heading, first.replace("4711,Some", "4712,Other"), ...others, ""].join("\r\n"));
  const { code, err } = await two.check("statement-1.xlsx");
  expect(code).toBe(1);
  expect(err).toContain("--receivable");
});

test("a statement is read without a ledger: how, every line and what it claims", async () => {
  const { at } = await checkInTest();
  const { run, json } = accordInTest(await recordsToView());
  const { code, out } = await run("check", at("statement-2.xlsx"));
  expect(code).toBe(0);
  for (const words of ["headings in row", "WH701014", "£70,000.00", "It claims £264,055.10"])
    expect(out).toContain(words);
  expect(await json("check", at("statement-2.xlsx"))).toMatchObject({
    receivable: { code: "ZC3X9" },
    totalPence: 26_405_510,
  });
  expect(await run("check", at("statement-2.xlsx"), "--out", at("x.xlsx"), "--as-at", "2023-03-31")).toMatchObject({
    code: 2,
    err: "--as-at and --out can be used only with --ledger. See accord --help.",
  });
  expect(existsSync(at("x.xlsx"))).toBe(false);
});

test("the command connects to no system", async () => {
  const { check, connectionsOpen } = await checkInTest();
  await check("statement-1.xlsx");
  expect(connectionsOpen()).toBe(0);
});

test("REC-16 --reference reconciles with other reference data, and refuses data with a mistake", async () => {
  const { check, checkJson, at } = await checkInTest();
  const file = at("reference.json");
  const bodies = [{ code: "ZA1", name: "Eastmere" }];
  const subEntities = { ...reconcileReferenceData2022To23.subEntities, bodies };
  writeFileSync(file, JSON.stringify({ ...reconcileReferenceData2022To23, subEntities }));
  const result = z.object({ lines: z.array(z.object({ reason: z.string() })) });
  const last = async (...more: readonly string[]) =>
    result.parse(await checkJson("statement-2.xlsx", ...more)).lines.at(-1)?.reason;
  expect(await last()).toBe("not-on-ledger");
  expect(await last("--reference", file)).toBe("not-recognised");
  writeFileSync(file, "{}");
  expect((await check("statement-2.xlsx", "--reference", file)).err).toContain("vatRates: is missing");
});

test("EXR-05 --exercise reconciles by the dates of an exercise, and refuses a file that is none", async () => {
  const { check, checkJson, at } = await checkInTest();
  const file = at("exercise.json");
  // The demo's ledger is of March.
  writeFileSync(file, JSON.stringify({ ...monthTwelve, exercise: "2022-23-Q2", month: 6, cutOff: "2022-09-30" }));
  const result = z.object({ remarks: z.array(z.string()) });
  const remarks = async (...more: readonly string[]) =>
    result.parse(await checkJson("statement-1.xlsx", ...more)).remarks.join();
  expect(await remarks()).not.toContain("quarter");
  expect(await remarks("--exercise", file)).toContain("our ledger is of a later quarter");
  writeFileSync(file, "{}");
  expect((await check("statement-1.xlsx", "--exercise", file)).err).toContain("is not an exercise");
});
