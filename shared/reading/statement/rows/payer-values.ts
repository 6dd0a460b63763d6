import type { Row } from "../../cells/row.ts";
import { textOfCell } from "../../table/values/cell-value.ts";
import { payerColumns, type PayerColumn } from "../columns/payer-columns.ts";
import type { StatementLayout } from "../columns/statement-table.ts";

/** What the lines have in a column that may name whom each is for: the texts, each with the first row that has it. */
export interface PayerValues extends PayerColumn {
  readonly values: ReadonlyMap<string, number>;
}

/** Collects these texts, line by line. */
export interface PayerValuesCollector {
  add(row: Row): void;
  all(): readonly PayerValues[];
}

/** Limits, so that a hostile file can't fill the memory. */
const MOST_VALUES = 200;
const LONGEST_VALUE = 160;

export function payerValues(layout: StatementLayout): PayerValuesCollector {
  const found = payerColumns(layout).map((column) => ({ ...column, values: new Map<string, number>() }));
  const byColumn = new Map(found.map((each) => [each.column, each.values]));
  return {
    add(row) {
      if (byColumn.size === 0) return;
      for (let place = 0; place < row.count; place += 1) {
        const values = byColumn.get(row.columns[place] ?? 0);
        if (values === undefined) continue;
        const text = textOfCell(row, place);
        if (text !== "" && text.length <= LONGEST_VALUE && !values.has(text) && values.size < MOST_VALUES)
          values.set(text, row.row);
      }
    },
    all: () => found,
  };
}
