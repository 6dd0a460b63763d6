import ExcelJS from "exceljs";

import { collectGarbage } from "./collect-garbage.ts";
import type { Figure } from "./figure.ts";
import { inlineWorkbook } from "./inline-workbook.ts";
import { median } from "./median.ts";
import { peakOfOwnProcess } from "./peak-of-own-process.ts";
import { readAsStatement } from "./read-as-statement.ts";
import { type BenchWorkbook, benchWorkbook } from "./statement-workbook.ts";

const ROWS = 100_000;
const EXCELJS_ROUNDS = 3;
/** So many statements until the engine has compiled all that a statement goes through, and for good. */
const SMALL_WARM_UP = 5_000;

/**
 * Measures the whole way from a workbook's bytes to its statement with lines, findings and receipt: against inflating
 * the same parts and nothing else, and against exceljs loading them. Interleaved in one process, medians.
 */
export async function benchStatement(): Promise<Figure[]> {
  // Before the large ones, which leave the engine with a heap that a small one would not need.
  const small = await interleaved(benchWorkbook(200), 200, 1_000, SMALL_WARM_UP);
  const large = benchWorkbook(ROWS);
  const shared = await interleaved(large, ROWS, 15);
  const inline = await interleaved(inlineWorkbook(ROWS), ROWS, 15);
  const exceljs = await againstExceljs(large);
  return [
    atMost("a 100,000-row statement to lines, times inflating its parts", shared.ratio, "×", 3),
    told("… of it: the statement", shared.reading, "ms"),
    told("… of it: inflating alone", shared.inflating, "ms"),
    atMost("… the same with its texts in its cells", inline.ratio, "×", 3),
    atMost("a 200-row statement to lines, warm, times inflating its parts", small.ratio, "×", 5),
    { name: "a 100,000-row statement to lines, against exceljs loading it", ...exceljs },
    ...memory(large),
  ];
}

function atMost(name: string, value: number, unit: string, most: number): Figure {
  return { name, value, unit, bar: `at most ${most}`, holds: value <= most };
}

function told(name: string, value: number, unit: string): Figure {
  return { name, value, unit, bar: "", holds: true };
}

interface Measured {
  readonly ratio: number;
  /** In milliseconds, medians. */
  readonly reading: number;
  readonly inflating: number;
}

/** Inflates and reads in turn, so that whatever else the machine does disturbs both alike. */
async function interleaved(
  workbook: BenchWorkbook,
  lines: number,
  rounds: number,
  warmUp = Math.ceil(rounds / 5),
): Promise<Measured> {
  const inflating: number[] = [];
  const reading: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    tidy(lines);
    const start = performance.now();
    workbook.inflate();
    const inflated = performance.now();
    tidy(lines);
    const between = performance.now();
    await readLines(workbook.bytes, lines);
    const end = performance.now();
    // The first rounds warm both up.
    if (round < 0) continue;
    inflating.push(inflated - start);
    reading.push(end - between);
  }
  return { ratio: median(reading) / median(inflating), reading: median(reading), inflating: median(inflating) };
}

/** A collection costs more than reading a small statement, and leaves it cold. */
function tidy(lines: number): void {
  if (lines === ROWS) collectGarbage();
}

async function readLines(bytes: Buffer, lines: number): Promise<void> {
  const statement = await readAsStatement("statement.xlsx", bytes);
  if (statement.lines.length !== lines) throw new Error(`${statement.lines.length} lines were read`);
}

async function againstExceljs({ bytes }: BenchWorkbook): Promise<Omit<Figure, "name">> {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < EXCELJS_ROUNDS; round += 1) {
    collectGarbage();
    const start = performance.now();
    await readLines(bytes, ROWS);
    ours.push(performance.now() - start);
    collectGarbage();
    const between = performance.now();
    await new ExcelJS.Workbook().xlsx.load(copy);
    theirs.push(performance.now() - between);
  }
  const faster = median(theirs) / median(ours);
  return { value: faster, unit: "× faster", bar: "at least 20", holds: faster >= 20 };
}

function memory(large: BenchWorkbook): Figure[] {
  const peak = (rows: number, { bytes }: BenchWorkbook): number =>
    peakOfOwnProcess("statement-memory.ts", `${rows}.xlsx`, bytes, String(rows));
  return [
    atMost("peak memory of the whole process, 100,000 rows to lines", peak(ROWS, large), "MB", 150),
    atMost("… 500,000 rows", peak(500_000, benchWorkbook(500_000)), "MB", 300),
  ];
}
