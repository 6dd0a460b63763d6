import type { Figure } from "./figures-of-cell.ts";

/** A figure with its place and the words that say what it is. */
export interface PlacedFigure {
  readonly row: number;
  readonly column: number;
  readonly figure: Figure;
  readonly labels: readonly string[];
  readonly isBelowHeadings: boolean;
  readonly isWithoutTable: boolean;
}

/**
 * The figures that are, alone or together, what the lines add up to: the total in a footer, the ages of the balance in a row with or without
 * their total, a list of months with or without its total.
 */
export function explainedBySums(
  figures: readonly PlacedFigure[],
  sums: ReadonlySet<number>,
): ReadonlySet<PlacedFigure> {
  const explained = new Set<PlacedFigure>();
  for (const figure of figures) if (isSum(figure.figure.pence, sums)) explained.add(figure);
  const byRow = [...Map.groupBy(figures, ({ row }) => row).values()];
  for (const group of [...byRow, ...columnsOf(figures)])
    if (addsUp(group, sums)) for (const each of group) explained.add(each);
  return explained;
}

function isSum(pence: number | undefined, sums: ReadonlySet<number>): boolean {
  return pence !== undefined && pence !== 0 && (sums.has(pence) || sums.has(-pence));
}

/** Whether figures add up to a known sum, or all but the last of them add up to the last, which is one. */
function addsUp(group: readonly PlacedFigure[], sums: ReadonlySet<number>): boolean {
  const amounts = group.map(({ figure }) => figure.pence);
  if (amounts.length < 2 || amounts.some((pence) => pence === undefined)) return false;
  const total = amounts.reduce<number>((sum, pence) => sum + (pence ?? 0), 0);
  const last = amounts.at(-1) ?? 0;
  return sums.has(total) || (sums.has(last) && total === last * 2);
}

/** Figures one under the other in a column, without a gap of more than a row. */
function columnsOf(figures: readonly PlacedFigure[]): PlacedFigure[][] {
  const runs: PlacedFigure[][] = [];
  for (const column of Map.groupBy(figures, (each) => each.column).values()) {
    let run: PlacedFigure[] = [];
    for (const figure of column) {
      const last = run.at(-1);
      if (last === undefined || figure.row - last.row > 2) {
        run = [];
        runs.push(run);
      }
      run.push(figure);
    }
  }
  return runs;
}
