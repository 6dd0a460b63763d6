import { describe, expect, test } from "vitest";

import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { FilledForm } from "../../shared/domain/answer-form/filled-form.ts";
import type { FormPlan } from "../../shared/domain/answer-form/form-plan.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { contentTypeOfForm, fileNameOfForm } from "../../shared/messages/answer-form/form-file.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { partsOfForm, type Parts } from "./parts-of-form.ts";
import { MAIN, workbookOf, type WorkbookParts } from "../reading/cells/xlsx/workbook-of.ts";

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const text = (cell: string, value: string, more = ""): string =>
  `<c r="${cell}"${more} t="inlineStr"><is><t>${value}</t></is></c>`;
const head =
  text("A1", "Invoice number") +
  text("B1", "Outstanding") +
  text("C1", "Agreed") +
  text("D1", "Not agreed") +
  text("E1", "Comments");

/** Two lines with answers beside them; the cells of the second row are given. */
const rowsWith = (second: string, more = ""): string =>
  `<row r="1">${head}</row><row r="2">${text("A2", "INV-1")}<c r="B2"><v>100</v></c></row>${second}${more}`;
const usual = `<row r="3">${text("A3", "INV-2")}<c r="B3"><v>250.5</v></c><c r="C3" s="1"/></row>`;

async function planOf(bytes: Uint8Array): Promise<FormPlan> {
  const statement = await readStatement({ name: "form.xlsx", bytes }, { readCells: readXlsx });
  const found = await findAnswerForm(bytes, statement);
  if (found === undefined || "obstacle" in found) throw new Error(`no form: ${JSON.stringify(found)}`);
  return found;
}

/** The form filled with the same values everywhere. */
async function filled(parts: WorkbookParts): Promise<{ before: Parts; after: Parts; plan: FormPlan }> {
  const bytes = workbookOf(parts);
  const plan = await planOf(bytes);
  const answers: FilledForm = plan.cells.map(({ ask }) =>
    plan.asks[ask]?.asks === "amount"
      ? { value: "number", pence: pence(12_345) }
      : { value: "text", text: "A & <b> _x0041_ \u0007" },
  );
  return { before: partsOfForm(bytes), after: partsOfForm(fillWorkbook(bytes, plan, answers)), plan };
}

const SHEET = "xl/worksheets/sheet1.xml";

describe("RSP-02 filling in changes the answers and nothing else", () => {
  test("every other part stays byte for byte, with its order", async () => {
    const extra = { name: "xl/media/logo.png", content: Buffer.from([137, 80, 78, 71, 0, 255, 1]) };
    const label = { name: "docMetadata/LabelInfo.xml", content: '<clbl:labelList xmlns:clbl="x"/>' };
    const chain = { name: "xl/calcChain.xml", content: `<calcChain xmlns="${MAIN}"><c r="B4" i="1"/></calcChain>` };
    const { before, after } = await filled({
      formats: ["General", "0.00"],
      rows: rowsWith(usual, '<row r="4"><c r="B4"><f>SUM(B2:B3)</f><v>350.5</v></c></row>'),
      parts: [extra, label, chain],
    });
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after].filter(([name, content]) => before.get(name) !== content).map(([name]) => name);
    expect(changed).toEqual(["xl/workbook.xml", SHEET]);
  });

  test("a workbook with macros keeps them, unread and byte for byte, and goes back as what it is", async () => {
    const macros = { name: "xl/vbaProject.bin", content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 255, 1, 2]) };
    const types = {
      name: "[Content_Types].xml",
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`,
    };
    const { before, after, plan } = await filled({
      formats: ["General", "0.00"],
      rows: rowsWith(usual),
      parts: [macros, types],
    });
    for (const { name } of [macros, types]) expect(after.get(name)).toBe(before.get(name));
    expect(after.has(macros.name)).toBe(true);
    // It was called form.xlsx, which Excel refuses to open with macros in it.
    const name = fileNameOfForm(plan.fileName, { name: "Eastmere", code: organisationCode("ZA1") });
    expect([name, contentTypeOfForm(name)]).toEqual([
      "form - answered by ZA1.xlsm",
      "application/vnd.ms-excel.sheet.macroEnabled.12",
    ]);
  });

  test("cells that are not there are put in, in the order of their columns, and the style stays", async () => {
    const { after } = await filled({ formats: ["General", "0.00"], rows: rowsWith(usual) });
    const sheet = after.get(SHEET) ?? "";
    expect(sheet).toContain(
      '<c r="B2"><v>100</v></c><c r="C2"><v>123.45</v></c><c r="D2"><v>123.45</v></c><c r="E2" t="inlineStr">',
    );
    expect(sheet).toContain('<c r="C3" s="1"><v>123.45</v></c><c r="D3"><v>123.45</v></c>');
    expect(sheet).toContain('<t xml:space="preserve">A &amp; &lt;b&gt; _x005F_x0041_  </t>');
  });

  test("values of formulas that depend on an answer go, others stay, and Excel is to calculate", async () => {
    const totals =
      '<row r="4"><c r="B4"><f>SUM(B2:B3)</f><v>350.5</v></c><c r="C4"><f>SUM(C2:C3)</f><v>0</v></c><c r="D4"><f>B4-C4</f><v>350.5</v></c></row>';
    const { after } = await filled({ formats: ["General", "0.00"], rows: rowsWith(usual, totals) });
    expect(after.get(SHEET)).toContain(
      '<c r="B4"><f>SUM(B2:B3)</f><v>350.5</v></c><c r="C4"><f>SUM(C2:C3)</f></c><c r="D4"><f>B4-C4</f></c>',
    );
    expect(after.get("xl/workbook.xml")).toContain('</sheets><calcPr fullCalcOnLoad="1"/></workbook>');
  });

  test.each([
    ['<calcPr calcId="191029"/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/>'],
    ['<calcPr fullCalcOnLoad="0" calcId="1" />', '<calcPr fullCalcOnLoad="1" calcId="1" />'],
    ['<calcPr calcId="1" fullCalcOnLoad="1"/>', '<calcPr calcId="1" fullCalcOnLoad="1"/>'],
    [
      '<definedNames><definedName name="a">List!$A$1</definedName></definedNames>',
      '</definedNames><calcPr fullCalcOnLoad="1"/>',
    ],
  ])("settings of calculation %s", async (settings, expected) => {
    const { after } = await filled({
      rows: rowsWith(usual),
      formats: ["General", "0.00"],
      parts: [
        {
          name: "xl/workbook.xml",
          content: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="List" sheetId="1" r:id="s1"/></sheets>${settings}</workbook>`,
        },
      ],
    });
    expect(after.get("xl/workbook.xml")).toContain(expected);
  });

  test("prefixed tags, rows and cells without places, spans", async () => {
    const sheet = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row>${["Invoice number", "Outstanding", "Agreed", "Not agreed"].map((each) => `<x:c t="inlineStr"><x:is><x:t>${each}</x:t></x:is></x:c>`).join("")}</x:row>${["INV-1", "INV-2"].map((each) => `<x:row spans="1:2"><x:c t="inlineStr"><x:is><x:t>${each}</x:t></x:is></x:c><x:c><x:v>5</x:v></x:c></x:row>`).join("")}</x:sheetData></x:worksheet>`;
    const { after } = await filled({ sheet });
    expect(after.get(SHEET)).toContain(
      '<x:row><x:c t="inlineStr"><x:is><x:t>INV-1</x:t></x:is></x:c><x:c><x:v>5</x:v></x:c><x:c r="C2"><x:v>123.45</x:v></x:c><x:c r="D2"><x:v>123.45</x:v></x:c></x:row>',
    );
  });

  test("a list that Excel writes in its extensions, as it is on another sheet", async () => {
    const extension = `<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Words!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>C2:C3</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`;
    const { plan } = await filled({
      sheet: `<worksheet xmlns="${MAIN}"><sheetData>${rowsWith(usual)}</sheetData>${extension}</worksheet>`,
      sheets:
        '<sheet name="List" sheetId="1" r:id="s1"/><sheet name="Words" sheetId="2" r:id="s2" state="veryHidden"/>',
      formats: ["General", "0.00"],
      parts: [
        {
          name: "xl/worksheets/sheet2.xml",
          content: `<worksheet xmlns="${MAIN}"><sheetData><row r="1">${text("A1", "Agree")}</row><row r="2">${text("A2", "Partly agree")}</row><row r="3">${text("A3", "Disagree")}</row></sheetData></worksheet>`,
        },
      ],
    });
    expect(plan.asks[0]).toEqual({
      asks: "status",
      choices: ["Agree", "Partly agree", "Disagree"].map((code) => ({ code, says: code })),
    });
  });

  test("a shared formula's master and an array are never written on", async () => {
    const shared = `<row r="3">${text("A3", "INV-2")}<c r="B3"><v>5</v></c><c r="D3"><f t="shared" ref="D3:D4" si="0">B3-C3</f><v>5</v></c></row><row r="4">${text("A4", "INV-3")}<c r="B4"><v>5</v></c><c r="D4"><f t="shared" si="0"/><v>5</v></c></row>`;
    const { plan } = await filled({ rows: rowsWith(shared), formats: ["General"] });
    expect(plan.cells.filter(({ cell }) => cell.startsWith("D"))).toEqual([]);
    expect(plan.parts.find(({ name }) => name === SHEET)?.edits).toHaveLength(2);
  });

  test("another workbook than the planned one is not cut", async () => {
    const plan = await planOf(workbookOf({ rows: rowsWith(usual), formats: ["General", "0.00"] }));
    const other = workbookOf({ rows: rowsWith(usual.replace("250.5", "250.6")), formats: ["General", "0.00"] });
    expect(() =>
      fillWorkbook(
        other,
        plan,
        plan.cells.map(() => undefined),
      ),
    ).toThrow("not the one");
  });

  test("dates count from the day that the workbook counts from", async () => {
    const plan = await planOf(
      workbookOf({ rows: rowsWith(usual), formats: ["General", "0.00"], properties: 'date1904="1"' }),
    );
    expect(plan.is1904).toBe(true);
    const bytes = workbookOf({ rows: rowsWith(usual), formats: ["General", "0.00"], properties: 'date1904="1"' });
    const answers: FilledForm = plan.cells.map(() => ({ value: "date", date: calendarDate("2023-04-03") }));
    expect(partsOfForm(fillWorkbook(bytes, plan, answers)).get(SHEET)).toContain("<v>43557</v>");
  });
});

describe("RSP-02 workbooks that are not changed", () => {
  test.each([
    ["a signed one", { name: "_xmlsignatures/sig1.xml", content: "<Signature/>" }, "signed"],
    ["one with signed macros", { name: "xl/vbaProjectSignature.bin", content: "x" }, "signed"],
    ["a shared one", { name: "xl/revisions/revisionHeaders.xml", content: "<headers/>" }, "shared-workbook"],
  ])("%s", async (_, part, obstacle) => {
    const bytes = workbookOf({ rows: rowsWith(usual), formats: ["General", "0.00"], parts: [part] });
    const statement = await readStatement({ name: "form.xlsx", bytes }, { readCells: readXlsx });
    expect(await findAnswerForm(bytes, statement)).toEqual({ obstacle });
  });
});
