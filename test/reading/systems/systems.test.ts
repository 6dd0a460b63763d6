import { describe, expect, test } from "vitest";

import { judgeReading, type Reading } from "./judge-reading.ts";
import { ledgerCases } from "./ledger-cases.ts";
import { readAsLedger, readAsStatement } from "./read-case.ts";
import type { SheetCase } from "./sheet-case.ts";
import { statementCases } from "./statement-cases.ts";

/** Sheets that are still read wrongly without a word. Each is work to do, not an accepted reading. */
const TO_DO = new Set([
  "Oracle: collections list whose amounts are stated in thousands in the parameters",
  "eFinancials: amounts in thousands, said in the title",
  "By hand: amounts in pence, said under the title",
]);

describe("a statement in a system's manner is read right, or the trouble is told", () => {
  each(statementCases, readAsStatement);
});

describe("a ledger in a system's manner is read right, or the trouble is told", () => {
  each(ledgerCases, readAsLedger);
});

function each(cases: readonly SheetCase[], read: (sheet: SheetCase) => Promise<Reading>): void {
  for (const sheet of cases) {
    const name = `${sheet.system}: ${sheet.name}`;
    if (TO_DO.has(name)) test.todo(name);
    else
      test(name, async () => {
        const reading = await read(sheet);
        expect(["right", "told"], JSON.stringify(reading, undefined, 1)).toContain(judgeReading(reading, sheet));
      });
  }
}
