import { basename } from "node:path";

import { printedDate } from "../../shared/reading/cells/print-cells.ts";
import type { Row } from "../../shared/reading/cells/row.ts";
import { readAnyCells } from "../input/read-any-cells.ts";
import { Refused } from "../refused.ts";

/**
 * The rows of a workbook's first sheet that has any, as texts: dates as `2023-03-23`, numbers without a fraction as they
 * stand.
 *
 * @throws Refused where the file can't be read, with the reason.
 */
export async function linesOfWorkbook(
  file: string,
  bytes: Uint8Array,
  passwords: readonly string[],
): Promise<{ readonly row: number; readonly cells: readonly string[] }[]> {
  const sheets: { row: number; cells: string[] }[][] = [];
  const { findings } = await readAnyCells(passwords)(
    { name: basename(file), bytes },
    {
      startSheet: () => sheets.push([]),
      row: (row) => sheets.at(-1)?.push({ row: row.row, cells: textsOf(row) }),
      endSheet: () => undefined,
    },
  );
  const refusals = findings.filter(({ severity }) => severity === "refusal");
  if (refusals.length > 0) {
    throw new Refused(
      `${file} can't be read.`,
      refusals.map(({ what, todo }) => `${what} ${todo}`),
    );
  }
  return sheets.find((lines) => lines.length > 0) ?? [];
}

function textsOf(row: Row): string[] {
  const cells: string[] = [];
  for (let index = 0; index < row.count; index += 1) cells[(row.columns[index] ?? 1) - 1] = textOf(row, index);
  return Array.from(cells, (cell: string | undefined) => cell ?? "");
}

function textOf(row: Row, index: number): string {
  const number = row.numbers[index] ?? 0;
  switch (row.types[index]) {
    case "number":
      return row.texts[index] === "" ? String(number) : (row.texts[index] ?? "");
    case "date":
      return printedDate(number).slice(0, 10);
    case "boolean":
      return number === 1 ? "Y" : "N";
    default:
      return row.texts[index] ?? "";
  }
}
