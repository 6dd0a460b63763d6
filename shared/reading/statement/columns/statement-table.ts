import type { Kind } from "../../../domain/exercise/exercise.ts";
import { headingMatcher, matchHeading } from "../../table/headings/match-heading.ts";
import type { TableLayout } from "../../table/columns/layout.ts";
import type { Header } from "../../table/headings/heading-meaning.ts";
import type { TableDescription } from "../../table/table-description.ts";
import { type StatementExtra, type StatementField, statementSynonyms } from "./statement-synonyms.ts";

/** What each column of a statement's table is. */
export type StatementLayout = TableLayout<StatementExtra>;

export type StatementHeader = Header<StatementExtra>;

/** The table of a statement. Its kind, as far as it is known, decides which of several amounts is claimed. */
export function statementTable(kind: Kind | undefined): TableDescription<StatementExtra> {
  return TABLES[kind ?? "r&p"];
}

const AMOUNTS: ReadonlySet<StatementField> = new Set<StatementField>([
  "total",
  "net",
  "vat",
  "outstanding",
  "paid",
  "debit",
  "credit",
  "amount",
  "anyTotal",
  "income",
  "accrued",
]);

const DATES: ReadonlySet<StatementField> = new Set<StatementField>(["invoiceDate", "dueDate"]);

const ANSWERS: ReadonlySet<StatementField> = new Set<StatementField>([
  "responseAgreed",
  "responseInPrinciple",
  "responseNotAgreed",
  "responseDisputed",
  "responseYesNo",
  "responseComment",
]);

const DECISIVE: ReadonlySet<StatementField> = new Set<StatementField>([
  "invoiceNumber",
  "purchaseOrder",
  "invoiceDate",
  "total",
  "outstanding",
  "amount",
  "anyTotal",
  "debit",
  "credit",
  "net",
  "income",
  "accrued",
  "capital",
]);

const ON_EVERY_LINE: ReadonlySet<StatementField> = new Set<StatementField>([
  "invoiceNumber",
  "invoiceDate",
  "total",
  "outstanding",
  "amount",
  "anyTotal",
  "income",
  "accrued",
]);

const CLAIMABLE: ReadonlySet<StatementField> = new Set<StatementField>([
  "total",
  "net",
  "outstanding",
  "debit",
  "credit",
  "amount",
  "anyTotal",
  "income",
  "accrued",
]);

/** Fields by which a document is known; headings without one of them head another list. */
const IDENTIFYING: ReadonlySet<StatementField> = new Set<StatementField>([
  "invoiceNumber",
  "customerReference",
  "purchaseOrder",
  "invoiceDate",
  "dueDate",
  "type",
  "description",
  "account",
  "accountName",
  "payableName",
  "payableCode",
  "period",
  "basis",
  "pivot",
]);

const CLAIMED_FIRST: Record<Kind, readonly StatementField[]> = {
  "r&p": ["outstanding"],
  // STM-08: income is without recoverable VAT, so a net column comes before a gross one.
  "i&e": ["income", "net", "amount", "anyTotal", "total", "outstanding", "accrued"],
  accruals: ["accrued", "net", "amount", "anyTotal", "total", "outstanding", "income"],
};

const MATCHER = headingMatcher(statementSynonyms);

const ANY_KIND: Omit<TableDescription<StatementExtra>, "claimedFirst"> = {
  meaningsOf: (heading) => matchHeading(MATCHER, heading),
  isHeadedBy: (fields, hasMoney) => {
    const identities = [...fields].filter((field) => IDENTIFYING.has(field)).length;
    return (
      (hasMoney && identities >= 1) || (identities >= 3 && fields.has("invoiceNumber") && fields.has("invoiceDate"))
    );
  },
  fits: () => true,
  amounts: AMOUNTS,
  dates: DATES,
  claimable: CLAIMABLE,
  claimedLast: ["amount", "anyTotal", "total", "income", "net", "accrued"],
  decisive: DECISIVE,
  onEveryLine: ON_EVERY_LINE,
  answers: ANSWERS,
  answersInWords: new Set<StatementField>(["responseComment"]),
  pivots: new Set<StatementField>(["pivot"]),
  numberByValues: "invoiceNumber",
  owedSide: "debit",
  sendAgain: "send the statement again",
  names: {
    invoiceNumber: "the invoice number",
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
    income: "the income",
    accrued: "the accrued amount",
    capital: "capital or revenue",
  },
};

const TABLES: Record<Kind, TableDescription<StatementExtra>> = {
  "r&p": { ...ANY_KIND, claimedFirst: CLAIMED_FIRST["r&p"] },
  "i&e": { ...ANY_KIND, claimedFirst: CLAIMED_FIRST["i&e"] },
  accruals: { ...ANY_KIND, claimedFirst: CLAIMED_FIRST.accruals },
};
