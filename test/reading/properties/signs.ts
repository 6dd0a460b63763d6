import type { Cell } from "../systems/notation.ts";
import type { SheetCase } from "../systems/sheet-case.ts";
import type { Sheet } from "../systems/write-book.ts";
import type { Damage } from "./damage.ts";
import { headingRowAbove, lineRowsOf, showsElsewhere, text, withCell, type LineRow } from "./sheet-edits.ts";

/** Words that say which lines are credits, and which are not. */
const LETTERS: readonly (readonly [heading: string, owed: string, credit: string])[] = [
  ["D/C", "D", "C"],
  ["Dr/Cr", "DR", "CR"],
  ["Debit/Credit Ind.", "S", "H"],
  ["Sign", "+", "-"],
];

const TYPES: readonly (readonly [owed: string, credit: string])[] = [
  ["Invoice", "Credit Note"],
  ["INV", "CRN"],
  ["INV", "CN"],
  ["Inv", "C/N"],
  ["Invoice", "Cr Note"],
  ["AR Invoice", "AR Credit Memo"],
  ["Invoice", "Receipt"],
  ["INV", "RCT"],
  ["Invoice", "Part payment"],
  ["SI", "SC"],
];

const SECTIONS = [
  "Credit notes",
  "Less: credit notes",
  "Payments received",
  "Unallocated cash",
  "Receipts",
  "Deductions",
];

/** The amounts lose their signs, which are said in another way: the lines stay true. */
export const signs: Readonly<Record<string, Damage>> = {
  "by letters in a column": (base, draw) => {
    const [heading = "", owed = "", credit = ""] = LETTERS[draw(LETTERS.length)] ?? [];
    return inAColumn(base, heading, owed, credit);
  },

  "by types in a column": (base, draw) => {
    const [owed = "", credit = ""] = TYPES[draw(TYPES.length)] ?? [];
    const hasTypes = base.sheets.some(({ rows }) =>
      rows.some((cells) => cells.some((cell) => cell.type === "text" && /\btypes?\b|inv\/crn|class/iu.test(cell.text))),
    );
    return hasTypes ? undefined : inAColumn(base, "Type", owed, credit);
  },

  "by the title of a section": (base, draw) => {
    const rows = creditsIn(base);
    const sheet = rows?.[0]?.sheet;
    if (rows === undefined || sheet === undefined) return undefined;
    return unsigned(base, rows, (each) => {
      const credits = rows.filter(({ line }) => line.pence < 0).map(({ row }) => row);
      const kept = each.rows;
      const last = Math.max(...rows.map(({ row }) => row));
      const moved = credits.map((row) => kept[row] ?? []);
      const others = kept.filter((_, at) => !credits.includes(at));
      const after = last + 1 - credits.length;
      const title = text(SECTIONS[draw(SECTIONS.length)] ?? "Credit notes");
      return { ...each, rows: [...others.slice(0, after), [title], ...moved, ...others.slice(after)] };
    });
  },

  "by the number format": (base, draw) =>
    base.format === "xlsx"
      ? inTheCells(base, (value) => ({ type: "number", value, format: draw(2) === 0 ? "crunsigned" : "bracketed" }))
      : undefined,

  "in the cell": (base, draw) => {
    const ways = [
      (plain: string) => `${plain} CR`,
      (plain: string) => `${plain}CR`,
      (plain: string) => `(${plain})`,
      (plain: string) => `${plain}-`,
      (plain: string) => `CR ${plain}`,
    ];
    const way = ways[draw(ways.length)] ?? String;
    return inTheCells(base, (value) => text(way(value.toFixed(2))));
  },

  "by nothing but a total": (base) => {
    const rows = creditsIn(base);
    const total = base.truth.lines.reduce((sum, line) => sum + line.pence, 0);
    // Without a total nothing says that any of them is a credit.
    if (rows === undefined || !showsElsewhere(base.sheets, rows, total)) return undefined;
    return unsigned(base, rows, (sheet) => sheet);
  },
};

/** The rows of the lines, if there are credits that only a sign in their cells makes credits. */
function creditsIn(base: SheetCase): LineRow[] | undefined {
  const rows = lineRowsOf(base.sheets, base.truth.lines);
  const [first] = rows;
  if (first === undefined || rows.length < base.truth.lines.length) return undefined;
  if (rows.some(({ sheet, amounts }) => sheet !== first.sheet || amounts.length > 2)) return undefined;
  const hasBoth = rows.some(({ line }) => line.pence < 0) && rows.some(({ line }) => line.pence > 0);
  return hasBoth ? rows : undefined;
}

function unsigned(base: SheetCase, rows: readonly LineRow[], change: (sheet: Sheet) => Sheet): SheetCase {
  const sheets = rows.reduce<readonly Sheet[]>(
    (changed, { line, amounts }) =>
      amounts.reduce(
        (each, place) => withCell(each, place, { type: "number", value: Math.abs(line.pence) / 100 }),
        changed,
      ),
    base.sheets,
  );
  const at = rows[0]?.sheet;
  // Without words that are understood, a reader has to ask.
  return {
    ...base,
    sheets: sheets.map((sheet, place) => (place === at ? change(sheet) : sheet)),
    truth: { ...base.truth, tells: /credit|sign/iu },
  };
}

function inAColumn(base: SheetCase, heading: string, owed: string, credit: string): SheetCase | undefined {
  const rows = creditsIn(base);
  const first = rows?.[0];
  if (rows === undefined || first === undefined) return undefined;
  const headings = headingRowAbove(base.sheets[first.sheet], first.row, first.number.column);
  if (headings === undefined) return undefined;
  return unsigned(base, rows, (sheet) => {
    const width = Math.max(...sheet.rows.map((cells) => cells.length));
    const headed = withCell([sheet], { sheet: 0, row: headings, column: width }, text(heading));
    const [made = sheet] = rows.reduce<readonly Sheet[]>(
      (changed, { line, row }) =>
        withCell(changed, { sheet: 0, row, column: width }, text(line.pence < 0 ? credit : owed)),
      headed,
    );
    return made;
  });
}

function inTheCells(base: SheetCase, cellOf: (value: number) => Cell): SheetCase | undefined {
  const rows = creditsIn(base);
  return (
    rows &&
    unsigned(base, rows, (sheet) => {
      const [made = sheet] = rows
        .filter(({ line }) => line.pence < 0)
        .flatMap(({ line, amounts }) => amounts.map((place) => ({ line, place })))
        .reduce<readonly Sheet[]>(
          (changed, { line, place }) => withCell(changed, { ...place, sheet: 0 }, cellOf(Math.abs(line.pence) / 100)),
          [sheet],
        );
      return made;
    })
  );
}
