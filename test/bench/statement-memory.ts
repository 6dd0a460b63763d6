import { readFileSync } from "node:fs";

import { peakMemory } from "./peak-memory.ts";
import { readAsStatement } from "./read-as-statement.ts";

/*
 * Reads one workbook to a statement in a process of its own and prints the most memory that it ever had, in MB: the
 * runtime, the file, the lines and all. It must be given a file, for making one would take more memory than reading it.
 */
const file = process.argv[2] ?? "";
const statement = await readAsStatement(file, readFileSync(file));
if (statement.lines.length !== Number(process.argv[3])) throw new Error(`${statement.lines.length} lines were read`);
console.log(peakMemory());
