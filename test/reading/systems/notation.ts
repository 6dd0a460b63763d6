/** A cell of a sheet as its sender made it. `format` is the name of one of `FORMATS`. */
export type Cell =
  | { readonly type: "empty" }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "number"; readonly value: number; readonly format?: string }
  | { readonly type: "date"; readonly day: string; readonly format?: string }
  /** Merged with the cell above, or with the one to the left. */
  | { readonly type: "merged"; readonly with: "above" | "left" };

/** Number formats that these sheets use, by the name that the notation has for them. */
export const FORMATS: Readonly<Record<string, string>> = {
  "2dp": "#,##0.00",
  whole: "#,##0",
  gbp: '"£"#,##0.00',
  acc: '_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-',
  eur: "[$€-2] #,##0.00",
  eurafter: "#,##0.00 [$€-407]",
  usd: "[$$-409]#,##0.00",
  brackets: "#,##0.00;(#,##0.00)",
  cr: '#,##0.00" DR";#,##0.00" CR"',
  crunsigned: '#,##0.00" CR"',
  bracketed: "(#,##0.00)",
  pct: "0.0%",
  k: "#,##0,",
  red: "#,##0.00;[Red]-#,##0.00",
  mmmyy: "mmm-yy",
  dmy: "dd/mm/yyyy",
};

/**
 * Reads the cells of a sheet from text: a line is a row, `|` separates cells.
 *
 * `2023-01-05` is a date cell, `-1200.5` a number cell, `1200~eur` a number with a format of `FORMATS`, `^` is merged with the
 * cell above and `<` with the cell to the left; everything else is text, and so is what follows an apostrophe. `\n` is a line
 * break in a cell.
 */
export function rowsOf(text: string): Cell[][] {
  const lines = text.split("\n");
  if (lines[0]?.trim() === "") lines.shift();
  if (lines.at(-1)?.trim() === "") lines.pop();
  return lines.map((line) => (line.trim() === "" ? [] : line.split("|").map((cell) => cellOf(cell.trim()))));
}

function cellOf(text: string): Cell {
  if (text === "") return { type: "empty" };
  if (text === "^") return { type: "merged", with: "above" };
  if (text === "<") return { type: "merged", with: "left" };
  if (text.startsWith("'")) return { type: "text", text: unescaped(text.slice(1)) };
  const [, date, dateFormat] = /^(\d{4}-\d{2}-\d{2})(?:~(\w+))?$/u.exec(text) ?? [];
  if (date !== undefined)
    return { type: "date", day: date, ...(dateFormat === undefined ? {} : { format: dateFormat }) };
  const [, number, format] = /^(-?(?:0|[1-9]\d*)(?:\.\d+)?)(?:~(\w+))?$/u.exec(text) ?? [];
  if (number !== undefined)
    return { type: "number", value: Number(number), ...(format === undefined ? {} : { format }) };
  return { type: "text", text: unescaped(text) };
}

function unescaped(text: string): string {
  return text.replaceAll(String.raw`\n`, "\n").replaceAll(String.raw`\p`, "|");
}
