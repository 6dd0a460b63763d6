import { withoutCurrencyCodes } from "../../../domain/amounts-and-days/foreign-currency.ts";
import { cleanValue } from "../values/clean-text.ts";
import { sayNotYetPaid } from "./not-yet-paid.ts";

/** The words of a heading that matter, in one spelling each. */
export interface HeadingWords {
  /** The words outside brackets. */
  readonly main: readonly string[];
  /** The words in brackets. */
  readonly aside: readonly string[];
}

/** Spelling or abbreviation → our spelling. Some abbreviations are several words. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ac: "account",
  acc: "account",
  acct: "account",
  accounts: "account",
  accrl: "accrual",
  addr: "address",
  amnt: "amount",
  amt: "amount",
  amts: "amount",
  bal: "balance",
  bals: "balance",
  blk: "blocked",
  cap: "capital",
  capex: "capital",
  ccy: "currency",
  chq: "cheque",
  cn: "credit note",
  cr: "credit",
  crn: "credit note",
  cur: "currency",
  curr: "currency",
  crcy: "currency",
  lcurr: "local currency",
  loc: "local",
  cust: "customer",
  cty: "counterparty",
  counterpart: "counterparty",
  data: "data",
  desc: "description",
  descr: "description",
  descrip: "description",
  desription: "description",
  dets: "detail",
  dept: "department",
  doc: "document",
  docdate: "document date",
  docno: "document number",
  docnum: "document number",
  doct: "document",
  dr: "debit",
  dt: "date",
  dte: "date",
  duedate: "due date",
  exc: "excluding",
  excl: "excluding",
  ex: "excluding",
  exp: "expenditure",
  fwd: "forward",
  inc: "including",
  incl: "including",
  inv: "invoice",
  invs: "invoice",
  invamt: "invoice amount",
  invdate: "invoice date",
  invno: "invoice number",
  invnum: "invoice number",
  invoiceno: "invoice number",
  invoicedate: "invoice date",
  invocie: "invoice",
  invoce: "invoice",
  id: "number",
  identifier: "number",
  mth: "month",
  narr: "narrative",
  narration: "narrative",
  nbr: "number",
  no: "number",
  nos: "number",
  nr: "number",
  nrs: "number",
  num: "number",
  numb: "number",
  org: "organisation",
  orgs: "organisation",
  organization: "organisation",
  orig: "original",
  os: "outstanding",
  outst: "outstanding",
  outstd: "outstanding",
  oustanding: "outstanding",
  outsanding: "outstanding",
  per: "period",
  pmt: "payment",
  pmts: "payment",
  pymt: "payment",
  pono: "po number",
  ponumber: "po number",
  porder: "po",
  qty: "quantity",
  rcpt: "receipt",
  recd: "received",
  rec: "received",
  ref: "reference",
  refs: "reference",
  refno: "reference number",
  references: "reference",
  rem: "remaining",
  rev: "revenue",
  si: "sales invoice",
  sup: "supplier",
  supp: "supplier",
  suppl: "supplier",
  tot: "total",
  tran: "transaction",
  trans: "transaction",
  transdate: "transaction date",
  transno: "transaction number",
  trx: "transaction",
  txn: "transaction",
  tx: "transaction",
  typ: "type",
  val: "value",
  vend: "vendor",
  vnd: "vendor",
  yr: "year",
  ytd: "year to date",
};

/** Words that do not change what a heading means. */
const FILLERS = new Set([
  "the",
  "of",
  "a",
  "an",
  "gbp",
  "sterling",
  "eur",
  "euro",
  "euros",
  "usd",
  "pence",
  "thousand",
  "thousands",
  "000",
  "000s",
  "k",
  "ks",
  "pounds",
  "pound",
  "please",
  "is",
  "are",
  "this",
  "and",
  "or",
  "if",
  "any",
  "known",
  "applicable",
  "yn",
]);

/** Words that end in `s` and stay as they are. */
const KEPT = new Set(["basis", "status", "gross", "less", "plus", "this", "goods", "cis", "vs"]);

const remembered = new Map<string, HeadingWords>();

/** Splits a heading into words in our spelling: `Inv. No.`, `INVOICE NUMBER` and `invoice_no` all become `invoice number`. */
export function headingWords(heading: string): HeadingWords {
  const known = remembered.get(heading);
  if (known) return known;
  const words = takeApart(heading);
  if (remembered.size > 4096) remembered.clear();
  remembered.set(heading, words);
  return words;
}

function takeApart(heading: string): HeadingWords {
  const clean = cleanValue(heading);
  const withoutCodes = withoutCurrencyCodes(clean);
  const plain = (/\p{L}/u.test(withoutCodes) ? withoutCodes : clean)
    // `TransactionOverview.Reference`, `ap_invoices.invoice_num`: a report's own name of the table, and then of the column.
    .replace(/^(?:[A-Z][a-z]+(?:[A-Z][a-z]+)+|[a-z]+(?:_[a-z]+)+)\.(?=[A-Za-z]{2})/u, "")
    .replaceAll(/([a-z])([A-Z][a-z]|[A-Z]{2,}\b)/g, "$1 $2")
    .replaceAll(/\b(?:y ?\/ ?n|yes ?\/ ?no|y or n|yes or no)\b/giu, " ")
    .toLowerCase();
  const text = sayNotYetPaid(plain)
    // What an amount is in says nothing about which amount it is: `Unmatched in thousands`.
    .replaceAll(/(?<=\S) in (?=(?:gbp|eur|euros?|usd|pence|pounds?|sterling|thousands|[£€$])(?![\p{L}\d]))/gu, " ")
    .replaceAll(/[£€$]+/g, " ")
    .replaceAll(/\bo\/s\b/g, " outstanding ")
    .replaceAll(/\ba\/c\b/g, " account ")
    .replaceAll(/\bp\.?\/?o\.?(?=[\s.#]|$)/g, " po ")
    .replaceAll(/\bc\/n\b/g, " credit note ")
    .replaceAll(/\bi\.?d\b/g, " number ")
    // `No of invoices` is a quantity, not a number that names an invoice.
    .replaceAll(/\b(?:no|nos|num|number)\.? of (?=[a-z]+s\b)/g, " quantity ")
    .replaceAll("#", " number ")
    .replaceAll(/\b\d+(?:\.\d+)? ?%/g, " ")
    .replaceAll("%", " percent ")
    .replaceAll(/\+ ?\/ ?-|±/g, " plus minus ")
    // Nor is the currency in which it is: `Amount not settled in accounting currency`.
    .replace(/(?<=\S) +in (?:the )?accounting (?:currency|curr?|ccy)\b\.?/u, " ")
    // Nor is a sentence about all amounts: `Unpaid (all figures in £'000)`.
    .replace(
      /(?<=\S )\(?(?:all (?:amounts|figures|values|balances|sums)\b|figures (?:are )?(?:shown |stated )?in\b).*$/u,
      " ",
    )
    // The date at the end is not part of the meaning: `Outstanding as at 23 March 2023` means `Outstanding`.
    .replace(/(?<=\S )\(?(?:as (?:at|of|on)\b|(?:at|on) (?=\d)).*$/u, " ");
  const aside: string[] = [];
  const main = text.replaceAll(/[([{]([^)\]}]*)[)\]}]?/g, (_whole, inner: string) => {
    aside.push(...wordsOf(inner));
    return " ";
  });
  const words = wordsOf(main);
  // A heading that is in brackets as a whole is still a heading.
  return words.length === 0 ? { main: aside, aside: [] } : { main: words, aside };
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const raw of text.split(/[^a-z0-9]+/u)) {
    if (raw === "" || FILLERS.has(raw)) continue;
    const spelled = Object.hasOwn(SPELLINGS, raw) ? (SPELLINGS[raw] ?? raw) : singular(raw);
    for (const word of spelled.split(" ")) if (words.at(-1) !== word) words.push(word);
  }
  return words;
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || KEPT.has(word) || word.endsWith("ss")) return word;
  const single = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  return Object.hasOwn(SPELLINGS, single) ? (SPELLINGS[single] ?? single) : single;
}
