import type { Cell } from "../systems/notation.ts";
import type { SheetCase, Truth } from "../systems/sheet-case.ts";
import type { Sheet } from "../systems/write-book.ts";
import type { Draw } from "./damage.ts";
import { claimColumns, headingRowAbove, lineRowsOf, text, totalPlaces, withCell, withRows } from "./sheet-edits.ts";

/** What may be said of amounts, how people write it, and what a careful reader then makes of the sheet. */
interface Saying {
  readonly words: readonly string[];
  /** The number format that says it. */
  readonly format?: string;
  /** What a cell of a column of its own says. */
  readonly code?: string;
  readonly truth: (truth: Truth) => Truth;
}

const FOREIGN = /EUR|euro|€|USD|dollar|\$|CHF|PLN|currenc|not in pounds|foreign/iu;
const UNITS = /thousand|pence|£'?000|£k|£m|million/iu;

export const sayings: Readonly<Record<string, Saying>> = {
  "another currency": {
    words: ["EUR", "€", "in euro", "(EUR)", "Currency: EUR", "USD", "in US dollars", "CHF", "PLN"],
    format: "eur",
    code: "EUR",
    truth: (truth) => ({ ...truth, lines: [], asks: FOREIGN }),
  },
  pounds: {
    words: ["GBP", "£", "(£)", "in pounds", "Currency: GBP", "Sterling"],
    format: "gbp",
    code: "GBP",
    truth: (truth) => truth,
  },
  thousands: {
    words: ["£000", "£'000", "£000s", "in thousands", "(thousands of pounds)", "£k", "All figures in £'000"],
    truth: (truth) => ({ ...truth, lines: [], asks: UNITS }),
  },
  pence: {
    words: ["pence", "in pence", "(pence)", "Amounts in pence", "amounts are in pence"],
    truth: (truth) => ({ ...truth, lines: [], asks: UNITS }),
  },
};

/** Puts the words in a place; `undefined` where the sheet has no such place. */
type Say = (base: Said, draw: Draw) => readonly Sheet[] | undefined;

interface Said {
  readonly sheets: readonly Sheet[];
  /** The first sheet with lines, its first row with a line, and the row of its headings. */
  readonly sheet: number;
  readonly firstLine: number;
  readonly headings: number;
  /** A column of claimed amounts. */
  readonly column: number;
  readonly rows: ReturnType<typeof lineRowsOf>;
  readonly words: string;
  readonly saying: Saying;
  readonly total: number;
}

export const places: Readonly<Record<string, Say>> = {
  "in a title": ({ sheets, sheet, words }) => withRows(sheets, sheet, 0, [[text(words)]]),
  "at the end of a title": ({ sheets, sheet, words }) => withRows(sheets, sheet, 0, [[text(`Open items, ${words}`)]]),
  "in a row above the headings": ({ sheets, sheet, headings, words }) =>
    withRows(sheets, sheet, headings, [[text(words)]]),
  "in a cell above the heading": ({ sheets, sheet, headings, column, words }) =>
    withRows(sheets, sheet, headings, [cellsUpTo(column, words)]),
  "in the heading": ({ sheets, sheet, headings, column, words }) => {
    const heading = sheets[sheet]?.rows[headings]?.[column];
    if (heading?.type !== "text") return undefined;
    return withCell(sheets, { sheet, row: headings, column }, text(`${heading.text} ${words}`));
  },
  "in a cell below the heading": ({ sheets, sheet, firstLine, column, words }) =>
    withRows(sheets, sheet, firstLine, [cellsUpTo(column, words)]),
  "in the title of a section": ({ sheets, sheet, firstLine, words }) =>
    withRows(sheets, sheet, firstLine, [[text(`Invoices ${words}`)]]),
  "in a footnote": ({ sheets, sheet, words }) =>
    withRows(sheets, sheet, sheets[sheet]?.rows.length ?? 0, [[], [text(`Note: ${words}`)]]),
  "in a pair above": ({ sheets, sheet, words }) => withRows(sheets, sheet, 0, [[text("Amounts"), text(words)], []]),
  "in the sheet's name": ({ sheets, sheet, words }) =>
    sheets.map((each, at) =>
      at === sheet ? { ...each, name: `${each.name} ${words.replaceAll(/[:'/]/gu, "")}` } : each,
    ),
  "in the number format": ({ sheets, rows, saying }) =>
    saying.format === undefined
      ? undefined
      : rows
          .flatMap(({ amounts }) => amounts)
          .reduce((changed, place) => withFormat(changed, place, saying.format ?? ""), sheets),
  "in a column of its own": ({ sheets, rows, sheet, headings, saying }) => {
    const { code } = saying;
    if (code === undefined) return undefined;
    const end = Math.max(...(sheets[sheet]?.rows ?? []).map((cells) => cells.length));
    const headed = withCell(sheets, { sheet, row: headings, column: end }, text("Currency"));
    return rows
      .filter((each) => each.sheet === sheet)
      .reduce((changed, { row }) => withCell(changed, { sheet, row, column: end }, text(code)), headed);
  },
  "beside the total": ({ sheets, rows, words, total }) => {
    const [place] = totalPlaces(sheets, rows, total);
    if (place === undefined) return undefined;
    const cells = sheets[place.sheet]?.rows[place.row] ?? [];
    const label = cells.findIndex((cell) => cell.type === "text" && /total/iu.test(cell.text));
    const labelled = cells[label];
    if (labelled?.type !== "text") return undefined;
    return withCell(sheets, { ...place, column: label }, text(`${labelled.text} ${words}`));
  },
};

/** The case with the words in the place, and what is then true of it. */
export function say(base: SheetCase, what: string, where: string, draw: Draw): SheetCase | undefined {
  const saying = sayings[what];
  const place = places[where];
  const rows = lineRowsOf(base.sheets, base.truth.lines);
  const [first] = rows;
  if (saying === undefined || place === undefined || first === undefined) return undefined;
  const { sheet } = first;
  const [column] = claimColumns(rows, sheet);
  const headings = headingRowAbove(base.sheets[sheet], first.row, first.number.column);
  if (column === undefined || headings === undefined) return undefined;
  // A sheet of another name or format is another file; text has neither.
  if (base.format !== "xlsx" && (where === "in the sheet's name" || where === "in the number format")) return undefined;
  const words = saying.words[draw(saying.words.length)] ?? "";
  const total = base.truth.lines.reduce((sum, line) => sum + line.pence, 0);
  const said = place(
    { sheets: base.sheets, sheet, firstLine: first.row, headings, column, rows, words, saying, total },
    draw,
  );
  if (said === undefined) return undefined;
  return { ...base, name: `${base.name}: ${words} ${where}`, sheets: said, truth: saying.truth(base.truth) };
}

function cellsUpTo(column: number, words: string): Cell[] {
  return [...Array.from({ length: column }, (): Cell => ({ type: "empty" })), text(words)];
}

function withFormat(
  sheets: readonly Sheet[],
  place: { sheet: number; row: number; column: number },
  format: string,
): Sheet[] {
  const cell = sheets[place.sheet]?.rows[place.row]?.[place.column];
  return cell?.type === "number" ? withCell(sheets, place, { ...cell, format }) : [...sheets];
}
