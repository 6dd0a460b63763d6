import { findingSchema } from "../../shared/domain/statement/finding.ts";
import type { ReadCells } from "../../shared/reading/cells/read-cells.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { defaultReadingLimits } from "../../shared/reading/cells/reading-limits.ts";
import type { Row } from "../../shared/reading/cells/row.ts";
import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { mutate } from "./mutate.ts";
import { seededRandom } from "./seeded-random.ts";

/** A file to start from. */
export interface FuzzSeed {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A failure of a round, with everything needed to repeat it. */
export interface FuzzFailure {
  readonly round: number;
  readonly file: string;
  readonly what: string;
}

const { readForeignCells, openEncrypted } = foreignWorkbooks();
const limits = { ...defaultReadingLimits, milliseconds: 20_000, inflatedBytes: 256 * 1024 * 1024 };
/** Words that mean nothing to the person who sent the file. */
const PROGRAM_WORDS =
  /\b(?:xml|html|mime|the part|streams?|sectors?|records?|directory|container|checksum|tags?|tokens?|bytes?|unpacks?|undefined|null|function|string|TypeError|RangeError|read properties|CFB|SST|BIFF)\b/i;
/** Much more than any of these small files needs, even on a busy machine. */
const SLOW_MILLISECONDS = 10_000;

/**
 * Reads mutated files and checks that each ends in valid rows and findings and nothing else. Round `n` of a seed is always
 * the same file.
 */
export async function fuzzReaders(
  seeds: readonly FuzzSeed[],
  seed: number,
  rounds: Iterable<number>,
): Promise<FuzzFailure[]> {
  const failures: FuzzFailure[] = [];
  const readCells = cellReader({ foreign: readForeignCells, openEncrypted, limits });
  for (const round of rounds) {
    const { file, bytes } = fuzzedFile(seeds, seed, round);
    for (const what of await wrongWith(readCells, file, bytes)) failures.push({ round, file, what });
  }
  return failures;
}

/** The file of a round. */
export function fuzzedFile(seeds: readonly FuzzSeed[], seed: number, round: number): { file: string; bytes: Buffer } {
  const random = seededRandom(seed * 1_000_003 + round);
  const start = seeds[random.below(seeds.length)];
  if (start === undefined) throw new Error("There is no file to start from.");
  return { file: start.name, bytes: mutate(start.bytes, random) };
}

async function wrongWith(readCells: ReadCells, name: string, bytes: Buffer): Promise<string[]> {
  const wrong: string[] = [];
  let sheets = 0;
  let openSheets = 0;
  let lastRow = 0;
  const started = performance.now();
  try {
    const { findings } = await readCells(
      { name, bytes },
      {
        startSheet() {
          if (openSheets > 0) wrong.push("a sheet begins within a sheet");
          openSheets++;
          sheets++;
          lastRow = 0;
        },
        row(row) {
          if (openSheets === 0) wrong.push("a row stands outside of all sheets");
          if (row.row <= lastRow) wrong.push(`row ${row.row} follows row ${lastRow}`);
          lastRow = row.row;
          wrong.push(...wrongInRow(row));
        },
        endSheet() {
          openSheets--;
        },
      },
    );
    for (const finding of findings) {
      const { error } = findingSchema.safeParse(finding);
      if (error !== undefined) wrong.push(`a finding is none: ${error.message}`);
      // What is quoted are words of the file.
      const words = `${finding.what} ${finding.todo}`.replaceAll(/“[^”]*”/gs, "");
      if (PROGRAM_WORDS.test(words)) wrong.push(`a person does not understand: ${words}`);
    }
    const refused = findings.some(({ severity }) => severity === "refusal");
    if (!refused && openSheets > 0) wrong.push("the last sheet has no end");
    if (!refused && sheets === 0 && findings.length === 0) wrong.push("nothing was read and nothing said");
  } catch (error) {
    wrong.push(`it threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const took = performance.now() - started;
  if (took > SLOW_MILLISECONDS) wrong.push(`it took ${Math.round(took)} ms`);
  return wrong.slice(0, 5);
}

function wrongInRow(row: Row): string[] {
  const wrong: string[] = [];
  if (row.count < 1) wrong.push(`row ${row.row} is empty`);
  let before = 0;
  for (let index = 0; index < row.count; index++) {
    const column = row.columns[index] ?? 0;
    if (!(column > before && column <= 16_384)) wrong.push(`row ${row.row}: column ${column} follows ${before}`);
    before = column;
    const number = row.numbers[index];
    const text = row.texts[index];
    if (typeof number !== "number" || typeof text !== "string") wrong.push(`row ${row.row}: a cell without content`);
    switch (row.types[index]) {
      case "text":
      case "error":
        if (text === "") wrong.push(`row ${row.row}: an empty text`);
        break;
      case "number":
      case "date":
      case "duration":
        if (!Number.isFinite(number)) wrong.push(`row ${row.row}: the number ${number ?? ""}`);
        break;
      case "boolean":
        if (number !== 0 && number !== 1) wrong.push(`row ${row.row}: the truth ${number ?? ""}`);
        break;
      case "formula":
        break;
      case undefined:
        wrong.push(`row ${row.row}: a cell without a type`);
    }
  }
  return wrong;
}
