import { namesForeignCurrency } from "../../../domain/amounts-and-days/foreign-currency.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Row } from "../../cells/row.ts";
import { textOfCell, type CellAmountProblem } from "../values/cell-value.ts";
import { figuresOfCell } from "./figures-of-cell.ts";
import { isFurniture } from "./furniture.ts";
import { columnTally, type ColumnTally } from "./column-tally.ts";

/** Counts the figures of a table in columns that are not known as anything. */
export interface OtherColumns {
  /** Takes a row that became a line, with the line's claimed amount and its invoice total. */
  add(row: Row, claimed: Pence, total: Pence | undefined): void;
  /** Takes a row that states a total. */
  addTotal(row: Row, stated: Pence | CellAmountProblem): void;
  /** The columns whose figures could be money, and that nothing explains. */
  unexplained(headingOf: (column: number) => string): readonly UnexplainedColumn[];
}

/** A column of figures that nothing explains. */
export interface UnexplainedColumn {
  readonly column: number;
  /** The first of its figures. */
  readonly row: number;
  readonly text: string;
  readonly count: number;
  readonly areWhole: boolean;
  /** Whether they are small whole numbers, which are more often counts and days than money. */
  readonly isSmall: boolean;
  /** Whether each figure is at most the total of its line, and one of them is just that: so are amounts that are unpaid. */
  readonly isPartOfTotals: boolean;
}

/** What is known about the columns of a table. */
interface KnownColumns {
  /** The columns that are known as something. */
  readonly accounted: ReadonlySet<number>;
  /** Of these, the columns of words and codes, in which an amount in pounds and pence is not known. */
  readonly columnsOfWords: ReadonlySet<number>;
}

/** Whether a cell is shown as an amount in pounds and pence. */
export function isPoundsAndPence(row: Row, place: number): boolean {
  const type = row.types[place];
  if (type === "number") return !Number.isInteger(row.numbers[place]) && row.formats[place] === undefined;
  const text = type === "text" ? (row.texts[place] ?? "") : "";
  return text.length > 3 && text.length < LONGEST_AMOUNT && POUNDS_AND_PENCE.test(text);
}

const LONGEST_AMOUNT = 20;

const POUNDS_AND_PENCE = /^\s*[-(]?£?\d[\d,]*\.\d\d\)?\s*$/u;

export function otherColumns({ accounted, columnsOfWords }: KnownColumns): OtherColumns {
  const tallies = new Map<number, ColumnTally>();
  let lastRow = 0;

  const visit = (row: Row, take: (tally: ColumnTally, text: string, pence: number, isWhole: boolean) => void): void => {
    for (let place = 0; place < row.count; place += 1) {
      const column = row.columns[place] ?? 0;
      const type = row.types[place];
      if (type === undefined || (type !== "number" && type !== "text")) continue;
      if (accounted.has(column) && !(columnsOfWords.has(column) && isPoundsAndPence(row, place))) continue;
      const cell = {
        column,
        type,
        number: row.numbers[place] ?? 0,
        stored: row.texts[place] ?? "",
        text: type === "text" ? textOfCell(row, place) : "",
        format: row.formats[place],
      };
      for (const { pence, form } of figuresOfCell(cell)) {
        // An amount in another currency follows from nothing.
        const inOther = pence === undefined && form === "money" && namesForeignCurrency(cell.text);
        if ((pence === undefined && !inOther) || pence === 0) continue;
        let tally = tallies.get(column);
        if (tally === undefined) {
          if (tallies.size >= MOST_COLUMNS) return;
          tally = columnTally();
          tallies.set(column, tally);
        }
        take(tally, textOfCell(row, place), pence ?? Number.NaN, form === "whole");
      }
    }
  };

  return {
    add(row, claimed, total) {
      if (row.row === lastRow) return;
      lastRow = row.row;
      visit(row, (tally, text, pence, isWhole) => {
        tally.add({ row: row.row, text, pence, isWhole }, claimed, total);
      });
    },
    addTotal(row, stated) {
      visit(row, (tally, text, pence, isWhole) => {
        if (pence !== stated) tally.addTotal({ row: row.row, text, pence, isWhole });
      });
    },
    unexplained: (headingOf) =>
      [...tallies].flatMap(([column, tally]) => {
        const told = tally.unexplained();
        if (
          told === undefined ||
          (told.areWhole && isFurniture({ text: told.text, form: "whole" }, [headingOf(column)]))
        )
          return [];
        return [{ column, ...told }];
      }),
  };
}

/** More columns than any statement has. */
const MOST_COLUMNS = 400;
