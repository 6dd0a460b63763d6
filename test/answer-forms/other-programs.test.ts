import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { read } from "@e965/xlsx";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { answerForm, cellsOf } from "./answered-form.ts";
import { formsWithColumns } from "./invented/forms-with-columns.ts";
import { formsWithSheets } from "./invented/forms-with-sheets.ts";
import { LEDGER } from "./invented/seven-lines.ts";

const PROGRAM = "soffice";
const hasOffice = spawnSync(PROGRAM, ["--version"], { stdio: "ignore" }).status === 0;
const SHARED = new URL("../../../shared/", import.meta.url).pathname;
const CASES = `${SHARED}field-cases/forms/`;
const filled = new Map<string, Uint8Array>();
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "accord-forms-"));
  for (const [number, form] of [...formsWithColumns, ...formsWithSheets].entries())
    if (form.obstacle === undefined)
      filled.set(
        `invented-${String(number)}`,
        (await answerForm({ name: "f.xlsx", bytes: await form.build() }, LEDGER)).filled,
      );
  if (!existsSync(CASES)) return;
  const ledger = readFileSync(`${CASES}ledger.csv`);
  for (const [name, path, code] of [
    ["f2", `${CASES}f2-response-tab-list.xlsx`, "ZF2"],
    ["f6", `${CASES}f6-other-words.xlsx`, "ZF6"],
    ["form-a", `${SHARED}forms/form-a-response-columns.xlsx`, "ZF6"],
    ["form-b", `${SHARED}forms/form-b-response-sheet.xlsx`, "ZF6"],
  ] as const)
    filled.set(name, (await answerForm({ name: "f.xlsx", bytes: readFileSync(path) }, ledger, code)).filled);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What LibreOffice calculated. */
function valuesOf(name: string, sheet: string, places: readonly string[]): unknown[] {
  const cells: Record<string, { readonly v?: unknown } | undefined> =
    read(readFileSync(join(folder, "out", `${name}.xlsx`))).Sheets[sheet] ?? {};
  return places.map((place) => cells[place]?.v);
}

describe.skipIf(!hasOffice)("filled forms in LibreOffice (skipped where it is not installed)", () => {
  test("RSP-02 every one opens, with each answer as it was written, and totals by its own formulas", () => {
    mkdirSync(join(folder, "out"));
    for (const [name, bytes] of filled) writeFileSync(join(folder, `${name}.xlsx`), bytes);
    const profile = pathToFileURL(join(folder, "profile")).href;
    execFileSync(
      PROGRAM,
      [
        `-env:UserInstallation=${profile}`,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        join(folder, "out"),
        ...[...filled.keys()].map((name) => join(folder, `${name}.xlsx`)),
      ],
      { stdio: "ignore" },
    );
    for (const [name, bytes] of filled) {
      const opened = cellsOf(readFileSync(join(folder, "out", `${name}.xlsx`)));
      const differing = [...cellsOf(bytes)].filter(
        ([place, cell]) => typeof cell === "number" && opened.get(place) !== cell,
      );
      expect([name, differing]).toEqual([name, []]);
    }
    if (!filled.has("f2")) return;
    expect(valuesOf("f2", "Response", ["B5", "B6", "B7"])).toEqual([287220.71, 231490.21, 55730.5]);
    expect(valuesOf("f6", "R&P", ["G19", "H19", "I19", "J19"])).toEqual([231490.21, 18240, 32490.5, 5000]);
  }, 120_000);
});

describe("filled forms in exceljs", () => {
  test("RSP-02 every one that it could open before opens", async () => {
    for (const [name, bytes] of filled) {
      // It can't open comments whose part is named from the root, filled in or not.
      if (name === "f6" || name === "form-b") continue;
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
      expect([name, workbook.worksheets.length > 0]).toEqual([name, true]);
    }
  });
});
