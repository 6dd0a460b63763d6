import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { noPence, type Pence, isPence } from "../../../domain/amounts-and-days/pence.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import { shownNumber } from "../../cells/number-format/number-format.ts";
import { describeSaying } from "../../table/said/money.ts";
import { showsForeignCurrency } from "../../table/said/said-by-format.ts";
import type { Saying } from "../../table/said/sayings.ts";
import { type CellAmountProblem, textOfCell } from "../../table/values/cell-value.ts";
import { ADVICE_ON_LONGER_ROW, describeLongerRow, type LongerRow } from "../../table/rows/row-longer-than-headings.ts";
import { describeAmountProblem, adviceOnAmountProblem } from "../amount-problem-words.ts";
import type { TableRecord } from "./table-record.ts";

const MOST_UNREAD_KEPT = 1000;

/** Adds the findings about single lines and rows of a table. */
export interface LineFindings {
  addAgeingDifference(row: Row, line: StatementLine, sum: number): void;
  addUnclearCapital(row: Row, place: number, text: string, line: StatementLine): void;
  addUnreadableDate(row: Row, place: number, line: StatementLine): void;
  addFigureLeftOut(row: number, amount: Pence, beside: string): void;
  /** Adds that an amount is brought forward from an earlier statement, without the invoices that it consists of. */
  addBroughtForward(row: number, amount: Pence, label: string): void;
  addNettedLosses(row: number, label: string, amount: Pence | undefined): void;
  addDoubtfulNumber(
    row: Row,
    place: number,
    doubt: "exponent" | "digits-lost" | "fraction" | "date",
    line: StatementLine,
  ): void;
  /** Adds that the words of a line don't name its invoice, although those of the others do. */
  addNumberNotInWords(line: StatementLine): void;
  addMergedAmount(row: number, line: StatementLine): void;
  addRounded(row: Row, place: number, amount: Pence, line: StatementLine): void;
  addTakenForTotal(row: number, amount: Pence, label: string): void;
  addUnreadableTotal(row: Row, place: number, problem: CellAmountProblem, line: StatementLine): void;
  /** Adds an unread row: a line whose amount can't be read. */
  addUnreadRow(row: Row, place: number, problem: CellAmountProblem, number: string): void;
  /** Adds an unread row: one whose cells may be under wrong headings. */
  addLongerRow(row: Row, fault: LongerRow, number: string): void;
  /** Adds an unread row: one whose amount a comma has split in two cells. */
  addSplitAmount(row: Row, amount: string, number: string): void;
  /** Adds an unread row whose amount is in another currency, as the cell at this place says, or the title over it. */
  addForeignRow(row: Row, place: number, number: string, title: ForeignTitle | undefined): void;
}

type ForeignTitle = Saying & { readonly currency: string };

export function lineFindings(record: TableRecord): LineFindings {
  const { amountColumn } = record;
  const sheet = record.sheet.name;
  const inAmountColumn = amountColumn === undefined ? {} : { column: amountColumn };
  const addFinding = (finding: Omit<Finding, "sheet">, line?: StatementLine): void => {
    record.findings.add({ ...finding, sheet }, line);
  };
  const keepUnread = (
    row: Row,
    column: string | undefined,
    value: string,
    number: string,
    fault: Pick<TableRecord["unread"][number], "why" | "todo">,
  ): void => {
    record.unreadCount += 1;
    if (record.unread.length >= MOST_UNREAD_KEPT) return;
    record.unread.push({
      sheet,
      row: row.row,
      ...(column === undefined ? {} : { column }),
      value,
      ...(number === "" ? {} : { invoiceNumber: number }),
      ...fault,
    });
  };
  const letters = (row: Row, place: number): string => columnLetters(row.columns[place] ?? 1);

  return {
    addAgeingDifference(row, line, sum) {
      addFinding(
        {
          code: "ageing-differs",
          severity: "warning",
          row: row.row,
          ...inAmountColumn,
          what: `The ageing columns add up to ${pounds(sum)}, but the balance is ${formatPounds(line.outstandingPence)}; the balance was used.`,
          todo: "Please check which of the two is right, and correct the other.",
        },
        line,
      );
    },
    addUnclearCapital(row, place, text, line) {
      addFinding(
        {
          code: "capital-unclear",
          severity: "note",
          rule: "STM-05",
          row: row.row,
          column: letters(row, place),
          what: `The column for capital expenditure has "${text}", which means neither yes nor no.`,
          todo: "Please write Y for capital expenditure and N for anything else.",
        },
        line,
      );
    },
    addUnreadableDate(row, place, line) {
      addFinding(
        {
          code: "date-unreadable",
          severity: "warning",
          rule: "STM-05",
          row: row.row,
          column: letters(row, place),
          what: `The invoice date "${textOfCell(row, place)}" can't be read as a date; the line was read without it.`,
          todo: "Please enter the date as a date, day first, for example 23/03/2023.",
        },
        line,
      );
    },
    addFigureLeftOut(row, amount, beside) {
      if (amount === noPence) return;
      if (record.figuresLeftOut.length < MOST_UNREAD_KEPT)
        record.figuresLeftOut.push({ sheet, row, column: amountColumn ?? "A", text: formatPounds(amount), count: 1 });
      addFinding({
        code: "figure-left-out",
        severity: "warning",
        row,
        ...inAmountColumn,
        what: `The amount ${formatPounds(amount)} has ${beside === "" ? "nothing" : `only "${beside}"`} beside it, without an invoice number or a date; it was not read as a line.`,
        todo: "If it is a debt, please give it an invoice number or a purchase order number and send the statement again.",
      });
    },
    addBroughtForward(row, amount, label) {
      addFinding({
        code: "brought-forward",
        severity: "warning",
        row,
        ...inAmountColumn,
        what: `${formatPounds(amount)} is brought forward${label === "" ? "" : ` ("${label}")`} without the invoices that it consists of; it was read as a line of its own.`,
        todo: "Please list the invoices that are still unpaid of it, each with its number.",
      });
    },
    addNettedLosses(row, label, amount) {
      addFinding({
        code: "credit-losses-netted",
        severity: "warning",
        rule: "STM-12",
        row,
        ...inAmountColumn,
        what: `The row "${label}"${amount === undefined ? "" : ` of ${formatPounds(amount)}`} nets off expected credit losses; it was left out, because a statement shows the whole debt.`,
        todo: "Please leave allowances for credit losses out of statements.",
      });
    },
    addDoubtfulNumber(row, place, doubt, line) {
      addFinding(
        {
          code: "identifier-doubtful",
          severity: "warning",
          row: row.row,
          column: letters(row, place),
          what: describeDoubt(doubt, line.invoiceNumber),
          todo: "Please format the column of invoice numbers as text, enter the number again and send the statement again.",
        },
        line,
      );
    },
    addNumberNotInWords(line) {
      addFinding(
        {
          code: "number-not-in-words",
          severity: "warning",
          row: line.row,
          what: `The words of this line don't name its invoice number, as those of other lines do, so it was read without one.`,
          todo: "Please give the invoice numbers in a column of their own.",
        },
        line,
      );
    },
    addMergedAmount(row, line) {
      addFinding(
        {
          code: "amount-merged",
          severity: "note",
          row,
          ...inAmountColumn,
          what: `The amount of row ${String(line.row)} is merged over row ${String(row)}: ${formatPounds(line.outstandingPence)} was read as one claim for ${line.invoiceNumber}.`,
          todo: "Please give each invoice an amount of its own.",
        },
        line,
      );
    },
    addRounded(row, place, amount, line) {
      addFinding(
        {
          code: "amount-rounded",
          severity: "note",
          row: row.row,
          column: letters(row, place),
          what: `${letters(row, place)}${String(row.row)} holds ${textOfCell(row, place)}, which was read as ${formatPounds(amount)}, rounded to pence.`,
          todo: "Nothing, unless another amount was meant.",
        },
        line,
      );
    },
    addTakenForTotal(row, amount, label) {
      addFinding({
        code: "taken-for-total",
        severity: "warning",
        row,
        ...inAmountColumn,
        what: `The amount ${formatPounds(amount)} beside "${label}" has no date, and the lines above it add up to the same; it was read as their total.`,
        todo: "If it is a debt of its own, please give it an invoice number and send the statement again.",
      });
    },
    addUnreadableTotal(row, place, problem, line) {
      addFinding(
        {
          code: "total-unreadable",
          severity: "warning",
          row: row.row,
          column: letters(row, place),
          what: `The invoice total in ${letters(row, place)}${String(row.row)} ${describeAmountProblem(problem, textOfCell(row, place))}; the line was read without it.`,
          todo: adviceOnAmountProblem(problem),
        },
        line,
      );
    },
    addUnreadRow(row, place, problem, number) {
      const column = place < 0 ? amountColumn : letters(row, place);
      const value = place < 0 ? "" : shownAmount(row, place);
      addUnreadAmount(row, column, value, problem, number, describeAmountProblem(problem, value));
    },
    addForeignRow(row, place, number, title) {
      const column = place < 0 ? amountColumn : letters(row, place);
      const value = place < 0 ? "" : textOfCell(row, place);
      const why =
        title === undefined
          ? `is in ${value} and not in pounds`
          : `is ${value} in ${title.currency} and not in pounds, because ${describeSaying(title)}`;
      record.currencies.foreign += 1;
      addUnreadAmount(row, column, value, "foreign-currency", number, why);
    },
    addSplitAmount(row, amount, number) {
      const [before = "", ...after] = amount.split(",");
      const why = `holds ${before} and ${after.join(",")} side by side; a comma has probably split the amount ${amount}`;
      const todo = ADVICE_ON_LONGER_ROW;
      keepUnread(row, undefined, amount, number, { why, todo });
      addFinding({
        code: "amount-split",
        severity: "warning",
        row: row.row,
        what: `Row ${String(row.row)} ${why}; it is not counted and nothing of it is agreed.`,
        todo,
      });
    },
    addLongerRow(row, fault, number) {
      const why = describeLongerRow(fault);
      const todo = ADVICE_ON_LONGER_ROW;
      keepUnread(row, undefined, fault.splitAmount ?? "", number, { why, todo });
      addFinding({
        code: "row-longer-than-headings",
        severity: "warning",
        row: row.row,
        what: `Row ${String(row.row)} ${why}; it is not counted and nothing of it is agreed.`,
        todo,
      });
    },
  };

  function addUnreadAmount(
    row: Row,
    column: string | undefined,
    value: string,
    problem: CellAmountProblem,
    number: string,
    why: string,
  ): void {
    const todo = adviceOnAmountProblem(problem);
    keepUnread(row, column, value, number, { why, todo });
    addFinding({
      code: codeOfProblem(problem),
      severity: "warning",
      row: row.row,
      ...(column === undefined ? {} : { column }),
      what: `The amount of ${lineWith(number)} in ${column ?? "row "}${String(row.row)} ${why}; the line is not counted and nothing of it is agreed.`,
      todo,
    });
  }
}

/** An amount as its cell shows it, with the currency of its number format. */
function shownAmount(row: Row, place: number): string {
  const value = textOfCell(row, place);
  const format = row.formats[place];
  if (!showsForeignCurrency(format) || format === undefined) return value;
  const number = row.numbers[place] ?? 0;
  const { words, decimals } = shownNumber(format, number);
  return `${words} ${decimals === undefined ? value : number.toFixed(decimals)}`;
}

function lineWith(number: string): string {
  return number === "" ? "the line" : `invoice ${number}`;
}

function codeOfProblem(problem: CellAmountProblem): string {
  if (problem === "empty") return "amount-missing";
  if (problem === "not-whole-pence") return "amount-not-whole-pence";
  return problem === "formula" ? "amount-not-calculated" : "amount-unreadable";
}

function describeDoubt(doubt: "exponent" | "digits-lost" | "fraction" | "date", number: string): string {
  switch (doubt) {
    case "exponent":
      return `The invoice number is written as ${number}: its last digits are lost.`;
    case "digits-lost":
      return `The invoice number ${number} is stored as a number of more than fifteen digits: its last digits may be lost.`;
    case "fraction":
      return `The invoice number ${number} is stored as a number with decimals.`;
    case "date":
      return `The spreadsheet has turned the invoice number into a date: ${number}.`;
  }
}

function pounds(amount: number): string {
  return isPence(amount) ? formatPounds(amount) : String(amount / 100);
}
