import type { Finding } from "../../../domain/statement/finding.ts";
import type { Row } from "../../cells/row.ts";
import { amountOfCell } from "../values/cell-value.ts";

/** Counts under how many ages each document of a list stands. */
export interface AmountsByAge {
  note(row: Row): void;
  findings(): Finding[];
}

/** So many documents for each one that stands under several ages make that an exception. */
const FEWEST_OTHERS = 2;

/**
 * A document has one age, so a second amount in its row is told where the other rows have one: nothing else says that the two belong together.
 *
 * @param ages the columns that divide the balance by age
 */
export function amountsByAge(ages: readonly number[]): AmountsByAge {
  let single = 0;
  const several: number[] = [];
  let count = 0;

  return {
    note(row) {
      let filled = 0;
      for (let at = 0; at < row.count; at += 1) {
        if (!ages.includes(row.columns[at] ?? 0)) continue;
        const amount = amountOfCell(row, at);
        if (amount !== "empty" && amount !== 0) filled += 1;
      }
      if (filled === 1) single += 1;
      if (filled < 2) return;
      count += 1;
      if (several.length < MOST_LISTED) several.push(row.row);
    },
    findings() {
      const [first] = several;
      if (first === undefined || single < count * FEWEST_OTHERS) return [];
      const more = count > several.length ? " and others" : "";
      return [
        {
          code: "figure-under-two-ages",
          severity: "warning",
          row: first,
          what: `${several.length === 1 ? `Row ${String(first)} has` : `Rows ${several.join(", ")}${more} have`} amounts under several ages, while other rows have one; the amounts of each row were added up.`,
          todo: "Check that each amount belongs to the document in its row.",
        },
      ];
    },
  };
}

const MOST_LISTED = 5;
