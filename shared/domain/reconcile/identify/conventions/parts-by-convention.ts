import { append } from "../../collections.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { ledgerAt } from "../../matching/matching.ts";
import { isFree, partsOfLedger, type Identification } from "../identification.ts";
import { extract } from "./extractor.ts";
import { rewrittenNumbers } from "./learn-convention.ts";

/** Free ledger lines with an ending (`77-10421/1`), by the number that a convention makes of the rest. */
export type PartsByConvention = ReadonlyMap<string, readonly LedgerIndex[]>;

/** Finds the ledger lines that may be numbered parts of these lines under the conventions of the pair. */
export function findPartsByConvention(
  identification: Identification,
  open: readonly StatementIndex[],
): PartsByConvention {
  const { matching, numbers, conventions } = identification;
  const found = new Map<string, LedgerIndex[]>();
  for (const convention of conventions) {
    if (convention.ledger.field !== "number") continue;
    const wanted = new Set(open.flatMap((line) => rewrittenNumbers(identification, line, convention)));
    if (wanted.size === 0) continue;
    for (let place = 0; place < matching.ledger.length; place++) {
      const at = ledgerIndex(place);
      if (!isFree(identification, at)) continue;
      const text = ledgerAt(matching, at).invoiceNumber;
      const { ending } = partsOfLedger(identification, at);
      if (ending === "" || !text.toUpperCase().endsWith(ending)) continue;
      const rest = text.slice(0, text.length - ending.length).replace(/[^\p{L}\p{N}]+$/u, "");
      const number = extract(numbers, rest, convention.ledger);
      if (wanted.has(number)) append(found, number, at);
    }
  }
  return found;
}
