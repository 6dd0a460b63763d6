import { expect, test } from "vitest";

import { foreignWorkbooks } from "../../../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { cellReader } from "../../../../shared/reading/cells/cell-reader.ts";
import { shownNumber } from "../../../../shared/reading/cells/number-format/number-format.ts";
import type { Row } from "../../../../shared/reading/cells/row.ts";
import type { Grid } from "../../statement/grid.ts";
import { writeGrid } from "../../statement/write-grid.ts";

const { readForeignCells, openEncrypted } = foreignWorkbooks();
const readCells = cellReader({ foreign: readForeignCells, openEncrypted });

const SHOWN: Grid = [
  {
    name: "Statement",
    rows: [
      ["Amount", { number: 400, format: "[$€-2] #,##0.00" }],
      ["Amount", { number: 400, format: '"EUR" 0.00' }],
      ["Amount", { number: 40, format: '0.00" CR"' }],
      ["Amount", { number: -40, format: '0.00;0.00" CR"' }],
      ["Amount", { number: 1_200_000, format: "#,##0," }],
      ["Amount", { number: 0.2, format: "0.0%" }],
      ["Amount", { number: 12.5, format: "(0.00)" }],
    ],
  },
];

const SAID = ["€ 2", "EUR 2", "CR 2", "CR 2", "0 /1000", "1 %", "2 minus"];

test.each(["xlsx", "xlsx by another writer", "xls", "xlsb", "ods"] as const)(
  "%s: the reader passes on how a number is shown, and nothing for a text",
  async (format) => {
    const bytes = (await writeGrid(SHOWN, format)) ?? new Uint8Array();
    const said: string[] = [];
    const texts: unknown[] = [];
    await readCells(
      { name: "statement", bytes },
      {
        startSheet: () => undefined,
        row: (row) => {
          texts.push(row.formats[0]);
          said.push(saidOf(row, 1));
        },
        endSheet: () => undefined,
      },
    );
    expect(said).toEqual(SAID);
    expect(texts).toEqual(SAID.map(() => undefined));
  },
);

test("a web page's number keeps the currency and the mark that its text shows", async () => {
  const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>
    <tr><td>Amount</td><td x:num="400">&euro;400.00</td></tr>
    <tr><td>Amount</td><td x:num="12.5">(12.50)</td></tr></table></html>`;
  const said: string[] = [];
  await readCells(
    { name: "statement.xls", bytes: Buffer.from(page) },
    {
      startSheet: () => undefined,
      row: (row) => said.push(saidOf(row, 1)),
      endSheet: () => undefined,
    },
  );
  expect(said).toEqual(["€ 2", "2 minus"]);
});

function saidOf(row: Row, at: number): string {
  const format = row.formats[at];
  if (format === undefined) return "nothing";
  const { words, decimals, isPercent, divisor, isMinus } = shownNumber(format, row.numbers[at] ?? 0);
  const marks = [isPercent ? "%" : "", divisor === 1 ? "" : `/${String(divisor)}`, isMinus ? "minus" : ""];
  return [words, String(decimals), ...marks].filter((part) => part !== "").join(" ");
}
