import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { KeptCell, KeptRow } from "./kept-row.ts";

export type LineType = StatementLine["type"];

const TOTAL =
  /^(?:[\p{L}\d&'’().,/ -]{0,80}\b)?(?:sub[ -]?|grand[ -]?)?totals?\b[\p{L}\d&'’().,/£ -]{0,60}:?$|^(?:total|subtotal)$/iu;
const BALANCE =
  /^(?:(?:closing|net|final|overall|account|statement|outstanding|current)? ?balance(?: (?:due|outstanding|owed|payable|at .*|as at .*))?|(?:total |net )?amount (?:due|outstanding|owed|payable)|net (?:due|payable|owed|outstanding)|(?:amount|balance|sum) now due|balance (?:due|outstanding|owed|payable) (?:as )?at .*)(?: (?:(?:as )?(?:at|of|on|to) )?\d{1,2}(?:st|nd|rd|th)?[ ./-].*\d{2})?(?: \(?£\)?)? ?:?$/iu;
const CARRIED =
  /\b(?:carried|brought) (?:forward|down|over)\b|^[bc]\/?[fd]\b|\b[bc]\/(?:[fd]|f?wd)(?: (?:(?:as )?(?:at|on) )?\d{1,2}[ ./-](?:\d{1,2}|\p{L}{3,9})[ ./-]\d{2,4})?$|^opening balance/iu;
const WHOLE = /\b(?:grand|report|overall|statement|final|closing)\b/iu;
const PART = /\b(?:sub[ -]?total|account|customer|section|page)\b/iu;

export type TotalLabel = "whole" | "part" | "plain" | "carried";

/** Whether a label stands beside a total: of the whole, of a part, or of either; `carried` is a balance brought or carried forward. */
export function totalLabel(text: string): TotalLabel | undefined {
  if (text.length > 120 || text.length < 3 || !MAY_BE_TOTAL.test(text)) return undefined;
  if (CARRIED.test(text)) return "carried";
  if (!TOTAL.test(text) && !BALANCE.test(text)) return undefined;
  if (PART.test(text)) return "part";
  return WHOLE.test(text) ? "whole" : "plain";
}

/** Cheap, for it is asked of every text: a piece of each of the words that those patterns want. */
const MAY_BE_TOTAL = /otal|alance|due|utstanding|owed|payable|arried|rought|[bc]\/|^[bc][fd]/iu;

const FOOTER =
  /\b(?:sort ?code|iban|swift|bic|bank|account name|vat (?:reg|no|number)|company (?:reg|no|number)|charity|registered|page \d|printed|prepared by|checked by|completed by|authorised|signed|signature|remit|cheques?|bacs|telephone|phone|tel|fax|e-?mail|www|please|note|nb|thank|terms|number of|count|check|difference|variance|threshold|rate|of which|average|percentage|run (?:date|time)|report (?:date|id))\b/iu;

/** Whether a label stands beside something that is no debt: bank details, checks, counts, signatures. */
export function isFooterLabel(text: string): boolean {
  return FOOTER.test(text) || text.endsWith(":");
}

const ALLOWANCE =
  /\b(?:expected credit loss|ecl|impairment|bad debts?|doubtful debts?|credit loss allowance|loss allowance|provision for (?:bad|doubtful|impair|non))/iu;

/** Whether a row nets off expected credit losses (STM-12). */
export function isAllowance(text: string): boolean {
  return ALLOWANCE.test(text);
}

const ACCOUNT_LABEL =
  /^(?:(?:customer|client|debtor|sales)? ?(?:account|a\/c|acct)(?: ?(?:no|number|code|ref|reference|id))?\.?|(?:customer|client|debtor)(?: ?(?:no|number|code|ref|reference|id))?\.?) ?[:#-]? ?(.*)$/iu;

const BANK = /\b(?:sort ?code|bank|iban|swift|bic|bacs|building society)\b/iu;

/** The customer account that a label row opens: `Account: | 100417 | EASTMERE UNIV HOSP`. */
export interface AccountLabel {
  readonly account: string;
  readonly name: string;
}

export function accountLabel(cells: readonly KeptCell[]): AccountLabel | undefined {
  for (const [at, cell] of cells.entries()) {
    if (cell.type !== "text" || cell.text.length > 120) continue;
    const match = ACCOUNT_LABEL.exec(cell.text);
    if (!match || totalLabel(cell.text) !== undefined) continue;
    if (cells.some((each) => BANK.test(each.text))) return undefined;
    const parts = [match[1] ?? "", ...cells.slice(at + 1, at + 4).map((next) => next.text)].filter(
      (part) => part !== "",
    );
    const found = accountIn(parts);
    if (found !== undefined) return found;
  }
  return undefined;
}

function accountIn(parts: readonly string[]): AccountLabel | undefined {
  const [first = "", second = ""] = parts;
  const together = /^([a-z]{0,4}\d[a-z\d/-]*)(?: ?[-–:,] ?| )(.+)$/iu.exec(first);
  if (together) return { account: together[1] ?? "", name: (together[2] ?? "").trim() };
  if (/^[a-z\d][a-z\d/_.-]*\d[a-z\d/_.-]*$|^\d$/iu.test(first))
    return { account: first, name: isWords(second) ? second : "" };
  if (isWords(first) && /\d/u.test(second) && second.length <= 20 && !second.includes(" ")) {
    return { account: second, name: first };
  }
  return undefined;
}

function isWords(text: string): boolean {
  return /[a-z]{2}/iu.test(text) && !text.endsWith(":");
}

/** What a title over some lines says of all of them. */
export interface Section {
  readonly type?: LineType;
  readonly capital?: boolean;
  readonly futurePeriod?: boolean;
  readonly subsidiary?: string;
}

/** Cheap: a piece of each of the words of such titles. */
const MAY_BE_SECTION =
  /subsidiar|credit|unallocated|unapplied|unmatched|account|advance|future|capital|revenue|prepay|deferred|invoice|grant|cash|receipt/iu;

/** The meaning of a title such as `CREDIT NOTES`, or nothing where it has none for us. */
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

const TYPES: Readonly<Record<string, LineType>> = {
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

/** What a type column says, or nothing where we don't know the word. */
export function typeOf(text: string): LineType | undefined {
  const word = text
    .toLowerCase()
    .replaceAll(/[^a-z]+/gu, " ")
    .trim();
  return Object.hasOwn(TYPES, word) ? TYPES[word] : undefined;
}

/** Yes, no, or something else: of a "Capital?" column `capital` and `revenue` too. */
export function yesOrNo(text: string): boolean | undefined {
  switch (text) {
    case "":
      return undefined;
    case "N":
    case "No":
      return false;
    case "Y":
    case "Yes":
      return true;
    default:
      return wordOfYesOrNo(text);
  }
}

function wordOfYesOrNo(text: string): boolean | undefined {
  const word = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, " ")
    .trim();
  if (/^(?:y|yes|true|1|x|cap|capital|capital expenditure|capex|c|future|future period|fp|recharge)$/u.test(word))
    return true;
  if (/^(?:n|no|false|0|rev|revenue|r|none|na|n a|not capital|non capital|current)$/u.test(word)) return false;
  return undefined;
}

const NO_NUMBER =
  /^(?:n\/?a|none|nil|tbc|tba|unknown|not known|various|-+|\.|\?+|x+|no (?:invoice|number|po)|not applicable|see attached)$/iu;

/** Whether a text stands where a number should and says that there is none. */
export function isNoNumber(text: string): boolean {
  // Cheap: it is asked of every number, and none of these words has a digit.
  if (text.length > 16) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) return false;
  }
  return NO_NUMBER.test(text);
}

const DAY = /\b\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|\p{L}{3,9})[ ./-](?:\d{2}){1,2}\b/iu;

/** Whether a text has words and no digits but those of a day, `Owed as at 31/03/2023`: such a text is nobody's invoice number. */
export function isWordsWithDay(text: string): boolean {
  if (text.length < 10 || !text.includes(" ") || !DAY.test(text)) return false;
  const words = text.replace(DAY, "");
  return !/\d/u.test(words) && words.split(" ").filter((word) => /^\p{L}{2,}$/u.test(word)).length >= 2;
}

const NIL =
  /\bnil (?:return|statement|balance|balances|outstanding|report)\b|^nil\b|\bno (?:outstanding )?(?:balances?|invoices?|debts?|transactions?|amounts?)\b.{0,40}\b(?:outstanding|due|owed|owing|to report|unpaid)\b|\bnothing (?:outstanding|due|owed|to report)\b|\bno (?:outstanding|unpaid) (?:balances?|invoices?)\b|^no (?:records|data|transactions|rows|results)(?: (?:found|to display|returned))?\.?$/iu;
/** Cheap: the words that all of those begin with. */
const MAY_BE_NIL = /\bn(?:il|o|othing)\b/iu;

/** Whether a row says that there is nothing to state (EXR-03). */
export function saysNil(row: KeptRow): boolean {
  return row.cells.some(
    (cell) => cell.type === "text" && cell.text.length < 160 && MAY_BE_NIL.test(cell.text) && NIL.test(cell.text),
  );
}
