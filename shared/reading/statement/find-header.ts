import { ageingHeading } from "../headings/ageing-heading.ts";
import { headingMatcher, matchHeading, type HeadingMatch } from "../headings/match-heading.ts";
import { isAmount, parseAmount } from "../values/parse-amount.ts";
import { parseDate } from "../values/parse-date.ts";
import type { KeptCell, KeptRow } from "./kept-row.ts";
import { statementSynonyms, type StatementField } from "./statement-synonyms.ts";

/** The heading of one column, with what it may stand for. */
export interface HeaderCell {
  readonly column: number;
  /** As a person reads it, both rows of a split heading together. */
  readonly heading: string;
  readonly matches: readonly HeadingMatch<StatementField>[];
  readonly ageing: "sure" | "maybe" | undefined;
  /** Whether it stands under a title such as "to be completed by the payable organisation". */
  readonly underResponseTitle: boolean;
}

/** The headings of a table, from one row or from two. */
export interface Header {
  readonly rows: readonly KeptRow[];
  readonly cells: readonly HeaderCell[];
  /** How much of it was understood: higher is better. */
  readonly score: number;
}

const matcher = headingMatcher(statementSynonyms);

const MONEY: ReadonlySet<StatementField> = new Set<StatementField>([
  "total",
  "net",
  "outstanding",
  "debit",
  "credit",
  "amount",
  "anyTotal",
  "income",
  "accrued",
]);

const IDENTITY: ReadonlySet<StatementField> = new Set<StatementField>([
  "invoiceNumber",
  "customerReference",
  "purchaseOrder",
  "invoiceDate",
  "dueDate",
  "type",
  "description",
  "account",
  "accountName",
  "payableName",
  "payableCode",
  "period",
  "basis",
  "pivot",
]);

const RESPONSE_TITLE =
  /to be completed|for completion|please complete|payable organi[sz]ation (?:use|response|to complete)|(?:payable|customer|purchaser|commissioner|your) (?:response|reply)|response (?:required|columns?|from)|^response$/iu;

const LONGEST_HEADING = 160;

/** The header that a row is, alone or together with the row above it; `undefined` where it is none. */
export function findHeader(row: KeptRow, above: KeptRow | undefined): Header | undefined {
  if (!mayBeHeader(row)) return undefined;
  const top = above?.row === row.row - 1 && mayBeTop(above) ? above : undefined;
  const alone = headerOf(row, undefined, top);
  const split = top === undefined || top.cells.length < 2 ? undefined : headerOf(row, top, top);
  const best = split !== undefined && split.score > alone.score + 0.4 ? split : alone;
  return isHeader(best) ? best : undefined;
}

/** The header that two rows make, where the second adds enough to the first to be part of it. */
export function widenHeader(header: Header, next: KeptRow): Header | undefined {
  const [top] = header.rows;
  if (top === undefined || header.rows.length > 1 || next.row !== top.row + 1 || !mayBeHeader(next)) return undefined;
  const split = headerOf(next, top, top);
  return split.score > header.score + 0.4 && isHeader(split) ? split : undefined;
}

/** A part of a header's columns as a header of its own, for tables that stand side by side. */
export function partOfHeader(header: Header, from: number, to: number): Header | undefined {
  const cells = header.cells.filter((cell) => cell.column >= from && cell.column <= to);
  const part = { rows: header.rows, cells, score: scoreOf(cells) };
  return isHeader(part) ? part : undefined;
}

/** What a single heading may stand for, best first. */
export function meaningsOf(heading: string): readonly HeadingMatch<StatementField>[] {
  return matchHeading(matcher, heading);
}

function headerOf(row: KeptRow, top: KeptRow | undefined, titles: KeptRow | undefined): Header {
  const cells: HeaderCell[] = [];
  for (const column of columnsOf(row, top)) {
    const own = textAt(row, column);
    const above = top === undefined ? "" : textAt(top, column);
    const carried = top === undefined ? "" : carriedText(top, column);
    const readings = [own, `${above} ${own}`.trim(), own === "" ? "" : `${carried} ${own}`.trim(), above];
    const underResponseTitle = titles !== undefined && RESPONSE_TITLE.test(carriedText(titles, column));
    cells.push({ column, ...bestReading(readings), underResponseTitle });
  }
  const rows = top === undefined ? [row] : [top, row];
  return { rows, cells, score: scoreOf(cells) };
}

function bestReading(readings: readonly string[]): Pick<HeaderCell, "heading" | "matches" | "ageing"> {
  let heading = readings.find((reading) => reading !== "") ?? "";
  let matches: readonly HeadingMatch<StatementField>[] = [];
  let ageing: HeaderCell["ageing"];
  for (const reading of readings) {
    if (reading === "") continue;
    const found = meaningsOf(reading);
    const age = ageingHeading(reading);
    const better = (found[0]?.score ?? 0) > (matches[0]?.score ?? 0);
    if (better || (age === "sure" && ageing !== "sure" && matches.length === 0)) heading = reading;
    if (better) matches = found;
    if (age !== undefined && ageing !== "sure") ageing = age;
  }
  return { heading, matches, ageing };
}

/** Whether a heading is taken for a part of the balance by age rather than for what its words match. */
export function isAgeing(cell: HeaderCell): boolean {
  const score = cell.matches[0]?.score ?? 0;
  return (cell.ageing === "sure" && score < 90) || (cell.ageing === "maybe" && score < 70);
}

function scoreOf(cells: readonly HeaderCell[]): number {
  const fields = new Set<StatementField>();
  let score = 0;
  for (const cell of cells) {
    const best = cell.matches[0];
    if (isAgeing(cell)) score += 0.6;
    else if (best !== undefined && !fields.has(best.field)) {
      fields.add(best.field);
      score += best.score / 100;
    }
  }
  return score;
}

function isHeader(header: Header): boolean {
  const fields = new Set<StatementField>();
  let understood = 0;
  let ages = 0;
  for (const cell of header.cells) {
    const best = cell.matches[0];
    if (isAgeing(cell)) ages += 1;
    else if (best !== undefined) fields.add(best.field);
    else continue;
    understood += 1;
  }
  const money = ages >= 2 || fieldsOf(header).some((field) => MONEY.has(field));
  const identities = [...fields].filter((field) => IDENTITY.has(field)).length;
  if (understood < 2 || understood < header.cells.length * 0.4) return false;
  return (money && identities >= 1) || (identities >= 3 && fields.has("invoiceNumber") && fields.has("invoiceDate"));
}

/** All that the headings may stand for, second choices too. */
function fieldsOf(header: Header): StatementField[] {
  return header.cells.flatMap((cell) => cell.matches.slice(0, 2).map((match) => match.field));
}

/** Cheap: most rows of a sheet are no headings, and every row that is no line comes by here. */
function mayBeHeader(row: KeptRow): boolean {
  let texts = 0;
  let values = 0;
  for (const cell of row.cells) {
    if (cell.type === "text") {
      if (cell.text.length > LONGEST_HEADING || cell.text.endsWith(":")) return false;
      if (looksLikeValue(cell.text)) values += 1;
      else texts += 1;
    } else if (!isBucketNumber(cell) && cell.type !== "date") values += 1;
  }
  return texts >= 2 && values * 4 < texts;
}

function mayBeTop(row: KeptRow): boolean {
  return row.cells.length > 0 && row.cells.every((cell) => cell.type === "text" && cell.text.length <= LONGEST_HEADING);
}

/** A typed amount with pence or a typed day: in a CSV file every value is text. */
function looksLikeValue(text: string): boolean {
  const first = text.charCodeAt(0);
  if ((first < 40 || first > 57) && first !== 163) return false;
  return (
    (isAmount(parseAmount(text)) && /\d[.,]\d{2}\D*$|^\d{4,}$/u.test(text)) ||
    (parseDate(text) !== undefined && ageingHeading(text) === undefined)
  );
}

function isBucketNumber(cell: KeptCell): boolean {
  return cell.type === "number" && cell.number >= 0 && cell.number <= 730 && cell.number % 10 === 0;
}

function columnsOf(row: KeptRow, top: KeptRow | undefined): number[] {
  const columns = new Set([...row.cells, ...(top?.cells ?? [])].map((cell) => cell.column));
  return [...columns].sort((one, other) => one - other);
}

function textAt(row: KeptRow, column: number): string {
  return row.cells.find((cell) => cell.column === column)?.text ?? "";
}

/** The text above a column: its own, or that of the nearest cell to the left, which may be merged across. */
function carriedText(row: KeptRow, column: number): string {
  let text = "";
  for (const cell of row.cells) if (cell.column <= column) text = cell.text;
  return text;
}
