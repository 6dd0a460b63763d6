import { type KeptRow, cellAt } from "../rows/kept-row.ts";
import type { TableDescription, TableField } from "../table-description.ts";
import { mayBeHeader, mayBeLowerHalf, mayBeTitleRow, mayBeUpperHalf } from "./header-rows.ts";
import {
  type Header,
  type HeaderCell,
  bestReading,
  readingOf,
  isAgeing,
  qualityOf,
  FULL_MATCH,
} from "./heading-meaning.ts";

/**
 * Finding the headings of a table. Each row that is not certainly a line is tested in this order: a fast check (header-rows.ts); the row alone
 * and joined with the row above it; what each heading may mean (heading-meaning.ts); whether enough of them are understood. Headings that are
 * repeated after a page break are recognised in repeated-headings.ts, two tables side by side in side-by-side.ts.
 */

/** Reads a row as headings, alone or together with the row above it; `undefined` if it is not a row of headings. */
export function findHeader<Extra extends string>(
  table: TableDescription<Extra>,
  row: KeptRow,
  above: KeptRow | undefined,
): Header<Extra> | undefined {
  if (!mayBeHeader(row)) return undefined;
  const top = above?.row === row.row - 1 && mayBeTitleRow(above) ? above : undefined;
  const alone = headerOf(table, row, undefined, top);
  const split = top === undefined || !mayBeUpperHalf(top) ? undefined : headerOf(table, row, top, top);
  const best = split !== undefined && (explainsMore(table, split, alone) || isAllUpperHalves(split)) ? split : alone;
  return isHeader(table, best) ? best : undefined;
}

/** Joins a header with the row below it; `undefined` if that row is not its lower half. */
export function joinNextRow<Extra extends string>(
  table: TableDescription<Extra>,
  header: Header<Extra>,
  next: KeptRow,
): Header<Extra> | undefined {
  const [top] = header.rows;
  if (top === undefined || header.rows.length > 1 || next.row !== top.row + 1 || !mayBeLowerHalf(next))
    return undefined;
  if (!mayBeUpperHalf(top)) return undefined;
  const split = headerOf(table, next, top, top);
  return (explainsMore(table, split, header) || isAllUpperHalves(split)) && isHeader(table, split) ? split : undefined;
}

/** Some columns of a header as a header of their own, for tables side by side. */
export function partOfHeader<Extra extends string>(
  table: TableDescription<Extra>,
  header: Header<Extra>,
  from: number,
  to: number,
): Header<Extra> | undefined {
  const cells = header.cells.filter((cell) => cell.column >= from && cell.column <= to);
  const part = { rows: header.rows, cells, score: scoreOf(cells) };
  return isHeader(table, part) ? part : undefined;
}

function headerOf<Extra extends string>(
  table: TableDescription<Extra>,
  row: KeptRow,
  top: KeptRow | undefined,
  titles: KeptRow | undefined,
): Header<Extra> {
  const cells: HeaderCell<Extra>[] = [];
  for (const column of columnsOf(row, top)) {
    const own = textAt(row, column);
    const above = top === undefined ? "" : textAt(top, column);
    const joined = above === "" || own === "" ? "" : `${above} ${own}`;
    const underResponseTitle = titles !== undefined && RESPONSE_TITLE.test(mergedText(titles, column));
    const reading = bestReading(
      table,
      joined,
      [own, above].filter((text) => text !== ""),
    );
    cells.push({ column, ...reading, underResponseTitle });
  }
  const rows = top === undefined ? [row] : [top, row];
  const read = top === undefined ? cells : withMergedUpperHalves(table, cells, row, top);
  return { rows, cells: read, score: scoreOf(read) };
}

const RESPONSE_TITLE =
  /to be completed|for completion|please complete|payable organi[sz]ation (?:use|response|to complete)|(?:payable|customer|purchaser|commissioner|your) (?:response|reply)|response (?:required|columns?|from)|^response$/iu;

function columnsOf(row: KeptRow, top: KeptRow | undefined): number[] {
  const columns = new Set([...row.cells, ...(top?.cells ?? [])].map((cell) => cell.column));
  return [...columns].sort((one, other) => one - other);
}

/** The text above a column, or the nearest one to its left, which may be merged over the column. */
function mergedText(row: KeptRow, column: number): string {
  let text = "";
  for (const cell of row.cells) if (cell.column <= column) text = cell.text;
  return text;
}

function textAt(row: KeptRow, column: number): string {
  return cellAt(row, column)?.text ?? "";
}

/** `Invoice` over `Number` and `Date` belongs to both, unless another column has that meaning by itself. */
function withMergedUpperHalves<Extra extends string>(
  table: TableDescription<Extra>,
  cells: readonly HeaderCell<Extra>[],
  row: KeptRow,
  top: KeptRow,
): readonly HeaderCell<Extra>[] {
  const fields = new Set(cells.map((cell) => cell.matches[0]?.field));
  return cells.map((cell) => {
    const own = textAt(row, cell.column);
    if (own === "" || textAt(top, cell.column) !== "") return cell;
    const carried = readingOf(table, `${mergedText(top, cell.column)} ${own}`.trim());
    const isTaken = !isAgeing(carried) && fields.has(carried.matches[0]?.field);
    if (isTaken || qualityOf(carried) <= qualityOf(cell)) return cell;
    // Its own meaning stays a second choice; the values will decide.
    return { ...cell, ...carried, matches: [...carried.matches, ...cell.matches] };
  });
}

/** Whether two rows together explain more than one of them, above all if words only make sense one above the other. */
function explainsMore<Extra extends string>(
  table: TableDescription<Extra>,
  split: Header<Extra>,
  one: Header<Extra>,
): boolean {
  return split.score + 0.6 * countJoinedHeadings(table, split) > one.score + 0.4;
}

/** Words that only continue a heading: its beginning is in the row above. */
const REST_OF_HEADING = /^(?:of|the|for|and|&)\b/iu;

function countJoinedHeadings<Extra extends string>(
  table: TableDescription<Extra>,
  { rows, cells }: Header<Extra>,
): number {
  const [top, lower] = rows;
  if (top === undefined || lower === undefined) return 0;
  return cells.filter(({ column, heading }) => {
    const own = textAt(lower, column);
    const above = textAt(top, column);
    if (own === "" || above === "" || heading === own || heading === above) return false;
    if (REST_OF_HEADING.test(own)) return true;
    const joined = qualityOf(readingOf(table, heading));
    const lowerAlone = qualityOf(readingOf(table, own));
    const upperAlone = qualityOf(readingOf(table, above));
    // A lower text that means nothing and adds nothing is a value of the first line, not the half of a heading.
    return lowerAlone < joined && (upperAlone < joined || (upperAlone === joined && lowerAlone > 0));
  }).length;
}

/**
 * Whether each text of the upper row is above a text of the lower row, and most pairs make a known heading: `Cust` over `PO`, `Invoice` over
 * `Date`. Then they are halves of headings, even if the lower ones would be enough.
 */
function isAllUpperHalves<Extra extends string>({ rows, cells }: Header<Extra>): boolean {
  const [top, lower] = rows;
  if (top === undefined || lower === undefined) return false;
  let names = 0;
  for (const { column, text } of top.cells) {
    if (textAt(lower, column) === "") return false;
    const heading = cells.find((cell) => cell.column === column);
    const isWhole = heading?.heading === `${text} ${textAt(lower, column)}`;
    if (isWhole && (heading.matches[0]?.score ?? 0) >= FULL_MATCH) names += 1;
  }
  return names >= 2 && names * 2 >= top.cells.length;
}

/** Each field counts once, with its best heading. A heading with two meanings counts for the field that is still missing. */
function scoreOf<Extra extends string>(cells: readonly HeaderCell<Extra>[]): number {
  const fields = new Set<TableField<Extra>>();
  let score = 0;
  const byClarity = [...cells].sort(
    (one, other) => qualityOf(other) - qualityOf(one) || one.matches.length - other.matches.length,
  );
  for (const cell of byClarity) {
    if (isAgeing(cell)) {
      score += 0.6;
      continue;
    }
    const match = cell.matches.find(({ field }) => !fields.has(field));
    if (match === undefined) continue;
    fields.add(match.field);
    score += match.field === "notUsed" ? match.score / 200 : match.score / 100;
  }
  return score;
}

function isHeader<Extra extends string>(table: TableDescription<Extra>, header: Header<Extra>): boolean {
  const fields = new Set<TableField<Extra>>();
  let understood = 0;
  let ages = 0;
  for (const cell of header.cells) {
    const best = cell.matches[0];
    if (isAgeing(cell)) ages += 1;
    else if (best !== undefined) fields.add(best.field);
    else continue;
    understood += 1;
  }
  const money = ages >= 2 || possibleFields(header).some((field) => table.claimable.has(field) || field === "paid");
  if (understood < 2 || understood < header.cells.length * 0.4) return false;
  return table.isHeadedBy(fields, money);
}

/** All fields that the headings may mean, including second choices. */
function possibleFields<Extra extends string>(header: Header<Extra>): TableField<Extra>[] {
  return header.cells.flatMap((cell) => cell.matches.slice(0, 2).map((match) => match.field));
}
