import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import type { Row } from "../../cells/row.ts";
import type { KeptCell, KeptRow } from "../../table/rows/kept-row.ts";
import { foreignSaying } from "../../table/said/money.ts";
import { sayingsOfRow } from "../../table/said/sayings.ts";
import { figuresOfCell } from "../../table/figures/figures-of-cell.ts";
import { titlesAgain } from "../../table/rows/titles-again.ts";
import { isPageFurniture } from "../../table/rows/page-furniture.ts";
import { isLabelOfSigns, type TotalMeaning, totalMeaning } from "../../table/rows/row-labels.ts";
import { isAmount, parseAmount } from "../../table/values/parse-amount.ts";
import type { LedgerCell, LedgerCells } from "../fields/ledger-cells.ts";
import type { LedgerTablePlan } from "./table-plan.ts";
import type { LedgerTotals } from "./ledger-totals.ts";
import { MOST_LOOSE_ROWS } from "./loose-figures.ts";
import { isPounds } from "./pounds.ts";
import type { LedgerSheetState } from "./ledger-sheet-state.ts";
import { ledgerSectionOf } from "./ledger-section.ts";
import { shownNumber } from "../../cells/number-format/number-format.ts";
import { statedAmount, statedGross } from "./stated-amount.ts";
import { labelledSupplier, type SupplierHeading, unlabelledSupplier } from "./supplier-heading.ts";
import type { SectionTitle, TableLog } from "./table-log.ts";

/** Reads the rows of a ledger's table that are not certainly lines. */
interface OtherLedgerRows {
  /** Takes a row that the cells look at: it becomes a line, or is left out with a reason. A `remark` is no document. */
  take(row: Row, kept: KeptRow): "remark" | undefined;
  checkTotal(row: number, label: string, stated: Pence): void;
  /** A line was taken: a title that is not understood stands above it. */
  noteLine(): void;
}

interface OtherRowsContext {
  readonly plan: LedgerTablePlan;
  readonly cells: LedgerCells;
  readonly log: TableLog;
  readonly totals: LedgerTotals;
  /** What the invoice totals add up to, if every line has one beside what is unpaid of it. */
  readonly grossTotals: () => LedgerTotals | undefined;
  /** What the other party of a line is called. */
  readonly party: "supplier" | "customer";
  readonly state: LedgerSheetState;
  /** Whether a supplier is none of the group's organisations. */
  readonly isOutside: (supplier: SupplierHeading) => boolean;
  readonly takeLine: (supplierCode: string, supplierName: string) => void;
}

/** Fields that only a document has, beside its number, date and amount. */
const OF_A_DOCUMENT: readonly LedgerField[] = ["status", "approval", "entry", "hold", "paidDate"];

/**
 * Decides what a row is, in this order: page furniture, a supplier's heading, a total with a label, a document, words without
 * an amount, a total without a label, a line without number and date.
 */
export function otherLedgerRows({
  plan,
  cells,
  log,
  totals,
  grossTotals,
  party,
  state,
  isOutside,
  takeLine,
}: OtherRowsContext): OtherLedgerRows {
  const { columns, isGrouped } = plan;
  const { layout, byField, ages } = columns;
  const isTitleAgain = titlesAgain(plan.titles);
  const hasSupplierColumn = byField.has("supplierCode") || byField.has("supplierName");

  /** The title above the next line, until there is one. */
  let title: SectionTitle | undefined;
  /** How many lines there are below the last total, and whether totals stand below lines in this table. */
  let linesSinceTotal = 0;
  let hasTotals = false;
  /** Whether lines have numbers and dates: then a text beside an amount, with neither and not the name of a known supplier, is no document. */
  let linesHaveDocuments = false;
  let hasLabels = false;

  const hasNumber = (): boolean => isNumberLike(cells.invoiceNumber) || isNumberLike(cells.internalNumber);
  const hasDocument = (): boolean => cells.invoiceDate.has() || hasNumberText();
  const hasNumberText = (): boolean => cells.invoiceNumber.has() || cells.internalNumber.has();

  const take = (row: Row, kept: KeptRow): "remark" | undefined => {
    const amount = statedAmount(row, byField, ages);
    takeRow(row, kept, amount);
    if (hasDocument() && kept.cells.length > MOST_CELLS_OF_HEADING && totalLabel(kept) === undefined) return undefined;
    if (amount === undefined) noteMoney(kept);
    return "remark";
  };

  const takeRow = (row: Row, kept: KeptRow, amount: Pence | undefined): void => {
    if (amount === undefined && isPageFurniture(kept)) log.addLeftOutRow(row.row, "page headings and footers");
    else if (amount === undefined && takeSupplierHeading(kept)) return;
    else if (amount === undefined && isTitleAgain(kept)) log.addLeftOutRow(row.row, "page headings and footers");
    else if (kept.cells.some(isShare) && !hasNumber() && !cells.invoiceDate.hasDigit())
      log.addLeftOutRow(row.row, "a share of the total");
    else if (takeTotal(row, kept, amount)) return;
    else if (isLabelWithFigure(kept)) leaveOut(kept, "a label with a figure that is no document");
    else if (amount === undefined && takeSection(kept)) return;
    else if (isForeign(row)) return;
    else if (cells.invoiceDate.has() || hasNumber() || (layout === "template" && hasNumberText())) takeDocument();
    else takeRowWithoutDocument(row, kept, amount);
  };

  /** Leaves a row out whose figures, if there are any, are told. */
  const leaveOut = (kept: KeptRow, why: string): void => {
    log.addLeftOutRow(kept.row, why);
    if (state.loose.length < MOST_LOOSE_ROWS) state.loose.push({ row: kept, isBelowHeadings: true });
  };

  /** Takes a row that names the supplier of the rows below it. Returns `false` for any other row. */
  const takeSupplierHeading = (kept: KeptRow): boolean => {
    // `Also due | £860.00` names no supplier.
    if (!isGrouped || kept.cells.some(showsMoney)) return false;
    const labelled = labelledSupplier(kept);
    if (labelled !== undefined) hasLabels = true;
    const found = labelled ?? supplierInColumns(kept) ?? (hasSupplierColumn ? undefined : supplierAlone(kept));
    if (found === undefined) return false;
    title =
      labelled === undefined && isOutside(found) && state.supplierAbove !== undefined && !isOutside(state.supplierAbove)
        ? { row: kept.row, text: [found.code, found.name].filter((part) => part !== "").join(" "), section: "supplier" }
        : undefined;
    state.supplierAbove = found;
    state.foreignSection = undefined;
    state.section = {};
    totals.startSection();
    log.addLeftOutRow(kept.row, `a ${party}'s heading`);
    return true;
  };

  /** The supplier in a row of one text, unless the table names its suppliers otherwise, or the lines above have no total yet. */
  const supplierAlone = (kept: KeptRow): SupplierHeading | undefined => {
    const [only] = kept.cells;
    if (hasLabels || (hasTotals && linesSinceTotal > 0) || only === undefined) return undefined;
    return supplierOfText(kept);
  };

  /** The supplier whose name a row is, unless its text is the title of a section, or a currency. */
  const supplierOfText = (kept: KeptRow): SupplierHeading | undefined => {
    const text = kept.cells[0]?.text ?? "";
    if (ledgerSectionOf(text) !== undefined || isPounds(text.replaceAll(/[()]|^in /gu, ""))) return undefined;
    return unlabelledSupplier(kept);
  };

  const supplierInColumns = (kept: KeptRow): SupplierHeading | undefined => {
    if (!hasSupplierColumn || kept.cells.length > MOST_CELLS_OF_HEADING) return undefined;
    const code = cells.supplierCode.text();
    const name = cells.supplierName.text();
    if (code === "" && name === "") return supplierOfText(kept);
    return { code, name };
  };

  /** Takes a title over the next lines: `Credit notes`, `On hold`. Returns `false` for any other row. */
  const takeSection = (kept: KeptRow): boolean => {
    const { row, cells: filled } = kept;
    const [only] = filled;
    if (filled.length !== 1 || only?.type !== "text" || !/\p{L}{3}/u.test(only.text)) return false;
    const section = ledgerSectionOf(only.text);
    state.section = section ?? {};
    title = { row, text: only.text, section };
    leaveOut(kept, "a title");
    return true;
  };

  /** `Turnover: | 9,120.00` is no document, although its label stands in the column of numbers. */
  const isLabelWithFigure = ({ cells: [first] }: KeptRow): boolean =>
    first?.type === "text" && first.text.endsWith(":") && !cells.invoiceDate.has() && !/\d/u.test(first.text);

  const takeTotal = (row: Row, kept: KeptRow, amount: Pence | undefined): boolean => {
    const label = totalLabel(kept);
    if (label === undefined || (layout === "template" && cells.status.has())) return false;
    if (label.meaning === "carried") {
      // Without an amount in the claimed column its figures, wherever they are, have to be told.
      if (amount === undefined) leaveOut(kept, "a balance brought or carried forward");
      else log.addLeftOutRow(row.row, "a balance brought or carried forward");
      if (amount !== undefined && amount !== 0) takeCarried(row.row, label.text, amount);
      return true;
    }
    log.addLeftOutRow(row.row, "a total");
    endSection();
    if (amount !== undefined) checkTotal(row.row, label.text, amount);
    checkGrossTotal(row, label.text);
    return true;
  };

  const takeCarried = (row: number, label: string, amount: Pence): void => {
    // On a later page it repeats what is above it.
    if (totals.isSum(amount)) return;
    totals.addCarried(amount);
    log.addCarried(row, label, amount);
  };

  /** The label of a total. A row with a number and a date of its own is a document, whatever its description says. */
  const totalLabel = ({ cells: filled }: KeptRow): { text: string; meaning: TotalMeaning } | undefined => {
    const hasDate = cells.invoiceDate.has() && totalMeaning(cells.invoiceDate.text()) === undefined;
    const hasOwnNumber = hasDigitOfItsOwn(cells.invoiceNumber) || hasDigitOfItsOwn(cells.internalNumber);
    if (hasDate && hasOwnNumber) return undefined;
    for (const cell of filled) {
      if (cell.type !== "text" || !hasWords(cell)) continue;
      if (hasOwnNumber && cell.column === byField.get("description")) continue;
      const meaning = totalMeaning(cell.text);
      if (meaning !== undefined) return { text: cell.text, meaning };
    }
    return undefined;
  };

  /** A title may say the currency of the lines below it: `US dollar invoices`, `Northfold Trust (EUR)`. */
  const noteMoney = (kept: KeptRow): void => {
    for (const saying of sayingsOfRow("", "section", kept)) {
      if (saying.said.currency !== undefined) state.foreignSection = foreignSaying(saying);
    }
  };

  const isForeign = (row: Row): boolean => {
    const currency = cells.currency.text();
    if (!isPounds(currency)) log.addForeign(row.row, currency);
    else if (state.foreignSection !== undefined && hasDocument())
      log.addForeign(row.row, state.foreignSection.currency);
    else return false;
    return true;
  };

  const takeDocument = (): void => {
    const code = cells.supplierCode.identifier();
    const name = cells.supplierName.text();
    if (code !== "" || name !== "") {
      if (isGrouped) state.supplierAbove = { code, name };
      takeLine(code, name);
    } else if (isGrouped && state.supplierAbove !== undefined) {
      takeLine(state.supplierAbove.code, state.supplierAbove.name);
    } else takeLineOfNobody();
  };

  const takeLineOfNobody = (): void => {
    (byField.has("supplierName") ? cells.supplierName : cells.supplierCode).refuse(
      `is empty, and so is the ${party}'s number: the row does not say whose invoice it is`,
    );
    takeLine("", "");
  };

  /** Takes a row that has no number or date of a document: words, a total without a label, or a line after all. */
  const takeRowWithoutDocument = (row: Row, kept: KeptRow, amount: Pence | undefined): void => {
    const code = cells.supplierCode.identifier();
    const name = cells.supplierName.text();
    const isNamed = code !== "" || name !== "";
    if (amount === undefined && !(layout === "template" && isFilledIn())) {
      leaveOut(kept, "it has no amount");
    } else if (amount !== undefined && !isFilledIn() && totals.isSumOfLines(amount)) {
      log.addLeftOutRow(row.row, "a total without a label");
      checkGrossTotal(row, "the total without a label");
      endSection();
      totals.startSection();
    } else if (isNamed && (!linesHaveDocuments || layout === "template" || isFilledIn() || !isOutside({ code, name })))
      takeLine(code, name);
    else if (isNamed) {
      log.addLeftOutRow(row.row, "words with an amount that name no document");
      if (amount !== undefined && amount !== 0) log.addFigureLeftOut(row.row, code === "" ? name : code, amount);
    } else if (layout === "template") takeLineOfNobody();
    else if (amount !== undefined && hasNumberText()) {
      const label = cells.invoiceNumber.text() || cells.internalNumber.text();
      log.addLeftOutRow(row.row, "words with an amount that name no document");
      if (amount !== 0) log.addFigureLeftOut(row.row, label, amount);
    } else if (amount !== undefined) {
      log.addLeftOutRow(row.row, `an amount without ${party}, number and date`);
      checkTotal(row.row, "the amount", amount);
      checkGrossTotal(row, "the amount");
    }
  };

  const isFilledIn = (): boolean => OF_A_DOCUMENT.some((field) => cells[field].text() !== "");

  const checkTotal = (row: number, label: string, stated: Pence): void => {
    const agrees = totals.isSum(stated);
    totals.startSection();
    if (!agrees) log.addDifferingTotal(row, label, stated, totals.sum());
  };

  const checkGrossTotal = (row: Row, label: string): void => {
    const sums = grossTotals();
    const stated = statedGross(row, byField);
    if (sums === undefined || stated === undefined || sums.sum() === 0) return;
    const agrees = sums.isSum(stated);
    sums.startSection();
    if (!agrees) log.addDifferingTotal(row.row, `${label}, invoice totals`, stated, sums.sum());
  };

  const endSection = (): void => {
    if (linesSinceTotal > 0) hasTotals = true;
    linesSinceTotal = 0;
  };

  const noteLine = (): void => {
    linesSinceTotal += 1;
    linesHaveDocuments ||= cells.invoiceDate.has() && hasNumber();
    if (title === undefined) return;
    log.addTitle(title);
    title = undefined;
  };

  return { take, checkTotal, noteLine };
}

/** A row that only names a supplier has its number, its name and little else. */
const MOST_CELLS_OF_HEADING = 3;

function showsMoney(cell: KeptCell): boolean {
  return figuresOfCell(cell).some(({ form }) => form === "money");
}

/** Whether a text may be the number of a document: it has a digit, and is no sentence (`Receipt BACS 881`). */
function isNumberLike(cell: LedgerCell): boolean {
  if (!cell.hasDigit()) return false;
  return (
    cell
      .text()
      .split(" ")
      .filter((word) => /^\p{L}{3,}$/u.test(word)).length < 2
  );
}

function hasDigitOfItsOwn(cell: LedgerCell): boolean {
  return cell.hasDigit() && totalMeaning(cell.text()) === undefined;
}

/** Whether a cell is a percentage, or says that the row holds percentages. */
function isShare({ type, text, number, format }: KeptCell): boolean {
  return type === "text"
    ? /^(?:-?[\d.,]+ ?)?%$/u.test(text)
    : format !== undefined && shownNumber(format, number).isPercent;
}

/** Whether a text has letters that don't belong to an amount. */
function hasWords({ text }: KeptCell): boolean {
  return isLabelOfSigns(text) || (/\p{L}/u.test(text) && !isAmount(parseAmount(text)));
}
