import type { Row } from "../../cells/row.ts";
import { isPoundsAndPence } from "../../table/figures/other-columns.ts";
import { type CellAmountProblem, isPenceReading } from "../../table/values/cell-value.ts";
import type { AmountCells } from "./amount-cells.ts";
import { columnRoleCount, columnRole } from "./column-roles.ts";

/** Where the cells of each role are in the current row. There is one object for each table, filled again for each row. */
export interface CellPlaces {
  /** Finds the cells of a row. */
  locate(row: Row): void;
  /** The place of a role's cell in the row, or -1. */
  placeOf(role: number): number;
  /** Whether the row has cells in columns that are not known as anything, or an amount in a column of words. */
  hasOthers(): boolean;
  /** What the row's ageing columns hold. */
  readonly ageing: AgeingCells;
}

interface AgeingCells {
  /** In pence. */
  sum: number;
  filled: number;
  problem: CellAmountProblem | undefined;
  problemAt: number;
}

/**
 * @param roles column (from 1) → role
 * @param columnsOfWords known columns that hold no amounts
 */
export function cellPlaces(roles: Uint8Array, cells: AmountCells, columnsOfWords: ReadonlySet<number>): CellPlaces {
  const at = new Int32Array(columnRoleCount).fill(-1);
  const used: number[] = [];
  for (const each of roles) if (each !== columnRole.none && !used.includes(each)) used.push(each);
  const ageing: AgeingCells = { sum: 0, filled: 0, problem: undefined, problemAt: -1 };
  let hasOthers = false;
  const hasAgeing = roles.includes(columnRole.ageing);
  const addAgeing = (row: Row, place: number): void => {
    const amount = cells.shownAt(row, place);
    if (isPenceReading(amount)) {
      ageing.sum += amount;
      ageing.filled += 1;
    } else if (amount !== "empty") {
      ageing.problem = amount;
      ageing.problemAt = place;
    }
  };
  return {
    ageing,
    hasOthers: () => hasOthers,
    placeOf: (each) => at[each] ?? -1,
    locate(row) {
      cells.startRow();
      for (const each of used) at[each] = -1;
      hasOthers = false;
      if (hasAgeing) {
        ageing.sum = 0;
        ageing.filled = 0;
        ageing.problem = undefined;
        ageing.problemAt = -1;
      }
      const { count, columns } = row;
      for (let place = 0; place < count; place += 1) {
        const found = roles[columns[place] ?? 0];
        if (found === undefined || found === columnRole.none) {
          hasOthers = true;
          continue;
        }
        at[found] = place;
        if (columnsOfWords.size > 0 && !hasOthers && columnsOfWords.has(columns[place] ?? 0))
          hasOthers = isPoundsAndPence(row, place);
        if (found === columnRole.ageing) addAgeing(row, place);
      }
    },
  };
}
