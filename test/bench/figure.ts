/** One measured figure with its bar, the limit that it must keep. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In words: `at most 3`, `at least 20`; empty if there is no bar. */
  readonly bar: string;
  readonly holds: boolean;
}
