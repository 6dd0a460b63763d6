import ExcelJS from "exceljs";

import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";
import { bombs } from "./bombs.ts";
import type { Figure } from "./figure.ts";
import { inlineWorkbook } from "./inline-workbook.ts";
import { median } from "./median.ts";
import { peakOfOwnProcess } from "./peak-of-own-process.ts";
import { type BenchWorkbook, benchWorkbook } from "./statement-workbook.ts";

/** Measures reading from a workbook's bytes to rows. */
export async function benchScan(): Promise<Figure[]> {
  const large = benchWorkbook(100_000);
  const figures: Figure[] = [];
  const shared = await interleaved(large, 15);
  figures.push(atMost("Rows of a 100,000-row statement, against inflating its parts", shared.ratio, "×", 2.2));
  figures.push({ name: "… in seconds", value: shared.milliseconds / 1000, unit: "s", bar: "", holds: true });
  const inline = await interleaved(inlineWorkbook(100_000), 15);
  figures.push(atMost("… the same with its texts in its cells", inline.ratio, "×", 2.2));
  const small = await interleaved(benchWorkbook(200), 1_000);
  figures.push(atMost("Rows of a 200-row statement, warm, against inflating its parts", small.ratio, "×", 5));
  const faster = (await exceljsMilliseconds(large.bytes)) / shared.milliseconds;
  figures.push({ name: "… against exceljs", value: faster, unit: "× faster", bar: "at least 20", holds: faster >= 20 });
  figures.push(...memory(large));
  figures.push(atMost("CPU of refusing a bomb, the worst of seven kinds", await worstBomb(), "ms", 50));
  return figures;
}

function atMost(name: string, value: number, unit: string, most: number): Figure {
  return { name, value, unit, bar: `at most ${most}`, holds: value <= most };
}

/** Inflates and reads alternately, so that other work on the machine affects both equally. */
async function interleaved(workbook: BenchWorkbook, rounds: number): Promise<{ ratio: number; milliseconds: number }> {
  const inflating: number[] = [];
  const reading: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    workbook.inflate();
    const between = performance.now();
    await readToRows(workbook.bytes);
    inflating.push(between - start);
    reading.push(performance.now() - between);
  }
  return { ratio: median(reading) / median(inflating), milliseconds: median(reading) };
}

async function readToRows(bytes: Buffer): Promise<void> {
  let cells = 0;
  const { findings } = await readXlsx(
    { name: "statement.xlsx", bytes },
    {
      startSheet: () => undefined,
      row: (row) => {
        cells += row.count;
      },
      endSheet: () => undefined,
    },
  );
  if (findings.length > 0 || cells < 2_000) throw new Error(findings[0]?.what ?? "The workbook was not read.");
}

async function exceljsMilliseconds(bytes: Buffer): Promise<number> {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  const start = performance.now();
  await new ExcelJS.Workbook().xlsx.load(copy);
  return performance.now() - start;
}

function memory(large: BenchWorkbook): Figure[] {
  const peak = (name: string, { bytes }: BenchWorkbook): number => peakOfOwnProcess("scan-memory.ts", name, bytes);
  return [
    atMost("Peak memory of the whole process for 100,000 rows", peak("100000.xlsx", large), "MB", 150),
    atMost("… for 500,000 rows", peak("500000.xlsx", benchWorkbook(500_000)), "MB", 300),
  ];
}

/** The CPU time of the slowest refusal in milliseconds; each is a median. */
async function worstBomb(): Promise<number> {
  let worst = 0;
  for (const { name, bytes } of bombs()) {
    const times: number[] = [];
    for (let round = 0; round < 5; round++) {
      const before = process.cpuUsage();
      const { findings } = await readXlsx(
        { name, bytes },
        { startSheet: () => undefined, row: () => undefined, endSheet: () => undefined },
      );
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
      if (!findings.some(({ severity }) => severity === "refusal")) throw new Error(`Not refused: ${name}`);
    }
    worst = Math.max(worst, median(times));
  }
  return worst;
}
