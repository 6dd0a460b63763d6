import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { amountOfValue, isPenceReading } from "../../table/values/cell-value.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { saysNoNumber } from "../../table/values/cell-words.ts";
import { totalMeaning } from "../../table/rows/row-labels.ts";

/** The amount beside a label such as `Total outstanding`, outside the tables. */
export function readStatedTotal(row: KeptRow): { label: string; column: string; pence: Pence } | undefined {
  for (const { column, type, text } of row.cells) {
    const colon = type === "text" ? text.indexOf(":") : -1;
    const meaning = colon < 0 ? undefined : totalMeaning(text.slice(0, colon));
    const own = meaning === undefined || meaning === "carried" ? "" : text.slice(colon + 1).trim();
    const amount = amountOfValue("text", Number.NaN, own);
    if (/\d/u.test(own) && isPenceReading(amount))
      return { label: text.slice(0, colon), column: columnLetters(column), pence: amount };
  }
  const label = row.cells.find((cell) => cell.type === "text" && totalMeaning(cell.text) !== undefined);
  if (label === undefined || totalMeaning(label.text) === "carried") return undefined;
  const figures = row.cells.filter((cell) => cell.column > label.column && cell.type !== "date");
  const [only] = figures;
  if (only === undefined || figures.length > 1) return undefined;
  const amount = amountOfValue(only.type, only.number, only.stored);
  if (!isPenceReading(amount) || saysNoNumber(only.text)) return undefined;
  return { label: label.text, column: columnLetters(only.column), pence: amount };
}
