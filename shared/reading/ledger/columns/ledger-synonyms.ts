import { documentSynonyms } from "../../table/headings/document-synonyms.ts";
import type { FieldNames, Synonyms } from "../../table/headings/match-heading.ts";
import type { TableField } from "../../table/table-description.ts";

/** What a column of a ledger may be that columns of other tables are not. */
export type LedgerExtra =
  | "supplierCode"
  | "supplierName"
  | "internalNumber"
  | "status"
  | "approval"
  | "paymentStatus"
  | "hold"
  | "cancelledDate"
  | "disputed"
  | "disputeReference"
  | "paidDate"
  | "paymentReference"
  | "postingDate"
  | "payer"
  | "requisitioner"
  | "department"
  | "treatment"
  | "service"
  | "servicePeriod"
  | "subsidiary"
  | "predecessor"
  | "specialised"
  | "basis"
  | "agreedBy";

/** What a column of a ledger may be. */
export type LedgerTableField = TableField<LedgerExtra>;

/** Adds what only ledgers call a field to what all lists of documents call it. */
export function also(field: keyof typeof documentSynonyms, { strong = [], weak = [] }: FieldNames): FieldNames {
  const known = documentSynonyms[field];
  return { ...known, strong: [...(known.strong ?? []), ...strong], weak: [...(known.weak ?? []), ...weak] };
}

/**
 * What NHS ledger systems (Oracle and ISFE, eFinancials, Integra, Unit4, SAP, Sage) and the reports made from them call the
 * columns of a creditors' ledger, beside what all lists of documents call them (document-synonyms.ts). In a statement, `our
 * reference` is the supplier's number; in a ledger it is the ledger's own.
 */
export const ledgerSynonyms: Synonyms<LedgerTableField> = {
  supplierCode: {
    strong: [
      "supplier|vendor|creditor|payee code|number|account|key",
      "supplier account number|code|reference",
      "supplier site code",
      "vendor account number|",
      "account code|number|reference",
      "apar number",
      "business partner",
      "trading partner code|number",
    ],
    weak: ["account", "ledger account", "supplier|vendor|creditor|payee", "supplier|vendor|creditor|payee reference"],
  },
  payer: {
    strong: [
      "company|entity|organisation|payer code|number|",
      "legal|business entity|unit",
      "operating unit",
      "payable organisation",
      "company code name",
    ],
  },
  supplierName: {
    strong: [
      "supplier|vendor|creditor|payee name",
      "supplier|vendor|creditor|payee",
      "supplier description",
      "supplier account name",
      "vendor account name",
      "supplier t",
      "apar name",
      "account name",
      "name of supplier",
      "merchant name",
      "beneficiary|",
      "trading partner name",
      "organisation name",
    ],
    weak: ["name", "name 1", "counterparty", "company name", "trading partner"],
  },
  internalNumber: {
    strong: [
      "transaction|voucher|document|journal|register|internal number|reference",
      "transaction document number",
      "internal invoice number|reference",
      "internal document number|reference",
      "our reference|number",
      "system reference|number",
      "registration number",
      "unique reference|number",
      "transaction",
      "voucher",
      "doc sequence number",
      "document sequence value|number",
      "payment voucher number",
      "journal entry|",
    ],
    weak: ["document", "batch number", "item number", "line reference", "number"],
  },
  invoiceNumber: {
    strong: [
      "invoice number|reference",
      "invoice number reference",
      "supplier|vendor|external|ext|creditor invoice number|reference|",
      "supplier|vendor|creditor document number|reference",
      "their reference|number|invoice|bill",
      "their invoice|document number|reference",
      "external reference|number",
      "external document number|reference",
      "ext invoice reference",
      "ext reference",
      "exinvoice reference",
      "supplier reference number",
      "invoice credit note number|reference",
      "reference document number|",
      "your reference",
      "bill number|reference",
    ],
    weak: [
      "invoice",
      "reference",
      "reference number",
      "document reference",
      "reference 1",
      "customer reference",
      "supplier|vendor|creditor reference",
      "number",
    ],
  },
  // Only sales ledgers have these (sales-ledger-synonyms.ts).
  customerReference: {},
  requisitioner: {},
  department: {},
  treatment: {},
  service: {},
  servicePeriod: {},
  subsidiary: {},
  predecessor: {},
  specialised: {},
  basis: {},
  agreedBy: {},
  purchaseOrder: also("purchaseOrder", { strong: ["purchasing document number|"] }),
  invoiceDate: also("invoiceDate", {
    strong: ["invoice|bill|document|transaction|voucher|tax date", "date of invoice", "supplier invoice date"],
    weak: [
      "dated",
      "posting|accounting|gl|entry|registered|input|effective|ledger date",
      "date posted|entered|registered",
    ],
  }),
  postingDate: {
    strong: ["posting|accounting|gl|ledger date", "date posted", "posted date", "date of posting"],
    weak: ["entry|registered|input|effective date", "date entered|registered"],
  },
  outstanding: also("outstanding", {
    strong: [
      "outstanding amount|balance|value|total",
      "amount|balance|value|total outstanding",
      "balance due|remaining|unpaid|owing|open",
      "amount remaining|unpaid|open|due|owing|owed|payable",
      "remaining amount|balance|value",
      "unpaid amount|balance|value|",
      "open amount|balance|value|item amount",
      "rest amount|currency|value",
      "current|remaining|net|closing|invoice|account balance",
      "current transaction|document amount",
      "unapplied amount",
      "left to pay",
      "still to pay",
      "invoice outstanding amount|balance|",
      "outstanding invoice amount|",
      "to pay",
      "still due",
      "amount to pay",
    ],
    weak: ["rest", "payable", "liability", "total due", "total outstanding", "aged amount|balance|value"],
  }),
  total: also("total", {
    strong: [
      "invoice|document|original|transaction|voucher|bill amount|value|total|gross",
      "invoice gross amount|value",
      "original invoice amount|value",
      "original document amount|value",
      "total invoice amount|value",
      "invoiced amount",
      "invoice amount functional",
    ],
    weak: ["currency amount"],
  }),
  net: documentSynonyms.net,
  vat: documentSynonyms.vat,
  amount: also("amount", {
    strong: [
      "amount in local|document|company currency",
      "amount in lc|dc",
      "local currency amount",
      "base amount",
      "transaction value in local currency",
      "spend",
      "payment amount total",
    ],
    weak: ["line amount|value", "expenditure", "expenditure amount"],
  }),
  anyTotal: documentSynonyms.anyTotal,
  paid: also("paid", { strong: ["amount settled|allocated|cleared", "settled amount"] }),
  credit: documentSynonyms.credit,
  debit: documentSynonyms.debit,
  side: documentSynonyms.side,
  status: {
    strong: [
      "status",
      "invoice|document|transaction|item|line|current|voucher status",
      "status description|code|name",
      "invoice state",
      "workflow status|state",
      "invoice workflow status",
    ],
    weak: ["state", "stage"],
  },
  approval: {
    strong: [
      "approval|authorisation|authorization|validation|registration|auth|authorised|approved status|flag|indicator",
      "approved|authorised|authorized|validated|auth",
      "invoice approval|validation status",
      "wfapproval status",
      "approval state",
    ],
  },
  paymentStatus: {
    strong: [
      "payment status|flag",
      "payment status flag|indicator",
      "paid flag|indicator",
      "pay|paid|settlement status",
    ],
  },
  hold: {
    strong: [
      "hold",
      "hold name|reason|code|flag|type|status|description",
      "on hold",
      "payment hold|block|blocked",
      "payment block reason|code|key|indicator|",
      "blocked",
      "invoice hold|on hold",
      "query",
      "query|dispute code|reason|flag|status|type",
      "in query",
      "pbk",
      "held",
      "stop flag|code|payment",
    ],
  },
  // A date, or a mark.
  cancelledDate: {
    strong: [
      "cancelled|cancellation|void|voided date|flag|indicator",
      "date cancelled|voided",
      "cancelled|canceled|voided|void",
    ],
  },
  type: also("type", {
    strong: [
      "entry",
      "entry|document|transaction|invoice|item|voucher|line type",
      "invoice type lookup code",
      "type description",
      "tt",
    ],
  }),
  disputed: {
    strong: [
      "disputed",
      "disputed amount|value|balance",
      "amount disputed|in dispute",
      "in dispute",
      "dispute",
      "dispute amount|value",
      "formal dispute amount|",
      "amount in formal dispute",
    ],
  },
  disputeReference: {
    strong: ["dispute reference|number|case", "dispute case reference|number", "mediation reference"],
  },
  paidDate: {
    strong: [
      "paid date",
      "date paid",
      "payment date",
      "date of payment",
      "clearing date",
      "cleared date",
      "date cleared",
      "last payment date",
      "settlement date",
      "check|cheque|remittance date",
    ],
  },
  paymentReference: {
    strong: [
      "payment reference|number|document",
      "payment reference number",
      "clearing document number|",
      "check|cheque|bacs|remittance number|reference",
      "payment run|batch number|reference|",
      "remittance advice number|",
    ],
  },
  capital: also("capital", { strong: ["capital indicator|flag|item"] }),
  futurePeriod: also("futurePeriod", { strong: ["future period flag|indicator", "prepayment flag"] }),
  period: {
    strong: [
      "posting|accounting|gl|ledger|financial|fiscal period",
      "period",
      "period name|number|posted",
      "year period",
      "period year",
    ],
    weak: ["year month", "financial|fiscal year", "year"],
  },
  description: also("description", {
    strong: [
      "invoice|line|item|transaction|document|header description|narrative|detail|text",
      "purpose of spend|expenditure",
    ],
    weak: ["expense type", "expense type description"],
  }),
  comment: documentSynonyms.comment,
  dueDate: documentSynonyms.dueDate,
  currency: also("currency", {
    strong: ["local|company|ledger currency", "company code currency", "local currency code"],
  }),
  lineNumber: documentSynonyms.lineNumber,
  notUsed: also("notUsed", {
    strong: [
      "day overdue|outstanding|old|late|due",
      "payment method",
      "payment group|priority",
      "pay group|method",
      "source",
      "invoice source",
      "expense area|code",
      "supplier site name|",
      "vendor site name|code|",
      "site",
      "supplier type",
      "supplier vat registration number",
      "vat registration number",
      "supplier postcode",
      "bank account number|name|",
      "posting key",
      "special gl indicator",
      "user name",
      "created by",
      "creation date",
      "entered by",
      "received date",
      "date received",
      "approver",
      "approved by",
      "approval date",
      "authorised by",
      "requisitioner",
      "proclass",
      "discount amount|date|",
      "cumulative balance|total",
      "supplier balance|total",
      "registered by",
      "department family",
      "expense area",
      "expenditure area",
    ],
  }),
};
