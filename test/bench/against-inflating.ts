import { median } from "./median.ts";
import { readAsStatement } from "./read-as-statement.ts";
import type { BenchWorkbook } from "./statement-workbook.ts";

/** What reading a statement takes beside inflating its parts. */
export interface Measured {
  readonly ratio: number;
  /** In milliseconds, medians. */
  readonly reading: number;
  readonly inflating: number;
}

/** So many rounds are timed after so many that are not; `tidy` comes before each of either side. */
export interface Rounds {
  readonly rounds: number;
  readonly warmUp: number;
  readonly tidy: () => void;
  /** Reads before each that is timed: where tidying throws compiled code away, it is not what is measured. */
  readonly untimed: number;
}

/** Inflates and reads in turn, so that whatever else the machine does disturbs both alike. */
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

/** Reads a workbook to its lines, of which there must be that many. */
export async function readLines(bytes: Buffer, lines: number): Promise<void> {
  const statement = await readAsStatement("statement.xlsx", bytes);
  if (statement.lines.length !== lines) throw new Error(`${statement.lines.length} lines were read`);
}
