import { columnNumber } from "../../cells/column-letters.ts";
import { rangeOfReference, type MergedRange } from "../../cells/merged-ranges.ts";
import { decodeCharacterCodes } from "../../cells/xlsx/cell-text.ts";
import { garbled, type UnreadableFile } from "../../cells/unreadable-file.ts";
import { createXmlTokens, type XmlTokens } from "../../cells/xml/xml-tokens.ts";
import { rangesIn, readExtendedValidations, type CellValidation } from "./cell-validations.ts";
import type { PartToEdit } from "./part-to-edit.ts";

/** A formula of a cell. One that is shared by several cells has its text at the first of them, its master. */
export interface CellFormula {
  readonly text: string;
  /** Where its text was written, as references in it move with the cell. */
  readonly row: number;
  readonly column: number;
}

/** A cell of a sheet and where its element is. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly style: number | undefined;
  /** As Excel holds it: `s`, `n`, `str`, `inlineStr`, … */
  readonly type: string;
  /** The raw value, or the text; empty if there is none. */
  readonly text: string;
  readonly formula: CellFormula | undefined;
  /** Where the calculated value of a formula is. */
  readonly value: { readonly from: number; readonly to: number } | undefined;
}

export interface SheetRow {
  readonly row: number;
  /** The start tag. */
  readonly from: number;
  readonly tagEnd: number;
  readonly style: number | undefined;
  /** In the order of their columns. */
  readonly cells: readonly SheetCell[];
  /** Where the end tag begins. */
  readonly cellsEnd: number;
}

/** All that has to be known of a sheet to fill in cells of it. */
export interface SheetCells {
  readonly part: PartToEdit;
  /** What its tags begin with: `x:`; mostly empty. */
  readonly prefix: string;
  readonly rows: ReadonlyMap<number, SheetRow>;
  readonly merges: readonly MergedRange[];
  /** The cells that one array formula or data table fills. */
  readonly arrays: readonly MergedRange[];
  readonly validations: readonly CellValidation[];
  readonly isProtected: boolean;
  /** The style of a column's empty cells. */
  columnStyle(column: number): number | undefined;
}

/** A row whose end tag has not come yet. */
interface OpenRow extends Omit<SheetRow, "cells" | "cellsEnd"> {
  readonly cells: SheetCell[];
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly from: number;
  readonly style: number | undefined;
  readonly type: string;
  raw: string;
  texts: string;
  formula: CellFormula | undefined;
  value: { from: number; to: number } | undefined;
}

/**
 * Scans a sheet tag by tag. `strings` are the workbook's shared texts.
 *
 * @throws UnreadableFile if a row has no end: nothing can be put at an end that is not there
 */
export function readSheetCells(part: PartToEdit, strings: readonly string[]): SheetCells {
  const { bytes, end } = part;
  const tokens = createXmlTokens(part.name);
  const rows = new Map<number, SheetRow>();
  const merges: MergedRange[] = [];
  const arrays: MergedRange[] = [];
  const validations: CellValidation[] = [];
  const shared = new Map<string, CellFormula>();
  const columnStyles: { readonly min: number; readonly max: number; readonly style: number }[] = [];
  let prefix = "";
  let isProtected = false;
  let row: OpenRow | undefined;
  let cell: OpenCell | undefined;
  let formula: { readonly type: string; readonly index: string; readonly range: string; text: string } | undefined;
  let validation: { type: string; operator: string; cells: string; first: string; second: string } | undefined;
  let valueFrom = -1;
  let reading: "value" | "text" | "formula" | "first" | "second" | undefined;
  let lastRow = 0;
  let lastColumn = 0;

  const opens = (from: number, next: number): void => {
    const isEmpty = tokens.kind === "empty";
    if (tokens.is("c") && row) {
      const column = columnOfCell(tokens) ?? lastColumn + 1;
      lastColumn = column;
      const style = numberOf(tokens.attribute("s"));
      cell = {
        row: row.row,
        column,
        from,
        style,
        type: tokens.attribute("t") ?? "n",
        raw: "",
        texts: "",
        formula: undefined,
        value: undefined,
      };
      if (isEmpty) closeCell(next);
    } else if (cell && tokens.is("v")) {
      valueFrom = from;
      reading = isEmpty ? undefined : "value";
      if (isEmpty) cell.value = { from, to: next };
    } else if (cell && tokens.is("t")) reading = isEmpty ? undefined : "text";
    else if (cell && tokens.is("f")) {
      formula = {
        type: tokens.attribute("t") ?? "normal",
        index: tokens.attribute("si") ?? "",
        range: tokens.attribute("ref") ?? "",
        text: "",
      };
      if (isEmpty) closeFormula();
      else reading = "formula";
    } else if (tokens.is("row")) {
      const number = numberOf(tokens.attribute("r")) ?? lastRow + 1;
      lastRow = number;
      lastColumn = 0;
      if (row) throw notClosed(part, row.row);
      row = isEmpty
        ? undefined
        : { row: number, from, tagEnd: next, style: numberOf(tokens.attribute("s")), cells: [] };
    } else opensOther(isEmpty);
  };

  const opensOther = (isEmpty: boolean): void => {
    if (tokens.is("worksheet")) {
      const name = bytes.toString("latin1", bytes.lastIndexOf("<", tokens.start) + 1, tokens.end);
      prefix = name.slice(0, name.length - "worksheet".length);
    } else if (tokens.is("col")) {
      const style = numberOf(tokens.attribute("style"));
      if (style !== undefined)
        columnStyles.push({ min: Number(tokens.attribute("min")), max: Number(tokens.attribute("max")), style });
    } else if (tokens.is("mergeCell")) {
      const range = rangeOfReference(tokens.attribute("ref") ?? "");
      if (range) merges.push(range);
    } else if (tokens.is("sheetProtection")) isProtected = /^(?:1|true)$/.test(tokens.attribute("sheet") ?? "0");
    else if (tokens.is("dataValidation")) {
      validation = {
        type: tokens.attribute("type") ?? "none",
        operator: tokens.attribute("operator") ?? "between",
        cells: tokens.attribute("sqref") ?? "",
        first: "",
        second: "",
      };
      if (isEmpty) closeValidation();
    } else if (validation && tokens.is("formula1")) reading = isEmpty ? undefined : "first";
    else if (validation && tokens.is("formula2")) reading = isEmpty ? undefined : "second";
  };

  const closes = (from: number, next: number): void => {
    if (tokens.is("c")) closeCell(next);
    else if (tokens.is("v")) {
      if (cell) cell.value = { from: valueFrom, to: next };
      reading = undefined;
    } else if (tokens.is("t") || tokens.is("formula1") || tokens.is("formula2")) reading = undefined;
    else if (tokens.is("f")) closeFormula();
    else if (tokens.is("row")) {
      if (row && !rows.has(row.row)) rows.set(row.row, { ...row, cellsEnd: from });
      row = undefined;
    } else if (tokens.is("dataValidation")) closeValidation();
  };

  const closeCell = (to: number): void => {
    if (!cell || !row) return;
    const { raw, texts, type, ...rest } = cell;
    row.cells.push({ ...rest, type, to, text: textOf(type, raw, texts, strings) });
    cell = undefined;
    reading = undefined;
  };

  const closeFormula = (): void => {
    reading = undefined;
    if (!cell || !formula) return;
    const { type, index, range, text } = formula;
    const own: CellFormula = { text, row: cell.row, column: cell.column };
    if (type === "array" || type === "dataTable") {
      const covered = rangeOfReference(range);
      if (covered) arrays.push(covered);
    }
    if (type === "shared" && text !== "") shared.set(index, own);
    cell.formula = type === "shared" && text === "" ? (shared.get(index) ?? own) : own;
    formula = undefined;
  };

  const closeValidation = (): void => {
    if (validation) validations.push({ ...validation, cells: rangesIn(validation.cells) });
    validation = undefined;
  };

  for (let position = bytes[0] === 0xef ? 3 : 0; position < end;) {
    const next = tokens.next(bytes, position, end);
    if (next < 0) break;
    if (tokens.kind === "text" || tokens.kind === "verbatim") {
      if (reading === "value" && cell) cell.raw += tokens.text();
      else if (reading === "text" && cell) cell.texts += tokens.text();
      else if (reading === "formula" && formula) formula.text += tokens.text();
      else if (reading === "first" && validation) validation.first += tokens.text();
      else if (reading === "second" && validation) validation.second += tokens.text();
    } else {
      const from = bytes.lastIndexOf("<", tokens.start);
      if (tokens.kind === "close") closes(from, next);
      else opens(from, next);
    }
    position = next;
  }
  if (row) throw notClosed(part, row.row);
  return {
    part,
    prefix,
    rows,
    merges,
    arrays,
    validations: [...validations, ...readExtendedValidations(part)],
    isProtected,
    columnStyle: (column) => columnStyles.find(({ min, max }) => min <= column && column <= max)?.style,
  };
}

function notClosed(part: PartToEdit, row: number): UnreadableFile {
  return garbled(`Row ${String(row)} of the part ${part.name} has no end.`);
}

function textOf(type: string, raw: string, texts: string, strings: readonly string[]): string {
  if (type === "s") return raw === "" ? "" : (strings[Number(raw)] ?? "");
  return decodeCharacterCodes(type === "inlineStr" ? texts : raw).trim();
}

function columnOfCell(tokens: XmlTokens): number | undefined {
  const letters = /^[A-Za-z]+/.exec(tokens.attribute("r") ?? "")?.[0];
  return letters === undefined ? undefined : columnNumber(letters);
}

function numberOf(text: string | undefined): number | undefined {
  const number = Number(text ?? "");
  return text === undefined || text === "" || !Number.isSafeInteger(number) ? undefined : number;
}
