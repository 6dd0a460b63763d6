import type { StatementField } from "./statement-synonyms.ts";

export const AMOUNTS: ReadonlySet<StatementField> = new Set<StatementField>([
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

export const DATES: ReadonlySet<StatementField> = new Set<StatementField>(["invoiceDate", "dueDate"]);

export const ANSWERS: ReadonlySet<StatementField> = new Set<StatementField>([
  "responseAgreed",
  "responseInPrinciple",
  "responseNotAgreed",
  "responseDisputed",
  "responseYesNo",
  "responseComment",
]);

/** Fields that may decide a verdict. If two columns fit one of them equally well, that is a finding. */
export const DECISIVE: ReadonlySet<StatementField> = new Set<StatementField>([
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

/** Fields that every line has. Columns for what only some lines have (payments, credits) may be empty, with remarks in the next column. */
export const ON_EVERY_LINE: ReadonlySet<StatementField> = new Set<StatementField>([
  "invoiceNumber",
  "invoiceDate",
  "total",
  "outstanding",
  "amount",
  "anyTotal",
  "income",
  "accrued",
]);

/** Fields whose amount may be claimed. */
export const CLAIMABLE: ReadonlySet<StatementField> = new Set<StatementField>([
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

export const IDENTIFYING: ReadonlySet<StatementField> = new Set<StatementField>([
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
