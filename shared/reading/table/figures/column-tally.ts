/** A figure of a column, in pence. */
interface FigureOfRow {
  readonly row: number;
  readonly text: string;
  readonly pence: number;
  readonly isWhole: boolean;
}

/** Counts the figures of one column, and in how many rows they are explained by the line's amounts. */
export interface ColumnTally {
  add(figure: FigureOfRow, claimed: number, total: number | undefined): void;
  addTotal(figure: FigureOfRow): void;
  /** The column's figures, if they could be money and nothing explains them. */
  unexplained():
    | {
        readonly row: number;
        readonly text: string;
        readonly count: number;
        readonly areWhole: boolean;
        readonly isSmall: boolean;
        /** Whether each figure is at most the total of its line, and one of them is just that: so are amounts that are unpaid. */
        readonly isPartOfTotals: boolean;
      }
    | undefined;
}

/** Keeps counts and no figures: a column may have a million. */
export function columnTally(): ColumnTally {
  let first: FigureOfRow | undefined;
  let inTotal: FigureOfRow | undefined;
  let count = 0;
  let whole = 0;
  let counted = 0;
  let previous = 0;
  let shortest = Number.MAX_SAFE_INTEGER;
  let longest = 0;
  let repeats = 0;
  let running = 0;
  let asTotals = 0;
  let parts = 0;
  const explained = RELATIONS.map(() => 0);

  const look = ({ pence, text, isWhole }: FigureOfRow): void => {
    if (isWhole) whole += 1;
    if (pence === previous + 100) counted += 1;
    if (pence === previous) repeats += 1;
    previous = pence;
    shortest = Math.min(shortest, text.length);
    longest = Math.max(longest, text.length);
  };

  return {
    add(figure, claimed, total) {
      first ??= figure;
      count += 1;
      running += claimed;
      const most = Math.abs(total ?? claimed);
      if (Math.abs(figure.pence) === most) asTotals += 1;
      else if (Math.abs(figure.pence) < most) parts += 1;
      look(figure);
      for (const [at, relation] of RELATIONS.entries())
        if (relation(figure.pence, { claimed, total: total ?? claimed, running }))
          explained[at] = (explained[at] ?? 0) + 1;
    },
    addTotal(figure) {
      inTotal ??= figure;
    },
    unexplained() {
      if (first === undefined) {
        if (inTotal === undefined || isNumbered(inTotal.text)) return undefined;
        const { row, text, isWhole } = inTotal;
        return { row, text, count: 1, areWhole: isWhole, isSmall: isWhole && text.length < 4, isPartOfTotals: false };
      }
      if (explained.includes(count)) return undefined;
      const areWhole = whole === count;
      // 1, 2, 3: line numbers.
      if (areWhole && count > 2 && counted >= count - 1) return undefined;
      // Whole numbers of as many digits, all different: they name something.
      if (areWhole && shortest === longest && shortest >= 5 && repeats * 2 < count) return undefined;
      const isPartOfTotals = asTotals > 0 && asTotals + parts === count;
      return { row: first.row, text: first.text, count, areWhole, isSmall: areWhole && longest < 4, isPartOfTotals };
    },
  };
}

function isNumbered(text: string): boolean {
  return /^\d{9,}$/u.test(text);
}

interface AmountsOfLine {
  readonly claimed: number;
  readonly total: number;
  readonly running: number;
}

/** How a figure may follow from the amounts of its line: the same, what was paid of it, its net amount or its VAT, a running balance. */
const RELATIONS: readonly ((figure: number, amounts: AmountsOfLine) => boolean)[] = [
  (figure, { claimed }) => Math.abs(figure) === Math.abs(claimed),
  (figure, { total }) => Math.abs(figure) === Math.abs(total),
  (figure, { claimed, total }) => Math.abs(figure) === Math.abs(total - claimed),
  (figure, { running }) => figure === running,
  ...[20, 5].flatMap((rate) => [
    (figure: number, { total }: AmountsOfLine) => Math.abs(total - (figure * (100 + rate)) / 100) <= 1,
    (figure: number, { total }: AmountsOfLine) =>
      Math.abs(total - (figure * (100 + rate)) / rate) <= (100 + rate) / rate,
  ]),
];
