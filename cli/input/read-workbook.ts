import { basename } from "node:path";

import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { printedDate } from "../../shared/reading/cells/print-cells.ts";
import type { ReadCells } from "../../shared/reading/cells/read-cells.ts";
import type { Row } from "../../shared/reading/cells/row.ts";
import { CommandRefused } from "../command-errors.ts";

/** Makes a reader of every supported format. It loads large libraries: import this file only when a command needs it. */
export function cellReaderWith(passwords: readonly string[]): ReadCells {
  const { readForeignCells, openEncrypted } = foreignWorkbooks();
  return cellReader({ foreign: readForeignCells, openEncrypted, passwords });
}

/**
 * Reads the rows of a workbook's first sheet that has any, as texts: dates as `2023-03-23`, numbers without a fraction
 * unchanged.
 *
 * @throws CommandRefused if the file can't be read, with the reason.
 */
export async function readWorkbookLines(
  file: string,
  bytes: Uint8Array,
  passwords: readonly string[],
): Promise<{ readonly row: number; readonly cells: readonly string[] }[]> {
  const sheets: { row: number; cells: string[] }[][] = [];
  const { findings } = await cellReaderWith(passwords)(
    { name: basename(file), bytes },
    {
      startSheet: () => sheets.push([]),
      row: (row) => sheets.at(-1)?.push({ row: row.row, cells: textsOf(row) }),
      endSheet: () => undefined,
    },
  );
  const refusals = findings.filter(({ severity }) => severity === "refusal");
  if (refusals.length > 0) {
    throw new CommandRefused(
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
