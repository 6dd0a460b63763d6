import { existsSync, readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { answerForm, cellsOf, type ShownCell } from "./answered-form.ts";

const CASES = new URL("../../../shared/field-cases/forms/", import.meta.url).pathname;
const present = existsSync(CASES);
const names = present ? readdirSync(CASES).flatMap((file) => /^(.*)\.expected\.md$/.exec(file)?.[1] ?? []) : [];

describe.skipIf(!present)("forms as a careful officer fills them in (need ../shared/field-cases/forms)", () => {
  test.each(names)("RSP-02 %s", async (name) => {
    const bytes = readFileSync(`${CASES}${name}.xlsx`);
    const code = `ZF${/\d+/.exec(name)?.[0] ?? ""}`;
    const { filled } = await answerForm({ name: `${name}.xlsx`, bytes }, readFileSync(`${CASES}ledger.csv`), code);
    const before = cellsOf(bytes);
    const after = cellsOf(filled);
    const expected = expectedCells(readFileSync(`${CASES}${name}.expected.md`, "utf8"));
    expect(expected.size).toBeGreaterThan(20);
    const wrong = [...expected].filter(([place, wanted]) => !isAsWanted(after.get(place), wanted));
    expect(wrong.map(([place, wanted]) => [place, wanted, after.get(place)])).toEqual([]);
    const others = [...after].filter(([place, cell]) => !expected.has(place) && before.get(place) !== cell);
    expect(others).toEqual([]);
  });
});

/** `Response!C10` → `Agreed`, from the table of the case. */
function expectedCells(text: string): ReadonlyMap<string, string> {
  const rows = [...text.matchAll(/^\| ([^|]+) \| ([A-Z]+\d+) \| ([^|]*) \|/gm)];
  return new Map(rows.map(([, sheet = "", cell = "", value = ""]) => [`${sheet}!${cell}`, value.trim()]));
}

function isAsWanted(cell: ShownCell, wanted: string): boolean {
  const amount = /^(-?[\d.]+) \(number\)$/.exec(wanted)?.[1];
  if (amount !== undefined) return cell === Number(amount);
  if (wanted.startsWith("empty or 0.00")) return cell === undefined || cell === 0;
  if (wanted === "empty" || wanted.startsWith("telephone")) return cell === undefined;
  if (wanted.startsWith("who answers")) return typeof cell === "string" && cell.startsWith("Eastmere");
  if (wanted.startsWith("reply date")) return cell === "2023-04-03";
  const written = typeof cell === "string" ? cell : "";
  if (wanted === '(blank, or "agreed")') return written === "" || written === "agreed";
  if (/^\w+(?: \w+){0,2}$/.test(wanted)) return written === wanted;
  // A comment: short, and with every amount, date, reference and key word of the expectation.
  const must = [
    ...wanted.matchAll(
      /\d[\d,]*\.\d\d|\d+ [A-Z]\w+ \d{4}|BACS [\w-]+|PO\d+|not on our ledger|awaiting approval|accrued|formal dispute|timing|allocate|copy (?:of the )?invoice|backing data/g,
    ),
  ];
  const says = written.toLowerCase().replaceAll("a copy of the invoice", "copy invoice");
  return written.length <= 255 && must.every(([words]) => says.includes(words.toLowerCase()));
}
