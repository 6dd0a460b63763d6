import { columnLetters } from "../../../shared/reading/cells/column-letters.ts";
import { calendarDate, epochDay } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { escaped, MAIN, workbookOf } from "../cells/xlsx/workbook-of.ts";
import { FORMATS, type Cell } from "./notation.ts";

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly hidden?: boolean;
  /** Rows that a filter hides, from 1. */
  readonly hiddenRows?: readonly number[];
}

export type BookFormat = "xlsx" | "csv" | "semicolons" | "tabs" | "html";

/** Writes the sheets as a file of the format. Text and HTML have one sheet. */
export function writeBook(sheets: readonly Sheet[], format: BookFormat): Uint8Array {
  const [first] = sheets;
  if (first === undefined) throw new RangeError("a book without a sheet");
  switch (format) {
    case "xlsx":
      return workbookBytes(sheets);
    case "csv":
      return Buffer.from(delimited(first, ","), "utf8");
    case "semicolons":
      return Buffer.from(delimited(first, ";"), "utf8");
    case "tabs":
      return Buffer.from(delimited(first, "\t"), "utf8");
    case "html":
      return Buffer.from(html(first), "utf8");
  }
}

/** The ending that a sender's file of the format has: systems name their HTML tables .xls. */
export function fileName(name: string, format: BookFormat): string {
  const ending = { xlsx: "xlsx", csv: "csv", semicolons: "csv", tabs: "txt", html: "xls" }[format];
  return `${name}.${ending}`;
}

const SERIAL_OF_EPOCH = 25_569;
const NAMES = Object.keys(FORMATS);
/** The plain style first, then one for each format. */
const CODES = ["General", ...NAMES.map((name) => FORMATS[name] ?? "General")];

function workbookBytes(sheets: readonly Sheet[]): Uint8Array {
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const tags = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden === true ? ' state="hidden"' : ""} r:id="w${at + 1}"/>`,
  );
  const links = sheets.map(
    (_, at) => `<Relationship Id="w${at + 1}" Type="${relations}/worksheet" Target="worksheets/s${at + 1}.xml"/>`,
  );
  return workbookOf({
    sheets: tags.join(""),
    formats: CODES,
    parts: [
      {
        name: "xl/_rels/workbook.xml.rels",
        content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}<Relationship Id="f" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      },
      ...sheets.map((sheet, at) => ({ name: `xl/worksheets/s${at + 1}.xml`, content: sheetXml(sheet) })),
    ],
  });
}

function sheetXml({ rows, hiddenRows = [] }: Sheet): string {
  const data = rows.map((cells, at) => {
    const hidden = hiddenRows.includes(at + 1) ? ' hidden="1"' : "";
    return `<row r="${at + 1}"${hidden}>${cells.map((cell, place) => cellXml(cell, `${columnLetters(place + 1)}${at + 1}`)).join("")}</row>`;
  });
  const merged = mergesOf(rows);
  const merges =
    merged.length === 0 ? "" : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}"><sheetData>${data.join("")}</sheetData>${merges}</worksheet>`;
}

function cellXml(cell: Cell, reference: string): string {
  switch (cell.type) {
    case "empty":
    case "merged":
      return "";
    case "text":
      return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
    case "number":
      return `<c r="${reference}" s="${styleOf(cell.format)}"><v>${cell.value}</v></c>`;
    case "date":
      return `<c r="${reference}" s="${styleOf(cell.format ?? "dmy")}"><v>${epochDay(calendarDate(cell.day)) + SERIAL_OF_EPOCH}</v></c>`;
  }
}

function styleOf(format: string | undefined): number {
  if (format === undefined) return 0;
  const at = NAMES.indexOf(format);
  if (at === -1) throw new RangeError(`no format ${format}`);
  return at + 1;
}

/** The merged ranges: each cell that is not merged, with those that follow it to the right or below. */
function mergesOf(rows: Sheet["rows"]): string[] {
  const ranges: string[] = [];
  const cellAt = (row: number, column: number): Cell | undefined => rows[row]?.[column];
  const isMerged = (row: number, column: number, side: "above" | "left"): boolean => {
    const cell = cellAt(row, column);
    return cell?.type === "merged" && cell.with === side;
  };
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell.type === "merged") continue;
      let right = column;
      let below = row;
      while (isMerged(row, right + 1, "left")) right += 1;
      while (isMerged(below + 1, column, "above")) below += 1;
      if (right > column || below > row)
        ranges.push(`${columnLetters(column + 1)}${row + 1}:${columnLetters(right + 1)}${below + 1}`);
    }
  }
  return ranges;
}

function delimited({ rows }: Sheet, delimiter: string): string {
  const quoted = (field: string): string =>
    field.includes(delimiter) || /["\r\n]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  return `${rows.map((cells) => cells.map((cell) => quoted(printed(cell))).join(delimiter)).join("\r\n")}\r\n`;
}

function html({ rows, name }: Sheet): string {
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(printed(cell))}</td>`).join("")}</tr>`);
  return `<html><head><meta charset="utf-8"><title>${escaped(name)}</title></head><body><table>${body.join("\n")}</table></body></html>`;
}

/** A cell as a system prints it into text. */
function printed(cell: Cell): string {
  switch (cell.type) {
    case "empty":
    case "merged":
      return "";
    case "text":
      return cell.text;
    case "number":
      return Number.isInteger(cell.value) && cell.format === undefined ? String(cell.value) : cell.value.toFixed(2);
    case "date":
      return cell.day.split("-").reverse().join("/");
  }
}
