import { inflateRawSync } from "node:zlib";

import { LoggableError } from "../../domain/loggable-error.ts";
import { decodeLine, unescapeText, type LedgerSupplier } from "../../domain/ledger/encoded-line.ts";
import type { LedgerLine } from "../../domain/ledger/ledger-line.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";

/** No package unpacks to more than this; `linePacker` makes much smaller ones. */
const MOST_BYTES = 4_000_000;

/**
 * The lines of a package, in order.
 *
 * @throws Error if the package is not one that `linePacker` makes: the table is then damaged.
 */
export function unpackLines(counterparty: OrganisationCode, bytes: Uint8Array): LedgerLine[] {
  const text = inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString("utf8");
  const suppliers: LedgerSupplier[] = [];
  const lines: LedgerLine[] = [];
  let row = 0;
  for (const packed of text.split("\n").slice(0, -1)) {
    const [delta = "", mark = "", name = "", ...encoded] = packed.split("\t");
    row += Number(delta);
    const first = mark.startsWith("=");
    if (first) suppliers.push({ code: unescapeText(mark.slice(1)), name: unescapeText(name) });
    const supplier = first ? suppliers.at(-1) : suppliers[Number(mark)];
    if (!supplier) throw new LoggableError(`a ledger line of the unknown supplier ${mark}`);
    lines.push(decodeLine(row, counterparty, supplier, encoded.join("\t")));
  }
  return lines;
}
