import type { HeaderCell } from "../headings/heading-meaning.ts";
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
 * £ equivalent`, `Remaining Amount | Remaining Amt. (LCY)`. A table of one currency keeps all its columns, whatever it is.
 */
export function keepPounds<Extra extends string>(
  table: TableDescription<Extra>,
  cells: readonly HeaderCell<Extra>[],
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
    const own = same ?? beside;
    if (own === undefined || !isClaimable(table, cell)) continue;
    inOtherCurrency.set(cell.column, own);
    if (same === undefined) retitled.set(own.column, { ...own, matches: cell.matches });
  }
  return {
    cells: cells.filter(({ column }) => !inOtherCurrency.has(column)).map((cell) => retitled.get(cell.column) ?? cell),
    inOtherCurrency,
  };
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
