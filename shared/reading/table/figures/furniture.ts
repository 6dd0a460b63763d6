import type { Figure } from "./figures-of-cell.ts";

/**
 * Whether a figure is not money by the words beside it and by its form: a page, a telephone number, a registration, bank details, a limit,
 * a count, a date.
 *
 * @param labels the words of its own cell, beside it in the row, or above it
 */
export function isFurniture(figure: Pick<Figure, "text" | "form">, labels: readonly string[]): boolean {
  if (labels.some((label) => NEVER_OWED.test(label))) return true;
  if (figure.form !== "whole" || figure.text.startsWith("-")) return false;
  if (isYear(figure.text) || figure.text.length >= LONGEST_AMOUNT) return true;
  return labels.some((label) => COUNTS.test(label) || (IDENTIFIES.test(label) && !MONEY.test(label)));
}

/** Whole numbers of so many digits are telephone numbers, accounts or times. */
const LONGEST_AMOUNT = 9;

/** Whether words beside a whole number say that it is money. */
export function namesMoney(label: string): boolean {
  return MONEY.test(label) && !COUNTS.test(label);
}

function isYear(text: string): boolean {
  return /^(?:19[5-9]|20[0-6])\d$/u.test(text);
}

/** Words beside amounts that nobody owes on this statement. */
const NEVER_OWED =
  /\b(?:thresholds?|limits?|exchange rates?|rate:? \d|vat (?:reg\w*|no|number)|tax (?:reg\w*|no|number)|(?:company|charity|registration|registered|co\.?) (?:reg\w*|no|number)|sort ?codes?|iban|swift|bic|tel|telephone|phone|fax|mobile|percentage|average|per (?:invoice|item|day|month|annum|transaction|cent)|minimum|maximum|balances? (?:over|above|under|below|exceeding)|(?:over|above|exceeding|in excess of|more than|less than|at least|up to) (?:£|gbp)|de minimis|materiality|last (?:payments?|receipts?|paid)|previous(?:ly)? (?:statement|balance)|turnover|year to date|ytd)/iu;

/** Words beside counts and spans of time. */
const COUNTS =
  /\b(?:number of|no\.? of|# of|how many|counts?|records?|rows|pages?|sheets?|days?|terms|weeks?|months?|periods?|years?|quarters?|version|qty|quantity|units|lines|items|levels?|stage|rate|printed|run|generated|dates?|times?)\b|^(?:invoices|credits|transactions|documents)$/iu;

/** Words beside numbers that name something. */
const IDENTIFIES =
  /\b(?:accounts?|a\/c|acct|acc|customers?|clients?|debtors?|suppliers?|vendors?|numbers?|no|nos|ref|refs|references?|codes?|ids?|orders?|pos?|box|ext|extension|postcode|batch|user|job|invoices?|our|your|cost cent(?:re|er)|compan(?:y|ies)|ledger|gl|ward|unit|floor|room|street|road)\b|#/iu;

/** Words beside money, which a number beside them is, even if it could be a reference. */
const MONEY =
  /\b(?:paid|payments?|received|receipts?|credit(?:s|ed)? ?(?:notes?)?$|refund\w*|deduct\w*|less|retention|discounts?|interest|charges?|fees?|adjust\w*|write[ -]?offs?|unallocated|unapplied|on account|owed|owing|due|outstanding|balance|totals?|amounts?|sums?|values?|cash|bacs|chaps|cheques?|transfer|contra|disputed?)\b/iu;
