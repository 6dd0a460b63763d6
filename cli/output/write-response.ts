import { writeFile } from "node:fs/promises";

import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import type { ResponseFacts } from "../../shared/messages/reply.ts";
import { responseWorkbook } from "../../shared/messages/response/response-workbook.ts";

/** Writes the response workbook to a file. */
export async function writeResponse(file: string, facts: ResponseFacts): Promise<void> {
  await writeFile(file, await writeWorkbook(responseWorkbook(facts)));
}
