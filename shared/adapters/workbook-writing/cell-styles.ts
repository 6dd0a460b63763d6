import type ExcelJS from "exceljs";

import type { CellDescription, CellLook } from "../../messages/rendering/workbook-description.ts";

const INK = "FF1B2733";
const ACCENT = "FF12395C";
const WHITE = "FFFFFFFF";
const PALE = "FFEEF1F4";
const QUIET = "FF55636F";
const RULE = "FFB9C3CC";
const FAMILY = "Arial";

const POUNDS = "£#,##0.00;[Red]-£#,##0.00";
const DATE = "dd mmm yyyy";
const COUNT = "0";
const TEXT = "@";

/** The kind of value of a cell, which decides its number format. */
type Form = "text" | "pounds" | "count" | "date";

/** One object for each look and form: the writer recognises styles by identity, which is fast. */
const styles = new Map<string, Partial<ExcelJS.Style>>();

/** The style of a cell: the same object for all cells that look the same. */
export function styleOf(cell: Exclude<CellDescription, { cell: "empty" }>): Partial<ExcelJS.Style> {
  const form = cell.cell === "sum" ? "pounds" : cell.cell;
  const key = `${form} ${cell.look}`;
  const known = styles.get(key);
  if (known !== undefined) return known;
  const style = makeStyle(form, cell.look);
  styles.set(key, style);
  return style;
}

function makeStyle(form: Form, look: CellLook): Partial<ExcelJS.Style> {
  const style: Partial<ExcelJS.Style> = {
    numFmt: { text: TEXT, pounds: POUNDS, count: COUNT, date: DATE }[form],
    font: fontOf(look),
    alignment: {
      vertical: look === "title" ? "middle" : isHeading(look) ? "bottom" : "top",
      horizontal: isRight(form, look) ? "right" : "left",
      wrapText: look === "cell-wrapped" || isHeading(look),
      ...(look === "plain" || look === "title" || look === "section" ? {} : { indent: 1 }),
    },
  };
  if (isHeading(look)) style.fill = solid(ACCENT);
  if (look === "total" || look === "total-label") style.fill = solid(PALE);
  if (look === "total") {
    style.border = { top: { style: "thin", color: { argb: RULE } }, bottom: { style: "double", color: { argb: INK } } };
  }
  if (isInTable(look)) style.border = { bottom: { style: "hair", color: { argb: RULE } } };
  return style;
}

function isRight(form: Form, look: CellLook): boolean {
  if (form === "text") return look === "heading-right" || look === "total-label";
  return form !== "date";
}

function isInTable(look: CellLook): boolean {
  return look === "cell" || look === "cell-wrapped" || look === "cell-quiet";
}

function fontOf(look: CellLook): Partial<ExcelJS.Font> {
  switch (look) {
    case "title":
      return { name: FAMILY, size: 14, bold: true, color: { argb: ACCENT } };
    case "section":
      return { name: FAMILY, size: 11, bold: true, color: { argb: ACCENT } };
    case "heading":
    case "heading-right":
      return { name: FAMILY, size: 10, bold: true, color: { argb: WHITE } };
    case "total":
    case "total-label":
      return { name: FAMILY, size: 10, bold: true, color: { argb: INK } };
    case "label":
    case "cell-quiet":
      return { name: FAMILY, size: 10, color: { argb: QUIET } };
    case "plain":
    case "cell":
    case "cell-wrapped":
      return { name: FAMILY, size: 10, color: { argb: INK } };
  }
}

function isHeading(look: CellLook): boolean {
  return look === "heading" || look === "heading-right";
}

function solid(argb: string): ExcelJS.Fill {
  return { type: "pattern", pattern: "solid", fgColor: { argb } };
}
