import {
  calendarDate,
  epochDay,
  formatCalendarDate,
  type CalendarDate,
} from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Grid, GridCell, GridSheet } from "./grid.ts";
import type { AmountStyle, Column, DateStyle, Layout } from "./drawn-layout.ts";
import type { TrueLine, TrueStatement } from "./true-statement.ts";

/** A laid-out statement: the grid, and the lines in the order of the grid. */
export interface LaidOut {
  readonly grid: Grid;
  readonly lines: readonly TrueLine[];
  readonly columns: readonly Column[];
}

interface Group {
  readonly title: string;
  readonly account: string | undefined;
  readonly lines: readonly TrueLine[];
}

/** Lays out a statement. No layout changes or omits any part of the statement. */
export function layOut(truth: TrueStatement, layout: Layout): LaidOut {
  const columns = columnsOf(layout);
  const groups = groupsOf(truth.lines, layout);
  const onSheets = layout.lists === "sheet-by-account" || layout.lists === "sheet-by-month";
  const sheets: GridSheet[] = [];
  if (layout.block === "cover") {
    sheets.push({ name: "Cover", rows: [["Agreement of balances"], [], ...blockOf(truth, layout)] });
  }
  if (onSheets) {
    for (const [at, group] of groups.entries()) {
      const isLast = at === groups.length - 1;
      sheets.push({ name: group.title, rows: sheetOf(truth, layout, columns, [group], isLast && at === 0) });
    }
  } else {
    sheets.push({ name: "Statement", rows: sheetOf(truth, layout, columns, groups, true) });
  }
  const grid = layout.hiddenRow ? withHiddenRow(sheets) : sheets;
  return { grid, lines: groups.flatMap((group) => group.lines), columns };
}

/** The columns that a layout shows, from left to right. */
function columnsOf({ order, claim, shown }: Layout): Column[] {
  const amounts: Record<Layout["claim"], readonly Column[]> = {
    balance: ["outstanding"],
    "gross-and-balance": ["gross", "outstanding"],
    ages: ["debit"],
    "ages-and-balance": ["debit", "outstanding"],
    "debit-credit": ["debit", "credit"],
    "gross-less-paid": ["gross", "paid"],
    "gross-only": ["gross"],
  };
  const isShown = (column: Column): boolean => {
    switch (column) {
      case "number":
      case "date":
        return true;
      case "due":
      case "order":
      case "description":
      case "type":
      case "capital":
      case "account":
      case "extra1":
      case "extra2":
        return shown[column];
      default:
        return amounts[claim].includes(column);
    }
  };
  const hasAges = claim === "ages" || claim === "ages-and-balance";
  return order
    .filter(isShown)
    .flatMap((column): Column[] => (hasAges && column === "debit" ? ["age1", "age2", "age3", "age4"] : [column]));
}

function groupsOf(lines: readonly TrueLine[], { lists }: Layout): Group[] {
  const by = (title: (line: TrueLine) => string, titles: readonly string[], isAccount = false): Group[] =>
    titles
      .map((each) => ({
        title: each,
        account: isAccount ? each : undefined,
        lines: lines.filter((line) => title(line) === each),
      }))
      .filter((group) => group.lines.length > 0);
  const distinct = (of: (line: TrueLine) => string): string[] => [...new Set(lines.map(of))].sort();
  switch (lists) {
    case "one":
      return [{ title: "", account: undefined, lines }];
    case "by-type": {
      const titles = { invoice: "Invoices", "credit-note": "Credit notes", payment: "Unallocated cash" };
      return by((line) => titles[line.type], Object.values(titles));
    }
    case "by-account":
      return by(
        (line) => line.account,
        distinct((line) => line.account),
        true,
      );
    case "by-year": {
      const year = (line: TrueLine): string => line.date.slice(0, 4);
      return by(year, distinct(year));
    }
    case "sheet-by-account": {
      const title = (line: TrueLine): string => `Account ${line.account}`;
      return by(title, distinct(title));
    }
    case "sheet-by-month": {
      const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
      const month = (line: TrueLine): string =>
        `${months[Number(line.date.slice(5, 7)) - 1] ?? ""} ${line.date.slice(2, 4)}`;
      return by(month, [...new Set(lines.map(month))]);
    }
  }
}

type Cells = GridCell[];

function sheetOf(
  truth: TrueStatement,
  layout: Layout,
  columns: readonly Column[],
  groups: readonly Group[],
  isWhole: boolean,
): Cells[] {
  const rows: Cells[] = Array.from({ length: layout.top }, () => []);
  if (layout.block !== "cover") rows.push(...blockOf(truth, layout));
  for (let blank = 0; blank <= layout.below; blank += 1) rows.push([]);
  const places = placesOf(columns, layout);
  const width = Math.max(...places.values()) + 1;
  const put = (cells: ReadonlyMap<Column, GridCell>): Cells => {
    const row: Cells = Array.from({ length: width });
    for (const [column, cell] of cells) {
      const place = places.get(column);
      if (place !== undefined) row[place] = cell;
    }
    return row;
  };
  const withAnswers = (row: Cells, texts: readonly string[]): Cells => (layout.answers ? [...row, ...texts] : row);
  const headingRows = (): Cells[] =>
    headingsOf(layout, columns, put).map((row, at, all) =>
      withAnswers(row, at === all.length - 1 ? ["Agreed £", "Not agreed £", "In dispute £", "Comments"] : []),
    );
  const total = (label: string, lines: readonly TrueLine[], off = 0, bare = false, beside = false): Cells => {
    const sums = new Map<Column, GridCell>();
    for (const column of columns) {
      const pence = lines.reduce((sum, line) => sum + (amountOf(column, line) ?? 0), 0);
      const isClaim = column === claimColumnOf(columns);
      if (isAmount(column)) sums.set(column, written(pence + (isClaim ? off : 0), layout.amounts, 0));
    }
    const row = put(sums);
    const firstAmount = Math.min(...[...sums.keys()].map((column) => places.get(column) ?? 0));
    const free = beside && firstAmount > 0 ? firstAmount - 1 : layout.left;
    if (!bare) {
      if (row[free] === undefined) row[free] = label;
      else {
        // There is no room to the left of the amounts, so the label goes in any free cell.
        const place = row.findIndex((cell, at) => at >= layout.left && cell === undefined);
        if (place >= 0) row[place] = label;
        else row.push(label);
      }
    }
    return row;
  };

  let serial = 0;
  let sinceHeadings = 0;
  for (const [at, group] of groups.entries()) {
    if (group.title !== "" && !isWhole) rows.push([]);
    const hasTitle = isWhole && group.title !== "";
    const ownHeadings = at === 0 || layout.headingsAgain;
    if (hasTitle && (ownHeadings || group.account === undefined)) rows.push([], titleOf(group, layout));
    else if (hasTitle) rows.push(titleOf(group, layout));
    if (ownHeadings) {
      rows.push(...headingRows());
      sinceHeadings = 0;
      if (layout.emptyRowBelowHeadings) rows.push([]);
    }
    for (const line of group.lines) {
      if (layout.pageLength > 0 && sinceHeadings === layout.pageLength) {
        rows.push([], ...headingRows());
        sinceHeadings = 0;
      }
      serial += 1;
      sinceHeadings += 1;
      rows.push(put(new Map(columns.map((column) => [column, cellOf(column, line, serial, layout)]))));
      if (layout.spacerRows > 0 && serial % layout.spacerRows === 0) rows.push([]);
    }
    if (layout.subtotals && groups.length > 1) rows.push(total(layout.totalWords[0], group.lines));
  }
  if (isWhole && layout.grandTotal !== "none") {
    rows.push(
      [],
      total(
        layout.totalWords[1],
        groups.flatMap((group) => group.lines),
        layout.off,
        layout.grandTotal === "bare",
        layout.grandTotal === "label-beside",
      ),
    );
  }
  if (layout.footer) rows.push(...footerOf(layout));
  return rows;
}

function placesOf(columns: readonly Column[], layout: Layout): Map<Column, number> {
  const places = new Map<Column, number>();
  let place = layout.left;
  for (const [at, column] of columns.entries()) {
    if (at > 0 && layout.spacerColumns[at] === true && !column.startsWith("age")) place += 1;
    places.set(column, place);
    place += 1;
  }
  return places;
}

function headingsOf(
  layout: Layout,
  columns: readonly Column[],
  put: (cells: ReadonlyMap<Column, GridCell>) => Cells,
): Cells[] {
  const texts = columns.map((column): [Column, string] => [column, layout.headings.get(column) ?? ""]);
  if (!layout.splitHeadings) return [put(new Map(texts))];
  const upper = new Map<Column, GridCell>();
  const lower = new Map<Column, GridCell>();
  for (const [column, text] of texts) {
    const space = column.startsWith("age") ? text.lastIndexOf(" ") : text.indexOf(" ");
    if (space < 0) lower.set(column, text);
    else {
      upper.set(column, text.slice(0, space));
      lower.set(column, text.slice(space + 1));
    }
  }
  return upper.size < 2 ? [put(new Map(texts))] : [put(upper), put(lower)];
}

function titleOf(group: Group, { left }: Layout): Cells {
  const indent: Cells = Array.from({ length: left });
  return group.account === undefined ? [...indent, group.title] : [...indent, "Account:", group.account];
}

function isAmount(column: Column): boolean {
  return ["gross", "paid", "outstanding", "debit", "credit"].includes(column) || column.startsWith("age");
}

/** The column in which a reader should find the claimed amount, if it is a single column. */
function claimColumnOf(columns: readonly Column[]): Column | undefined {
  const claims: readonly Column[] = ["outstanding", "debit", "age1", "gross"];
  return claims.find((column) => columns.includes(column));
}

/** What an amount column shows for a line, in pence; `undefined` if the cell is empty. */
function amountOf(column: Column, line: TrueLine): number | undefined {
  switch (column) {
    case "gross":
      return line.gross;
    case "outstanding":
      return line.outstanding;
    case "paid":
      return line.gross === line.outstanding ? undefined : line.gross - line.outstanding;
    case "debit":
      return line.outstanding > 0 ? line.outstanding : undefined;
    case "credit":
      return line.outstanding < 0 ? Math.abs(line.outstanding) : undefined;
    case "age1":
    case "age2":
    case "age3":
    case "age4":
      return ageOf(line) === column ? line.outstanding : undefined;
    default:
      return undefined;
  }
}

function ageOf(line: TrueLine): Column {
  const days = epochDay(calendarDate("2023-03-23")) - epochDay(line.date);
  if (days <= 30) return "age1";
  if (days <= 60) return "age2";
  return days <= 90 ? "age3" : "age4";
}

function cellOf(column: Column, line: TrueLine, serial: number, layout: Layout): GridCell {
  const note = layout.footnotes && serial % 4 === 0 ? "*" : "";
  const text = (plain: string): string =>
    layout.nonBreakingSpaces ? `\u00a0${plain.replaceAll(" ", "\u00a0")} ` : plain;
  switch (column) {
    case "number":
      if (layout.numbersAsNumbers && /^[1-9]\d*$/u.test(line.number)) return Number(line.number);
      return `${text(line.number)}${note}`;
    case "date":
      return writtenDay(line.date, layout.dates);
    case "due":
      return writtenDay(line.due, layout.dates);
    case "order":
      return line.purchaseOrder === undefined ? undefined : text(line.purchaseOrder);
    case "description":
      return text(line.description);
    case "type": {
      const [invoice, creditNote, payment] = layout.types;
      return { invoice, "credit-note": creditNote, payment }[line.type];
    }
    case "capital":
      return line.capital ? "Y" : "N";
    case "account":
      return line.account;
    case "extra1":
      return layout.extras[0](serial);
    case "extra2":
      return layout.extras[1](serial);
    default: {
      const amount = amountOf(column, line);
      if (amount === undefined) return undefined;
      const cell = written(amount, layout.amounts, serial);
      return typeof cell === "string" ? `${text(cell)}${note}` : cell;
    }
  }
}

const MIXED: readonly AmountStyle[] = [
  "number",
  "commas",
  "pounds",
  "brackets",
  "minus-after",
  "cr",
  "minus-apart",
  "spaces",
  "plain",
];

/** An amount of pence as people write it. */
function written(pence: number, style: AmountStyle, serial: number): GridCell {
  const size = Math.abs(pence);
  const whole = String(Math.floor(size / 100));
  const fraction = String(size % 100).padStart(2, "0");
  const grouped = (by: string): string => whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, by);
  const commas = `${grouped(",")}.${fraction}`;
  const isNegative = pence < 0;
  switch (style) {
    case "number":
      return pence / 100;
    case "noisy":
      return pence / 100 + (serial % 3) * 2e-10 * Math.sign(pence);
    case "plain":
      return `${isNegative ? "-" : ""}${whole}.${fraction}`;
    case "commas":
      return `${isNegative ? "-" : ""}${commas}`;
    case "pounds":
      return `${isNegative ? "-" : ""}£${commas}`;
    case "brackets":
      return isNegative ? `(${commas})` : commas;
    case "minus-after":
      return isNegative ? `${commas}-` : commas;
    case "cr":
      return isNegative ? `${commas} CR` : commas;
    case "minus-apart":
      return isNegative ? `- ${commas}` : commas;
    case "spaces":
      return `${isNegative ? "-" : ""}${grouped(" ")},${fraction}`;
    case "mixed":
      return written(pence, MIXED[serial % MIXED.length] ?? "number", serial);
  }
}

function writtenDay(date: CalendarDate, style: DateStyle): GridCell {
  const [year = "", month = "", day = ""] = date.split("-");
  const words = formatCalendarDate(date).split(" ");
  switch (style) {
    case "day":
      return { day: date };
    case "dd/mm/yyyy":
      return `${day}/${month}/${year}`;
    case "d.m.yy":
      return `${String(Number(day))}.${String(Number(month))}.${year.slice(2)}`;
    case "d-Mon-yy":
      return `${String(Number(day))}-${(words[1] ?? "").slice(0, 3)}-${year.slice(2)}`;
    case "d Month yyyy":
      return formatCalendarDate(date);
    case "iso":
      return date;
    case "digits":
      return Number(`${year}${month}${day}`);
  }
}

function blockOf(truth: TrueStatement, layout: Layout): Cells[] {
  const { receivable, payable, asAt, telephone, email } = truth;
  const day = formatCalendarDate(asAt);
  const parts: [string, string][] = [
    ["Receivable organisation", `${receivable.name} (${receivable.code})`],
    ["Payable organisation", `${payable.name} (${payable.code})`],
    ["Position as at", day],
    ["Contact telephone", telephone],
    ["Contact email", email],
  ];
  const inOrder = layout.blockOrder.flatMap((at) => parts.slice(at, at + 1));
  switch (layout.block) {
    case "labels":
      return [["RECEIVABLES STATEMENT"], [], ...inOrder.map(([label, value]): Cells => [label, undefined, value])];
    case "labels-with-colon":
    case "cover":
      return [["Statement of outstanding invoices"], ...inOrder.map(([label, value]): Cells => [`${label}:`, value])];
    case "labels-in-one-cell":
      return inOrder.map(([label, value]): Cells => [`${label}: ${value}`]);
    case "title":
      return [
        [`Statement of receivables from ${receivable.name} (${receivable.code}) to ${payable.name} (${payable.code})`],
        [`As at ${day}`],
        [`Queries: ${telephone}, ${email}`],
      ];
  }
}

function footerOf({ left }: Layout): Cells[] {
  const indent: Cells = Array.from({ length: left });
  return [
    [],
    [],
    [...indent, "Please pay by BACS: sort code 00-00-00, account number 12345678, quoting the invoice number."],
    [...indent, "Amounts include VAT. Payments received after 23 March 2023 are not shown."],
    [...indent, "Prepared by: J Example"],
    [...indent, "Page 1 of 1"],
  ];
}

/** Hides the second last row of the last sheet, as a filter would. */
function withHiddenRow(sheets: readonly GridSheet[]): Grid {
  return sheets.map((sheet, at) => {
    if (at < sheets.length - 1) return sheet;
    return { ...sheet, hiddenRows: new Set([Math.max(1, sheet.rows.length - 1)]) };
  });
}
