import { sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { IssuedLine, IssuedStatement } from "../../domain/issuing/issued-statement.ts";
import { dateCell, poundsCell, textCell } from "../rendering/cells.ts";
import type { SheetColumn } from "../rendering/sheet-table.ts";
import type { CellDescription } from "../rendering/workbook-description.ts";
import { quoteText } from "../words/quote-text.ts";

/** A column of a statement that we send. */
export interface StatementColumn extends SheetColumn {
  readonly cell: (line: IssuedLine) => CellDescription;
  /** What stands below it, if the column adds up to something. */
  readonly sum?: (lines: readonly IssuedLine[]) => Pence;
}

/**
 * The columns of a statement: those that it must have (STM-05), always; those that help (STM-06) and those of special lines only if a line has
 * something in them.
 */
export function columnsOfKind({ kind, lines }: Pick<IssuedStatement, "kind" | "lines">): readonly StatementColumn[] {
  const needed = kind === "accruals" ? accrualColumns : [...invoiceColumns, ...amountColumns[kind], ...markColumns];
  return [...needed, ...helpful.filter(({ has }) => lines.some(has)).map(({ column }) => column)];
}

const claimed = (heading: string): StatementColumn => ({
  heading,
  width: 16,
  amount: true,
  cell: ({ claimedPence }) => poundsCell(claimedPence),
  sum: (lines) => sumPence(lines.map(({ claimedPence }) => claimedPence)),
});

const text = (heading: string, width: number, of: (line: IssuedLine) => string | undefined): StatementColumn => ({
  heading,
  width,
  cell: (line) => textCell(quoteText(of(line) ?? "", [], LONGEST_TEXT)),
});

const LONGEST_TEXT = 240;

const flag = (heading: string, of: (line: IssuedLine) => boolean, width = 12): StatementColumn => ({
  heading,
  width,
  cell: (line) => textCell(of(line) ? "Y" : "N"),
});

const description = text("Description", 44, ({ description: words }) => words);
const order = text("PO number", 16, ({ purchaseOrder }) => purchaseOrder);
const number = text("Invoice number", 20, ({ invoiceNumber }) => invoiceNumber);

const date: StatementColumn = {
  heading: "Invoice date",
  width: 14,
  cell: ({ invoiceDate }) => dateCell(invoiceDate),
};

const invoiceColumns: readonly StatementColumn[] = [
  number,
  date,
  order,
  text("Type", 14, ({ type }) => TYPE_WORDS[type]),
  description,
];

const TYPE_WORDS: Readonly<Record<IssuedLine["type"], string>> = {
  invoice: "Invoice",
  "credit-note": "Credit note",
  payment: "Payment",
  receipt: "Receipt",
  accrual: "Accrual",
};

const total: StatementColumn = {
  heading: "Invoice total",
  width: 16,
  amount: true,
  cell: ({ totalPence }) => (totalPence === undefined ? textCell("") : poundsCell(totalPence)),
};

const amountColumns: Readonly<Record<"r&p" | "i&e", readonly StatementColumn[]>> = {
  "r&p": [total, claimed("Outstanding")],
  "i&e": [claimed("Income")],
};

const markColumns: readonly StatementColumn[] = [
  flag("Capital Y/N", ({ capital }) => capital),
  flag("Future period Y/N", ({ futurePeriod }) => futurePeriod),
];

const accrualColumns: readonly StatementColumn[] = [
  description,
  text("Period", 18, ({ period }) => period),
  text("Basis of estimation", 34, ({ basis }) => basis),
  text("Agreed by", 28, ({ agreedBy }) => agreedBy),
  claimed("Accrued amount"),
];

interface HelpfulColumn {
  readonly column: StatementColumn;
  readonly has: (line: IssuedLine) => boolean;
}

const helpful: readonly HelpfulColumn[] = [
  {
    column: text("Customer account", 28, ({ account }) => account),
    has: ({ account }) => account !== undefined,
  },
  {
    column: text("Who commissioned it", 24, ({ requisitioner }) => requisitioner),
    has: ({ requisitioner }) => requisitioner !== undefined,
  },
  {
    column: text("Recharge Y/N", 12, ({ recharge }) => (recharge === undefined ? "" : recharge ? "Y" : "N")),
    has: ({ recharge }) => recharge !== undefined,
  },
  { column: text("Subsidiary", 24, ({ subsidiary }) => subsidiary), has: ({ subsidiary }) => subsidiary !== undefined },
  {
    column: text("Predecessor", 24, ({ predecessor }) => predecessor),
    has: ({ predecessor }) => predecessor !== undefined,
  },
  {
    column: flag("Specialised commissioning Y/N", ({ specialised }) => specialised, 18),
    has: ({ specialised }) => specialised,
  },
];
