import { namesPounds } from "../../../domain/amounts-and-days/foreign-currency.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import { cellAt, type KeptRow } from "../rows/kept-row.ts";
import { isForeign } from "../said/said.ts";
import { isBareMoney, isInOwnCurrency, saidByHeading } from "../said/said-in-text.ts";
import type { TableDescription } from "../table-description.ts";

/** Headings after the columns are left out that show the same amounts in another currency. */
export interface HeadingsInPounds<Extra extends string> {
  readonly cells: readonly HeaderCell<Extra>[];
  /** The columns left out, each with the column that has its amounts in pounds. */
  readonly inOtherCurrency: ReadonlyMap<number, HeaderCell<Extra>>;
}

/**
 * Leaves out columns that show in another currency what a column beside them shows in pounds: `Outstanding (EUR) | Outstanding (GBP)`, `Amount USD |
 * £ equivalent`, `Remaining Amount | Remaining Amt. (LCY)`. A table of one currency keeps all its columns, whatever it is. Where the heading does not say
 * the other currency, a column of currencies and the amounts may show it: both columns have the same amounts in rows in pounds, and nowhere else.
 */
export function keepPounds<Extra extends string>(
  table: TableDescription<Extra>,
  cells: readonly HeaderCell<Extra>[],
  rows: readonly KeptRow[],
): HeadingsInPounds<Extra> {
  const inPounds = cells.filter(
    (cell) => isClaimable(table, cell) && saidByHeading(cell.heading).currency === "pounds",
  );
  if (inPounds.length === 0) return { cells, inOtherCurrency: new Map() };
  const inOtherCurrency = new Map<number, HeaderCell<Extra>>();
  const retitled = new Map<number, HeaderCell<Extra>>();
  for (const cell of cells) {
    if (inPounds.includes(cell)) continue;
    const said = saidByHeading(cell.heading);
    const same = inPounds.find(
      (each) => isSameAmount(cell, each) && (isForeign(said) || isInOwnCurrency(each.heading)),
    );
    const beside = inPounds.find(
      (each) => isForeign(said) && each.column === cell.column + 1 && isBareMoney(each.heading),
    );
    const shown = inPounds.find((each) => isInCurrencyOfRow(cell, each, cells, rows));
    const own = same ?? beside ?? shown;
    if (own === undefined || !isClaimable(table, cell)) continue;
    inOtherCurrency.set(cell.column, own);
    if (own === beside && same === undefined) retitled.set(own.column, { ...own, matches: cell.matches });
  }
  return {
    cells: cells.filter(({ column }) => !inOtherCurrency.has(column)).map((cell) => retitled.get(cell.column) ?? cell),
    inOtherCurrency,
  };
}

/** Whether a column is in the currency that each row names: it has the amounts of the column in pounds in rows in pounds, and others in all other rows. */
function isInCurrencyOfRow<Extra extends string>(
  cell: HeaderCell<Extra>,
  inPounds: HeaderCell<Extra>,
  cells: readonly HeaderCell<Extra>[],
  rows: readonly KeptRow[],
): boolean {
  const currency = cells.find(({ matches: [best] }) => best?.field === "currency");
  if (currency === undefined) return false;
  let foreign = 0;
  for (const row of rows) {
    const code = cellAt(row, currency.column)?.text ?? "";
    const [one, other] = [cellAt(row, cell.column), cellAt(row, inPounds.column)];
    if (code === "" || one === undefined || other === undefined) continue;
    if (namesPounds(code) !== (one.text === other.text)) return false;
    if (!namesPounds(code)) foreign += 1;
  }
  return foreign > 0;
}

function isClaimable<Extra extends string>(
  table: TableDescription<Extra>,
  { matches: [best] }: HeaderCell<Extra>,
): boolean {
  return best !== undefined && table.claimable.has(best.field);
}

function isSameAmount<Extra extends string>(one: HeaderCell<Extra>, other: HeaderCell<Extra>): boolean {
  const [best] = one.matches;
  return best !== undefined && best.field === other.matches[0]?.field;
}
