import { noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import { ageingHeading } from "../../table/headings/ageing-heading.ts";
import { amountOfValue, isPenceReading } from "../../table/values/cell-value.ts";
import { isAmount, parseAmount } from "../../table/values/parse-amount.ts";
import { isPeriodLabel } from "../../table/rows/period-label.ts";
import { isShareLabel, totalMeaning, type TotalMeaning } from "../../table/rows/row-labels.ts";
import type { AmountCells } from "./amount-cells.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";
import type { LineFindings } from "./line-findings.ts";
import type { RowFacts } from "./row-facts.ts";
import type { TableContext } from "./table-context.ts";
import type { TableRecord } from "./table-record.ts";
import type { TableTotals } from "./table-totals.ts";

/** Recognises and takes the rows of a table that add up its lines. */
interface RowSums {
  /** The label of a total. A description is not such a label if the row has a number or a date of its own. */
  findTotalLabel(facts: RowFacts): { readonly text: string; readonly meaning: TotalMeaning } | undefined;
  takeTotal(facts: RowFacts, label: string, meaning: TotalMeaning): void;
  isShare(facts: RowFacts): boolean;
  isAge(facts: RowFacts): boolean;
  isPeriodTotal(facts: RowFacts, amount: Pence): boolean;
  isCount(facts: RowFacts): boolean;
  isTrailer(facts: RowFacts, amount: Pence): boolean;
}

export function rowSums(
  record: TableRecord,
  places: CellPlaces,
  cells: AmountCells,
  context: TableContext,
  findings: LineFindings,
  totals: TableTotals,
): RowSums {
  const { lines, layout } = record;
  /** Whether a total of a month or another period was found. */
  let periodTotals = false;

  /** The label of a total. A description is not such a label if the row has a number or a date of its own. */
  const findTotalLabel = (facts: RowFacts): { text: string; meaning: TotalMeaning } | undefined => {
    const description = facts.row.columns[places.placeOf(columnRole.description)];
    const hasNumber =
      facts.date !== undefined || (/\d/u.test(facts.number) && totalMeaning(facts.number) === undefined);
    for (const cell of facts.words) {
      const meaning = totalMeaning(cell.text);
      if (hasNumber && cell.column === description && (meaning === undefined || !repeatsSum(facts))) continue;
      // A balance brought forward from an earlier statement is owed and is a line; on a later page it repeats what is above it.
      const opening =
        meaning === "carried" && lines.length === 0 && isPenceReading(facts.amount) && facts.amount !== noPence;
      if (meaning !== undefined && !opening) return { text: cell.text, meaning };
    }
    return undefined;
  };

  /**
   * Whether a row without a date or without a number gives what the lines above it add up to: `Total | 5 | 354.75`, with a count where others have
   * their number, or `31/03/2023 | Closing balance`.
   */
  const repeatsSum = ({ date, number, amount }: RowFacts): boolean =>
    (date === undefined || number === "") && isPenceReading(amount) && totals.isSumOfLines(amount);

  /** Whether a row below dated lines has their count where they have their number, and no date. */
  const isCount = ({ date, number, kept }: RowFacts): boolean =>
    date === undefined &&
    number === String(lines.length) &&
    kept.cells.length <= MOST_IN_PERIOD_TOTAL &&
    layout.fields.has("invoiceDate") &&
    lines.length >= 2 &&
    lines.every((line) => line.invoiceDate !== undefined);

  const takeTotal = ({ row, kept, amount }: RowFacts, label: string, meaning: TotalMeaning): void => {
    const totalPlace = places.placeOf(columnRole.total);
    const total = totalPlace < 0 ? "empty" : cells.amountAt(row, totalPlace);
    const figures = kept.cells.filter(
      ({ type, text }) =>
        type === "number" || (type === "text" && /^[£(-]*\d/u.test(text) && isAmount(parseAmount(text))),
    );
    const [only] = figures;
    // A total may be in a column of its own: if it is the only number of the row, it is certain.
    const alone =
      figures.length === 1 && only !== undefined
        ? amountOfValue(only.type, only.number, only.stored, undefined, only.format)
        : undefined;
    // Beside a total, one figure in a column of credits or payments is no credit.
    const isBare =
      figures.length === 1 && (layout.amount?.from === "debit-credit" || layout.amount?.from === "total-less-paid");
    const stated = (amount === "empty" && total === "empty") || isBare ? (alone ?? amount) : amount;
    // Before all lines no line can confirm what was brought forward, and in a column of its own it is not claimed.
    const carried =
      meaning === "carried" && lines.length === 0 && !isPenceReading(amount)
        ? [total, stated, alone].find((each) => each !== undefined && isPenceReading(each))
        : undefined;
    if (carried !== undefined && carried !== noPence) {
      findings.addFigureLeftOut(row.row, carried, label);
      context.leaveOut(row.row, "a balance brought forward in another column than the claim");
      return;
    }
    totals.add(row.row, label, meaning, stated, isPenceReading(total) && !isBare ? total : undefined);
    context.leaveOut(row.row, "a total");
    // The figure may be in the words, in a text beside them, or below them.
    if (stated === "empty" && figures.length === 0) context.addLooseRow(kept);
    else if (places.hasOthers()) record.otherColumns.addTotal(row, stated);
  };

  /** Whether a row gives shares of a total: `Percentage of total | 78% | 22%`. */
  const isShare = ({ date, number, words }: RowFacts): boolean =>
    date === undefined && !/\d/u.test(number) && lines.length > 0 && words.some(({ text }) => isShareLabel(text));

  /** Whether a row below the lines gives a part of the balance by its age: `31-60 days | 100.00`. */
  const isAge = ({ date, words }: RowFacts): boolean => {
    const label = words[0]?.text ?? "";
    const age = lines.length > 0 && date === undefined ? ageingHeading(label) : undefined;
    return age === "sure" || (age === "maybe" && !/\d/u.test(label));
  };

  /**
   * Whether a row gives what the lines of a month or another period add up to: its label is a period, and the lines above it add up to its amount,
   * or those of an earlier period did. A spreadsheet may have turned the label into a date.
   */
  const isPeriodTotal = ({ row, kept, number, date }: RowFacts, amount: Pence): boolean => {
    const [first] = kept.cells;
    if (first === undefined || kept.cells.length > MOST_IN_PERIOD_TOTAL) return false;
    const isPeriod = first.type === "text" && isPeriodLabel(first.text);
    const isDay =
      first.type === "date" && (number === "" || row.types[places.placeOf(columnRole.invoiceNumber)] === "date");
    if (!isDay && (!isPeriod || date !== undefined)) return false;
    const adds = totals.equalsLinesAbove(amount) && lines.at(-1)?.invoiceNumber !== "";
    periodTotals ||= adds && isPeriod;
    return adds || (isPeriod && periodTotals);
  };

  /**
   * Whether a row gives what all lines above it add up to, in each of its amounts, although something like a number is in it: `TRAILER | Records: 11 |
   * 56,973.12 | 56,521.48`. Where every line has a date, a row without one that repeats the sums is no line of its own.
   */
  const isTrailer = ({ row, date }: RowFacts, amount: Pence): boolean => {
    if (date !== undefined || !layout.fields.has("invoiceDate") || lines.length < 2) return false;
    if (amount !== record.sums.outstanding || lines.some((line) => line.invoiceDate === undefined)) return false;
    const totalPlace = places.placeOf(columnRole.total);
    const total = totalPlace < 0 ? "empty" : cells.amountAt(row, totalPlace);
    return total === "empty" || total === record.sums.totals;
  };

  return { findTotalLabel, takeTotal, isShare, isAge, isPeriodTotal, isCount, isTrailer };
}

/** A total of a period has its label, its amount, and perhaps the total of the invoices and a count. */
const MOST_IN_PERIOD_TOTAL = 4;
