import type { Finding } from "../../../shared/domain/statement/finding.ts";
import { columnLetters } from "../../../shared/reading/cells/column-letters.ts";
import { printedDate } from "../../../shared/reading/cells/print-cells.ts";
import type { FileToRead, ReadCells } from "../../../shared/reading/cells/read-cells.ts";
import type { Row } from "../../../shared/reading/cells/row.ts";

/** What a reader returned for a file, one short line for each cell: `B2 number 12.5`. */
export interface CellsOf {
  readonly format: string;
  readonly findings: readonly Finding[];
  readonly lines: readonly string[];
}

/** Reads a file and records everything that the reader returns, with hidden rows and columns. */
export async function cellsOf(readCells: ReadCells, bytes: Uint8Array, name = "list.xlsx"): Promise<CellsOf> {
  const lines: string[] = [];
  const file: FileToRead = { name, bytes };
  const { format, findings } = await readCells(file, {
    startSheet: (sheet) => lines.push(`[${sheet.name}] ${sheet.visibility}`),
    row(row) {
      for (let index = 0; index < row.count; index++) lines.push(cellLine(row, index));
    },
    endSheet({ hiddenColumns, merges }) {
      if (hiddenColumns.size > 0) lines.push(`hidden columns ${[...hiddenColumns].map(columnLetters).join(" ")}`);
      for (const { row, column, rows, columns } of merges) {
        const last = `${columnLetters(column + columns - 1)}${row + rows - 1}`;
        lines.push(`merged ${columnLetters(column)}${row}:${last}`);
      }
    },
  });
  return { format, findings, lines };
}

function cellLine(row: Row, index: number): string {
  const type = row.types[index] ?? "text";
  const cell = `${columnLetters(row.columns[index] ?? 0)}${row.row}`;
  return `${cell} ${type} ${value(row, index)}`.trimEnd() + (row.hidden ? " (hidden row)" : "");
}

function value(row: Row, index: number): string {
  const type = row.types[index] ?? "text";
  const number = row.numbers[index] ?? 0;
  const text = row.texts[index] ?? "";
  switch (type) {
    case "text":
      return JSON.stringify(text);
    case "error":
      return text;
    case "number":
      return text === "" ? String(number) : `${number} “${text}”`;
    case "date":
      return printedDate(number);
    case "duration":
      return String(number);
    case "boolean":
      return number === 1 ? "true" : "false";
    case "formula":
      return "";
  }
}
