import { againstInflating } from "./against-inflating.ts";
import type { Figure } from "./figure.ts";
import { benchWorkbook } from "./statement-workbook.ts";

const ROWS = 200;
const MOST = 5;
/** After this many statements, the engine has compiled all the code that reads a statement. */
const WARM_UP = 5_000;

/** The same for a typical statement, in a process that only reads such statements. */
export async function benchSmallStatement(): Promise<Figure[]> {
  // A collection takes longer than reading a small statement and discards compiled code.
  const rounds = { rounds: 1_000, warmUp: WARM_UP, tidy: () => undefined, untimed: 0 };
  const { ratio } = await againstInflating(benchWorkbook(ROWS), ROWS, rounds);
  const name = "a 200-row statement to lines, warm, times inflating its parts";
  return [{ name, value: ratio, unit: "×", bar: `at most ${MOST}`, holds: ratio <= MOST }];
}
