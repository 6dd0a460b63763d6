import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
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
    truth: (truth) => ({ ...truth, lines: inPence(truth), asks: UNITS }),
  },
};

/** The lines of which the figures count pence; none where a figure has decimals, which no pence have. */
function inPence({ lines }: Truth): Truth["lines"] {
  if (lines.some((line) => line.pence % 100 !== 0)) return [];
  return lines.map((line) => ({ ...line, pence: pence(line.pence / 100) }));
}

/** Puts the words in a place; `undefined` where the sheet has no such place. */
type Say = (base: Said, draw: Draw) => readonly Sheet[] | undefined;

interface Said {
  readonly sheets: readonly Sheet[];
  /** The first sheet with lines, its first row with a line, and the row of its headings. */
  readonly sheet: number;
  readonly firstLine: number;
  readonly headings: number;
  /** The columns that show the claimed amounts. */
  readonly columns: readonly number[];
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
  "in a cell above the heading": ({ sheets, sheet, headings, columns, words }) =>
    withRows(sheets, sheet, headings, [cellsIn(columns, words)]),
  "in the heading": ({ sheets, sheet, headings, columns, words }) =>
    columns.reduce<readonly Sheet[]>((changed, column) => {
      const heading = changed[sheet]?.rows[headings]?.[column];
      const own = heading?.type === "text" ? heading.text : "";
      return withCell(changed, { sheet, row: headings, column }, text(`${own} ${words}`.trim()));
    }, sheets),
  "in a cell below the heading": ({ sheets, sheet, firstLine, columns, words }) =>
    withRows(sheets, sheet, firstLine, [cellsIn(columns, words)]),
  "in the title of a section": ({ sheets, sheet, firstLine, words }) =>
    withRows(sheets, sheet, firstLine, [[text(`Invoices ${words}`)]]),
  "in a footnote": ({ sheets, sheet, words }) =>
    withRows(sheets, sheet, sheets[sheet]?.rows.length ?? 0, [[], [text(`Note: ${words}`)]]),
  "in a pair above": ({ sheets, sheet, words }) => withRows(sheets, sheet, 0, [[text("Amounts"), text(words)], []]),
  "in the sheet's name": ({ sheets, sheet, words }) =>
    sheets.map((each, at) =>
      at === sheet ? { ...each, name: `${each.name} ${words.replaceAll(/[:'/]/gu, "")}` } : each,
    ),
  "in the number format": ({ sheets, rows, saying }) => {
    const { format } = saying;
    const amounts = rows.flatMap((row) => row.amounts);
    const isNumbers = amounts.every(({ sheet, row, column }) => sheets[sheet]?.rows[row]?.[column]?.type === "number");
    // A format that alone makes an amount a credit would be lost.
    const showsSign = amounts.some(({ sheet, row, column }) => {
      const cell = sheets[sheet]?.rows[row]?.[column];
      return cell?.type === "number" && ["cr", "crunsigned", "bracketed"].includes(cell.format ?? "");
    });
    if (format === undefined || !isNumbers || showsSign) return undefined;
    return amounts.reduce<readonly Sheet[]>((changed, place) => withFormat(changed, place, format), sheets);
  },
  "in a column of its own": ({ sheets, rows, sheet, headings, saying }) => {
    const { code } = saying;
    // Beside a column in the other currency, the code says what that column says already.
    const isNamed = (sheets[sheet]?.rows[headings] ?? []).some(
      (cell) => cell.type === "text" && FOREIGN.test(cell.text) && /[€$]|\b[A-Z]{3}\b/u.test(cell.text),
    );
    if (code === undefined || isNamed) return undefined;
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
  // What is said in one sheet is not said in another, so the lines have to stand in one.
  if (rows.length < base.truth.lines.length || rows.some((row) => row.sheet !== first.sheet)) return undefined;
  if (base.sheets.length > 1 && base.truth.asks !== undefined) return undefined;
  const { sheet } = first;
  const columns = claimColumns(rows, sheet);
  const headings = headingRowAbove(base.sheets[sheet], first.row, first.number.column);
  if (columns.length === 0 || headings === undefined) return undefined;
  // A sheet of another name or format is another file; text has neither.
  if (base.format !== "xlsx" && (where === "in the sheet's name" || where === "in the number format")) return undefined;
  const words = saying.words[draw(saying.words.length)] ?? "";
  const total = base.truth.lines.reduce((sum, line) => sum + line.pence, 0);
  const said = place(
    { sheets: base.sheets, sheet, firstLine: first.row, headings, columns, rows, words, saying, total },
    draw,
  );
  if (said === undefined) return undefined;
  return { ...base, name: `${base.name}: ${words} ${where}`, sheets: said, truth: saying.truth(base.truth) };
}

function cellsIn(columns: readonly number[], words: string): Cell[] {
  return Array.from({ length: Math.max(...columns) + 1 }, (_, column): Cell =>
    columns.includes(column) ? text(words) : { type: "empty" },
  );
}

function withFormat(
  sheets: readonly Sheet[],
  place: { sheet: number; row: number; column: number },
  format: string,
): Sheet[] {
  const cell = sheets[place.sheet]?.rows[place.row]?.[place.column];
  return cell?.type === "number" ? withCell(sheets, place, { ...cell, format }) : [...sheets];
}
