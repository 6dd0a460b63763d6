import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { expect, test } from "vitest";

import { cellReaderWith } from "../../../cli/input/read-workbook.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { isRefused } from "../../../shared/domain/statement/statement.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";
import { CORPORA, corporaPresent, corpusTables } from "../cells/corpus-files.ts";

/** The result of reading a file, in one line: outcome, lines, total, and the count of each finding. */
async function outcomeOf(file: string): Promise<string> {
  const bytes = readFileSync(join(CORPORA, file));
  const statement = await readStatement({ name: basename(file), bytes }, { readCells: cellReaderWith([]) });
  const outcome = isRefused(statement) ? "refused" : statement.unread === undefined ? "read" : "read in part";
  const counts = new Map<string, number>();
  for (const { code } of statement.findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const findings = [...counts].map(([code, count]) => (count === 1 ? code : `${code} ×${count}`));
  const lines = `${String(statement.lines.length)} lines`;
  return [file, outcome, lines, formatPounds(statement.totalPence), findings.join(", ")].join("\t").trimEnd();
}

test.skipIf(!corporaPresent)(
  "every table of the corpora, read as a statement, has the same outcome as before (needs ../shared/corpora)",
  async () => {
    const outcomes: string[] = [];
    for (const file of corpusTables()) outcomes.push(await outcomeOf(file));
    await expect(`${outcomes.join("\n")}\n`).toMatchFileSnapshot("../../golden/statement-outcomes.tsv");
  },
  900_000,
);
