import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { LedgerSupplier } from "../../domain/ledger/encoded-line.ts";
import { isPence, noPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { CounterpartyTotal, LedgerReport, SupplierToSettle } from "../../domain/ledger/ledger-report.ts";
import {
  counterpartyOf,
  recogniseSupplier,
  type SupplierRules,
  type SupplierVerdict,
} from "../../domain/organisation/names/recognise-supplier.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";

/** One supplier of the ledger and what its lines come to. */
export interface RecognisedSupplier extends LedgerSupplier {
  readonly verdict: SupplierVerdict;
  /** Against whom its lines stand, where the date makes no difference. */
  readonly counterparty: CounterpartySums | undefined;
  /** By invoice date, where it does. */
  readonly counterpartyByDate: Map<CalendarDate | undefined, CounterpartySums | undefined>;
  lines: number;
  pence: number;
}

/** What stands against one body of the group. */
export interface CounterpartySums {
  readonly counterparty: OrganisationCode;
  lines: number;
  pence: number;
  disputed: number;
}

/** All suppliers of an upload, each told once. */
export interface LedgerSuppliers {
  find(code: string, name: string): RecognisedSupplier;
  /** Whose ledger a line of the supplier belongs to; `undefined` where that is nobody of the group's. */
  counterpartyOf(supplier: RecognisedSupplier, invoiceDate: CalendarDate | undefined): CounterpartySums | undefined;
  /** Counts a line. */
  add(supplier: RecognisedSupplier, standing: CounterpartySums | undefined, value: Pence, disputed: Pence): void;
  report(): SupplierReport;
}

export type SupplierReport = Pick<
  LedgerReport,
  | "lines"
  | "totalPence"
  | "linesRead"
  | "totalReadPence"
  | "counterparties"
  | "told"
  | "toSettle"
  | "toSettleCount"
  | "outside"
>;

const MOST_LISTED = 500;
const MOST_OUTSIDE_LISTED = 50;

/** Opens the book of suppliers for one payable organisation. */
export function ledgerSuppliers(
  payable: OrganisationCode,
  rulesOf: (codesAreOurs: boolean) => SupplierRules,
  codesAreOurs: () => boolean,
): LedgerSuppliers {
  const suppliers = new Map<string, RecognisedSupplier>();
  const sums = new Map<OrganisationCode, CounterpartySums>();
  const rules = { ours: rulesOf(true), theirs: rulesOf(false) };
  const byDate = rules.ours.kind === "expenditure";
  const read = { lines: 0, pence: 0 };

  const standingOf = (
    verdict: SupplierVerdict,
    invoiceDate: CalendarDate | undefined,
  ): CounterpartySums | undefined => {
    if (verdict.told !== "yes") return undefined;
    const counterparty = counterpartyOf(rules.ours, verdict.code, invoiceDate);
    if (counterparty === payable) return undefined;
    const known = sums.get(counterparty);
    if (known) return known;
    const sum = { counterparty, lines: 0, pence: 0, disputed: 0 };
    sums.set(counterparty, sum);
    return sum;
  };

  const verdictOn = (code: string, name: string): SupplierVerdict => {
    const verdict = recogniseSupplier(codesAreOurs() ? rules.ours : rules.theirs, code, name);
    if (verdict.told !== "yes" || verdict.code !== payable) return verdict;
    return { told: "no", why: "It is the organisation whose ledger this is.", candidates: [payable] };
  };

  return {
    find: (code, name) => {
      const key = `${code}\n${name}`;
      const known = suppliers.get(key);
      if (known) return known;
      // A text that was cut out of the file keeps the file's piece in memory: keep a copy of its own.
      const own = detached(key);
      const at = own.indexOf("\n");
      const verdict = verdictOn(code, name);
      const supplier: RecognisedSupplier = {
        code: own.slice(0, at),
        name: own.slice(at + 1),
        verdict,
        counterparty: byDate ? undefined : standingOf(verdict, undefined),
        counterpartyByDate: new Map(),
        lines: 0,
        pence: 0,
      };
      suppliers.set(own, supplier);
      return supplier;
    },

    counterpartyOf: (supplier, invoiceDate) => {
      if (!byDate) return supplier.counterparty;
      const { counterpartyByDate: standings, verdict } = supplier;
      if (!standings.has(invoiceDate)) standings.set(invoiceDate, standingOf(verdict, invoiceDate));
      return standings.get(invoiceDate);
    },

    add: (supplier, standing, value, disputed) => {
      supplier.lines += 1;
      supplier.pence += value;
      read.lines += 1;
      read.pence += value;
      if (!standing) return;
      standing.lines += 1;
      standing.pence += value;
      standing.disputed += disputed;
    },

    report: () => {
      const nameOf = (code: OrganisationCode) => rules.ours.index.directory.get(code)?.name ?? code;
      const counterparties: CounterpartyTotal[] = Array.from(sums.values())
        .filter(({ lines }) => lines > 0)
        .map(({ counterparty: code, lines, pence, disputed }) => ({
          code,
          name: nameOf(code),
          lines,
          outstandingPence: wholePence(pence),
          disputedPence: wholePence(disputed),
        }))
        .sort((one, other) => (one.code < other.code ? -1 : 1));
      const told = { byMapping: 0, byCode: 0, byName: 0 };
      const toSettle: SupplierToSettle[] = [];
      const outside: SupplierToSettle[] = [];
      for (const supplier of suppliers.values()) {
        // Only rows that were refused name it.
        if (supplier.lines === 0) continue;
        const { verdict } = supplier;
        switch (verdict.told) {
          case "yes":
            told[WAYS[verdict.by]] += 1;
            if (verdict.remark !== undefined)
              toSettle.push(listed(supplier, `${verdict.remark} It was taken for that organisation.`, [verdict.code]));
            break;
          case "outside":
            outside.push(listed(supplier, "It has nothing of the group's names.", []));
            break;
          case "no":
            toSettle.push(listed(supplier, verdict.why, verdict.candidates));
            break;
        }
      }
      toSettle.sort(largestFirst);
      outside.sort(largestFirst);
      return {
        lines: counterparties.reduce((sum, { lines }) => sum + lines, 0),
        totalPence: wholePence(counterparties.reduce((sum, { outstandingPence }) => sum + outstandingPence, 0)),
        linesRead: read.lines,
        totalReadPence: wholePence(read.pence),
        counterparties,
        told,
        toSettle: toSettle.slice(0, MOST_LISTED),
        toSettleCount: toSettle.length,
        outside: {
          suppliers: outside.length,
          lines: outside.reduce((sum, { lines }) => sum + lines, 0),
          outstandingPence: wholePence(outside.reduce((sum, { outstandingPence }) => sum + outstandingPence, 0)),
          largest: outside.slice(0, MOST_OUTSIDE_LISTED),
        },
      };
    },
  };
}

const WAYS = { mapping: "byMapping", code: "byCode", name: "byName" } as const;

function listed(supplier: RecognisedSupplier, why: string, candidates: readonly OrganisationCode[]): SupplierToSettle {
  return {
    supplierCode: supplier.code,
    supplierName: supplier.name,
    lines: supplier.lines,
    outstandingPence: wholePence(supplier.pence),
    why,
    candidates: [...candidates],
  };
}

function largestFirst(one: SupplierToSettle, other: SupplierToSettle): number {
  return (
    Math.abs(other.outstandingPence) - Math.abs(one.outstandingPence) ||
    other.lines - one.lines ||
    (one.supplierName < other.supplierName ? -1 : 1)
  );
}

/** A sum past what a number holds exactly is none: the reader has refused the upload because of it. */
function wholePence(sum: number): Pence {
  return isPence(sum) ? sum : noPence;
}

function detached(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
