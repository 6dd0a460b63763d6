import { type LedgerField, ledgerFieldSchema, type LedgerMapping } from "../../../domain/ledger/ledger-mapping.ts";
import { sideOfLedger, type LedgerSide } from "../../../domain/ledger/ledger-kind-of.ts";
import type { LedgerKind } from "../../../domain/ledger/ledger-snapshot.ts";
import type { ColumnProfile } from "../../table/columns/column-profile.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import { GIVEN, headingMatcher, type HeadingMatch, matchHeading } from "../../table/headings/match-heading.ts";
import type { TableDescription } from "../../table/table-description.ts";
import { type LedgerExtra, ledgerSynonyms, type LedgerTableField } from "./ledger-synonyms.ts";
import { salesLedgerSynonyms } from "./sales-ledger-synonyms.ts";

/**
 * The table of a creditors' or debtors' ledger.
 *
 * @param mapping what is saved about the organisation's export: it decides what a heading means before anything else does
 */
export function ledgerTable(kind: LedgerKind, mapping: LedgerMapping | undefined): TableDescription<LedgerExtra> {
  const table = TABLES[kind];
  const fields = ledgerFieldSchema.options.flatMap((field) => {
    const heading = mapping?.columns[field];
    return heading === undefined ? [] : [{ field: tableField(kind, field), heading }];
  });
  const ignored = (mapping?.ignored ?? []).map((heading) => ({ field: "notUsed" as const, heading }));
  const saved = [...fields, ...ignored].map(({ field, heading }) => ({
    field,
    heading: plain(heading),
    words: wordsOf(heading),
  }));
  if (saved.length === 0) return table;
  const savedMeaning = (heading: string): HeadingMatch<LedgerTableField>[] => {
    const exact = saved.find((each) => each.heading === plain(heading));
    const found = exact ?? saved.find(({ words }) => words === wordsOf(heading));
    if (found === undefined) return [];
    const score = exact === undefined ? GIVEN : 2 * GIVEN;
    return [{ field: found.field, score, phrase: "as saved for this organisation" }];
  };
  return {
    ...table,
    meaningsOf: (heading) => {
      const given = savedMeaning(heading);
      return given.length > 0 ? given : table.meaningsOf(heading);
    },
  };
}

/** The field of a ledger line that a column of the table gives; `undefined` for columns that give none. */
export function ledgerField(kind: LedgerKind, field: LedgerTableField): LedgerField | undefined {
  return FIELDS[sideOfLedger(kind)][field];
}

function tableField(kind: LedgerKind, field: LedgerField): LedgerTableField {
  return TABLE_FIELDS[sideOfLedger(kind)].get(field) ?? "notUsed";
}

type FieldsOfTable = Partial<Readonly<Record<LedgerTableField, LedgerField>>>;

const PURCHASE_FIELDS: FieldsOfTable = {
  supplierCode: "supplierCode",
  supplierName: "supplierName",
  invoiceNumber: "invoiceNumber",
  internalNumber: "internalNumber",
  invoiceDate: "invoiceDate",
  postingDate: "postingDate",
  period: "postingPeriod",
  purchaseOrder: "purchaseOrder",
  total: "gross",
  outstanding: "outstanding",
  amount: "amount",
  paid: "paid",
  // What a supplier's account is credited with is owed to the supplier.
  credit: "owed",
  debit: "settled",
  side: "side",
  currency: "currency",
  status: "status",
  approval: "approval",
  paymentStatus: "paymentStatus",
  hold: "hold",
  cancelledDate: "cancelledDate",
  type: "entry",
  disputed: "disputed",
  disputeReference: "disputeReference",
  paidDate: "paidDate",
  paymentReference: "paymentReference",
  capital: "capital",
  futurePeriod: "futurePeriod",
  description: "description",
  comment: "comment",
  payer: "payer",
};

const SALES_FIELDS: FieldsOfTable = {
  ...PURCHASE_FIELDS,
  // A customer's account is debited with what the customer owes.
  debit: "owed",
  credit: "settled",
  vat: "vat",
  requisitioner: "requisitioner",
  department: "department",
  treatment: "treatment",
  service: "service",
  servicePeriod: "servicePeriod",
  subsidiary: "subsidiary",
  predecessor: "predecessor",
  specialised: "specialised",
  basis: "basis",
  agreedBy: "agreedBy",
};

const FIELDS: Readonly<Record<LedgerSide, FieldsOfTable>> = { payable: PURCHASE_FIELDS, receivable: SALES_FIELDS };

const isTableField = (key: string): key is LedgerTableField => Object.hasOwn(ledgerSynonyms, key);

const TABLE_FIELDS: Readonly<Record<LedgerSide, ReadonlyMap<LedgerField, LedgerTableField>>> = {
  payable: turned(PURCHASE_FIELDS),
  receivable: turned(SALES_FIELDS),
};

function turned(fields: FieldsOfTable): ReadonlyMap<LedgerField, LedgerTableField> {
  return new Map(
    Object.keys(fields)
      .filter(isTableField)
      .flatMap((field) => {
        const own = fields[field];
        return own === undefined ? [] : [[own, field] as const];
      }),
  );
}

const MATCHERS = { payable: headingMatcher(ledgerSynonyms), receivable: headingMatcher(salesLedgerSynonyms) };

function fieldSet(...fields: LedgerTableField[]): ReadonlySet<LedgerTableField> {
  return new Set(fields);
}

const PURCHASE_LEDGER: TableDescription<LedgerExtra> = {
  meaningsOf: (heading) => matchHeading(MATCHERS.payable, heading),
  isHeadedBy: isLedgerHeader,
  fits: (field, profile) => {
    if (field === "supplierName") return holdsNames(profile);
    return field !== "supplierCode" || holdsCodes(profile);
  },
  amounts: fieldSet("total", "net", "vat", "outstanding", "paid", "debit", "credit", "amount", "anyTotal"),
  dates: fieldSet("invoiceDate", "dueDate", "postingDate", "paidDate", "cancelledDate"),
  claimable: fieldSet("total", "outstanding", "debit", "credit", "amount", "anyTotal"),
  claimedFirst: ["outstanding"],
  claimedLast: ["amount", "anyTotal", "total"],
  decisive: fieldSet("invoiceNumber", "total", "outstanding", "amount", "anyTotal", "debit", "credit", "capital"),
  onEveryLine: fieldSet("invoiceNumber", "invoiceDate", "total", "outstanding", "amount", "anyTotal"),
  answers: fieldSet(),
  answersInWords: fieldSet(),
  pivots: fieldSet(),
  // Without a heading nothing says that it is the supplier's own number.
  numberByValues: "internalNumber",
  partyByValues: { name: "supplierName", code: "supplierCode" },
  owedSide: "credit",
  sendAgain: "upload the ledger again",
  names: {
    invoiceNumber: "the supplier's invoice number",
    internalNumber: "the ledger's own number",
    purchaseOrder: "the purchase order number",
    invoiceDate: "the invoice date",
    dueDate: "the due date",
    total: "the invoice total",
    outstanding: "the unpaid amount",
    amount: "the amount",
    anyTotal: "the total",
    debit: "debits",
    credit: "credits",
    net: "the net amount",
    vat: "VAT",
    capital: "capital or revenue",
  },
};

const SALES_LEDGER: TableDescription<LedgerExtra> = {
  ...PURCHASE_LEDGER,
  meaningsOf: (heading) => matchHeading(MATCHERS.receivable, heading),
  // The ledger's own number is the one that the customer knows.
  numberByValues: "invoiceNumber",
  owedSide: "debit",
  names: { ...PURCHASE_LEDGER.names, invoiceNumber: "the invoice number" },
};

const TABLES: Readonly<Record<LedgerKind, TableDescription<LedgerExtra>>> = {
  payables: PURCHASE_LEDGER,
  expenditure: PURCHASE_LEDGER,
  receivables: SALES_LEDGER,
  // Income is net of VAT (STM-08), so an income ledger may have no other amount than the net one.
  income: {
    ...SALES_LEDGER,
    claimable: new Set([...SALES_LEDGER.claimable, "net"]),
    claimedLast: [...SALES_LEDGER.claimedLast, "net"],
  },
};

/**
 * A ledger has suppliers or customers (in columns, or in rows above their invoices), documents and amounts. Beside headings for all three of supplier,
 * number and date, the values show which column has the amounts.
 */
function isLedgerHeader(fields: ReadonlySet<LedgerTableField>, hasMoney: boolean): boolean {
  const hasSupplier = fields.has("supplierName") || fields.has("supplierCode");
  const hasNumber = fields.has("invoiceNumber") || fields.has("internalNumber");
  const hasDate = fields.has("invoiceDate") || fields.has("postingDate");
  if (hasSupplier && hasNumber && hasDate) return true;
  return hasMoney && (hasSupplier ? hasNumber || hasDate : hasNumber && hasDate);
}

/** Whether at least half of the values may be names: `Vendor` heads numbers in one system and names in another. */
function holdsNames(profile: ColumnProfile): boolean {
  return profile.details().words * 2 >= profile.filled;
}

function holdsCodes(profile: ColumnProfile): boolean {
  return profile.details().singles * 2 >= profile.filled;
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function wordsOf(heading: string): string {
  return headingWords(heading).main.join(" ");
}
