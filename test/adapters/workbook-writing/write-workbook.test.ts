import ExcelJS from "exceljs";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";

import { writeWorkbook } from "../../../shared/adapters/workbook-writing/write-workbook.ts";
import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { responseWorkbook } from "../../../shared/messages/response/response-workbook.ts";
import type { CellDescription, WorkbookDescription } from "../../../shared/messages/rendering/workbook-description.ts";
import { response } from "../../messages/example-facts.ts";
import { partsOf } from "./parts-of.ts";

afterEach(() => {
  vi.useRealTimers();
});

async function readBack(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  await workbook.xlsx.load(copy);
  return workbook;
}

function oneSheet(rows: readonly (readonly CellDescription[])[]): WorkbookDescription {
  return {
    fileName: "x.xlsx",
    title: "x",
    preparedAt: "2023-03-28T09:30:00.000Z",
    sheets: [
      {
        name: "Sheet",
        columns: [10, 10, 10],
        rows: rows.map((cells) => ({ cells })),
        frozenRows: 0,
        frozenColumns: 0,
      },
    ],
  };
}

describe("a written response workbook", () => {
  test("has the same bytes on another day", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2023-03-28T09:30:00Z") });
    const first = await writeWorkbook(responseWorkbook(response));
    vi.setSystemTime(new Date("2031-12-31T23:59:58Z"));
    const second = await writeWorkbook(responseWorkbook(response));
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test("names no time except its own, and no person", async () => {
    const parts = partsOf(await writeWorkbook(responseWorkbook(response)));
    for (const part of parts.values()) expect([part.time, part.day]).toEqual([0, 0x21]);
    const core = parts.get("docProps/core.xml")?.text ?? "";
    expect(core).toContain("<dc:creator></dc:creator>");
    expect(core).toContain("<cp:lastModifiedBy></cp:lastModifiedBy>");
    expect(core.match(/2\d{3}-\d\d-\d\dT[\d:]+Z/g)).toEqual(["2023-03-28T09:30:00Z", "2023-03-28T09:30:00Z"]);
  });

  test("has only visible sheets, and no links, macros, comments or parts beyond a plain workbook", async () => {
    const bytes = await writeWorkbook(responseWorkbook(response));
    const workbook = await readBack(bytes);
    expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ["Summary", "visible"],
      ["Lines", "visible"],
      ["Not on your statement", "visible"],
      ["Questions", "visible"],
      ["How we read it", "visible"],
      ["Collection form", "visible"],
    ]);
    for (const name of partsOf(bytes).keys()) {
      expect(name).toMatch(
        /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:app|core)\.xml|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/(?:worksheets\/sheet|tables\/table)\d\.xml|xl\/worksheets\/_rels\/sheet\d\.xml\.rels)$/,
      );
    }
  });

  test("can be read back cell by cell, with totals as formulas with cached values", async () => {
    const bytes = await writeWorkbook(responseWorkbook(response));
    const workbook = await readBack(bytes);
    const sheet = workbook.getWorksheet("Lines");
    expect(sheet?.getCell("D3").value).toEqual({ formula: "SUBTOTAL(109,D5:D12)", result: 351_023.5 });
    expect(sheet?.getCell("B5").value).toBe("NF-10230");
    expect(sheet?.getCell("C5").value).toEqual(new Date("2023-01-09T00:00:00Z"));
    expect(sheet?.getCell("E12").value).toBe(-2400);
    expect(sheet?.getCell("E12").numFmt).toBe("£#,##0.00;[Red]-£#,##0.00");
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", xSplit: 2, ySplit: 4 });
    expect(partsOf(bytes).get("xl/tables/table2.xml")?.text).toContain('name="Lines" displayName="Lines" ref="A4:N12"');
    expect(sheet?.pageSetup).toMatchObject({ orientation: "landscape", paperSize: 9, fitToWidth: 1, fitToHeight: 0 });
    expect(workbook.getWorksheet("Collection form")?.getCell("B9").value).toMatchObject({ result: 324_350 });
  });
});

describe("the workbook writer", () => {
  test("writes every amount to the penny", async () => {
    const amounts = fc.array(
      fc.maxSafeInteger().map((value) => pence(Math.trunc(value / 64))),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(amounts, async (given) => {
        const rows = given.map((amount): CellDescription[] => [{ cell: "pounds", pence: amount, look: "cell" }]);
        const sheet = (await readBack(await writeWorkbook(oneSheet(rows)))).getWorksheet("Sheet");
        given.forEach((amount, index) => {
          expect(Math.round(Number(sheet?.getCell(index + 1, 1).value) * 100)).toBe(amount);
        });
      }),
      { numRuns: 20 },
    );
  });

  test("writes texts unchanged, also those that look like an escape of the file format", async () => {
    const texts = ["_x003D_1+1", "a_x000D_b", "_x005F_x003D_", "<&>\"'", "é ü 漢 😀", "__x0041_", "_X003D_", "00123"];
    const rows = texts.map((text): CellDescription[] => [{ cell: "text", text, look: "cell" }]);
    const strings = partsOf(await writeWorkbook(oneSheet(rows))).get("xl/sharedStrings.xml")?.text ?? "";
    const written = Array.from(strings.matchAll(/<t[^>]*>([^<]*)<\/t>/g), (match) => asExcelReads(match[1] ?? ""));
    expect(written).toEqual(texts);
  });

  test("writes dates before March 1900 as text, because spreadsheets count them wrongly", async () => {
    const rows: CellDescription[][] = [
      [{ cell: "date", date: calendarDate("1899-12-25"), look: "cell" }],
      [{ cell: "date", date: calendarDate("1900-03-01"), look: "cell" }],
    ];
    const sheet = (await readBack(await writeWorkbook(oneSheet(rows)))).getWorksheet("Sheet");
    expect(sheet?.getCell("A1").value).toBe("1899-12-25");
    expect(sheet?.getCell("A2").value).toEqual(new Date("1900-03-01T00:00:00Z"));
  });

  test("keeps every row of a large sheet, in order", async () => {
    const rows = Array.from({ length: 5000 }, (_, index): CellDescription[] => [
      { cell: "count", count: index, look: "cell" },
      { cell: "text", text: `NF-${index}`, look: "cell" },
    ]);
    const sheet = (await readBack(await writeWorkbook(oneSheet(rows)))).getWorksheet("Sheet");
    expect(sheet?.rowCount).toBe(5000);
    expect([1, 1000, 1001, 5000].map((row) => sheet?.getCell(row, 2).value)).toEqual([
      "NF-0",
      "NF-999",
      "NF-1000",
      "NF-4999",
    ]);
  });
});

/** The text that a spreadsheet shows for a text in the file: entities are replaced first, then `_xHHHH_`. */
function asExcelReads(written: string): string {
  return written
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
