import { median } from "./median.ts";
import { readAsStatement } from "./read-as-statement.ts";
import type { BenchWorkbook } from "./statement-workbook.ts";

/** The times of reading a statement and of only inflating its parts. */
export interface Measured {
  readonly ratio: number;
  /** Medians in milliseconds. */
  readonly reading: number;
  readonly inflating: number;
}

/** How many rounds are timed, after how many that are not; `tidy` runs before each round of either side. */
export interface Rounds {
  readonly rounds: number;
  readonly warmUp: number;
  readonly tidy: () => void;
  /** Untimed reads before each timed one, in case tidying discards compiled code. */
  readonly untimed: number;
}

/** Inflates and reads alternately, so that other work on the machine affects both equally. */
export async function againstInflating(
  workbook: BenchWorkbook,
  lines: number,
  { rounds, warmUp, tidy, untimed }: Rounds,
): Promise<Measured> {
  const inflating: number[] = [];
  const reading: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    tidy();
    const start = performance.now();
    workbook.inflate();
    const inflated = performance.now();
    tidy();
    for (let read = 0; read < untimed; read += 1) await readLines(workbook.bytes, lines);
    const between = performance.now();
    await readLines(workbook.bytes, lines);
    const end = performance.now();
    if (round < 0) continue;
    inflating.push(inflated - start);
    reading.push(end - between);
  }
  return { ratio: median(reading) / median(inflating), reading: median(reading), inflating: median(inflating) };
}

/** Reads a workbook to its lines and checks their number. */
export async function readLines(bytes: Buffer, lines: number): Promise<void> {
  const statement = await readAsStatement("statement.xlsx", bytes);
  if (statement.lines.length !== lines) throw new Error(`${statement.lines.length} lines were read`);
}
