import { type Pence } from "../../../domain/amounts-and-days/pence.ts";
import { isAmount, parseAmount } from "../values/parse-amount.ts";

/** A figure inside a text that is money by the way it is written, or by the words beside it. */
export interface MoneyInText {
  readonly text: string;
  /** Where it begins and ends in the text. */
  readonly from: number;
  readonly to: number;
  /** `undefined` if it is not in pounds. */
  readonly pence: Pence | undefined;
}

/**
 * The figures in a text that could be money: with a currency (`GBP 340.50`), with pence (`1234.50`), with commas at its thousands
 * (`1,200 paid`), or beside a word for money (`500 received`). Dates, times, percentages, telephone numbers and references are not.
 */
export function moneyInText(text: string): readonly MoneyInText[] {
  if (text.length > LONGEST || !MAY_BE_MONEY.test(text)) return [];
  const found = new Map<number, MoneyInText>();
  const readable = text.replace(NOT_MONEY, (other) => " ".repeat(other.length));
  for (const pattern of [WITH_CURRENCY, WITH_PENCE_OR_COMMAS, BEFORE_WORD, AFTER_WORD]) {
    for (const match of readable.matchAll(pattern)) {
      const [whole, figure = whole] = match;
      const from = match.index + whole.indexOf(figure);
      const to = from + figure.length;
      if ([...found.values()].some((other) => from < other.to && other.from < to)) continue;
      const amount = parseAmount(figure.trim());
      found.set(from, { text: figure.trim(), from, to, pence: isAmount(amount) ? amount : undefined });
    }
  }
  return [...found.values()].sort((one, other) => one.from - other.from);
}

const LONGEST = 2000;

/** A quick look, for the many texts that hold no money: a digit beside what one of the patterns needs. */
const MAY_BE_MONEY =
  /\d[.,]\d\d|(?=[^\d]*\d)[^]*(?:\p{Sc}|gbp|eur|usd|stg|poun|paid|recei|credited|deducted|refund|less|owed|owing|outstanding|balance|total|due|pence|sterling|dollar)/iu;

/** Addresses, dates, times, percentages and spans of time. */
const NOT_MONEY =
  /\S+@\S+|\b(?:www|https?:)\S+|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b(?:at|time:?) \d{1,2}[.:]\d{2}\b|\b\d{1,2}[.:]\d{2} ?(?:am|pm|hrs?)\b|\b\d[\d.,]* ?(?:%|per ?cent\b|days?\b|months?\b|weeks?\b|years?\b|working days\b)|\bv(?:ersion|er)? ?\.?\d[\d.]*|\b(?:19|20)\d{2}[/-]\d{2,4}\b/giu;

const WITH_CURRENCY =
  /(?:\p{Sc}|\b(?:gbp|eur|usd|stg) ?|-\p{Sc}|\(\p{Sc})\s?[-(]?\d[\d,. ]*\d(?:k|m)?\)?(?: ?(?:cr|dr)\b|-(?!\d))?|(?:\p{Sc}|\b(?:gbp|eur|usd|stg) )\d\b|\b\d[\d,.]*\d ?(?:\p{Sc}|gbp\b|eur\b|usd\b|(?:pounds|euros?)\b)/giu;

const WITH_PENCE_OR_COMMAS =
  /(?<![\p{L}\d.,/:-])[-(]?(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{2}|\d{1,3}(?:\.\d{3})*,\d{2})\)?(?: ?(?:cr|dr)\b|-(?!\d))?(?![\d/]|[.,:-]\d)/giu;

const BEFORE_WORD =
  /(?<![\p{L}\d.,/:-])(?!(?:19|20)\d{2}\b)(\d{3,7}) (?:paid|received|credited|deducted|refunded|outstanding|owed|owing|due)\b/giu;

const AFTER_WORD =
  /\b(?:paid|received|receipt|credited|deducted|refund(?:ed)?|less|owed|owing|outstanding|balance|total)(?: (?:of|is))?:? (?!(?:19|20)\d{2}\b)(\d{3,7})(?![\p{L}\d/]|[.,:-]\d)/giu;
