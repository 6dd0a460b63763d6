import type { StatementLine } from "../../../domain/statement/statement-line.ts";

/** What a title means for all lines below it. */
export interface Section {
  readonly type?: LineType;
  readonly capital?: boolean;
  readonly futurePeriod?: boolean;
  readonly subsidiary?: string;
}

/** The meaning of a title such as `CREDIT NOTES`; `undefined` if it means nothing for the lines. */
export function sectionOf(text: string): Section | undefined {
  if (text.length > 80 || text.length < 4 || !MAY_BE_SECTION.test(text)) return undefined;
  const subsidiary = /^(?:subsidiary|subsidiaries|subsidiary (?:company|body|name))\s*[:–-]\s*(.{3,})$/iu.exec(text);
  if (subsidiary?.[1] !== undefined) return { subsidiary: subsidiary[1].trim() };
  if (/\bcredit (?:notes?|memos?)\b|^credits$/iu.test(text) && !/\binvoices?\b/iu.test(text))
    return { type: "credit-note" };
  if (/\b(?:unallocated|unapplied|unmatched|on[ -]account)\b/iu.test(text)) return { type: "payment" };
  if (/\b(?:future|advance) periods?\b|\binvoiced in advance\b|\bin advance\b/iu.test(text))
    return { futurePeriod: true };
  if (/\bcapital\b/iu.test(text) && !/\brevenue\b|\bworking capital\b/iu.test(text)) return { capital: true };
  if (/\brevenue\b/iu.test(text) && !/\bcapital\b/iu.test(text)) return { capital: false };
  if (/\bprepayments?\b|\bdeferred income\b/iu.test(text)) return { type: "prepayment" };
  if (/\b(?:without (?:an )?invoices?|uninvoiced|not invoiced|grants?|cash received|receipts)\b/iu.test(text))
    return { type: "receipt" };
  if (/^(?:outstanding |unpaid |open |sales )?invoices?\b/iu.test(text)) return { type: "invoice" };
  return undefined;
}

/** A fast check first: a piece of each word in such titles. */
const MAY_BE_SECTION =
  /subsidiar|credit|unallocated|unapplied|unmatched|account|advance|future|capital|revenue|prepay|deferred|invoice|grant|cash|receipt/iu;

export type LineType = StatementLine["type"];

/** The type of line that a word in a type column means; `undefined` if we don't know the word. */
export function lineTypeOf(text: string): LineType | undefined {
  const word = text
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, " ")
    .trim();
  return Object.hasOwn(LINE_TYPES, word) ? LINE_TYPES[word] : undefined;
}

const LINE_TYPES: Readonly<Record<string, LineType>> = {
  inv: "invoice",
  invoice: "invoice",
  invoices: "invoice",
  "sales invoice": "invoice",
  "standard invoice": "invoice",
  si: "invoice",
  sin: "invoice",
  sinv: "invoice",
  in: "invoice",
  i: "invoice",
  ri: "invoice",
  rv: "invoice",
  dr: "invoice",
  dn: "invoice",
  debit: "invoice",
  "debit note": "invoice",
  "debit memo": "invoice",
  dm: "invoice",
  std: "invoice",
  standard: "invoice",
  charge: "invoice",
  crn: "credit-note",
  cn: "credit-note",
  cnr: "credit-note",
  cr: "credit-note",
  c: "credit-note",
  crd: "credit-note",
  cred: "credit-note",
  credit: "credit-note",
  "credit note": "credit-note",
  "credit memo": "credit-note",
  "sales credit": "credit-note",
  "sales credit note": "credit-note",
  cm: "credit-note",
  sc: "credit-note",
  scr: "credit-note",
  scn: "credit-note",
  rc: "credit-note",
  dg: "credit-note",
  pmt: "payment",
  pay: "payment",
  pymt: "payment",
  payment: "payment",
  payments: "payment",
  csh: "payment",
  cash: "payment",
  rct: "payment",
  rcpt: "payment",
  "sales receipt": "payment",
  sr: "payment",
  sa: "payment",
  dz: "payment",
  bacs: "payment",
  chq: "payment",
  unalloc: "payment",
  unallocated: "payment",
  unapplied: "payment",
  "unallocated cash": "payment",
  "unapplied cash": "payment",
  "on account": "payment",
  "payment on account": "payment",
  receipt: "receipt",
  receipts: "receipt",
  rec: "receipt",
  grant: "receipt",
  acc: "accrual",
  accr: "accrual",
  accrual: "accrual",
  accruals: "accrual",
  accrued: "accrual",
  "accrued income": "accrual",
  pre: "prepayment",
  prepayment: "prepayment",
  "deferred income": "prepayment",
};
