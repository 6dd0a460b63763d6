import { createReadStream } from "node:fs";

import { peakMemory } from "./peak-memory.ts";
import { readAndPack } from "./read-and-pack.ts";

/* Reads one ledger to packed items in a process of its own and prints the most memory that it ever had, in MB. */
const chunks = createReadStream(process.argv[2] ?? "").map((chunk: Buffer): Uint8Array => chunk);
await readAndPack(chunks);
console.log(peakMemory());
