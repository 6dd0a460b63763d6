import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { checkFiles } from "../../cli/check-files.ts";
import { readTable } from "../../cli/input/read-table.ts";
import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import type { Exercise } from "../../shared/domain/exercise/exercise.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import type { Outcome } from "../../shared/domain/position/outcome.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";

const CASES = new URL("rules", import.meta.url).pathname;

const organisations = await readTable(
  join(CASES, "organisations.csv"),
  { columns: ["code", "name", "type"], optional: ["opened", "closed", "successor", "parent"] },
  organisationSchema,
);

/** What `accord check` makes of a case about the guidance: who owes whom is said in the statement. */
export async function checkRulesCase(folder: string, exercise?: Exercise): Promise<Outcome> {
  const { readForeignCells, openEncrypted } = foreignWorkbooks();
  const { outcome } = await checkFiles({
    statement: join(CASES, folder, "statement.xlsx"),
    ledger: join(CASES, folder, "ledger.csv"),
    read: (file) => readFile(file),
    readCells: cellReader({ foreign: readForeignCells, openEncrypted }),
    payable: undefined,
    receivable: undefined,
    organisations,
    reference: undefined,
    ledgerAsAt: undefined,
    ledgerClose: "hard",
    exercise,
    now: new Date("2023-03-30T12:00:00.000Z"),
    onProgress: () => undefined,
  });
  return outcome;
}
