import type { List } from "./list.ts";

/** What an address asks of a list. Only what the list knows is taken from it. */
export interface ListQuery {
  /** The page's address without its query. */
  readonly path: string;
  /** The choice of each filter that is set, by the filter's name. */
  readonly filters: ReadonlyMap<string, string>;
  /** What is searched for; empty if nothing is. */
  readonly find: string;
  /** The column by which it is sorted; absent for the usual order. */
  readonly sort?: { readonly column: string; readonly down: boolean };
  /** How many rows stand before the first one shown. */
  readonly from: number;
}

const MOST_CHARACTERS = 200;

/** Reads the query of an address: `?reason=paid&find=701&sort=-claimed&from=50`. */
export function listQueryOf<Row>(list: List<Row>, path: string, query: URLSearchParams): ListQuery {
  const filters = new Map(
    (list.filters ?? []).flatMap(({ name }) => {
      const choice = query.get(name) ?? "";
      return choice === "" ? [] : [[name, choice] as const];
    }),
  );
  const [, minus, column] = /^(-?)(.*)$/u.exec(query.get("sort") ?? "") ?? [];
  const sort = list.columns.find(({ name }) => name === column);
  const from = Number(query.get("from") ?? 0);
  return {
    path,
    filters,
    find: list.search ? (query.get("find") ?? "").slice(0, MOST_CHARACTERS) : "",
    ...(sort ? { sort: { column: sort.name, down: minus === "-" } } : {}),
    from: Number.isSafeInteger(from) && from > 0 ? from : 0,
  };
}

/** An address with that query. Every link of a list keeps the rest of what was asked. */
export function addressOf(
  { path, filters, find, sort, from }: ListQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, choice] of filters) query.set(name, choice);
  if (find !== "") query.set("find", find);
  if (sort) query.set("sort", `${sort.down ? "-" : ""}${sort.column}`);
  if (from > 0) query.set("from", String(from));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
