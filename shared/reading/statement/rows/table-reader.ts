import type { Row } from "../../cells/row.ts";
import type { StatementLayout } from "../columns/statement-table.ts";
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

/** Reads the rows of one table of a statement, and keeps what was read. */
interface StatementTableReader extends TableReader {
  readonly record: TableRecord;
}

/** Reads the rows of one table whose columns are known. It does little for each row, which keeps large statements fast. */
export function tableReader(layout: StatementLayout, headerRow: number, context: TableContext): StatementTableReader {
  const roles = columnRolesOf(layout);
  const cells = amountCells(layout.decimals);
  const places = cellPlaces(roles, cells);
  const record = emptyRecord(layout, headerRow, context);
  const claimed = amountReader(layout, places, cells, record.creditColumn);
  const findings = lineFindings(record);
  const maker = lineMaker(record, roles, places, cells, context, findings);
  const others = otherRows(record, places, cells, claimed, maker, context, findings);
  const merged = mergedCells(context.sheet.merges, (column) => isSpread(roles[column] ?? columnRole.none));
  const takeMerged = mergedAmounts(record, roles, merged, maker, context, findings);
  const hasDateColumn = layout.fields.has("invoiceDate");
  const hasCurrency = roles.includes(columnRole.currency);

  return {
    record,
    takeLine(row) {
      merged.fill(row);
      places.locate(row);
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
      others.take(row, kept);
    },
    takeLonger(row, fault) {
      places.locate(row);
      findings.addLongerRow(row, fault, maker.numberOf(row));
    },
    takeSum(row, label, sum) {
      others.takeSum(row, label, sum);
    },
    lineCount: () => record.lines.length,
  };
}

function hasDigit(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** Whether any words of a row name a total. Needed only for tables without dates. */
function mayBeTotal(row: Row): boolean {
  for (let place = 0; place < row.count; place += 1) {
    if (row.types[place] === "text" && totalMeaning(row.texts[place] ?? "") !== undefined) return true;
  }
  return false;
}
