import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import { namesMoney } from "../../table/figures/furniture.ts";
import type { CellAmountProblem } from "../../table/values/cell-value.ts";
import { isAmount, parseAmount } from "../../table/values/parse-amount.ts";
import type { KeptCell, KeptRow } from "../../table/rows/kept-row.ts";
import { isFooterLabel, readAccountHeading, type AccountHeading } from "../../table/rows/row-labels.ts";
import { foreignSaying } from "../../table/said/money.ts";
import { sayingsOfRow } from "../../table/said/sayings.ts";
import { mayBeSectionTitle, sectionOf } from "../../table/rows/section-title.ts";
import type { RowFacts } from "./row-facts.ts";
import type { TableContext } from "./table-context.ts";
import type { TableRecord } from "./table-record.ts";
import type { TableTotals } from "./table-totals.ts";

/** Reads the rows of a table that are words over, between or below its lines. */
interface RowTitles {
  /** Takes a row of words: a title, an account, the rest of a description, or a remark. */
  takeWords(facts: RowFacts): void;
  takeAccount(kept: KeptRow, account: AccountHeading): void;
  /** Takes a title over the next lines: `Credit notes`, or `2022` over the lines of that year. */
  takeSection(kept: KeptRow): void;
}

export function rowTitles(record: TableRecord, context: TableContext, totals: TableTotals): RowTitles {
  const { lines, layout } = record;
  const { state } = context;
  const leftmost = Math.min(...layout.fields.values());
  /** The last row that continued a description. */
  let lastOfDescription = 0;

  const takeWords = ({ kept, words, amount }: RowFacts): void => {
    if (takeRestOfDescription(kept, words)) return;
    noteMoney(kept);
    const account = readAccountHeading(kept.cells);
    if (account === undefined) context.addLooseRow(kept);
    const [only] = words;
    // A title has no day and no figure beside it: `12/02/2023 | BACS received | 300.00` is a movement.
    const isAlone = kept.cells.every((cell) => cell === only || (cell.type !== "date" && !isAmountText(cell)));
    const section = words.length === 1 && only !== undefined && isAlone ? sectionOf(only.text) : undefined;
    if (account !== undefined) takeAccount(kept, account);
    else if (section !== undefined) {
      if (section.type === "invoice" && lines.length === 0) reportOtherTitle(kept, only?.text ?? "");
      state.section = { ...section, title: only?.text ?? "", row: kept.row, isKnown: true };
      state.sectionIsNew = true;
      takeSection(kept);
    } else if (!takeUnknownTitle(kept, words)) context.leaveOut(kept.row, whyLeftOut(words, amount));
  };

  /** The heading of the table, or the title above it, says that it lists credits, and the first title in it says invoices. */
  const reportOtherTitle = ({ row }: KeptRow, text: string): void => {
    const { type, title = "", row: titleRow = Number.MAX_SAFE_INTEGER } = state.section;
    if ((type !== "credit-note" && type !== "payment" && type !== "receipt") || titleRow > record.headerRow) return;
    record.findings.add({
      code: "section-contradictory",
      severity: "warning",
      sheet: record.sheet.name,
      row,
      what: `"${title}" in row ${String(titleRow)} says that the lines below it reduce the debt, but "${text}" in row ${String(row)} says that they are invoices; they were read as invoices.`,
      todo: "Please write what reduces the debt as a negative amount, and put one title over each list.",
    });
  };

  /** A text at the left, alone in its row, is a title over the next lines, even if we don't know its meaning. Returns `false` for any other row. */
  const takeUnknownTitle = (kept: KeptRow, words: readonly KeptCell[]): boolean => {
    const [only] = words;
    if (only === undefined || kept.cells.length > 1 || only.column > leftmost + 1) return false;
    if (!mayBeSectionTitle(only.text) || isFooterLabel(only.text) || context.title.includes(only.text)) return false;
    state.section = { ...state.section, title: only.text, row: kept.row, isKnown: false };
    takeSection(kept);
    return true;
  };

  /** A title over the next lines: `Credit notes`, or `2022` over the lines of that year. */
  const takeSection = (kept: KeptRow): void => {
    totals.startSection();
    record.partStarts.push(lines.length);
    context.leaveOut(kept.row, "a section title");
  };

  const takeAccount = (kept: KeptRow, { account, name }: AccountHeading): void => {
    context.addLooseRow(kept);
    state.foreignSection = undefined;
    noteMoney(kept);
    state.account = account;
    totals.startSection();
    context.nameAccount(account, name, kept.row);
    context.leaveOut(kept.row, "an account heading");
  };

  /**
   * A single text in the description column continues the description of the line above, and like it may hold figures (`12 sessions @ 450.00`), unless
   * its words are about money or a currency, or make it a title. Returns `false` for any other row.
   */
  const takeRestOfDescription = (kept: KeptRow, words: readonly KeptCell[]): boolean => {
    const last = lines.at(-1);
    const [only] = words;
    if (only === undefined || kept.cells.length > 1 || only.column !== layout.fields.get("description")) return false;
    if (last?.description === undefined || Math.max(last.row, lastOfDescription) !== kept.row - 1) return false;
    if (sectionOf(only.text) !== undefined || saysMoney(kept)) return false;
    lastOfDescription = kept.row;
    last.description = `${last.description} ${only.text}`.slice(0, 1000);
    context.leaveOut(kept.row, "the rest of a description");
    return true;
  };

  /** Whether the words of a row are about money, or say what amounts are in: then the figures in it may change what is owed. */
  const saysMoney = (kept: KeptRow): boolean =>
    kept.cells.some(({ text }) => namesMoney(text)) || sayingsOfRow(record.sheet.name, "section", kept).length > 0;

  /** A title may say the currency of the lines below it: `US dollar invoices`, `Account: EAS001E (EUR)`. */
  const noteMoney = (kept: KeptRow): void => {
    if (kept.cells.length > MOST_IN_TITLE) return;
    for (const saying of sayingsOfRow(record.sheet.name, "section", kept)) {
      if (saying.said.currency !== undefined) state.foreignSection = foreignSaying(saying);
    }
  };

  return { takeWords, takeAccount, takeSection };
}

function isAmountText({ type, text }: KeptCell): boolean {
  return type === "number" || isAmount(parseAmount(text));
}

function whyLeftOut(words: readonly KeptCell[], amount: Pence | CellAmountProblem): string {
  if (amount === "formula") return "a formula without a value, and no words that explain it";
  return words.length === 0 ? "numbers outside the columns that were read" : "words without an amount";
}

/** A title over the next lines has few cells. */
const MOST_IN_TITLE = 3;
