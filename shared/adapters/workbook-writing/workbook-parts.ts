import type {
  SheetDescription,
  TableDescription,
  WorkbookDescription,
} from "../../messages/rendering/workbook-description.ts";
import { pagesAcross } from "./pages-across.ts";
import { columnLetters } from "./sheet-xml.ts";
import { xmlText } from "./xml-text.ts";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The small parts of a workbook, by name: everything but its sheets and texts. `tables` are those of all sheets, in order. */
export function workbookParts(description: WorkbookDescription, rowCounts: readonly number[]): [string, string][] {
  const { sheets } = description;
  const tables = sheets.flatMap((sheet, index) =>
    (sheet.tables ?? []).map((table) => ({ ...table, lastRow: Math.min(table.lastRow, rowCounts[index] ?? 1) })),
  );
  let first = 1;
  return [
    ["[Content_Types].xml", contentTypes(sheets.length, tables.length)],
    [
      "_rels/.rels",
      relationships([
        [`${OFFICE}/relationships/officeDocument`, "xl/workbook.xml"],
        [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
        [`${OFFICE}/relationships/extended-properties`, "docProps/app.xml"],
      ]),
    ],
    [
      "docProps/app.xml",
      `<Properties xmlns="${OFFICE}/extended-properties"><Application>Accord</Application></Properties>`,
    ],
    ["docProps/core.xml", coreProperties(description)],
    ["xl/workbook.xml", workbook(sheets, rowCounts)],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets.map((_, index): [string, string] => [
          `${OFFICE}/relationships/worksheet`,
          `worksheets/sheet${index + 1}.xml`,
        ]),
        [`${OFFICE}/relationships/styles`, "styles.xml"],
        [`${OFFICE}/relationships/sharedStrings`, "sharedStrings.xml"],
      ]),
    ],
    ...tables.map((table, index): [string, string] => [`xl/tables/table${index + 1}.xml`, tablePart(table, index + 1)]),
    ...sheets.flatMap((sheet, index): [string, string][] => {
      const own = (sheet.tables ?? []).map((_, at): [string, string] => [
        `${OFFICE}/relationships/table`,
        `../tables/table${first + at}.xml`,
      ]);
      first += own.length;
      return own.length === 0 ? [] : [[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, relationships(own)]];
    }),
  ];
}

function contentTypes(sheets: number, tables: number): string {
  const overrides = [
    ["/xl/workbook.xml", `${SHEET_TYPE}.sheet.main+xml`],
    ...numbered(sheets, (at) => [`/xl/worksheets/sheet${at}.xml`, `${SHEET_TYPE}.worksheet+xml`]),
    ...numbered(tables, (at) => [`/xl/tables/table${at}.xml`, `${SHEET_TYPE}.table+xml`]),
    ["/xl/styles.xml", `${SHEET_TYPE}.styles+xml`],
    ["/xl/sharedStrings.xml", `${SHEET_TYPE}.sharedStrings+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ["/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"],
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

function numbered(count: number, of: (at: number) => string[]): string[][] {
  return Array.from({ length: count }, (_, index) => of(index + 1));
}

function relationships(targets: readonly [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

/** Nothing here names a person. */
function coreProperties({ title, preparedAt }: WorkbookDescription): string {
  const at = `${preparedAt.slice(0, 19)}Z`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}

function workbook(sheets: readonly SheetDescription[], rowCounts: readonly number[]): string {
  const each = sheets.map(
    ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const names = sheets.flatMap((sheet, index) => printNames(sheet, index, rowCounts[index] ?? 1));
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${each.join("")}</sheets>${names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`}</workbook>`;
}

/** What of a sheet is printed, and which rows and columns are repeated on each page. */
function printNames(sheet: SheetDescription, index: number, rows: number): string[] {
  const quoted = `'${xmlText(sheet.name.replaceAll("'", "''"))}'`;
  const named = (name: string, range: string): string =>
    `<definedName name="_xlnm.${name}" localSheetId="${index}">${range}</definedName>`;
  const repeated = [
    ...(sheet.frozenColumns > 0 && pagesAcross(sheet) > 1 ? [`$A:$${columnLetters(sheet.frozenColumns)}`] : []),
    ...(sheet.printTitleRow === undefined ? [] : [`$${sheet.printTitleRow}:$${sheet.printTitleRow}`]),
  ].map((range) => `${quoted}!${range}`);
  return [
    ...(sheet.printColumns === undefined
      ? []
      : [named("Print_Area", `${quoted}!$A$1:$${columnLetters(sheet.printColumns)}$${Math.max(1, rows)}`)]),
    ...(repeated.length === 0 ? [] : [named("Print_Titles", repeated.join(","))]),
  ];
}

function tablePart({ name, headerRow, lastRow, headings }: TableDescription, id: number): string {
  const range = `A${headerRow}:${columnLetters(headings.length)}${lastRow}`;
  const columns = headings.map((heading, index) => `<tableColumn id="${index + 1}" name="${xmlText(heading)}"/>`);
  return `<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/><tableColumns count="${headings.length}">${columns.join("")}</tableColumns></table>`;
}
