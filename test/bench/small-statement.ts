import { againstInflating } from "./against-inflating.ts";
import type { Figure } from "./figure.ts";
import { benchWorkbook } from "./statement-workbook.ts";

const ROWS = 200;
const MOST = 5;
/** So many statements until the engine has compiled all that a statement goes through, and for good. */
const WARM_UP = 5_000;

/** The same of a statement as most are, in a process that reads such statements and nothing else. */
export async function benchSmallStatement(): Promise<Figure[]> {
  // A collection costs more than reading a small statement, and leaves it cold.
  const rounds = { rounds: 1_000, warmUp: WARM_UP, tidy: () => undefined, untimed: 0 };
  const { ratio } = await againstInflating(benchWorkbook(ROWS), ROWS, rounds);
  const name = "a 200-row statement to lines, warm, times inflating its parts";
  return [{ name, value: ratio, unit: "×", bar: `at most ${MOST}`, holds: ratio <= MOST }];
}
