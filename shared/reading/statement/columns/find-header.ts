import { ageingHeading } from "../../table/headings/ageing-heading.ts";
import { headingMatcher, matchHeading, type HeadingMatch } from "../../table/headings/match-heading.ts";
import { isAmount, parseAmount } from "../../table/values/parse-amount.ts";
import { parseDate } from "../../table/values/parse-date.ts";
import { cellAt, type KeptCell, type KeptRow } from "../rows/kept-row.ts";
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

/** Fields that hold what may be claimed. */
export const MONEY: ReadonlySet<StatementField> = new Set<StatementField>([
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
  const split = top === undefined || !mayBeUpperHalf(top) ? undefined : headerOf(row, top, top);
  const best = split !== undefined && (saysMore(split, alone) || isAllUpperHalves(split)) ? split : alone;
  return isHeader(best) ? best : undefined;
}

/** The header that two rows make, where the second adds enough to the first to be part of it. */
export function widenHeader(header: Header, next: KeptRow): Header | undefined {
  const [top] = header.rows;
  if (top === undefined || header.rows.length > 1 || next.row !== top.row + 1 || !mayBeHeader(next)) return undefined;
  if (!mayBeUpperHalf(top)) return undefined;
  const split = headerOf(next, top, top);
  return (saysMore(split, header) || isAllUpperHalves(split)) && isHeader(split) ? split : undefined;
}

/** Whether two rows together say enough more than one of them: most of all where words only make sense one above the other. */
function saysMore(split: Header, one: Header): boolean {
  return split.score + 0.6 * joinedHeadings(split) > one.score + 0.4;
}

/** What no heading begins with: the rest of one that stands above. */
const REST_OF_HEADING = /^(?:of|the|for|and|&)\b/iu;

function joinedHeadings({ rows, cells }: Header): number {
  const [top, lower] = rows;
  if (top === undefined || lower === undefined) return 0;
  return cells.filter(({ column, heading }) => {
    const own = textAt(lower, column);
    const above = textAt(top, column);
    if (own === "" || above === "" || heading === own || heading === above) return false;
    if (REST_OF_HEADING.test(own)) return true;
    const joined = qualityOf(readingOf(heading));
    return qualityOf(readingOf(own)) < joined && qualityOf(readingOf(above)) <= joined;
  }).length;
}

/**
 * Whether each text of the upper row stands over one of the lower row, and most of them make a name together: `Cust` over `PO`, `Invoice` over
 * `Date`. Then they are halves of headings, also where the lower ones would do alone.
 */
function isAllUpperHalves({ rows, cells }: Header): boolean {
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

/** A part of a header's columns as a header of its own, for tables that stand side by side. */
export function partOfHeader(header: Header, from: number, to: number): Header | undefined {
  const cells = header.cells.filter((cell) => cell.column >= from && cell.column <= to);
  const part = { rows: header.rows, cells, score: scoreOf(cells) };
  return isHeader(part) ? part : undefined;
}

/** Whether a text is the heading of a column and nothing else: `Invoice`, `Date`, `PO Number`. */
export function isHeading(text: string): boolean {
  return (meaningsOf(text)[0]?.score ?? 0) >= 90;
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
    const joined = above === "" || own === "" ? "" : `${above} ${own}`;
    const underResponseTitle = titles !== undefined && RESPONSE_TITLE.test(carriedText(titles, column));
    const reading = bestReading(
      joined,
      [own, above].filter((text) => text !== ""),
    );
    cells.push({ column, ...reading, underResponseTitle });
  }
  const rows = top === undefined ? [row] : [top, row];
  const read = top === undefined ? cells : withCarried(cells, row, top);
  return { rows, cells: read, score: scoreOf(read) };
}

/** `Invoice` over `Number` and `Date` is said of both, unless another column says the same by itself. */
function withCarried(cells: readonly HeaderCell[], row: KeptRow, top: KeptRow): readonly HeaderCell[] {
  const fields = new Set(cells.map((cell) => cell.matches[0]?.field));
  return cells.map((cell) => {
    const own = textAt(row, cell.column);
    if (own === "" || textAt(top, cell.column) !== "") return cell;
    const carried = readingOf(`${carriedText(top, cell.column)} ${own}`.trim());
    const isTaken = !isAgeing(carried) && fields.has(carried.matches[0]?.field);
    if (isTaken || qualityOf(carried) <= qualityOf(cell)) return cell;
    // What it says by itself stays a second choice: the values will tell.
    return { ...cell, ...carried, matches: [...carried.matches, ...cell.matches] };
  });
}

type Reading = Pick<HeaderCell, "heading" | "matches" | "ageing">;

/**
 * Of the ways to read a heading the one that says most; of those that say as much, the first. Two halves that make one name between them are
 * that name, whatever each of them would say alone: `Tax` over `Point`.
 */
function bestReading(joined: string, texts: readonly string[]): Reading {
  let best = readingOf(joined);
  if (isAgeing(best) || (best.matches[0]?.score ?? 0) >= FULL_MATCH) return best;
  for (const text of texts) {
    const reading = readingOf(text);
    if (best.heading === "" || qualityOf(reading) > qualityOf(best)) best = reading;
  }
  return best;
}

/** At this score all the words of a heading are those of a name. */
export const FULL_MATCH = 75;

function readingOf(heading: string): Reading {
  return { heading, matches: meaningsOf(heading), ageing: ageingHeading(heading) };
}

/** How much a heading says, up to 100. What is not needed says little, and words that may be an age say less than those that must. */
function qualityOf(reading: Reading): number {
  const [best] = reading.matches;
  if (isAgeing(reading)) return reading.ageing === "sure" ? 80 : 60;
  if (best === undefined) return 0;
  return best.field === "notUsed" ? best.score * 0.5 : best.score;
}

/** Whether a heading is taken for a part of the balance by age rather than for what its words match. */
export function isAgeing(cell: Pick<HeaderCell, "matches" | "ageing">): boolean {
  const score = cell.matches[0]?.score ?? 0;
  return (cell.ageing === "sure" && score < 90) || (cell.ageing === "maybe" && score < 70);
}

/** Each field counts once, for the heading that says it best; what may be two things counts for the one that is still missing. */
function scoreOf(cells: readonly HeaderCell[]): number {
  const fields = new Set<StatementField>();
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
  if (hasTooManyFigures(row)) return false;
  let texts = 0;
  let values = 0;
  let days = 0;
  let labels = 0;
  let buckets = 0;
  let lastBucket = -1;
  let isAscending = true;
  for (const cell of row.cells) {
    const bucket = bucketOf(cell);
    if (bucket !== undefined) {
      buckets += 1;
      isAscending &&= bucket > lastBucket;
      lastBucket = bucket;
    } else if (cell.type === "text") {
      if (cell.text.length > LONGEST_HEADING) return false;
      if (cell.text.endsWith(":")) labels += 1;
      if (!mayBeValue(cell.text)) texts += cell.text.length > 1 ? 1 : 0;
      else if (parseDate(cell.text) !== undefined) days += 1;
      else if (looksLikeValue(cell.text)) values += 1;
      else texts += 1;
    } else if (cell.type === "date") days += 1;
    else values += 1;
  }
  // Days may be headings, where the balance is parted by months, and so may numbers of days; then there are several, and they rise.
  if (days < 3) values += days;
  if (buckets >= 2 && isAscending) texts += buckets;
  else values += buckets;
  return texts >= 2 && values * 4 < texts && labels * 4 <= texts;
}

/** Cheaper still, for the lines themselves: whether the figures alone are too many, whatever the texts say. */
function hasTooManyFigures(row: KeptRow): boolean {
  let texts = 0;
  let figures = 0;
  for (const cell of row.cells) {
    if (cell.type === "text") texts += 1;
    else if (cell.type !== "date" && bucketOf(cell) === undefined) figures += 1;
  }
  return texts < 2 || figures * 4 >= texts;
}

function mayBeTop(row: KeptRow): boolean {
  return row.cells.length > 0 && row.cells.every((cell) => cell.type === "text" && cell.text.length <= LONGEST_HEADING);
}

const LONGEST_UPPER_HALF = 40;

/** Whether a row can be the upper half of headings: words only, and no labels with their values. */
function mayBeUpperHalf(row: KeptRow): boolean {
  const labels = row.cells.filter(({ text }) => text.endsWith(":")).length;
  return (
    row.cells.length >= 2 &&
    labels * 3 <= row.cells.length &&
    row.cells.every(({ text }) => text.length <= LONGEST_UPPER_HALF && !(mayBeValue(text) && looksLikeValue(text)))
  );
}

function mayBeValue(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** One word with digits as invoices, orders and accounts have them: `SI700001`, `EM/1006`, `100417`, never `2022/23` or `Q3`. */
const NUMBER_WORD = /^(?=\S*\d{3})(?!(?:19|20)\d{2}(?:[/-]\d{2}(?:\d{2})?)?$)(?=\S*[a-z]|\d{4})[\w/.#-]+$/iu;

/** A typed day, also one that does not exist. */
const DAY_LIKE = /^\d{1,4}([/.-])\d{1,2}\1\d{2,4}$/u;

/** A typed amount with pence, a typed day or an invoice's number: in a CSV file every value is text. */
function looksLikeValue(text: string): boolean {
  if (NUMBER_WORD.test(text)) return ageingHeading(text) === undefined;
  if (DAY_LIKE.test(text) || parseDate(text) !== undefined) return true;
  return isAmount(parseAmount(text)) && /\d[.,]\d{2}\D*$/u.test(text);
}

/** The numbers of days at which balances are parted by age. */
const BUCKETS = new Set([
  0, 7, 14, 15, 28, 30, 31, 45, 56, 60, 61, 75, 84, 90, 91, 120, 121, 150, 151, 180, 181, 270, 360, 365,
]);

const LAST_BUCKET = Math.max(...BUCKETS);

function bucketOf(cell: KeptCell): number | undefined {
  if (cell.type === "number") return cell.number <= LAST_BUCKET && BUCKETS.has(cell.number) ? cell.number : undefined;
  if (cell.type !== "text" || cell.text.length > 3 || !/^\d{1,3}$/u.test(cell.text)) return undefined;
  return BUCKETS.has(Number(cell.text)) ? Number(cell.text) : undefined;
}

function columnsOf(row: KeptRow, top: KeptRow | undefined): number[] {
  const columns = new Set([...row.cells, ...(top?.cells ?? [])].map((cell) => cell.column));
  return [...columns].sort((one, other) => one - other);
}

function textAt(row: KeptRow, column: number): string {
  return cellAt(row, column)?.text ?? "";
}

/** The text above a column: its own, or that of the nearest cell to the left, which may be merged across. */
function carriedText(row: KeptRow, column: number): string {
  let text = "";
  for (const cell of row.cells) if (cell.column <= column) text = cell.text;
  return text;
}
