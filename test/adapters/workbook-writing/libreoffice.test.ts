import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { writeWorkbook } from "../../../shared/adapters/workbook-writing/write-workbook.ts";
import { responseWorkbook } from "../../../shared/messages/response/response-workbook.ts";
import type { ResponseFacts } from "../../../shared/messages/facts/reply-facts.ts";
import { response } from "../../messages/example-facts.ts";

const PROGRAM = "soffice";
const present = spawnSync(PROGRAM, ["--version"], { stdio: "ignore" }).status === 0;
/** CSV with comma, double quotes, UTF-8, all sheets, and formulas instead of values. */
const CSV_OF_FORMULAS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,true,false,-1";
/** The same with values as shown. */
const CSV_OF_VALUES = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "accord-libreoffice-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function convert(file: string, to: string): void {
  const profile = pathToFileURL(join(folder, "profile")).href;
  execFileSync(
    PROGRAM,
    [`-env:UserInstallation=${profile}`, "--headless", "--convert-to", to, "--outdir", folder, join(folder, file)],
    { stdio: "ignore" },
  );
}

/** The response with a formula for each invoice number. */
function hostile(): ResponseFacts {
  const formulas = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\uFF1D1+1",
    '=HYPERLINK("https://evil.example")',
    "_x003D_1+1",
  ];
  return {
    ...response,
    outcome: {
      ...response.outcome,
      lines: response.outcome.lines.map((line, index) => ({
        ...line,
        invoiceNumber: formulas[index % formulas.length] ?? "",
      })),
    },
  };
}

describe.skipIf(!present)("in LibreOffice, where it is installed, a response workbook", () => {
  test("opens with the amounts and totals that it was written with", async () => {
    writeFileSync(join(folder, "values.xlsx"), await writeWorkbook(responseWorkbook(response)));
    convert("values.xlsx", CSV_OF_VALUES);
    const sheet = readFileSync(join(folder, "values-Lines.csv"), "utf8");
    expect(sheet).toContain('Totals,"£351,023.50","£321,050.00","£24,973.50","£5,000.00"');
    expect(sheet).toContain('NFC-0077,20 Feb 2023,"-£2,400.00","-£2,400.00",£0.00,£0.00,Agreed');
    const form = readFileSync(join(folder, "values-Collection form.csv"), "utf8");
    expect(form).toMatch(
      /Notified,"£351,023\.50",.*\nAccrued,£0\.00,.*\nAdjusted,"-£21,673\.50",.*\nDisputed,"-£5,000\.00",.*\nTotal,"£324,350\.00"/,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith("values-"))).toHaveLength(6);
  });

  test("has no formula except our sums, at first and after it was saved as CSV and opened again", async () => {
    writeFileSync(join(folder, "hostile.xlsx"), await writeWorkbook(responseWorkbook(hostile())));
    convert("hostile.xlsx", CSV_OF_FORMULAS);
    const once = readFileSync(join(folder, "hostile-Lines.csv"), "utf8");
    expect(once.match(/(?<=^|,|")=[A-Z]+\(/gm)).toEqual(Array.from({ length: 4 }, () => "=SUBTOTAL("));

    convert("hostile.xlsx", CSV_OF_VALUES);
    writeFileSync(join(folder, "again.csv"), readFileSync(join(folder, "hostile-Lines.csv")));
    convert("again.csv", "fods");
    const again = readFileSync(join(folder, "again.fods"), "utf8");
    expect(again).not.toContain("table:formula");
    expect(again).toContain("&apos;=1+1");
    expect(again).toContain("_x003D_1+1");
  });

  test("prints", async () => {
    writeFileSync(join(folder, "printed.xlsx"), await writeWorkbook(responseWorkbook(response)));
    convert("printed.xlsx", "pdf");
    expect(readFileSync(join(folder, "printed.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });
});
