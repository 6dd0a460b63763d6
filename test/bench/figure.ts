/** One measured figure with the bar that it is held against. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In words: `at most 3`, `at least 20`; empty where the figure is only told. */
  readonly bar: string;
  readonly holds: boolean;
}
