import type { LedgerField, LedgerMapping } from "../../../domain/ledger/ledger-mapping.ts";
import { cellAt, type KeptRow } from "../../table/rows/kept-row.ts";
import { dateOrderSaid } from "../../table/values/date-order-said.ts";
import { parseDate } from "../../table/values/parse-date.ts";
import type { LedgerColumns } from "./ledger-columns.ts";

/** Whether the day or the month comes first in a ledger's typed dates. */
export interface LedgerDates {
  readonly order: "day-first" | "month-first";
  /** How many different dates of the sampled rows show it; 0 if it is as saved, or as usual. */
  readonly shownBy: number;
}

/**
 * Dates are read day first, unless something else is saved for the organisation, the heading says otherwise, or two different dates of the first rows can only be month first
 * and none can only be day first. One such date may be a slip.
 */
export function ledgerDates(
  rows: readonly KeptRow[],
  { layout, byField, columns }: LedgerColumns,
  mapping: LedgerMapping | undefined,
): LedgerDates {
  if (mapping !== undefined) return { order: mapping.dateOrder, shownBy: 0 };
  if (layout === "template") return DAY_FIRST;
  const monthFirst = new Set<string>();
  const headings = columns.filter(({ column }) => column === byField.get("invoiceDate"));
  const isSaid = headings.some(({ heading }) => dateOrderSaid(heading) === "month-first");
  for (const row of rows) {
    for (const field of DATES) {
      const column = byField.get(field);
      const cell = column === undefined ? undefined : cellAt(row, column);
      if (cell?.type !== "text") continue;
      const reading = parseDate(cell.text);
      if (reading?.order === "day-first") return DAY_FIRST;
      if (reading?.order === "month-first") monthFirst.add(reading.date);
    }
  }
  if (isSaid) return { order: "month-first", shownBy: 0 };
  return monthFirst.size < FEWEST ? DAY_FIRST : { order: "month-first", shownBy: monthFirst.size };
}

const DAY_FIRST: LedgerDates = { order: "day-first", shownBy: 0 };
const FEWEST = 2;
const DATES: readonly LedgerField[] = ["invoiceDate", "postingDate", "paidDate", "cancelledDate"];
