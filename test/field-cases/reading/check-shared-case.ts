import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { checkFiles, type Checked } from "../../../cli/check-files.ts";
import { cellReaderWith } from "../../../cli/input/read-workbook.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

/** Invented cases that are kept in a folder beside the project. */
const CASES = join(import.meta.dirname, "../../../../shared/field-cases");

export const sharedCasesPresent = existsSync(join(CASES, "README.md"));

/** Which of a case's files are compared; most have `statement.xlsx` and `ledger.csv`. */
interface FilesOfCase {
  readonly statement?: string;
  readonly ledger?: string;
}

/**
 * What `accord check` makes of a case: a statement of Northfold (ZB2) to ZA1, and ZA1's ledger.
 *
 * @param folder such as `reading/05-dc-column-no-total`
 * @throws CommandRefused if one of the files is refused
 */
export function checkSharedCase(folder: string, files: FilesOfCase = {}): Promise<Checked> {
  return checkFiles({
    statement: join(CASES, folder, files.statement ?? "statement.xlsx"),
    ledger: join(CASES, folder, files.ledger ?? "ledger.csv"),
    read: (file) => readFile(file),
    readCells: cellReaderWith([]),
    payable: organisationCode("ZA1"),
    receivable: organisationCode("ZB2"),
    organisations: [],
    reference: undefined,
    ledgerAsAt: undefined,
    ledgerClose: "hard",
    now: new Date("2023-03-30T12:00:00.000Z"),
    onProgress: () => undefined,
  });
}
