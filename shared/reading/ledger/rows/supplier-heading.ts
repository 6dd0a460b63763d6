import type { KeptRow } from "../../table/rows/kept-row.ts";

/** A supplier that a row names for the invoices below it. */
export interface SupplierHeading {
  readonly code: string;
  readonly name: string;
}

/** The supplier that a row names after labels, in any columns: `A/C: 4711 Name: …`, `Supplier: NOR001 | Northfold …`. */
export function labelledSupplier({ cells }: KeptRow): SupplierHeading | undefined {
  let code: string | undefined;
  let name: string | undefined;
  for (const [at, { text }] of cells.entries()) {
    const next = cells[at + 1]?.text ?? "";
    const nameFound = NAME_LABEL.exec(text);
    const isAlone = cells.length === 2 && at === 0 && CODE_LABEL_ALONE.test(text) && /^\S{1,20}$/u.test(next);
    const codeFound = isAlone ? "" : CODE_LABEL.exec(text)?.[1];
    if (nameFound) name ??= nameFound[1] === "" ? next : nameFound[1];
    else if (codeFound !== undefined) {
      const isBeside = codeFound === "";
      code ??= isBeside ? next : codeFound;
      // `Supplier: | NOR001 | Northfold Community …`: the name is in the cell after the code.
      const after = cells[at + (isBeside ? 2 : 1)]?.text ?? "";
      if (!code.includes(" ") && isName(after) && !NAME_LABEL.test(after)) name ??= after;
    }
  }
  if (code === undefined && name === undefined) return undefined;
  if (name !== undefined) return { code: code ?? "", name };
  return codeAndName(code ?? "");
}

/** The name that stands alone in a row: above the number of a supplier it is the supplier's. */
export function nameAlone({ cells }: KeptRow): string | undefined {
  const [only] = cells;
  return cells.length === 1 && only?.type === "text" && isName(only.text) ? only.text : undefined;
}

/** The supplier in a row of one text that is not labelled: `4711 - Name`, `NOR001 Name`, or the name alone. */
export function unlabelledSupplier({ cells }: KeptRow): SupplierHeading | undefined {
  const [only, second] = cells;
  if (only?.type !== "text") return undefined;
  if (second !== undefined) {
    const isPair = cells.length === 2 && /^\S{1,20}$/u.test(only.text) && second.type === "text" && isName(second.text);
    return isPair && !only.text.endsWith(":") ? { code: only.text, name: second.text } : undefined;
  }
  if (/:\s*$|^[^:]{2,30}:\s/u.test(only.text)) return undefined;
  const found = codeAndName(only.text);
  return isName(found.name) ? found : undefined;
}

const CODE_LABEL =
  /^(?:a\/c|account|acc(?:oun)?t|supplier|creditor|vendor|payee|customer|debtor|client)(?:\s*(?:code|no\.?|number|ref(?:erence)?|id|account))?\s*[:#]\s*(.*)$/iu;

/** `Supplier no.`, with the number in the next cell. */
const CODE_LABEL_ALONE =
  /^(?:supplier|creditor|vendor|payee|account|customer|debtor|client)\s*(?:code|no\.?|number|ref(?:erence)?|id)$/iu;

const NAME_LABEL = /^(?:(?:supplier|creditor|vendor|account|payee|customer|debtor|client)\s*)?name\s*:\s*(.*)$/iu;

/** `4711 - Name`, `NOR001: Name`, or a number before the name: `7001 Northfold …`. */
const CODE_AND_NAME =
  /^([A-Z0-9][A-Z0-9/._]{1,14})\s+[-–:]\s+(\S.*)$|^([A-Z]{0,6}\d[A-Z0-9/._]{1,12})\s+(\p{L}{2,}\s.*)$/u;

const NAME_AND_CODE = /^(\p{L}.*\S)\s+\(([A-Z0-9][A-Z0-9/._-]{1,14})\)$/u;

function codeAndName(text: string): SupplierHeading {
  const both = CODE_AND_NAME.exec(text);
  if (both) return { code: both[1] ?? both[3] ?? "", name: both[2] ?? both[4] ?? "" };
  const turned = NAME_AND_CODE.exec(text);
  if (turned && /\d/u.test(turned[2] ?? "")) return { code: turned[2] ?? "", name: turned[1] ?? "" };
  return text.includes(" ") ? { code: "", name: text } : { code: text, name: "" };
}

function isName(text: string): boolean {
  return /\p{L}{3}/u.test(text) && !/:\s*$/u.test(text) && text.length <= LONGEST_NAME;
}

const LONGEST_NAME = 100;
