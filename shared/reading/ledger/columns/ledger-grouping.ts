import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { LedgerColumns } from "./ledger-columns.ts";

/** Whether suppliers are named in rows above their invoices, or only in the first of their rows. */
export function isGroupedBySupplier(rows: readonly KeptRow[], { layout, byField }: LedgerColumns): boolean {
  if (layout === "template") return false;
  const supplier = [byField.get("supplierName"), byField.get("supplierCode")].filter((column) => column !== undefined);
  if (supplier.length === 0) return true;
  const documents = [byField.get("invoiceNumber"), byField.get("internalNumber"), byField.get("invoiceDate")];
  let documented = 0;
  let without = 0;
  for (const { cells } of rows) {
    // A text alone is a title, whatever column it stands in.
    if (cells.length < 2 || !cells.some(({ column }) => documents.includes(column))) continue;
    documented += 1;
    if (!cells.some(({ column }) => supplier.includes(column))) without += 1;
  }
  return without * 5 > documented;
}
