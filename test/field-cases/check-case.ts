import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { checkFiles } from "../../cli/check-files.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Outcome } from "../../shared/domain/position/outcome.ts";
import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";

const CASES = new URL("matching", import.meta.url).pathname;

/** Which of a case's files are compared; a case with one pair has `statement.xlsx` and `ledger.csv`. */
export interface FilesOfCase {
  readonly statement?: string;
  readonly ledger?: string;
}

/** What `accord check` makes of a case: a statement of Northfold (ZB2) to ZA1, and ZA1's ledger. */
export async function checkCase(folder: string, files: FilesOfCase = {}): Promise<Outcome> {
  const { readForeignCells, openEncrypted } = foreignWorkbooks();
  const { outcome } = await checkFiles({
    statement: join(CASES, folder, files.statement ?? "statement.xlsx"),
    ledger: join(CASES, folder, files.ledger ?? "ledger.csv"),
    read: (file) => readFile(file),
    readCells: cellReader({ foreign: readForeignCells, openEncrypted }),
    payable: organisationCode("ZA1"),
    receivable: organisationCode("ZB2"),
    organisations: [],
    reference: undefined,
    ledgerAsAt: undefined,
    ledgerClose: "hard",
    now: new Date("2023-03-30T12:00:00.000Z"),
    onProgress: () => undefined,
  });
  return outcome;
}
