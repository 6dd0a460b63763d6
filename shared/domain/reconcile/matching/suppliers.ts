import { joiningWords, legalWords } from "../../organisation/names/name-words.ts";
import { expandShortForms } from "../../organisation/names/spell-out-words.ts";
import { splitName } from "../../organisation/names/split-name.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { ReconcileInput } from "../reconcile-input.ts";

const PARENT = "";
const companyForms = new Set(["LIMITED", "PLC", "LLP", "CIC"]);

/**
 * Whose trade a line is: the parent's own or that of one of its subsidiaries (STM-11). If neither the directory nor the
 * statement names a subsidiary, all lines count as the same supplier's.
 */
export interface Suppliers {
  /**
   * Compares the suppliers of both lines: `same` if they are equal or not known to differ; `unmarked` if one is a subsidiary
   * and the other the parent or unknown, because a ledger or a sender may not distinguish them; `other` if they are two
   * subsidiaries.
   */
  compare(line: StatementLine, ledger: LedgerLine): "same" | "unmarked" | "other";
}

const oneSupplier: Suppliers = { compare: () => "same" };

export function suppliersOf(input: ReconcileInput): Suppliers {
  const { receivable } = input.position;
  const known = new Map<string, string>();
  for (const organisation of input.directory.values()) {
    if (organisation.parent !== receivable) continue;
    known.set(nameKey(organisation.name), organisation.code);
    known.set(organisation.code, organisation.code);
  }
  for (const line of input.statement.lines) {
    if (line.subsidiary === undefined) continue;
    const key = nameKey(line.subsidiary);
    if (!known.has(key)) known.set(key, key);
  }
  if (known.size === 0) return oneSupplier;
  known.set(receivable, PARENT);
  const parent = input.directory.get(receivable);
  if (parent !== undefined) known.set(nameKey(parent.name), PARENT);
  const bySupplierName = new Map<string, string | undefined>();
  const supplierOf = (name: string): string | undefined => {
    if (!bySupplierName.has(name)) bySupplierName.set(name, known.get(nameKey(name)) ?? known.get(name.trim()));
    return bySupplierName.get(name);
  };
  return {
    compare: (line, ledger) => {
      const claimed = line.subsidiary === undefined ? PARENT : (supplierOf(line.subsidiary) ?? PARENT);
      const ofCounterparty = ledger.counterparty === receivable ? undefined : known.get(ledger.counterparty);
      const booked = ofCounterparty ?? supplierOf(ledger.supplierName);
      if (booked === claimed || (booked === undefined && claimed === PARENT)) return "same";
      if (booked === undefined) return "unmarked";
      return booked === PARENT || claimed === PARENT ? "unmarked" : "other";
    },
  };
}

/** The words of a name that distinguish one body from another. */
function nameKey(name: string): string {
  return expandShortForms(splitName(name))
    .filter((word) => !legalWords.has(word) && !joiningWords.has(word) && !companyForms.has(word))
    .join(" ");
}
