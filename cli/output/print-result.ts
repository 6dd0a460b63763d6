import Papa from "papaparse";

import { inertText } from "../../shared/messages/rendering/inert-text.ts";
import type { Terminal } from "../terminal.ts";
import type { Line, TextTable } from "./text-table.ts";

/**
 * Prints a result: as JSON if `--json` was given, its tables as CSV if `--csv` was, otherwise as lines for a person.
 *
 * @param lines a table among them gets as wide as the terminal is
 */
export function printResult(
  terminal: Terminal,
  { json, csv }: { readonly json: boolean; readonly csv?: unknown },
  result: unknown,
  lines: () => readonly Line[],
): void {
  if (json) terminal.print(JSON.stringify(result, null, 2));
  else if (csv === true) printTables(terminal, lines());
  else
    for (const line of lines())
      for (const each of typeof line === "string" ? [line] : line.lines(terminal.columns?.())) terminal.print(each);
}

/** The tables alone; what would stand instead of an empty one is no part of the result. */
function printTables(terminal: Terminal, lines: readonly Line[]): void {
  const tables = lines.filter((line) => typeof line !== "string");
  if (tables.length === 0) for (const line of lines) if (typeof line === "string") terminal.report(line);
  tables.forEach((table, index) => {
    if (index > 0) terminal.print("");
    terminal.print(csvOf(table));
  });
}

function csvOf({ headings, cells }: TextTable): string {
  return Papa.unparse({ fields: [...headings], data: cells().map((row) => row.map(csvCell)) }, { newline: "\n" });
}

/** `-£1,234.50` as a spreadsheet reads it, and every other text so that it is no formula. */
function csvCell(text: string): string {
  const amount = AMOUNT.exec(text);
  return amount ? `${amount[1] ?? ""}${(amount[2] ?? "").replaceAll(",", "")}` : inertText(text);
}

const AMOUNT = /^(-?)£([\d,]+\.\d\d)$/u;
