import { pence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import type { LedgerCells } from "../fields/ledger-cells.ts";
import { flagIn } from "../fields/flag-in.ts";

/**
 * Appends to an encoded line what only sales ledgers say (`ledgerChargeSchema`), in the order of `encodedFields`.
 *
 * @param whole the whole amount of the document
 */
export function writeCharge(cells: LedgerCells, whole: Pence, encoder: LineEncoder): void {
  encoder.endField();
  const vat = vatOf(cells, whole);
  if (vat !== undefined) encoder.addNumber(vat);
  for (const cell of [
    cells.requisitioner,
    cells.department,
    cells.treatment,
    cells.service,
    cells.servicePeriod,
    cells.subsidiary,
    cells.predecessor,
  ]) {
    encoder.endField();
    cell.write("text", encoder);
  }
  encoder.endField();
  if (flagIn(cells.specialised)) encoder.addText("s");
  for (const cell of [cells.basis, cells.agreedBy]) {
    encoder.endField();
    cell.write("text", encoder);
  }
}

/** VAT has the sign of its document, whatever sign the export gives it. */
function vatOf(cells: LedgerCells, whole: Pence): number | undefined {
  const vat = cells.vat.amount();
  if (vat === undefined) return undefined;
  if (Math.abs(vat) > Math.abs(whole)) cells.vat.refuse("is more VAT than the whole amount");
  return whole < 0 ? pence(-Math.abs(vat)) : pence(Math.abs(vat));
}
