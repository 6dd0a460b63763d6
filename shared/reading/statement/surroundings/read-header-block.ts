import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { parseEmailAddress } from "../../../domain/organisation/email-address.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { headingMatcher, matchHeading } from "../../table/headings/match-heading.ts";
import { amountOfValue, isPenceReading } from "../../table/values/cell-value.ts";
import { dateOfEpochDays, dateOfSerialDay } from "../../table/values/parse-date.ts";
import { dateIn } from "./date-in-text.ts";
import { isHeading } from "../columns/find-header.ts";
import type { KeptCell, KeptRow } from "../rows/kept-row.ts";
import { labelSynonyms, type LabelField } from "./label-synonyms.ts";
import { partyOf, type PartyRules } from "./party-text.ts";
import { partiesInTitle } from "./party-title.ts";
import { isNoNumber, saysNil, totalLabel } from "../rows/row-meaning.ts";

/** A row outside all lines: the header block, a cover sheet, a title, a footer. */
export interface LooseRow {
  readonly sheet: string;
  readonly row: KeptRow;
}

/** An organisation that is named outside the lines. */
export interface PartyFound {
  /** `unknown` where nothing says which side it is on. */
  readonly side: "receivable" | "payable" | "unknown";
  readonly code: string | undefined;
  readonly name: string | undefined;
  readonly sheet: string;
  readonly row: number;
  /** Whether a label said so; otherwise it stood in a title. */
  readonly labelled: boolean;
}

/** What stands around the lines. */
export interface HeaderBlock {
  readonly parties: readonly PartyFound[];
  readonly asAt: CalendarDate | undefined;
  /** Where the day stands as a bare number, if it does. */
  readonly serialAsAt: SerialDay | undefined;
  /** The first day that each sheet says it is as at: sheets of one statement say the same. */
  readonly asAtBySheet: ReadonlyMap<string, DayOfSheet>;
  /** The day the report was run, for where nothing says as at when it is. */
  readonly runDate: { readonly date: CalendarDate; readonly sheet: string; readonly row: number } | undefined;
  readonly telephone: string | undefined;
  readonly email: string | undefined;
  readonly accounts: readonly string[];
  readonly nil: { readonly sheet: string; readonly row: number; readonly text: string } | undefined;
  /** Totals that stand outside the tables. */
  readonly totals: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly label: string;
    readonly column: string;
    readonly pence: Pence;
  }[];
}

/** The day that a sheet says it is as at, and where it says so. */
export interface DayOfSheet {
  readonly date: CalendarDate;
  readonly row: number;
}

/** A day that a spreadsheet shows as the number by which it counts its days: 45008 for 23 March 2023. */
export interface SerialDay {
  readonly date: CalendarDate;
  readonly number: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

const matcher = headingMatcher(labelSynonyms);

const EMAIL = /[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/iu;
const TELEPHONE = /(?:\+44[\s-]?(?:\(0\))?[\s-]?|\(?0)\d(?:[\s().-]{0,2}\d){7,11}(?!\d)/u;
const AS_AT =
  /\b(?:as at(?: date)?|as of(?: date)?|position (?:as )?at|balances? (?:as )?at|outstanding (?:as )?at|cut[- ]?off(?: date)?|statement date|date of statement|period end(?:ing|ed)?|month end(?:ing|ed)?|year end(?:ing|ed)?|to the end of)\b\s*(?:close (?:of play )?(?:on )?)?[:\-–]?\s*(.*)$/iu;

/** Words for the day of the balances, and not for the end of a month in which invoices were raised. */
const SAYS_POSITION =
  /\b(?:as at|as of|position|balances? at|outstanding at|cut[- ]?off|statement date|date of statement)\b/iu;

const LONGEST_LABEL = 70;

/** Reads what the rows around the lines say: who, as at when, whom to ask. */
export function readHeaderBlock(rows: readonly LooseRow[], rules: PartyRules): HeaderBlock {
  const parties: PartyFound[] = [];
  const accounts: string[] = [];
  const totals: HeaderBlock["totals"][number][] = [];
  let asAt: CalendarDate | undefined;
  const asAtBySheet = new Map<string, DayOfSheet>();
  let serialAsAt: SerialDay | undefined;
  let runDate: HeaderBlock["runDate"];
  let nil: HeaderBlock["nil"];
  const contact: Contact = { telephone: undefined, email: undefined };
  let lastSide: "receivable" | "payable" | undefined;

  const addParty = (
    loose: LooseRow,
    side: "receivable" | "payable",
    texts: readonly string[],
    isCode: boolean,
  ): void => {
    lastSide = side;
    // Words that head columns are nobody's name: what looked like a label stands among headings.
    const names = texts.filter((text) => !isHeading(text));
    const party = partyOf(names, isCode, rules);
    if (party === undefined) return;
    const half = isCode || party.code === undefined ? lastOf(parties, side, loose.sheet) : undefined;
    const joined = half === undefined ? undefined : joinedParty(half, party);
    if (half !== undefined && joined !== undefined) parties[parties.indexOf(half)] = joined;
    else parties.push({ side, ...party, sheet: loose.sheet, row: loose.row.row, labelled: true });
  };

  const readLabel = (loose: LooseRow, label: Label): void => {
    switch (label.field) {
      case "receivableName":
      case "receivableCode":
        addParty(loose, "receivable", label.values, label.field === "receivableCode");
        break;
      case "payableName":
      case "payableCode":
        addParty(loose, "payable", label.values, label.field === "payableCode");
        break;
      case "anyName":
        addParty(
          loose,
          parties.some((party) => party.side === "receivable") ? "payable" : "receivable",
          label.values,
          false,
        );
        break;
      case "anyCode":
        if (lastSide !== undefined) addParty(loose, lastSide, label.values, true);
        break;
      case "asAt":
        asAt ??= label.date;
        if (asAt === undefined) serialAsAt ??= serialDayIn(label.cells, loose);
        break;
      case "runDate":
        if (label.date !== undefined) runDate ??= { date: label.date, sheet: loose.sheet, row: loose.row.row };
        break;
      case "account": {
        const [account = ""] = label.values;
        if (/\d/u.test(account) && account.length <= 20 && !accounts.includes(account)) accounts.push(account);
        break;
      }
      case "contact":
      case "telephone":
      case "email":
      case "other":
        break;
    }
  };

  for (const [at, loose] of rows.entries()) {
    const { row, sheet } = loose;
    if (nil === undefined && saysNil(row)) {
      nil = {
        sheet,
        row: row.row,
        text: row.cells
          .map((cell) => cell.text)
          .join(" ")
          .slice(0, 160),
      };
    }
    const labels = labelsOf(row, rows[at + 1]);
    for (const label of labels) readLabel(loose, label);
    for (const cell of row.cells) {
      if (cell.type !== "text") continue;
      const position = positionIn(cell);
      const day = position === undefined ? undefined : asAtIn(position, cell, row);
      asAt ??= day;
      if (day !== undefined && SAYS_POSITION.test(cell.text) && !asAtBySheet.has(sheet))
        asAtBySheet.set(sheet, { date: day, row: row.row });
      const printed = printedOn(cell.text);
      if (printed !== undefined) runDate ??= { date: printed, sheet, row: row.row };
      // The text says `as at` and leaves the day to the cell beside it.
      if (asAt === undefined && position === "") serialAsAt ??= serialDayIn(rightOf(cell, row), loose);
      if (labels.length === 0) {
        for (const found of partiesInTitle(cell.text, rules))
          parties.push({ ...found, sheet, row: row.row, labelled: false });
      }
    }
    readContact(contact, row, labels);
    const total = statedTotal(row);
    if (total !== undefined) totals.push({ sheet, row: row.row, ...total });
  }
  return {
    parties,
    asAt: asAt ?? serialAsAt?.date,
    asAtBySheet,
    serialAsAt: asAt === undefined ? serialAsAt : undefined,
    runDate,
    telephone: contact.telephone?.text,
    email: contact.email?.text,
    accounts,
    nil,
    totals,
  };
}

interface Label {
  readonly field: LabelField;
  readonly values: readonly string[];
  /** The cells that hold the values, where the label's own does not. */
  readonly cells: readonly KeptCell[];
  readonly date: CalendarDate | undefined;
}

/** Labels with their values: in the cell itself after a colon, in the cells to the right, or in the cell below. */
function labelsOf(row: KeptRow, next: LooseRow | undefined): Label[] {
  const labels: Label[] = [];
  const areHeadings = standSideBySide(row);
  for (const [at, cell] of row.cells.entries()) {
    if (cell.type !== "text") continue;
    const colon = cell.text.indexOf(":");
    if (colon < 0 && areHeadings) continue;
    const text = colon >= 0 ? cell.text.slice(0, colon) : cell.text;
    if (text.length > LONGEST_LABEL) continue;
    const field = fieldOf(text);
    if (field === undefined) continue;
    const own = colon < 0 ? "" : cell.text.slice(colon + 1).trim();
    const right = valuesAfter(row, at);
    const below = own === "" && right.length === 0 && colon >= 0 ? cellBelow(cell, row, next) : undefined;
    if (colon < 0 && right.length === 0) continue;
    const cells = below === undefined ? right : [below];
    const values = own === "" ? cells.map((each) => each.text) : [own];
    const dates = own === "" ? cells.map(dateOfCell) : [dateIn(own)];
    labels.push({ field, values, cells: own === "" ? cells : [], date: dates.find((date) => date !== undefined) });
  }
  return labels;
}

/** Whether labels stand one beside the other with nothing between them: then they head the columns of a list of something else. */
function standSideBySide({ cells }: KeptRow): boolean {
  return cells.some(({ text, column }, at) => {
    const next = cells[at + 1];
    if (next?.column !== column + 1 || text.includes(":") || next.text.includes(":")) return false;
    return fieldOf(text) !== undefined && fieldOf(next.text) !== undefined;
  });
}

function fieldOf(text: string): LabelField | undefined {
  const [best] = matchHeading(matcher, text);
  return best !== undefined && best.score >= 90 ? best.field : undefined;
}

/** The next cells to the right, up to the next label. */
function valuesAfter(row: KeptRow, at: number): KeptCell[] {
  const values: KeptCell[] = [];
  for (const cell of row.cells.slice(at + 1, at + 4)) {
    if (cell.type === "text" && (cell.text.endsWith(":") || fieldOf(cell.text) !== undefined)) break;
    if (cell.type === "formula" || cell.type === "error") continue;
    values.push(cell);
  }
  return values;
}

function cellBelow(cell: KeptCell, row: KeptRow, next: LooseRow | undefined): KeptCell | undefined {
  if (next?.row.row !== row.row + 1) return undefined;
  const below = next.row.cells.find((each) => each.column === cell.column);
  if (below === undefined || below.text.includes(":") || fieldOf(below.text) !== undefined) return undefined;
  return below;
}

function dateOfCell(cell: KeptCell): CalendarDate | undefined {
  if (cell.type === "date") return dateOfEpochDays(cell.number);
  return cell.type === "text" ? dateIn(cell.text) : undefined;
}

/** The day in a text such as `Run 28/03/2023` or `Printed on 28 March 2023 at 09:14`. */
function printedOn(text: string): CalendarDate | undefined {
  return text.length <= 80 && /\b(?:run|printed|produced|extracted|generated)\b/iu.test(text)
    ? dateIn(text)
    : undefined;
}

/** What stands behind `as at` in a text that says so. */
function positionIn({ text }: KeptCell): string | undefined {
  return text.length > 300 ? undefined : AS_AT.exec(text)?.[1];
}

function rightOf(cell: KeptCell, row: KeptRow): KeptCell[] {
  return row.cells.filter((each) => each.column > cell.column).slice(0, 1);
}

/** A day beside a label for one, given as the bare number by which spreadsheets count days. */
function serialDayIn(cells: readonly KeptCell[], { sheet, row }: LooseRow): SerialDay | undefined {
  for (const cell of cells) {
    const number = cell.type === "number" || cell.type === "text" ? Number(cell.text) : Number.NaN;
    const date = dateOfSerialDay(number);
    if (date !== undefined) return { date, number: cell.text, sheet, row: row.row, column: columnLetters(cell.column) };
  }
  return undefined;
}

/** `As at 23rd March 2023`, or `Position as at:` with a date in a cell to the right. */
function asAtIn(position: string, cell: KeptCell, row: KeptRow): CalendarDate | undefined {
  const own = dateIn(position);
  if (own !== undefined || position.length > 3) return own;
  const right = row.cells.find((each) => each.column > cell.column && dateOfCell(each) !== undefined);
  return right === undefined ? undefined : dateOfCell(right);
}

interface Contact {
  telephone: { text: string; rank: number } | undefined;
  email: { text: string; rank: number } | undefined;
}

/** The sender's telephone number and address: best where they stand beside a word such as "queries". */
function readContact(contact: Contact, row: KeptRow, labels: readonly Label[]): void {
  if (labels.some((label) => label.field === "payableName" || label.field === "payableCode")) return;
  const text = row.cells.map((cell) => cell.text).join("  ");
  if (text.length > 2000) return;
  const address = text.includes("@") ? EMAIL.exec(text)?.[0] : undefined;
  const telephone = telephoneIn(text, row, labels);
  if (address === undefined && telephone === undefined) return;
  const asked = labels.some((label) => label.field === "contact") || /\b(?:quer(?:y|ies)|enquir|contact)/iu.test(text);
  const rank = asked ? 2 : 1;
  const email = address === undefined ? undefined : parseEmailAddress(address);
  if (email !== undefined && rank > (contact.email?.rank ?? 0)) contact.email = { text: email, rank };
  if (telephone === undefined || /\bfax\b/iu.test(text)) return;
  if (rank > (contact.telephone?.rank ?? 0)) contact.telephone = { text: telephone, rank };
}

function telephoneIn(text: string, row: KeptRow, labels: readonly Label[]): string | undefined {
  const found = TELEPHONE.exec(text)?.[0];
  if (found !== undefined) return found.trim();
  if (!labels.some((label) => label.field === "telephone")) return undefined;
  // A spreadsheet drops the leading nought of a number that is typed as one.
  const number = row.cells.find((cell) => cell.type === "number" && /^[1-9]\d{8,9}$/u.test(cell.text));
  return number === undefined ? undefined : `0${number.text}`;
}

/** A figure beside `Total outstanding` outside the tables. */
function statedTotal(row: KeptRow): { label: string; column: string; pence: Pence } | undefined {
  for (const { column, type, text } of row.cells) {
    const colon = type === "text" ? text.indexOf(":") : -1;
    const meaning = colon < 0 ? undefined : totalLabel(text.slice(0, colon));
    const own = meaning === undefined || meaning === "carried" ? "" : text.slice(colon + 1).trim();
    const amount = amountOfValue("text", Number.NaN, own);
    if (/\d/u.test(own) && isPenceReading(amount))
      return { label: text.slice(0, colon), column: columnLetters(column), pence: amount };
  }
  const label = row.cells.find((cell) => cell.type === "text" && totalLabel(cell.text) !== undefined);
  if (label === undefined || totalLabel(label.text) === "carried") return undefined;
  const figures = row.cells.filter((cell) => cell.column > label.column && cell.type !== "date");
  const [only] = figures;
  if (only === undefined || figures.length > 1) return undefined;
  const amount = amountOfValue(only.type, only.number, only.stored);
  if (!isPenceReading(amount) || isNoNumber(only.text)) return undefined;
  return { label: label.text, column: columnLetters(only.column), pence: amount };
}

function lastOf(parties: readonly PartyFound[], side: PartyFound["side"], sheet: string): PartyFound | undefined {
  return parties.findLast((party) => party.side === side && party.sheet === sheet && party.labelled);
}

/** A name and a code that stand in two rows are one party; two names, or two codes, are two. */
function joinedParty(
  one: PartyFound,
  other: { code: string | undefined; name: string | undefined },
): PartyFound | undefined {
  if (one.code !== undefined && other.code !== undefined && one.code !== other.code) return undefined;
  if (one.name !== undefined && other.name !== undefined && one.name !== other.name) return undefined;
  return { ...one, code: one.code ?? other.code, name: one.name ?? other.name };
}
