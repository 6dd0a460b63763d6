/** The axis of a plot: from 0 to a round number at or above the largest value, with its marks in between. */
export interface Axis {
  readonly top: number;
  readonly marks: readonly number[];
}

const ROUND = [1, 2, 2.5, 5, 10];

/** @param whole whether only whole numbers make sense, as for counts */
export function axisFor(largest: number, whole: boolean): Axis {
  if (largest <= 0) return { top: 1, marks: [0, 1] };
  const rough = largest / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const wanted = (ROUND.find((each) => each * power >= rough) ?? 10) * power;
  const step = whole ? Math.max(1, Math.ceil(wanted)) : wanted;
  const count = Math.ceil(largest / step - 1e-9);
  return { top: count * step, marks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
