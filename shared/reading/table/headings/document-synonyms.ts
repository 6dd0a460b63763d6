import { type AmountField, amountSynonyms } from "./amount-synonyms.ts";
import { ignoredHeadings } from "./ignored-headings.ts";
import type { Synonyms } from "./match-heading.ts";

export type DocumentField =
  | AmountField
  | "invoiceNumber"
  | "customerReference"
  | "purchaseOrder"
  | "invoiceDate"
  | "dueDate"
  | "type"
  | "description"
  | "comment"
  | "capital"
  | "futurePeriod"
  | "period"
  | "currency"
  | "lineNumber"
  | "notUsed";

/**
 * What people call the parts of an invoice on a statement. (Ledgers have their own list, ledger-synonyms.ts: `our reference` is another
 * number there.) What they call the amounts is in amount-synonyms.ts, and headings that we know and ignore are in ignored-headings.ts.
 *
 * To add a heading: add its words to the field's list (`strong` if they can mean nothing else, else `weak`; match-heading.ts explains the
 * notation), add a line to the table in match-heading.test.ts, and run the tests of test/reading: the golden statement-outcomes.tsv must
 * change only where the new heading occurs. A heading that only statements have goes in statement-synonyms.ts.
 */
export const documentSynonyms: Synonyms<DocumentField> = {
  invoiceNumber: {
    strong: [
      "invoice|bill|document|transaction|voucher number|reference",
      "invoice number reference",
      "invoice reference number",
      "invoice",
      "invoice credit note number|reference",
      "invoice credit note",
      "invoice credit number",
      "credit note number|reference",
      "credit number|reference",
      "sales invoice number",
      "sales document",
      "billing document",
      "document number reference",
      "transaction reference number",
      "our invoice number|reference",
      "supplier invoice number",
      "vendor invoice number",
    ],
    weak: [
      "our reference",
      "our number",
      "reference number",
      "reference",
      "document",
      "bill",
      "transaction",
      "item number|reference",
      "external|internal document number",
      "credit note",
      "receipt number|reference",
      "ledger reference",
      "assignment",
    ],
  },
  customerReference: {
    strong: [
      "your reference",
      "customer reference",
      "customer reference number",
      "client reference",
      "buyer reference",
      "secondary reference",
      "second reference",
      "other reference",
      "additional reference",
      "external reference",
      "their reference",
      "customer document number|reference",
    ],
    weak: ["reference 2", "reference2", "alternative reference"],
  },
  purchaseOrder: {
    strong: [
      "po",
      "po number|reference",
      "purchase order",
      "purchase order number|reference",
      "order number|reference",
      "order",
      "your order number|reference|",
      "your po number|reference|",
      "customer order number|reference|",
      "customer po number|reference|",
      "customer purchase order number|",
      "official order number|",
      "po order number",
      "po sales order number",
      "requisition number",
    ],
    weak: ["contract number|reference", "order po reference", "authorisation number"],
  },
  invoiceDate: {
    strong: [
      "invoice|bill|billing|document|transaction|voucher date",
      "date invoiced|billed",
      "invoice|bill|document dated",
      "invoice credit note date",
      "credit note date",
      "invoice date raised|issued",
    ],
    weak: [
      "date",
      "tax point",
      "tax point date",
      "tax date",
      "date raised|issued",
      "issue|item|accounting|posting|effective|gl|ledger|entry|creation|raised|receipt date",
      "date posted|entered|created",
    ],
  },
  dueDate: {
    strong: [
      "due date",
      "date due",
      "payment due date",
      "payment due",
      "net due date",
      "due by",
      "due on",
      "pay by date|",
      "maturity date",
      "settlement date",
    ],
    weak: ["due"],
  },
  ...amountSynonyms,
  type: {
    strong: [
      "type",
      "document|transaction|invoice|item|entry|record|line|voucher type",
      "transaction class",
      "document class|kind",
      "type of transaction|document",
    ],
    weak: ["class", "kind", "source", "invoice credit note|", "invoice credit note payment"],
  },
  description: {
    strong: [
      "description",
      "narrative",
      "detail",
      "particular",
      "invoice|line|item|transaction|service|document|header description|narrative|detail|text",
      "description of charge|service|good",
      "nature of charge|service|goods|supply",
      "what charge for",
      "description narrative",
      "charge description",
      "service provided",
      "charge for",
      "purpose",
    ],
    weak: [
      "service",
      "text",
      "memo",
      "subject",
      "summary",
      "good service",
      "transaction",
      "name of service",
      "scheme",
      "project",
    ],
  },
  comment: {
    strong: ["comment", "note", "remark", "supplier|provider|our comment|note"],
    weak: ["additional information", "other information"],
  },
  capital: {
    strong: [
      "capital",
      "capital revenue",
      "revenue capital",
      "capital expenditure",
      "capital expenditure invoice|item",
      "capital indicator|flag|item|invoice|charge|spend",
      "revenue capital indicator|flag",
      "invoice capital expenditure",
      "relate capital",
    ],
    anywhere: ["capital expenditure", "capital revenue"],
  },
  futurePeriod: {
    strong: [
      "future period",
      "future",
      "future year",
      "future period only",
      "future period invoice|flag|indicator",
      "relates to future period",
      "in advance",
      "invoiced in advance",
      "future dated",
    ],
    anywhere: ["future period"],
  },
  period: {
    strong: [
      "period",
      "period covered",
      "service|charge|charging|billing|accrual|invoice period",
      "period of charge|service",
      "period relates to",
      "period from",
      "period to",
      "service date",
      "period charge relates to",
      "month of service",
      "accounting|financial period",
    ],
    weak: ["month", "year", "financial year", "year month"],
  },
  currency: { strong: ["currency", "currency code", "invoice|document|transaction currency"] },
  lineNumber: {
    strong: [
      "line",
      "line number",
      "row",
      "row number",
      "sequence",
      "sequence number",
      "serial number",
      "sr number",
      "s number",
      "item",
    ],
    weak: ["number", "index"],
  },
  notUsed: ignoredHeadings,
};
