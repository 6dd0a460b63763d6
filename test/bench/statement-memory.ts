import { readFileSync } from "node:fs";

import { peakMemory } from "./peak-memory.ts";
import { readAsStatement } from "./read-as-statement.ts";

/*
 * Reads one workbook to a statement in a separate process and prints the process's peak memory in MB, including the runtime,
 * the file and the lines. It needs an existing file, because making one would take more memory than reading it.
 */
const file = process.argv[2] ?? "";
const statement = await readAsStatement(file, readFileSync(file));
if (statement.lines.length !== Number(process.argv[3])) throw new Error(`${statement.lines.length} lines were read`);
console.log(peakMemory());
