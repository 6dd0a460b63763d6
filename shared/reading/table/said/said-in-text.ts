import {
  foreignCurrencyIn,
  namesPounds,
  withoutCurrencyCodes,
} from "../../../domain/amounts-and-days/foreign-currency.ts";
import { cleanText } from "../values/clean-text.ts";
import { paymentIn } from "./payment-in-text.ts";
import { isForeign, NOTHING_SAID, type Said, type SaidCurrency, type SaidUnit, saysNothing } from "./said.ts";

/**
 * What the words of a heading, or of a cell above it, say about the amounts under it: `Outstanding (EUR)`, `Amount £000`, `Value in pence`. A
 * heading is about its column, so any such word in it counts.
 */
export function saidByHeading(text: string): Said {
  if (text.length > LONGEST_HEADING || !MAY_SAY.test(text)) return NOTHING_SAID;
  return { currency: currencyIn(text), unit: unitIn(text) };
}

/**
 * What a sentence outside the lines says about the amounts of the sheet: `All amounts in EUR`, `Figures in £000s`, `US dollar invoices`,
 * `Statement of account (EUR)`. Such a text may be about anything, so a currency or a unit in it counts only in two places: where everything
 * else in the text is about amounts and statements, and where the sentence says that amounts are *in* it. A name (`Euro Care Ltd`, `Mr Pence`), a
 * bank account and an exchange rate say nothing about them. A text that asks to be paid in a currency says that the amounts are in it; another
 * mention of a currency in words about payments is given as such.
 */
export function saidBySentence(text: string): Said {
  if (text.length > LONGEST_SENTENCE || !MAY_SAY.test(text)) return NOTHING_SAID;
  const whole = cleanText(text);
  const sentences = whole.split(/(?<=[.;!])\s+/u);
  const payments = sentences.map(paymentIn);
  const asked = payments
    .flatMap((payment) => payment.asked.flatMap(startsOf))
    .map(saidByBareWords)
    .find(isForeign);
  if (asked !== undefined) return { currency: asked.currency, unit: undefined };
  const payment = payments.find(({ named }) => named !== undefined)?.named;
  const ofAmounts = saidOfAmounts(whole, sentences);
  const mention =
    ofAmounts.unit === undefined ? sentences.map(unitMentionedIn).find((unit) => unit !== undefined) : undefined;
  return {
    ...ofAmounts,
    ...(payment === undefined || isForeign(ofAmounts) ? {} : { payment }),
    ...(mention === undefined ? {} : { mention }),
  };
}

/** The unit that a sentence names beside a word for amounts, although it has words that we don't know: `Values rebased to thousands`. */
function unitMentionedIn(sentence: string): SaidUnit | undefined {
  const unit = AMOUNT_WORD.test(sentence) && !isAboutSomethingElse(sentence) ? unitIn(sentence) : undefined;
  return unit === "pounds" ? undefined : unit;
}

const AMOUNT_WORD = /\b(?:amounts?|figures?|values?|balances?|sums?|totals?)\b/iu;

/** What is said about the amounts. Sentences about payments and rates are put aside; one about what is left out may be about the others too. */
function saidOfAmounts(whole: string, sentences: readonly string[]): Said {
  if (ABOUT_WHAT_IS_LEFT_OUT.test(whole)) return NOTHING_SAID;
  const about = sentences.filter((sentence) => !isAboutSomethingElse(sentence));
  if (about.length === 0) return NOTHING_SAID;
  const plain = about.join(" ");
  if (CONVERTED.test(plain)) return { currency: "pounds", unit: undefined };
  const said = [plain, ...plain.split(";")]
    .flatMap((part) => [part, ...amountsIn(part), ...asides(part)])
    .map(saidByBareWords);
  // `Currency = GBP; Amount Units = Thousands` says both, in different places.
  return {
    currency: said.find(({ currency }) => currency !== undefined)?.currency,
    unit: said.find(({ unit }) => unit !== undefined)?.unit,
  };
}

/** Whether a text is about bank accounts, rates, payments or what is left out. */
export function isAboutSomethingElse(text: string): boolean {
  return ABOUT_SOMETHING_ELSE.test(text) || ABOUT_WHAT_IS_LEFT_OUT.test(text);
}

/** What a text says that is nothing but a currency or a unit, perhaps with words for amounts: `€`, `£'000`, `(EUR)`, `in pence`, `USD amounts`. */
export function saidByBareWords(text: string): Said {
  const rest = withoutCurrencyCodes(text)
    .toLowerCase()
    .replaceAll(MONEY_WORDS, " ")
    .split(/[^\p{L}\d£]+/u)
    .filter((word) => word !== "" && !WORDS_ABOUT_AMOUNTS.has(word));
  if (rest.length > 0) return NOTHING_SAID;
  return { currency: currencyIn(text), unit: unitIn(text) };
}

/** Whether a text is a currency or a unit and nothing else, so that it can be the whole heading of amounts: `£`, `GBP`, `€`, `£'000`. */
export function isBareMoney(text: string): boolean {
  if (text.length > LONGEST_BARE || !MAY_SAY.test(text)) return false;
  const rest = text
    .toLowerCase()
    .replaceAll(MONEY_WORDS, "")
    .replace(/\b(?:equivalent|equiv|value)\b/u, "");
  return rest.search(/[\p{L}\d]/u) < 0;
}

/** What the last words of a name say: `Open items EUR`, `Debtors in £000`. Before them it may be called anything. */
export function saidAtEndOf(name: string): Said {
  const words = cleanText(name).split(" ");
  for (const count of [4, 3, 2, 1]) {
    const said = saidByBareWords(words.slice(-count).join(" "));
    if (!saysNothing(said)) return said;
  }
  return NOTHING_SAID;
}

/** Whether a heading is about amounts in the currency of the books, beside amounts in the currency of each document. */
export function isInOwnCurrency(heading: string): boolean {
  return OWN_CURRENCY.test(heading);
}

const LONGEST_HEADING = 160;
const LONGEST_SENTENCE = 300;
const LONGEST_BARE = 20;

/** A fast check first: a currency sign, a code in capitals, three zeros, or a piece of each word for a unit or a currency. */
const MAY_SAY =
  /\p{Sc}|\b[A-Z]{3}\b|000|pence|penny|pennies|pound|sterling|hundred|thousand|million|billion|euro|dollar|\b(?:eur|usd|gbp|gbx|chf|aud|cad|jpy|nok|sek|dkk|yen|kr|p|k|m)\b|franc|kron|rupee|yuan|renminbi|\brmb\b|z[lł]oty|forint|dirham|riyal|shekel|peso|ringgit|baht|r(?:o)?uble|(?:local|accounting) curr|\blcy\b|(?:£|gbp)\s?(?:k|m)/iu;

const AMOUNT_IN_POUNDS =
  /(?:\bpounds?|\bsterling|£) ?(?:and|&|\/|\.) ?(?:pence|p)\b|£ ?[.:/]? ?p\b|\b(?:whole|in|nearest|in full|units? of) (?:pounds?|£|gbp|sterling)(?![\p{L}\d])(?! ?(?:['’]?0{3}|k\b|m\b|thousand|million))|^\W*pounds?\W*$|\(\s*pounds?\s*\)/iu;
const PENCE = /\bpence\b|\bpenn(?:y|ies)\b|\bgbx\b|\bGBp\b|[([]\s*p\.?\s*[)\]]|\bin p\b/u;
const MILLIONS =
  /\b(?:millions?|billions?|mio|mln)\b|(?:[£€$]|\b(?:gbp|eur|usd))\s*['’]?(?:m|mn|mil|bn)s?\b|[([]\s*(?:m|mn|bn)\s*[)\]]|['’]?000[,' ]?000['’]?s?\b(?<![\d.,]['’]?000[,' ]?000['’]?s?)/iu;
const THOUSANDS =
  /\bthousands?\b|\bthous\b|\bths\b|(?<![\d.,])['’‘`]?000['’]?s?(?![\d.,]*\d)|(?<![\d.,])1[, ]?000['’]?s(?!\w)|\bx ?1[, ]?000\b|(?:[£€$]|\b(?:gbp|eur|usd))\s*['’]?k\b|\bk\s?(?:[£€$]|gbp|eur|usd)(?![a-z])|[([]\s*k\s*[)\]]|\bin k\b/iu;
const HUNDREDS = /\bhundreds\b|\bin hundred\b|\bx ?100\b(?![\d.,])/iu;

function unitIn(text: string): SaidUnit | undefined {
  if (AMOUNT_IN_POUNDS.test(text)) return "pounds";
  if (MILLIONS.test(text)) return "millions";
  if (THOUSANDS.test(text)) return "thousands";
  if (HUNDREDS.test(text)) return "hundreds";
  return PENCE.test(text) || PENCE.test(text.toLowerCase()) ? "pence" : undefined;
}

/** `Amount in local currency`, `Remaining Amt. (LCY)`: a ledger in this country keeps its books in pounds. */
const OWN_CURRENCY =
  /\b(?:local|base|functional|accounting|home|domestic|company code) curr(?:ency)?\b|\b(?:lcy|lc)\b/iu;
/** `GBP equivalent`, `converted to sterling`: the other currency that is named is the one that it came from. */
const INTO_POUNDS =
  /(?:£|\bgbp|\bsterling|\bpounds?)(?: \w+)? ?(?:equiv|value)|\b(?:equiv\w*|convert\w*|translat\w*|expressed|shown)\b.{0,40}?(?:\b(?:in|to|into|as)\b )?(?:£|\bgbp\b|\bsterling\b|\bpounds\b)/iu;

/** `Sterling value PLN`: the code behind it says that the value is in that, unless it says where the value came from: `GBP equivalent of EUR`. */
const ENDS_IN_OTHER = /^(?!.*\b(?:of|from|for|were|was)\b).*\s(?!GBP$)[A-Z]{3}$/u;

/** What the amounts were is said before, what they are now after it: `Amounts in EUR have been converted to GBP`. */
const CONVERTED = /\b(?:convert|translat)\w*\b.{0,40}?\b(?:to|into|in)\b.{0,12}(?:£|\bgbp\b|\bsterling\b|\bpounds\b)/iu;

function currencyIn(text: string): SaidCurrency | undefined {
  const foreign = foreignCurrencyIn(text);
  const pounds = namesPounds(text) || OWN_CURRENCY.test(text);
  if (foreign === undefined) return pounds || /\bpence\b/iu.test(text) ? "pounds" : undefined;
  if (!pounds) return { foreign };
  // `Amount in local currency (EUR)` says that the books are in EUR, or contradicts itself.
  return INTO_POUNDS.test(text) && !ENDS_IN_OTHER.test(text) ? "pounds" : { foreign: `${foreign} and pounds` };
}

/** What amounts are said to be in: `All values in this report are in Euro`, `stated in £000`, `Currency: EUR`, `Amount Units = Thousands`. */
const IN_WHAT =
  /\b(?:amounts?|figures?|values?|balances?|sums?|totals?|prices?|invoices?|statements?|reports?|accounts?|all|stated|shown|expressed|reported|quoted|given|presented|denominated|invoiced|billed|raised|issued)\b[^.;]{0,60}?\b(?:in|as)\b:? (?!this|these|the (?:report|statement|table|list))((?:the nearest |whole |full )?[^.;,]{1,40})|\b(?:currency|ccy|denominations?|units?)\b(?: code| of measure| of account)? ?(?:is|are|[:=–-])? ?((?:in )?[^.;,]{1,30})/giu;

function amountsIn(text: string): string[] {
  return [...text.matchAll(IN_WHAT)].flatMap(([, object, value]) => startsOf(object ?? value ?? ""));
}

/** The first words of what follows, because the sentence may go on: `pounds sterling unless stated`, `EUR at month end`. */
function startsOf(words: string): string[] {
  const all = words.trim().split(/\s+/u);
  return [4, 3, 2, 1].flatMap((count) => (count <= all.length ? [all.slice(0, count).join(" ")] : []));
}

/** What is in brackets, or after a dash or a colon at the end: `Account: EAS001E (EUR)`, `Aged debt – £000`. */
function asides(text: string): string[] {
  const bracketed = [...text.matchAll(/[([]([^)\]]{1,40})[)\]]/gu)].map(([, inside = ""]) => inside);
  const last = /(?:\s[-–—|]|[:,])\s*([^-–—|:,]{1,30})$/u.exec(text)?.[1];
  return last === undefined ? bracketed : [...bracketed, last];
}

/** Bank accounts, rates and limits name currencies without saying anything about the amounts. */
const ABOUT_SOMETHING_ELSE =
  /\b(?:iban|swift|bic|sort ?code|bank|exchange rates?|rate of|credit limit|interest|fine|cheques?|payable in|(?:pay|payments?|paid|remit\w*) (?:in|to|by|into))\b/iu;
const ABOUT_WHAT_IS_LEFT_OUT = /\b(?:not in|none in|excluding|separate(?:ly)?|other than)\b/iu;

/** Words for currencies and units, in lower case. Digits stay, except the three zeros of thousands. */
const MONEY_WORDS =
  /[£€$¥\p{Sc}]\s?['’‘`]?(?:000['’]?s?|[km](?:n|il)?|bn|p)?(?![\p{L}\d])|(?<![\p{L}\d])(?:us|u\.s\.|australian|canadian|swiss|swedish|norwegian|danish)(?= (?:dollar|franc|kron))|(?<![\p{L}\d])(?:gbp|gbx|ukp|stg|sterling|pounds?|pence|penny|pennies|[a-z]{3}(?<=eur|usd|chf|aud|cad|jpy|nok|sek|dkk|yen|rmb|pln|czk|huf|zar|inr|cny|hkd|sgd|nzd|aed|ils|try)|euros?|dollars?|yuan|renminbi|rupees?|francs?|kron(?:a|or|e|er)|kr|z[lł]oty|forint|dirhams?|riyals?|shekels?|pesos?|ringgit|baht|rou?bles?|hundreds?|thousands?|thous|ths|millions?|mio|mln|billions?|lcy|x)(?:\s?['’]?(?:000['’]?s?|[km])(?![\p{L}\d]))?(?:['’]?s)?(?![\p{L}\d])|(?<![\d.,\p{L}])(?:1[, ]?000['’]?s|['’‘`]?000['’]?s?)(?![\p{L}\d])|(?<![\p{L}\d])[km](?![\p{L}\d])/giu;

/** Words that a sentence about the currency or unit of a sheet's amounts is made of. */
const WORDS_ABOUT_AMOUNTS = new Set(
  (
    "a all amount amounts an and are as at below above by code column columns currency ccy denominated denomination display due each expressed figure figures " +
    "following for functional given herein here in invoice invoices invoiced is issued item items list listed local monetary money nearest note of on only open " +
    "otherwise our outstanding payable please presented price prices quoted raised report reported reporting rounded s scale schedule sheet shown stated " +
    "statement statements sum sums summary table that the their these they this to total totals transaction transactions unit units unless unpaid value values " +
    "we were whole with your balance balances account accounts aged ageing debt debts debtor debtors credit credits notes base group amts amt val vals p full " +
    "customer sales ledger section"
  ).split(" "),
);
