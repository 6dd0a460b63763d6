import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { readAnyCells } from "../../cli/input/read-any-cells.ts";
import { receiptLines } from "../../cli/output/receipt-lines.ts";
import { directoryOf } from "../../shared/domain/organisation/directory.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";

const FILE = "../shared/forms/form-c-aged-debt.xlsx";

test.skipIf(!existsSync(FILE))("the receipt in the README is what its file gives (needs ../shared/forms)", async () => {
  const file = { name: "form-c-aged-debt.xlsx", bytes: readFileSync(FILE) };
  const statement = await readStatement(file, { readCells: readAnyCells([]), directory: directoryOf([]) });
  const shown = /^```\n(form-c-aged-debt\.xlsx, read as xlsx\n[\s\S]*?)^```$/m.exec(
    readFileSync("README.md", "utf8"),
  )?.[1];
  expect(shown).toBe(`${receiptLines(statement.receipt, statement.findings).join("\n")}\n`);
});
