import type { LedgerSection } from "./ledger-section.ts";
import type { Money } from "../../table/said/money.ts";
import type { LooseLedgerRow } from "./loose-figures.ts";
import type { SupplierHeading } from "./supplier-heading.ts";

/** What the rows of a sheet so far mean for the next ones. */
export interface LedgerSheetState {
  /** The supplier that a row above named for the rows below it. */
  supplierAbove: SupplierHeading | undefined;
  section: LedgerSection;
  /** What says that the next lines are in another currency, if anything does. */
  foreignSection: Money["foreign"];
  /** Rows that are no line, no total and no heading: their figures are told. */
  readonly loose: LooseLedgerRow[];
}
