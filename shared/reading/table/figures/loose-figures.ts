import { columnLetters } from "../../cells/column-letters.ts";
import { ageingHeading } from "../headings/ageing-heading.ts";
import { explainedBySums, type PlacedFigure } from "./explained-by-sums.ts";
import type { KeptCell } from "../rows/kept-row.ts";
import { figuresOfCell, type Figure } from "./figures-of-cell.ts";
import { isFurniture, namesMoney } from "./furniture.ts";

/** A row outside the lines: in the header block, on a cover sheet, a title, a footer. */
export interface RowOutsideLines {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly KeptCell[];
  /** Whether it is below the headings of a table: there, a whole number may be money too. */
  readonly isBelowHeadings: boolean;
  /** Whether its sheet has no table: there, a whole number without any words may be money. */
  readonly isWithoutTable: boolean;
}

/** A figure that nothing explains. */
export interface LooseFigure {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/**
 * The figures outside the lines that could be money, and that nothing explains. A figure is explained by the words beside it (a telephone
 * number, a limit), by its form (a year), or because it is, alone or with those beside or above it, what the lines add up to.
 *
 * @param sums what the lines add up to, in pence: all of them, those of a sheet, the credits among them
 * @param isAccountedFor whether a cell was already compared with the lines
 */
export function findLooseFigures(
  rows: readonly RowOutsideLines[],
  sums: ReadonlySet<number>,
  isAccountedFor: (sheet: string, row: number, column: string) => boolean,
): readonly LooseFigure[] {
  const found: LooseFigure[] = [];
  for (const [sheet, ofSheet] of Map.groupBy(rows, (row) => row.sheet)) {
    const places = ofSheet.flatMap((row, at) => figuresOfRow(row, ofSheet.slice(Math.max(0, at - MOST_ABOVE), at)));
    const explained = explainedBySums(places, sums);
    for (const place of places) {
      const { row, column, figure, labels } = place;
      const letters = columnLetters(column);
      if (explained.has(place) || figure.pence === 0 || isAccountedFor(sheet, row, letters)) continue;
      if (isFurniture(figure, labels) || (!place.isBelowHeadings && !isMoneyAnywhere(place))) continue;
      found.push({ sheet, row, column: letters, text: figure.text });
    }
  }
  return found;
}

/** How far above a figure the heading of its column may be. */
const MOST_ABOVE = 40;

function figuresOfRow(row: RowOutsideLines, above: readonly RowOutsideLines[]): PlacedFigure[] {
  const [first, second] = row.cells;
  // `1 | Please pay within 30 days`: a list of notes.
  const isNote = first?.type === "number" && first.number <= MOST_NOTES && second?.type === "text";
  return row.cells.flatMap((cell, at) => {
    if (isNote && at === 0) return [];
    return figuresOfCell(cell)
      .filter((figure) => !isPartOfAge(figure, cell, row))
      .map((figure) => ({
        row: row.row,
        column: cell.column,
        figure,
        labels: figure.inWords ? [cell.text] : labelsOf(row, at, above),
        isBelowHeadings: row.isBelowHeadings,
        isWithoutTable: row.isWithoutTable,
      }));
  });
}

/** The words to the left of a cell, the word right after it, and the words above it or above the figures of its column. */
function labelsOf(row: RowOutsideLines, at: number, above: readonly RowOutsideLines[]): string[] {
  const isWords = (cell: KeptCell): boolean => cell.type === "text" && /\p{L}/u.test(cell.text);
  const left = row.cells
    .slice(0, at)
    .filter(isWords)
    .map(({ text }) => text)
    .join(" ");
  const next = row.cells[at + 1];
  const over = cellOver(row, row.cells[at]?.column, above);
  return [
    left,
    next !== undefined && isWords(next) ? next.text : "",
    over !== undefined && isWords(over) ? over.text : "",
  ].filter((label) => label !== "");
}

/** The nearest cell above that holds no figure, if nothing but figures is between. */
function cellOver(
  row: RowOutsideLines,
  column: number | undefined,
  above: readonly RowOutsideLines[],
): KeptCell | undefined {
  let below = row.row;
  for (const each of above.toReversed()) {
    const cell = each.cells.find((other) => other.column === column);
    if (below - each.row > NEAR || cell === undefined) return undefined;
    if (cell.type !== "number") return cell;
    below = each.row;
  }
  return undefined;
}

const MOST_NOTES = 30;

const NEAR = 2;

/** Whether a number is the name of an age: `30 | 60 | 90` in the headings of a summary by age. */
function isPartOfAge(figure: Figure, cell: KeptCell, { cells }: RowOutsideLines): boolean {
  if (figure.form !== "whole" || cell.number > OLDEST || cell.type !== "number") return false;
  const others = cells.filter((other) => other !== cell && ageingHeading(other.text) !== undefined);
  const days = [...others, cell].sort((one, other) => one.column - other.column).map(({ text }) => firstNumber(text));
  // `Up to 30 | 2 | 400` is an age with a count and an amount.
  const ascend = days.every((day, at) => at === 0 || day === undefined || day >= (days[at - 1] ?? 0));
  return ascend && others.length >= 2 && others.every(({ type, number }) => type === "text" || number <= OLDEST);
}

function firstNumber(text: string): number | undefined {
  const [digits] = /\d+/u.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The oldest age that a summary names, in days. */
const OLDEST = 400;

/** Outside a table's region only what is written as money counts, what the words beside it call money, and what has no words at all. */
function isMoneyAnywhere({ figure, labels, isWithoutTable }: PlacedFigure): boolean {
  if (figure.form !== "whole") return figure.form === "money";
  return labels.some(namesMoney) || (isWithoutTable && labels.length === 0 && figure.text.length >= 3);
}
