import { epochDay } from "../../domain/amounts-and-days/calendar-date.ts";
import type { CellDescription, RowDescription } from "../../messages/rendering/workbook-description.ts";
import { styleOf } from "./cell-styles.ts";
import type { SharedTexts } from "./shared-texts.ts";
import { columnLetters } from "./sheet-xml.ts";
import { xmlText } from "./xml-text.ts";

/** Excel's dates before March 1900 are wrong, because it has a 29 February 1900. */
const FIRST_SURE_DATE = "1900-03-01";
/** The day 0 of a workbook is 30 December 1899. */
const DAY_ZERO = -25_569;

const letters = Array.from({ length: 64 }, (_, index) => columnLetters(index + 1));

/** One row of a sheet. */
export function rowXml(row: RowDescription, number: number, texts: SharedTexts): string {
  let xml =
    row.height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${row.height}" customHeight="1">`;
  for (const [index, cell] of row.cells.entries()) {
    if (cell.cell !== "empty") xml += cellXml(cell, `${letters[index] ?? columnLetters(index + 1)}${number}`, texts);
  }
  return `${xml}</row>`;
}

function cellXml(cell: Exclude<CellDescription, { cell: "empty" }>, at: string, texts: SharedTexts): string {
  const start = `<c r="${at}" s="${styleOf(cell)}"`;
  switch (cell.cell) {
    case "text":
      return cell.text === "" ? `${start}/>` : textCell(start, cell.text, texts);
    case "blank":
      return `${start}/>`;
    case "pounds":
      return `${start}><v>${inPounds(cell.pence)}</v></c>`;
    case "count":
      return `${start}><v>${cell.count}</v></c>`;
    case "date":
      return cell.date < FIRST_SURE_DATE
        ? textCell(start, cell.date, texts)
        : `${start}><v>${epochDay(cell.date) - DAY_ZERO}</v></c>`;
    case "sum":
      return `${start}><f>${xmlText(cell.formula)}</f><v>${inPounds(cell.pence)}</v></c>`;
  }
}

function textCell(start: string, text: string, texts: SharedTexts): string {
  return `${start} t="s"><v>${texts.numberOf(text)}</v></c>`;
}

/** An amount in pounds, to the penny: no division that could round. */
function inPounds(pence: number): string {
  const size = Math.abs(pence);
  const rest = size % 100;
  return `${pence < 0 ? "-" : ""}${(size - rest) / 100}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}`;
}
