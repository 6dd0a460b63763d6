import type { Row } from "../../cells/row.ts";
import type { StatementLayout } from "../columns/statement-table.ts";
import { amountSplitAfter } from "../../table/rows/row-longer-than-headings.ts";
import { isPeriodLabel } from "../../table/rows/period-label.ts";
import type { TableReader } from "../../table/sheet-reader.ts";
import { isPhraseWithDay } from "../../table/values/cell-words.ts";
import { totalMeaning } from "../../table/rows/row-labels.ts";
import { cellPlaces } from "./cell-places.ts";
import { amountCells } from "./amount-cells.ts";
import { mergedCells } from "../../table/rows/merged-cells.ts";
import { amountReader } from "./amount-reader.ts";
import { isSpread, mergedAmounts } from "./merged-amounts.ts";
import { columnRolesOf, columnRole } from "./column-roles.ts";
import { lineMaker } from "./line-maker.ts";
import { lineFindings } from "./line-findings.ts";
import { otherRows } from "./other-rows.ts";
import type { TableContext } from "./table-context.ts";
import { type TableRecord, emptyRecord } from "./table-record.ts";
import { hasDigit } from "../../table/values/has-digit.ts";

/** Reads the rows of one table of a statement, and keeps what was read. */
interface StatementTableReader extends TableReader {
  readonly record: TableRecord;
}

/** Reads the rows of one table whose columns are known. It does little for each row, which keeps large statements fast. */
export function tableReader(layout: StatementLayout, headerRow: number, context: TableContext): StatementTableReader {
  const roles = columnRolesOf(layout);
  const record = emptyRecord(layout, headerRow, context);
  const cells = amountCells(layout.decimals, record.creditColumn);
  const places = cellPlaces(roles, cells, layout.columnsOfWords);
  const claimed = amountReader(layout, places, cells, record.creditColumn);
  const findings = lineFindings(record);
  const maker = lineMaker(record, roles, places, cells, context, findings);
  const others = otherRows(record, places, cells, claimed, maker, context, findings);
  const merged = mergedCells(context.sheet.merges, (column) => isSpread(roles[column] ?? columnRole.none));
  const takeMerged = mergedAmounts(record, roles, merged, maker, context, findings);
  /** In a delimited text, the amount that a comma without quotes has split between its column and one that holds no figures. */
  const splitAmountIn = (row: Row): string | undefined => {
    for (const role of [columnRole.amount, columnRole.total]) {
      const place = places.placeOf(role);
      const next = place < 0 ? columnRole.amount : (roles[(row.columns[place] ?? 0) + 1] ?? columnRole.none);
      if (ROLES_OF_FIGURES.has(next)) continue;
      const split = amountSplitAfter(row, place);
      // Days overdue are whole.
      if (split !== undefined && (next !== columnRole.known || split.includes("."))) return split;
    }
    return undefined;
  };
  const hasDateColumn = layout.fields.has("invoiceDate");
  const hasCurrency = roles.includes(columnRole.currency);

  return {
    record,
    takeLine(row) {
      merged.fill(row);
      places.locate(row);
      if (row.fields > 0 && splitAmountIn(row) !== undefined) return false;
      const amount = claimed.read(row);
      if (amount === "empty" && takeMerged(row)) return true;
      if (typeof amount !== "number") return false;
      const number = maker.numberOf(row);
      if (!hasDigit(number) || context.state.foreignSection !== undefined || (hasCurrency && others.isForeign(row)))
        return false;
      const date = maker.dateOf(row);
      if (date === undefined && (hasDateColumn || isPhraseWithDay(number) || isPeriodLabel(number) || mayBeTotal(row)))
        return false;
      maker.add(row, amount, number, date);
      if (hasCurrency) others.noteCurrency(row);
      return true;
    },
    takeOther(row, kept) {
      places.locate(row);
      const split = row.fields > 0 ? splitAmountIn(row) : undefined;
      if (split === undefined) others.take(row, kept);
      else findings.addSplitAmount(row, split, maker.numberOf(row));
    },
    takeLonger(row, fault) {
      places.locate(row);
      findings.addLongerRow(row, fault, maker.numberOf(row));
    },
    takeSum(row, label, sum) {
      others.takeSum(row, label, sum);
    },
    noteHeadings() {
      record.partStarts.push(record.lines.length);
    },
    lineCount: () => record.lines.length,
  };
}

/** Columns that may rightly hold a figure of three digits. */
const ROLES_OF_FIGURES = new Set<number>([
  columnRole.invoiceNumber,
  columnRole.invoiceDate,
  columnRole.dueDate,
  columnRole.purchaseOrder,
  columnRole.customerReference,
  columnRole.alternate,
  columnRole.amount,
  columnRole.total,
  columnRole.debit,
  columnRole.credit,
  columnRole.paid,
  columnRole.ageing,
  columnRole.running,
]);

/** Whether any words of a row name a total. Needed only for tables without dates. */
function mayBeTotal(row: Row): boolean {
  for (let place = 0; place < row.count; place += 1) {
    if (row.types[place] === "text" && totalMeaning(row.texts[place] ?? "") !== undefined) return true;
  }
  return false;
}
