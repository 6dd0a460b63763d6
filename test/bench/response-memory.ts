import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { responseWorkbook } from "../../shared/messages/response/response-workbook.ts";
import { largeResponse } from "./large-response.ts";
import { peakMemory } from "./peak-memory.ts";

/*
 * Writes the workbook of a response with so many lines in a separate process and prints the process's peak memory in MB, including the
 * runtime and the facts.
 */
const bytes = await writeWorkbook(responseWorkbook(largeResponse(Number(process.argv[3]))));
if (bytes.length === 0) throw new Error("nothing was written");
console.log(peakMemory());
