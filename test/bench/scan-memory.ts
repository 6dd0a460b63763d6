import { readFileSync } from "node:fs";

import { peakMemory } from "./peak-memory.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";

/*
 * Reads one workbook to rows in a process of its own and prints the most memory that it ever had, in MB: the runtime,
 * the file and all. It must be given a file, for making one would take more memory than reading it.
 */
const file = process.argv[2] ?? "";
const { findings } = await readXlsx(
  { name: file, bytes: readFileSync(file) },
  { startSheet: () => undefined, row: () => undefined, endSheet: () => undefined },
);
if (findings.length > 0) throw new Error(findings[0]?.what);
console.log(peakMemory());
