import ExcelJS from "exceljs";

import { againstInflating, readLines } from "./against-inflating.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { Figure } from "./figure.ts";
import { inlineWorkbook } from "./inline-workbook.ts";
import { median } from "./median.ts";
import { peakOfOwnProcess } from "./peak-of-own-process.ts";
import { type BenchWorkbook, benchWorkbook } from "./statement-workbook.ts";

const ROWS = 100_000;
const ROUNDS = { rounds: 15, warmUp: 3, tidy: collectGarbage, untimed: 1 };
const EXCELJS_ROUNDS = 3;

/**
 * Measures reading from a workbook's bytes to its statement with lines, findings and receipt. Compares it with only inflating
 * the same parts, and with exceljs loading them. Interleaved in one process; medians.
 */
export async function benchStatement(): Promise<Figure[]> {
  const large = benchWorkbook(ROWS);
  const shared = await againstInflating(large, ROWS, ROUNDS);
  const inline = await againstInflating(inlineWorkbook(ROWS), ROWS, ROUNDS);
  const exceljs = await againstExceljs(large);
  return [
    atMost("a 100,000-row statement to lines, times inflating its parts", shared.ratio, "×", 3),
    told("… of it: the statement", shared.reading, "ms"),
    told("… of it: inflating alone", shared.inflating, "ms"),
    atMost("… the same with its texts in its cells", inline.ratio, "×", 3),
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
