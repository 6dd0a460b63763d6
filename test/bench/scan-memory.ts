import { readFileSync } from "node:fs";

import { peakMemory } from "./peak-memory.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";

/*
 * Reads one workbook to rows in a separate process and prints the process's peak memory in MB, including the runtime and the
 * file. It needs an existing file, because making one would take more memory than reading it.
 */
const file = process.argv[2] ?? "";
const { findings } = await readXlsx(
  { name: file, bytes: readFileSync(file) },
  { startSheet: () => undefined, row: () => undefined, endSheet: () => undefined },
);
if (findings.length > 0) throw new Error(findings[0]?.what);
console.log(peakMemory());
