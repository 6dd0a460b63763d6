import type { LedgerStatus } from "../../../domain/ledger/ledger-line.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { LedgerColumns } from "../columns/ledger-columns.ts";
import type { LedgerDates } from "../columns/ledger-dates.ts";
import type { LedgerSigns } from "../columns/ledger-signs.ts";

/** What was decided about a table before its lines are read. */
export interface LedgerTablePlan {
  readonly headerRow: number;
  /** The rows of headings. */
  readonly headings: readonly KeptRow[];
  /** The rows above them. */
  readonly titles: readonly KeptRow[];
  readonly columns: LedgerColumns;
  /** Whether a supplier is named in a row above its invoices, or only in the first of its rows. */
  readonly isGrouped: boolean;
  readonly signs: LedgerSigns;
  readonly dates: LedgerDates;
  /** What an empty status or approval means. */
  readonly emptyStatus: LedgerStatus;
}
