import type { CalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { listsTheYear } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerSupplier } from "../../domain/ledger/encoded-line.ts";
import { isPence, noPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { CounterpartyTotal, LedgerReport, SupplierToSettle } from "../../domain/ledger/ledger-report.ts";
import {
  counterpartyOf,
  recogniseSupplier,
  type SupplierRules,
  type SupplierVerdict,
} from "../../domain/organisation/names/recognise-supplier.ts";
import { normaliseReference } from "../../domain/reconcile/references/normalise-reference.ts";
import { markOf, prefixesOfIssuer, type InvoicePrefix } from "../../domain/reference/issuer-prefixes.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";

/** One supplier of the ledger, what it was recognised as, and the sum of its lines. */
export interface RecognisedSupplier extends LedgerSupplier {
  readonly verdict: SupplierVerdict;
  /** The prefixes by which its invoices are another body's (ORG-05); mostly none. */
  readonly prefixes: readonly InvoicePrefix[];
  /** The counterparty of all its other lines, if their dates make no difference. */
  readonly counterparty: CounterpartySums | undefined;
  /** The counterparty by invoice date, if dates do make a difference. */
  readonly counterpartyByDate: Map<CalendarDate | undefined, CounterpartySums | undefined>;
  lines: number;
  pence: number;
}

/** The sums of the lines of one counterparty. */
export interface CounterpartySums {
  readonly counterparty: OrganisationCode;
  lines: number;
  pence: number;
  disputed: number;
  accrued: number;
}

/** The suppliers of an upload: each is recognised once, and its lines are added up. */
export interface LedgerSuppliers {
  find(code: string, name: string): RecognisedSupplier;
  /**
   * The counterparty of a line of the supplier; `undefined` if the supplier is outside the group.
   *
   * @param number gives the line's invoice number, for the few suppliers among whose invoices are another body's
   */
  counterpartyOf(
    supplier: RecognisedSupplier,
    invoiceDate: CalendarDate | undefined,
    number: () => string,
  ): CounterpartySums | undefined;
  /** Counts a line. */
  add(
    supplier: RecognisedSupplier,
    sums: CounterpartySums | undefined,
    value: Pence,
    line: { readonly isAccrual: boolean; readonly disputed: Pence },
  ): void;
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

/** Starts without suppliers, for the ledger of one organisation. */
export function ledgerSuppliers(
  owner: OrganisationCode,
  rulesOf: (codesAreOurs: boolean) => SupplierRules,
  codesAreOurs: () => boolean,
  invoicePrefixes: readonly InvoicePrefix[],
): LedgerSuppliers {
  const suppliers = new Map<string, RecognisedSupplier>();
  const sums = new Map<OrganisationCode, CounterpartySums>();
  const rules = { ours: rulesOf(true), theirs: rulesOf(false) };
  const byDate = listsTheYear(rules.ours.kind);
  const read = { lines: 0, pence: 0 };

  const sumsOf = (verdict: SupplierVerdict, invoiceDate: CalendarDate | undefined): CounterpartySums | undefined =>
    verdict.result === "recognised" ? sumsOfBody(verdict.code, invoiceDate) : undefined;

  const sumsOfBody = (code: OrganisationCode, invoiceDate: CalendarDate | undefined): CounterpartySums | undefined => {
    const counterparty = counterpartyOf(rules.ours, code, invoiceDate);
    if (counterparty === owner) return undefined;
    const known = sums.get(counterparty);
    if (known) return known;
    const sum = { counterparty, lines: 0, pence: 0, disputed: 0, accrued: 0 };
    sums.set(counterparty, sum);
    return sum;
  };

  /** ORG-05: the prefixes by which invoices of this supplier are those of another body of the directory. */
  const prefixesOf = (verdict: SupplierVerdict, name: string): readonly InvoicePrefix[] => {
    if (invoicePrefixes.length === 0) return invoicePrefixes;
    const { index, asAt } = rules.ours;
    const code = verdict.result === "recognised" ? verdict.code : undefined;
    const known = code === undefined ? "" : (index.directory.get(code)?.name ?? "");
    return prefixesOfIssuer(invoicePrefixes, { code, name: `${name} ${known}` }, asAt).filter(
      ({ belongsTo }) => belongsTo !== undefined && belongsTo !== code && index.directory.has(belongsTo),
    );
  };

  const verdictOn = (code: string, name: string): SupplierVerdict => {
    const verdict = recogniseSupplier(codesAreOurs() ? rules.ours : rules.theirs, code, name);
    if (verdict.result !== "recognised" || verdict.code !== owner) return verdict;
    return { result: "unclear", why: "It is the organisation whose ledger this is.", candidates: [owner] };
  };

  return {
    find: (code, name) => {
      const key = `${code}\n${name}`;
      const known = suppliers.get(key);
      if (known) return known;
      // A text cut out of a piece of the file would keep the whole piece in memory, so we keep a copy.
      const own = copyOf(key);
      const at = own.indexOf("\n");
      const verdict = verdictOn(code, name);
      const supplier: RecognisedSupplier = {
        code: own.slice(0, at),
        name: own.slice(at + 1),
        verdict,
        prefixes: prefixesOf(verdict, name),
        counterparty: byDate ? undefined : sumsOf(verdict, undefined),
        counterpartyByDate: new Map(),
        lines: 0,
        pence: 0,
      };
      suppliers.set(own, supplier);
      return supplier;
    },

    counterpartyOf: (supplier, invoiceDate, number) => {
      if (supplier.prefixes.length > 0) {
        const belongsTo = markOf(supplier.prefixes, normaliseReference(number()))?.means.belongsTo;
        if (belongsTo !== undefined) return sumsOfBody(belongsTo, invoiceDate);
      }
      if (!byDate) return supplier.counterparty;
      const { counterpartyByDate, verdict } = supplier;
      if (!counterpartyByDate.has(invoiceDate)) counterpartyByDate.set(invoiceDate, sumsOf(verdict, invoiceDate));
      return counterpartyByDate.get(invoiceDate);
    },

    add: (supplier, counterpartySums, value, { isAccrual, disputed }) => {
      supplier.lines += 1;
      supplier.pence += value;
      read.lines += 1;
      read.pence += value;
      if (!counterpartySums) return;
      counterpartySums.lines += 1;
      counterpartySums.pence += value;
      counterpartySums.disputed += disputed;
      if (isAccrual) counterpartySums.accrued += value;
    },

    report: () => {
      const nameOf = (code: OrganisationCode) => rules.ours.index.directory.get(code)?.name ?? code;
      const counterparties: CounterpartyTotal[] = Array.from(sums.values())
        .filter(({ lines }) => lines > 0)
        .map(({ counterparty: code, lines, pence, disputed, accrued }) => ({
          code,
          name: nameOf(code),
          lines,
          outstandingPence: wholePence(pence),
          disputedPence: wholePence(disputed),
          accruedPence: wholePence(accrued),
        }))
        .sort((one, other) => (one.code < other.code ? -1 : 1));
      const told = { byMapping: 0, byCode: 0, byName: 0 };
      const toSettle: SupplierToSettle[] = [];
      const outside: SupplierToSettle[] = [];
      for (const supplier of suppliers.values()) {
        // Only refused rows name this supplier.
        if (supplier.lines === 0) continue;
        const { verdict } = supplier;
        switch (verdict.result) {
          case "recognised":
            told[COUNT_OF[verdict.by]] += 1;
            if (verdict.remark !== undefined)
              toSettle.push(listed(supplier, `${verdict.remark} It was taken for that organisation.`, [verdict.code]));
            break;
          case "outside":
            outside.push(listed(supplier, "Its name resembles none of the group's names.", []));
            break;
          case "unclear":
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

const COUNT_OF = { mapping: "byMapping", code: "byCode", name: "byName" } as const;

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

/** Zero for a sum too large to be exact; the upload is refused then anyway. */
function wholePence(sum: number): Pence {
  return isPence(sum) ? sum : noPence;
}

function copyOf(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
