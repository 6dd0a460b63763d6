import { inflateRawSync } from "node:zlib";
import * as z from "zod";

import { ledgerLineSchema, type LedgerLine } from "../domain/ledger-line.ts";
import type { OrganisationCode } from "../domain/organisation-code.ts";

/** No package unpacks to more than this; `linePacker` stops far below. */
const MOST_BYTES = 4_000_000;

/**
 * The lines of a package, in their order.
 *
 * @throws Error where the package is not as `linePacker` makes them: then the table is damaged.
 */
export function unpackLines(counterparty: OrganisationCode, bytes: Uint8Array): LedgerLine[] {
  const text = inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString("utf8");
  const suppliers: { readonly code: string; readonly name: string }[] = [];
  const lines: LedgerLine[] = [];
  let row = 0;
  for (const packed of text.split("\n").slice(0, -1)) {
    const fields = fieldsSchema.parse(packed.split("\t"));
    const [delta, supplierMark, name, invoiceNumber, invoiceDate, purchaseOrder, gross, outstanding, marks] = fields;
    const [, , , , , , , , , disputed, disputeReference, paidDate, paymentReference, description] = fields;
    row += Number(delta);
    if (supplierMark.startsWith("=")) suppliers.push({ code: written(supplierMark.slice(1)), name: written(name) });
    const supplier = supplierMark.startsWith("=") ? suppliers.at(-1) : suppliers[Number(supplierMark)];
    lines.push(
      ledgerLineSchema.parse({
        row,
        counterparty,
        supplierCode: supplier?.code,
        supplierName: supplier?.name,
        entry: ENTRIES.get(marks.charAt(0)),
        invoiceNumber: written(invoiceNumber),
        invoiceDate: invoiceDate === "" ? undefined : invoiceDate,
        purchaseOrder: optional(purchaseOrder),
        grossPence: gross === "" ? undefined : Number(gross),
        outstandingPence: Number(outstanding),
        status: STATUSES.get(marks.charAt(1)),
        disputedPence: disputed === "" ? 0 : Number(disputed),
        disputeReference: optional(disputeReference),
        paidDate: paidDate === "" ? undefined : paidDate,
        paymentReference: optional(paymentReference),
        capital: marks.includes("k"),
        futurePeriod: marks.includes("f"),
        description: optional(description),
      }),
    );
  }
  return lines;
}

const field = z.string();
const fieldsSchema = z.tuple([
  field.regex(/^-?\d+$/u),
  field,
  field,
  field,
  field,
  field,
  field,
  field.min(1),
  field.min(2),
  field,
  field,
  field,
  field,
  field,
]);

const ENTRIES = new Map([
  ["i", "invoice"],
  ["c", "credit-note"],
  ["p", "payment"],
  ["a", "accrual"],
]);

const STATUSES = new Map([
  ["A", "approved"],
  ["W", "awaiting-approval"],
  ["H", "on-hold"],
  ["P", "paid"],
  ["X", "cancelled"],
]);

function optional(text: string): string | undefined {
  return text === "" ? undefined : written(text);
}

function written(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(/\\(.)/gu, (_whole, mark: string) => (mark === "t" ? "\t" : mark === "n" ? "\n" : mark));
}
