import { describe, expect, test } from "vitest";

import { judgeReading, type Reading } from "./judge-reading.ts";
import { ledgerCases } from "./ledger-cases.ts";
import { readAsLedger, readAsStatement } from "./read-case.ts";
import type { SheetCase } from "./sheet-case.ts";
import { statementCases } from "./statement-cases.ts";
import { toldCases } from "./told-cases.ts";

describe("a statement in a system's manner is read right, or the trouble is told", () => {
  each(statementCases, readAsStatement);
});

describe("a ledger in a system's manner is read right, or the trouble is told", () => {
  each(ledgerCases, readAsLedger);
});

function each(cases: readonly SheetCase[], read: (sheet: SheetCase) => Promise<Reading>): void {
  for (const sheet of cases) {
    const name = `${sheet.system}: ${sheet.name}`;
    const why = toldCases.get(name);
    test(why === undefined ? name : `${name} (told: ${why})`, async () => {
      const reading = await read(sheet);
      const accepted = why === undefined ? ["right"] : ["right", "told"];
      expect(accepted, JSON.stringify(reading, undefined, 1)).toContain(judgeReading(reading, sheet));
    });
  }
}
