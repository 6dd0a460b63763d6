import { withoutCurrencyCodes } from "../../../domain/amounts-and-days/foreign-currency.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { KeptCell, KeptRow } from "../rows/kept-row.ts";
import { totalMeaning } from "../rows/row-labels.ts";
import { NOTHING_SAID, type Said, saysNothing } from "./said.ts";
import { isAboutSomethingElse, isBareMoney, saidAtEndOf, saidByHeading, saidBySentence } from "./said-in-text.ts";

/** Something that says the currency or the unit of amounts, and where it stands. */
export interface Saying {
  readonly said: Said;
  /** The text as written. */
  readonly text: string;
  readonly where: "heading" | "above" | "title" | "cell" | "section" | "sheet name" | "below" | "other sheet";
  readonly sheet: string;
  readonly row: number | undefined;
  /** The letters of its column. */
  readonly column: string | undefined;
}

/**
 * What a row outside the lines says about the amounts of the sheet. A label and the cell beside it are read together: `Display currency | EUR`.
 */
export function sayingsOfRow(
  sheet: string,
  where: Saying["where"],
  { row, cells }: Pick<KeptRow, "row" | "cells">,
): Saying[] {
  const sayings: Saying[] = [];
  // In a list of bank accounts each row has a currency, so its cells are one text.
  const [first] = cells;
  const whole = cells.map(({ text }) => text).join(" ");
  if (first !== undefined && cells.length > 1 && isAboutSomethingElse(whole)) {
    const said = saidBySentence(whole);
    return saysNothing(said) ? [] : [{ said, text: whole, where, sheet, row, column: columnLetters(first.column) }];
  }
  for (const [at, cell] of cells.entries()) {
    if (cell.type !== "text") continue;
    const isBare = isBareMoney(cell.text) || withoutCurrencyCodes(cell.text).trim() === "";
    const isOneOfMany = cells.length > MOST_BESIDE_BARE_MONEY && isBare;
    const next = cells[at + 1];
    const pair = next?.type === "text" && INTRODUCES.test(cell.text) ? `${cell.text} ${next.text}` : undefined;
    for (const text of [pair, isOneOfMany ? undefined : cell.text]) {
      if (text === undefined) continue;
      const sentence = saidBySentence(text);
      // `Grand total EUR`, `Supplier total £000`: whatever it is the total of.
      const isClear = [sentence.currency, sentence.unit, sentence.payment].some((part) => part !== undefined);
      const atEnd = !isClear && totalMeaning(text) !== undefined ? saidAtEndOf(text) : NOTHING_SAID;
      const said = saysNothing(atEnd) ? sentence : atEnd;
      if (saysNothing(said)) continue;
      sayings.push({ said, text, where, sheet, row, column: columnLetters(cell.column) });
      break;
    }
  }
  return sayings;
}

/** A currency or a unit among many cells belongs to its row, not to the sheet; and three capitals may be an organisation's code. */
const MOST_BESIDE_BARE_MONEY = 2;

/** A label that the next cell completes: `Currency`, `Amounts in`, `Unit:`. */
const INTRODUCES = /\b(?:currency|ccy|units?|denominations?|scale|in|amounts|figures|values)\W*$|[:=]\s*$/iu;

/**
 * What the cells right above the headings say about one column: `£'000` or `EUR` above it, or above a column further left and merged over this
 * one. If nothing else is in its row, such a cell is about all columns.
 */
export function sayingsAboveColumn(sheet: string, column: number, rows: readonly KeptRow[]): Saying[] {
  return rows.flatMap(({ row, cells }) => {
    const bare = cells.filter(({ type, text }) => type === "text" && isBareMoney(text));
    const cell = cells.length === 1 ? bare[0] : lastUpTo(cells, column);
    if (cell === undefined || !bare.includes(cell)) return [];
    const said = saidByHeading(cell.text);
    return saysNothing(said)
      ? []
      : [{ said, text: cell.text, where: "above" as const, sheet, row, column: columnLetters(cell.column) }];
  });
}

function lastUpTo(cells: readonly KeptCell[], column: number): KeptCell | undefined {
  return cells.findLast((cell) => cell.column <= column);
}

/** What the heading of a column says; a heading over two rows is read row by row. */
export function sayingsOfHeading(sheet: string, column: number, heading: string, rows: readonly KeptRow[]): Saying[] {
  const cells = rows.flatMap(({ row, cells: all }) =>
    all.filter((cell) => cell.column === column).map(({ text }) => ({ row, text })),
  );
  const texts = cells.length > 0 ? cells : [{ row: undefined, text: heading }];
  return texts.flatMap(({ row, text }) => {
    const said = saidByHeading(text);
    return saysNothing(said)
      ? []
      : [{ said, text, where: "heading" as const, sheet, row, column: columnLetters(column) }];
  });
}

/** What the name of a sheet says: `EUR invoices`, `£000`. */
export function sayingOfSheetName(sheet: string): Saying[] {
  const said = sheet === "" ? NOTHING_SAID : saidAtEndOf(sheet.replaceAll("_", " "));
  return saysNothing(said)
    ? []
    : [{ said, text: sheet, where: "sheet name", sheet, row: undefined, column: undefined }];
}
