import type { SheetDescription, ValidationDescription } from "../../messages/rendering/workbook-description.ts";
import { pagesAcross } from "./pages-across.ts";
import { xmlText } from "./xml-text.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What stands before a sheet's rows: the panes that stay in sight, and the widths of its columns. */
export function sheetStart(sheet: SheetDescription, isFirst: boolean): string {
  const columns = sheet.columns
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  return `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ""} workbookViewId="0">${paneOf(sheet)}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData>`;
}

/**
 * What stands after a sheet's rows: its protection, what may be written into it, how it is printed, and its tables. `tables` are the ids of
 * their relationships.
 */
export function sheetEnd(sheet: SheetDescription, tables: readonly string[]): string {
  const { isProtected, validations = [] } = sheet;
  const parts = tables.map((id) => `<tablePart r:id="${id}"/>`).join("");
  return `</sheetData>${isProtected === true ? PROTECTION : ""}${validationsXml(validations)}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesAcross(sheet)}" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>${tables.length === 0 ? "" : `<tableParts count="${tables.length}">${parts}</tableParts>`}</worksheet>`;
}

function validationsXml(validations: readonly ValidationDescription[]): string {
  if (validations.length === 0) return "";
  return `<dataValidations count="${validations.length}">${validations.map(validationXml).join("")}</dataValidations>`;
}

function validationXml(validation: ValidationDescription): string {
  const { range, hint } = validation;
  const said = xmlText(hint);
  const about = `allowBlank="1" showInputMessage="1" showErrorMessage="1" error="${said}" prompt="${said}" sqref="${range}"`;
  return validation.allows === "one of"
    ? `<dataValidation type="list" ${about}><formula1>"${xmlText(validation.words.join(","))}"</formula1></dataValidation>`
    : `<dataValidation type="decimal" operator="between" ${about}><formula1>${xmlText(validation.from)}</formula1><formula2>${xmlText(validation.to)}</formula2></dataValidation>`;
}

/** Without a password. What is set to 0 stays allowed. */
const PROTECTION =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>';

/** The rows and columns that stay in sight. */
function paneOf({ frozenRows, frozenColumns }: SheetDescription): string {
  if (frozenRows === 0 && frozenColumns === 0) return "";
  const x = frozenColumns === 0 ? "" : ` xSplit="${frozenColumns}"`;
  const y = frozenRows === 0 ? "" : ` ySplit="${frozenRows}"`;
  const pane = frozenColumns === 0 ? "bottomLeft" : frozenRows === 0 ? "topRight" : "bottomRight";
  return `<pane${x}${y} topLeftCell="${columnLetters(frozenColumns + 1)}${frozenRows + 1}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}

/** 1 → `A`, 27 → `AA` */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before === 0 ? "" : columnLetters(before)) + String.fromCharCode(65 + ((column - 1) % 26));
}
