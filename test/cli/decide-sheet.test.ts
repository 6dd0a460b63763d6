import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";

import ExcelJS from "exceljs";
import { expect, test } from "vitest";

import { recordsToView } from "../local/records-to-view.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { accordInTest } from "./accord-in-test.ts";

/** Types into the cells of the row of an invoice. */
async function fillIn(
  file: string,
  invoice: string,
  typed: Readonly<Record<string, string | number>>,
): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(Readable.from([readFileSync(file)]));
  const sheet = workbook.getWorksheet("Decisions");
  const headings = new Map<string, number>();
  sheet?.getRow(4).eachCell((cell, column) => headings.set(cell.text, column));
  sheet?.eachRow((row) => {
    if (row.getCell(headings.get("Invoice number") ?? 1).text !== invoice) return;
    for (const [heading, value] of Object.entries(typed)) row.getCell(headings.get(heading) ?? 0).value = value;
  });
  sheet?.removeTable("Decisions");
  const filled = join(temporaryDirectory(), "filled.xlsx");
  writeFileSync(filled, Buffer.from(await workbook.xlsx.writeBuffer()));
  return filled;
}

test("a Decisions sheet is written, filled in and taken; a row that has been decided since is refused", async () => {
  const { run } = accordInTest(await recordsToView());
  const file = join(temporaryDirectory(), "sheet.xlsx");
  const written = await run("decide", "sheet", "--organisation", "ZA1", "--to", file);
  expect(written).toMatchObject({ code: 0, err: "" });
  expect(written.out).toMatch(/^[1-9]\d* open lines are in /);

  const invoice = "WH701022";
  const filled = await fillIn(file, invoice, { Decision: "dispute", Amount: 10.5, "Dispute reference": "D-1" });
  const by = ["--payable", "ZA1", "--by", "A. Person"];
  const decided = await run("decide", "--file", filled, ...by);
  expect(decided).toMatchObject({ code: 0, err: "" });
  expect(decided.out).toMatch(/^row \d+, ZC3X9 WH701022: dispute £10\.50 under D-1, recorded\.$/m);
  expect(await run("decide", "--file", filled, ...by)).toMatchObject({ code: 0 });
  expect((await run("decide", "list", "--payable", "ZA1")).out.match(/dispute/g)).toHaveLength(1);

  const late = await fillIn(file, invoice, { Decision: "agree in principle" });
  const refused = await run("decide", "--file", late, ...by);
  expect(refused.code).not.toBe(0);
  expect(refused.err).toContain("A. Person has decided on it: dispute £10.50 under D-1.");
});

test("a sheet goes only into a workbook, and needs a statement", async () => {
  const { run } = accordInTest(await recordsToView());
  expect((await run("decide", "sheet", "--organisation", "ZA1", "--to", "sheet.csv")).err).toContain(".xlsx");
  expect((await run("decide", "sheet", "--organisation", "ZB2", "--to", "sheet.xlsx")).err).toContain("no statement");
});
