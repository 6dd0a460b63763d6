import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { cellReaderWith } from "../../cli/input/read-workbook.ts";
import { receiptLines } from "../../cli/output/receipt-lines.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";

const FILE = "../shared/forms/form-c-aged-debt.xlsx";

test.skipIf(!existsSync(FILE))(
  "the receipt in docs/reading.md is what its file gives (needs ../shared/forms)",
  async () => {
    const file = { name: "form-c-aged-debt.xlsx", bytes: readFileSync(FILE) };
    const statement = await readStatement(file, { readCells: cellReaderWith([]), directory: directoryOf([]) });
    const shown = /^```\n(form-c-aged-debt\.xlsx, read as xlsx\n[\s\S]*?)^```$/m.exec(
      readFileSync("docs/reading.md", "utf8"),
    )?.[1];
    expect(shown).toBe(`${receiptLines(statement.receipt, statement.findings).join("\n")}\n`);
  },
);
