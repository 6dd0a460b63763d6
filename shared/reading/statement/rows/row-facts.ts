import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Row } from "../../cells/row.ts";
import { identifierOfCell, isPenceReading, textOfCell, type CellAmountProblem } from "../../table/values/cell-value.ts";
import { isAmount, parseAmount } from "../../table/values/parse-amount.ts";
import type { KeptCell, KeptRow } from "../../table/rows/kept-row.ts";
import { isPhraseWithDay } from "../../table/values/cell-words.ts";
import { isFooterLabel, isLabelOfSigns, readAccountHeading, type AccountHeading } from "../../table/rows/row-labels.ts";
import type { AmountCells } from "./amount-cells.ts";
import type { AmountReader } from "./amount-reader.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";
import type { LineMaker } from "./line-maker.ts";

/** What a row holds, as far as it decides what the row is. */
export interface RowFacts {
  readonly row: Row;
  readonly kept: KeptRow;
  readonly amount: Pence | CellAmountProblem;
  readonly amountPlace: number;
  readonly number: string;
  readonly date: CalendarDate | undefined;
  /** The cells with words in them. */
  readonly words: readonly KeptCell[];
}

/** Reads the facts of a row whose cells are located. */
export function readRowFacts(row: Row, kept: KeptRow, claimed: AmountReader, maker: LineMaker): RowFacts {
  const amount = claimed.read(row);
  const words = kept.cells.filter((cell) => cell.type === "text" && hasWords(cell.text));
  return {
    row,
    kept,
    amount,
    amountPlace: claimed.lastPlace(),
    number: maker.numberOf(row),
    date: maker.dateOf(row),
    words,
  };
}

/** Whether a text has letters that don't belong to an amount (`1,234.50 CR`, `GBP 5.00`). */
function hasWords(text: string): boolean {
  return isLabelOfSigns(text) || (/\p{L}/u.test(text) && !isAmount(parseAmount(text)));
}

/** Whether a row is a line: it has a date, an invoice number or an order number. */
export function isLine({ row, number, date }: RowFacts, places: CellPlaces): boolean {
  if (date !== undefined || (/\d/u.test(number) && !isFooterLabel(number) && !isPhraseWithDay(number))) return true;
  const order = places.placeOf(columnRole.purchaseOrder);
  return order >= 0 && /\d/u.test(identifierOfCell(row, order));
}

/** Whether a row without an amount is a line: it needs an invoice number, and a date or an invoice total. */
export function isLineWithoutAmount({ row, number, date }: RowFacts, places: CellPlaces, cells: AmountCells): boolean {
  // Where descriptions name the invoices, a row that names none may have a reference in the column of numbers.
  const place = places.placeOf(columnRole.invoiceNumber);
  if (date !== undefined && number === "" && place >= 0 && /\d/u.test(identifierOfCell(row, place))) return true;
  const total = places.placeOf(columnRole.total);
  const hasTotal = total >= 0 && isPenceReading(cells.amountAt(row, total));
  return /\d/u.test(number) && number.length <= 40 && (date !== undefined || hasTotal);
}

/** Whether a row is a title between two pages, with words instead of a number and an amount: `Statement as at 23/03/2023 | Page 2`. */
export function isPageTitle({ row, number, date, amount, amountPlace }: RowFacts): boolean {
  if (date !== undefined || number.split(" ").filter((word) => /^\p{L}{2,}$/u.test(word)).length < 2) return false;
  return amount === "date" || /\b(?:page|printed|run)\b/iu.test(textOfCell(row, amountPlace));
}

/** The account that a row introduces, if the row holds nothing else: `Account: | 100417 | EASTMERE UNIV HOSP`, in any columns. */
export function readLoneAccount({ cells }: KeptRow): AccountHeading | undefined {
  if (cells.length > 3 || cells[0]?.type !== "text") return undefined;
  const found = readAccountHeading(cells);
  if (found === undefined) return undefined;
  const isPart = (text: string): boolean => text === found.account || text === found.name;
  return cells.slice(1).every(({ text }) => isPart(text)) ? found : undefined;
}

/** Whether a row holds a year and nothing else. */
export function isLoneYear({ cells }: KeptRow): boolean {
  const [only] = cells;
  return cells.length === 1 && only !== undefined && /^(?:19|20)\d{2}$/u.test(only.text);
}
