import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import { readAsLedger, readAsStatement } from "../systems/read-case.ts";
import { baseOf, namedBases, verdictAfter, type Base } from "./bases.ts";
import { changes } from "./changes.ts";
import { generatedLedger } from "./generated-ledger.ts";
import { generatedStatement } from "./generated.ts";
import { seededDraw } from "./seeded-draw.ts";

/** Every run tries the same sheets; `SHEETS=500 SHEETS_SEED=7` tries others, and more. */
const RUNS = Number(process.env["SHEETS"] ?? 8);
const SEED = Number(process.env["SHEETS_SEED"] ?? 2023);

type Side = "statements" | "ledgers";

const drawnSheets = { statements: generatedStatement, ledgers: generatedLedger };
const readers = { statements: readAsStatement, ledgers: readAsLedger };

describe.each<Side>(["statements", "ledgers"])("%s that are read right and then changed are never silent", (side) => {
  let named: readonly Base[] = [];
  beforeAll(async () => {
    named = await namedBases(side);
  });

  for (const [kind, change] of Object.entries(changes)) {
    test(kind, async () => {
      await fc.assert(
        fc.asyncProperty(drawnSheets[side], fc.nat(9999), fc.boolean(), async (sheet, drawn, isNamed) => {
          const base = isNamed ? named[drawn % named.length] : await baseOf(sheet, readers[side]);
          const changed = base && change(base.sheet, seededDraw(drawn));
          if (base === undefined || changed === undefined) return;
          const verdict = await verdictAfter(base, changed);
          expect(["right", "told"], `${changed.system}: ${changed.name}`).toContain(verdict);
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    });
  }
});
