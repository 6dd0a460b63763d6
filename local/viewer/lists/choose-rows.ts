import { sortValueOf } from "./column-values.ts";
import type { List, ListColumn } from "./list.ts";
import type { ListQuery } from "./list-query.ts";

/** The rows that a query asks for, in its order: all of them, whatever page is shown. */
export function chooseRows<Row>(list: List<Row>, rows: readonly Row[], query: ListQuery): readonly Row[] {
  const filters = (list.filters ?? []).flatMap(({ name, of }) => {
    const choice = query.filters.get(name);
    return choice === undefined ? [] : [(row: Row) => of(row).includes(choice)];
  });
  const sought = squeezed(query.find);
  const textOf = list.search?.textOf;
  const chosen = rows.filter(
    (row) =>
      filters.every((fits) => fits(row)) &&
      (sought === "" || textOf === undefined || squeezed(textOf(row)).includes(sought)),
  );
  const ordered = list.usualOrder ? chosen.toSorted(list.usualOrder.compare) : chosen;
  const { sort } = query;
  const column = sort && list.columns.find(({ name }) => name === sort.column);
  return column ? sorted(ordered, column, sort.down) : ordered;
}

/** Without spaces and marks, in small letters: people write `INV-00 12` for `INV0012`. */
export function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** Rows without a value come last whichever way the others go; equal ones stay in the usual order. */
function sorted<Row>(rows: readonly Row[], column: ListColumn<Row>, down: boolean): Row[] {
  const keyed = rows.map((row) => ({ row, value: sortValueOf(column, row) }));
  return keyed
    .toSorted((one, other) => {
      const gap = Number(isMissing(one.value)) - Number(isMissing(other.value));
      return gap === 0 ? (down ? -1 : 1) * compareValues(one.value, other.value) : gap;
    })
    .map(({ row }) => row);
}

function isMissing(value: string | number | undefined): boolean {
  return value === undefined || value === "";
}

function compareValues(one: string | number | undefined, other: string | number | undefined): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return collator.compare(String(one ?? ""), String(other ?? ""));
}

const collator = new Intl.Collator("en-GB", { numeric: true });
