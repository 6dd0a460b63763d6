import * as fc from "fast-check";

import { addDays, calendarDate, formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Cell } from "../systems/notation.ts";
import type { SheetCase, TrueLine } from "../systems/sheet-case.ts";

const SUPPLIERS = [
  { code: "40012", name: "Northfold Community Health NHS Trust" },
  { code: "40077", name: "NHS Westhaven Integrated Care Board" },
] as const;

interface Item {
  readonly supplier: (typeof SUPPLIERS)[number];
  readonly number: string;
  readonly type: "invoice" | "credit";
  readonly date: string;
  readonly gross: number;
  readonly open: number;
}

const HEADINGS = {
  code: ["Supplier Code", "Supplier Number", "Vendor", "Creditor Code", "Account"],
  name: ["Supplier Name", "Vendor Name", "Creditor Name", "Supplier"],
  number: ["Invoice Number", "Invoice No", "Invoice Num", "Supplier Invoice No", "Their Ref", "Invoice Reference"],
  date: ["Invoice Date", "Document Date", "Doc Date", "Inv Date"],
  gross: ["Invoice Amount", "Gross Amount", "Original Amount", "Gross"],
  open: ["Outstanding", "Amount Remaining", "Outstanding Amount", "Balance", "O/S Amount"],
  status: ["Status", "Approval Status"],
  type: ["Type", "Document Type", "Transaction Type"],
} as const;

const chance = (percent: number): fc.Arbitrary<boolean> => fc.nat(99).map((drawn) => drawn < percent);

const item = fc.record({
  supplier: fc.constantFrom(...SUPPLIERS),
  credit: chance(20),
  daysBefore: fc.integer({ min: 0, max: 300 }),
  step: fc.integer({ min: 1, max: 9 }),
  pence: fc.oneof(
    fc.integer({ min: 101, max: 9_000_000 }),
    fc.integer({ min: 1, max: 9000 }).map((pounds) => pounds * 100),
  ),
  isPart: chance(30),
});

const drawnLedger = fc.record({
  drawn: fc.array(item, { minLength: 3, maxLength: 12 }),
  at: fc.record({
    code: fc.nat(HEADINGS.code.length - 1),
    name: fc.nat(HEADINGS.name.length - 1),
    number: fc.nat(HEADINGS.number.length - 1),
    date: fc.nat(HEADINGS.date.length - 1),
    gross: fc.nat(HEADINGS.gross.length - 1),
    open: fc.nat(HEADINGS.open.length - 1),
    status: fc.nat(HEADINGS.status.length - 1),
    type: fc.nat(HEADINGS.type.length - 1),
  }),
  claim: fc.constantFrom("open", "gross and open", "debit and credit", "D/C", "ages"),
  suppliers: fc.constantFrom("columns", "columns", "row above"),
  hasStatus: chance(60),
  hasType: chance(50),
  sort: fc.constantFrom("supplier", "date"),
  subtotals: fc.constantFrom("none", "labelled", "bare"),
  total: fc.constantFrom("none", "labelled", "bare"),
  amounts: fc.constantFrom("number", "commas", "brackets", "minus after"),
  dates: fc.constantFrom("day", "slashes", "words"),
  title: fc.constantFrom("none", "report", "report and date"),
  footer: fc.constantFrom("none", "end", "rows selected"),
  format: fc.constantFrom("xlsx" as const, "csv" as const),
});

type Drawn = typeof drawnLedger extends fc.Arbitrary<infer Value> ? Value : never;

/** Purchase ledgers of two suppliers in drawn layouts, as files. */
export const generatedLedger: fc.Arbitrary<SheetCase> = drawnLedger.map((drawn) => {
  const items = itemsOf(drawn);
  const lines = items.map((each): TrueLine => ({
    numbers: [each.number],
    date: each.date,
    pence: pence(each.type === "credit" ? -each.open : each.open),
  }));
  return {
    name: `${drawn.claim}, suppliers in ${drawn.suppliers}, sub-totals ${drawn.subtotals}, total ${drawn.total}, amounts ${drawn.amounts}`,
    system: "Generated ledger",
    format: drawn.format,
    sheets: [{ name: "Ledger", rows: rowsOf(drawn, items) }],
    truth: { lines, tells: /status|credit|owed|side|running/iu },
  };
});

function itemsOf({ drawn, sort, suppliers, claim }: Drawn): Item[] {
  let serial = 4000;
  const items = drawn.map((each, at): Item => {
    serial += each.step;
    const isPart = each.isPart && claim === "gross and open";
    return {
      supplier: each.supplier,
      number: `${each.supplier === SUPPLIERS[0] ? "NF" : "WH"}${serial}`,
      type: each.credit && at > 1 ? "credit" : "invoice",
      date: addDays(calendarDate("2023-03-31"), -each.daysBefore),
      gross: each.pence,
      open: isPart ? Math.ceil(each.pence / 3) : each.pence,
    };
  });
  const bySupplier = sort === "supplier" || suppliers === "row above";
  return items.toSorted((one, other) =>
    bySupplier && one.supplier !== other.supplier
      ? one.supplier.code.localeCompare(other.supplier.code)
      : one.date.localeCompare(other.date),
  );
}

type Column = keyof typeof HEADINGS | "debit" | "credit" | "side" | "age1" | "age2" | "age3";

function columnsOf({ claim, suppliers, hasStatus, hasType }: Drawn): Column[] {
  const amounts: Record<Drawn["claim"], readonly Column[]> = {
    open: ["open"],
    "gross and open": ["gross", "open"],
    "debit and credit": ["debit", "credit"],
    "D/C": ["side", "open"],
    ages: ["age1", "age2", "age3"],
  };
  return [
    ...(suppliers === "columns" ? (["code", "name"] as const) : []),
    ...(hasType ? (["type"] as const) : []),
    "number",
    "date",
    ...amounts[claim],
    ...(hasStatus ? (["status"] as const) : []),
  ];
}

function rowsOf(drawn: Drawn, items: readonly Item[]): Cell[][] {
  const columns = columnsOf(drawn);
  const rows: Cell[][] = [];
  if (drawn.title !== "none") rows.push([text("Creditors: open items")]);
  if (drawn.title === "report and date") rows.push([text("As at 31 March 2023")], []);
  rows.push(columns.map((column) => text(headingOf(column, drawn))));
  for (const [at, each] of items.entries()) {
    const isNew = each.supplier !== items[at - 1]?.supplier;
    if (isNew && drawn.suppliers === "row above") rows.push([text(`${each.supplier.code} ${each.supplier.name}`)]);
    rows.push(columns.map((column) => cellOf(column, each, drawn)));
    const isLast = each.supplier !== items[at + 1]?.supplier;
    const isGrouped = drawn.sort === "supplier" || drawn.suppliers === "row above";
    if (isLast && isGrouped && drawn.subtotals !== "none") {
      rows.push(
        sumRow(
          columns,
          items.filter(({ supplier }) => supplier === each.supplier),
          drawn,
          drawn.subtotals === "bare" ? "" : "Supplier total",
        ),
      );
    }
  }
  if (drawn.total !== "none") rows.push(sumRow(columns, items, drawn, drawn.total === "bare" ? "" : "Grand total"));
  if (drawn.footer === "end") rows.push([text("*** End of Report ***")]);
  if (drawn.footer === "rows selected") rows.push([], [text(`${items.length} rows selected.`)]);
  return rows;
}

function headingOf(column: Column, { at }: Drawn): string {
  switch (column) {
    case "debit":
      return "Debit";
    case "credit":
      return "Credit";
    case "side":
      return "D/C";
    case "age1":
      return "Current";
    case "age2":
      return "31-60 Days";
    case "age3":
      return "Over 60 Days";
    default:
      return HEADINGS[column][at[column]] ?? "";
  }
}

function cellOf(column: Column, each: Item, drawn: Drawn): Cell {
  const sign = each.type === "credit" ? -1 : 1;
  switch (column) {
    case "code":
      return text(each.supplier.code);
    case "name":
      return text(each.supplier.name);
    case "type":
      return text(each.type === "credit" ? "Credit Note" : "Invoice");
    case "number":
      return text(each.number);
    case "date":
      return dayOf(each.date, drawn.dates);
    case "status":
      return text("Approved");
    case "side":
      return text(each.type === "credit" ? "D" : "C");
    case "gross":
      return amountOf(sign * each.gross, drawn);
    case "open":
      return amountOf(drawn.claim === "D/C" ? each.open : sign * each.open, drawn);
    default:
      return columnOf(each) === column || ageOf(each) === column
        ? amountOf(column.startsWith("age") ? sign * each.open : each.open, drawn)
        : { type: "empty" };
  }
}

/** On a purchase ledger what is owed stands on the credit side. */
function columnOf({ type }: Item): Column {
  return type === "credit" ? "debit" : "credit";
}

function ageOf({ date }: Item): Column {
  if (date > "2023-02-28") return "age1";
  return date > "2023-01-30" ? "age2" : "age3";
}

function sumRow(columns: readonly Column[], items: readonly Item[], drawn: Drawn, label: string): Cell[] {
  const sumOf = (column: Column): number | undefined => {
    const sign = (each: Item): number => (each.type === "credit" ? -1 : 1);
    switch (column) {
      case "gross":
        return items.reduce((sum, each) => sum + sign(each) * each.gross, 0);
      case "open":
        return items.reduce((sum, each) => sum + sign(each) * each.open, 0);
      case "debit":
      case "credit":
        return items.reduce((sum, each) => sum + (columnOf(each) === column ? each.open : 0), 0);
      case "age1":
      case "age2":
      case "age3":
        return items.reduce((sum, each) => sum + (ageOf(each) === column ? sign(each) * each.open : 0), 0);
      default:
        return undefined;
    }
  };
  const row = columns.map((column): Cell => {
    const sum = sumOf(column);
    return sum === undefined ? { type: "empty" } : amountOf(sum, drawn);
  });
  if (label !== "") row[0] = text(label);
  return row;
}

function dayOf(day: string, style: Drawn["dates"]): Cell {
  if (style === "day") return { type: "date", day };
  if (style === "slashes") return text(day.split("-").reverse().join("/"));
  return text(formatCalendarDate(calendarDate(day)));
}

function amountOf(amount: number, { amounts }: Drawn): Cell {
  if (amounts === "number") return { type: "number", value: amount / 100 };
  const [whole = "", fraction = ""] = (Math.abs(amount) / 100).toFixed(2).split(".");
  const commas = `${whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ",")}.${fraction}`;
  if (amount >= 0) return text(commas);
  if (amounts === "brackets") return text(`(${commas})`);
  return text(amounts === "minus after" ? `${commas}-` : `-${commas}`);
}

function text(words: string): Cell {
  return { type: "text", text: words };
}
