import type { Row } from "../../cells/row.ts";
import { textOfCell } from "../../table/values/cell-value.ts";

const CODE_LABEL =
  /^(?:a\/c|account|acc(?:oun)?t|supplier|creditor|vendor)(?:\s*(?:code|no\.?|number|ref(?:erence)?|id))?\s*[:#]\s*(.*)$/iu;
const NAME_LABEL = /^(?:(?:supplier|creditor|vendor|account)\s*)?name\s*:\s*(.*)$/iu;
const CODE_AND_NAME = /^([A-Z0-9][A-Z0-9/._]{1,14})\s+[-–:]\s+(\S.*)$/u;

/**
 * The supplier that a row names for the invoices below it: after labels (`A/C: 4711 Name: …`), as `4711 - Name`, or in the
 * supplier columns. `undefined` if the row names none.
 */
export function supplierHeading(row: Row, code: string, name: string): { code: string; name: string } | undefined {
  const labelled = labelledSupplier(row);
  if (labelled) return labelled;
  const whole = row.count < 3 ? CODE_AND_NAME.exec(textOfCell(row, 0).trim()) : null;
  if (whole) return { code: whole[1] ?? "", name: whole[2] ?? "" };
  if (row.count < 4 && (name !== "" || code !== "")) return { code, name };
  return undefined;
}

/** The supplier that a row names after labels, in any columns. */
export function labelledSupplier(row: Row): { code: string; name: string } | undefined {
  const texts = Array.from({ length: row.count }, (_, at) => textOfCell(row, at).trim());
  let code: string | undefined;
  let name: string | undefined;
  for (const [at, text] of texts.entries()) {
    const next = texts[at + 1] ?? "";
    const codeFound = CODE_LABEL.exec(text);
    const nameFound = NAME_LABEL.exec(text);
    if (nameFound) name ??= nameFound[1] === "" ? next : nameFound[1];
    else if (codeFound) code ??= codeFound[1] === "" ? next : codeFound[1];
  }
  if (code === undefined && name === undefined) return undefined;
  const both = CODE_AND_NAME.exec(code ?? "");
  if (both && name === undefined) return { code: both[1] ?? "", name: both[2] ?? "" };
  return { code: code ?? "", name: name ?? "" };
}

const CODE_THEN_NAME = /^([A-Z]{0,6}\d[A-Z0-9/._]{1,12})\s+(\p{L}{2,}\s.*)$/u;

const BETWEEN_PAGES =
  /^\d+ of \d|^\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d{2}|^(?:19|20)\d{2}(?:\/\d{2,4})? .*\b(?:report|list(?:ing)?|analysis|creditors)\b/iu;

/** Whether a row is a page footer or header: `3 of 20 pages`, `31 March 2023`, `2022/23 Aged creditors listing`. */
export function isBetweenPages(row: Row): boolean {
  return row.count === 1 && BETWEEN_PAGES.test(textOfCell(row, 0).trim());
}

/** The supplier in a row that has nothing else, number before name. For lists without a column of suppliers. */
export function supplierAlone(row: Row): { code: string; name: string } | undefined {
  if (row.count !== 1) return undefined;
  const both = CODE_THEN_NAME.exec(textOfCell(row, 0).trim());
  return both ? { code: both[1] ?? "", name: both[2] ?? "" } : undefined;
}
