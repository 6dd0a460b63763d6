import type { Pence } from "../../../domain/amounts-and-days/pence.ts";

/** What the lines of a table add up to, to verify the totals that the table states and to recognise those without a label. */
export interface LedgerTotals {
  addLine(value: Pence, supplier: object): void;
  /** An amount that is owed, or was paid, but is no document: a balance brought forward. */
  addCarried(value: Pence): void;
  /** Whether an amount is what the lines add up to: all of them, those since the last total, or those of the last supplier. */
  isSum(amount: Pence): boolean;
  /** Whether an amount is the sum of at least two lines, or of one line where a total without a label was seen already. */
  isSumOfLines(amount: Pence): boolean;
  /** A total was taken: the next one adds up the lines from here on. */
  startSection(): void;
  /** What all lines add up to, in pence. */
  sum(): number;
  signs(): LineSigns;
}

/** How many lines are owed, and how many are credits. */
export interface LineSigns {
  readonly positive: number;
  readonly negative: number;
  readonly sum: number;
}

export function ledgerTotals(): LedgerTotals {
  const table = { sum: 0, lines: 0 };
  const section = { sum: 0, lines: 0 };
  const ofSupplier = { sum: 0, lines: 0 };
  let lastSupplier: object | undefined;
  let positive = 0;
  let negative = 0;
  let sawUnlabelled = false;

  return {
    addLine(value, supplier) {
      if (supplier !== lastSupplier) {
        lastSupplier = supplier;
        ofSupplier.sum = 0;
        ofSupplier.lines = 0;
      }
      table.sum += value;
      table.lines += 1;
      section.sum += value;
      section.lines += 1;
      ofSupplier.sum += value;
      ofSupplier.lines += 1;
      if (value > 0) positive += 1;
      else if (value < 0) negative += 1;
    },
    addCarried(value) {
      table.sum += value;
      section.sum += value;
      ofSupplier.sum += value;
    },
    isSum: (amount) => [table, section, ofSupplier].some(({ sum }) => sum === amount || -sum === amount),
    isSumOfLines(amount) {
      const isSum = [section, ofSupplier, table].some(
        ({ sum, lines }) => sum === amount && amount !== 0 && lines >= (sawUnlabelled ? 1 : 2),
      );
      if (isSum) sawUnlabelled = true;
      return isSum;
    },
    startSection() {
      section.sum = 0;
      section.lines = 0;
    },
    sum: () => table.sum,
    signs: () => ({ positive, negative, sum: table.sum }),
  };
}
