/** Currencies other than the pound, by what people call them: the only list of them. */

/** Words that mean a currency wherever they stand, in lower case. */
const WORDS =
  "eur euro euros usd dollar dollars chf aud cad jpy nok sek dkk yen rmb yuan renminbi rupee rupees franc francs krona kronor krone kroner kr zloty zł kč forint dirham dirhams riyal riyals shekel shekels peso pesos ringgit baht rouble roubles ruble rubles";

/** ISO 4217. A code counts only in capitals, where a currency may be expected. */
const CODES =
  "AED AFN AMD ANG AOA ARS AUD AWG AZN BBD BDT BGN BHD BIF BMD BND BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNH CNY CRC CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LBP LKR LRD LSL LYD MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PGK PHP PKR PLN PYG QAR RSD RUB SBD SCR SDG SEK SGD SHP SLE SRD SSP STN SVC SYP SZL THB TJS TMT TND TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";

/** Codes of ISO 4217 that are words too, or the code of an organisation, count only where a currency is announced. */
const CODES_LIKE_WORDS = "ALL BAM BOB COP CUP GEL LAK MAD MOP PEN RON RWF SAR SOS TOP TRY";

/** The pounds of other countries are not ours. */
const OTHER_POUNDS = "egyptian|lebanese|sudanese|syrian|irish|falkland|gibraltar|st helena";

/** Words for currencies other than the pound that mean one wherever they stand, in lower case. */
export const FOREIGN_CURRENCY_WORDS: readonly string[] = WORDS.split(" ");

const SIGN = String.raw`(?:US|AU?|CA?|HK|NZ|SG?)?(?![£\uffe1])\p{Sc}`;
const NAMED = new RegExp(
  String.raw`${SIGN}|(?<![\p{L}\d])(?:(?:us|u\.s\.|australian|canadian|swiss|swedish|norwegian|danish) )?(?:${FOREIGN_CURRENCY_WORDS.join("|")}|(?:${OTHER_POUNDS}) pounds?)(?![\p{L}\d])`,
  "iu",
);
const CODED = String.raw`(?<![\p{L}\d])(?:${CODES.split(" ").join("|")})(?![\p{L}\d])`;
const LIKE_WORDS = String.raw`(?:${CODES_LIKE_WORDS.split(" ").join("|")})(?![\p{L}\d])`;
/** A code in capitals beside figures (`CZK 1,200.00`, `-45 PLN`), alone, in brackets, or after a word that a currency follows. */
const CODE_IN_PLACE = new RegExp(
  String.raw`^[\s(\[]*(${CODED})[\s)\].:]*$|[(\[]\s*(${CODED})\s*[)\]]|[\s,;:]\s*(${CODED})[\s)\].]*$|(${CODED})\s*[-+(]?\d|\d\)?\s*(${CODED})|\b(?:in|[Cc]urrency|CURRENCY|[Cc]cy|CCY)\b[\s:=-]*(${CODED})|\b(?:[Cc]urrency|CURRENCY|[Cc]cy|CCY)\b[\s:=-]*(${LIKE_WORDS})`,
  "u",
);

/** Whether a text names a currency other than the pound, by its word, its code or its sign. */
export function namesForeignCurrency(text: string): boolean {
  return foreignCurrencyIn(text) !== undefined;
}

/** The first currency other than the pound that a text names, as the text has it: `euro`, `US dollars`, `PLN`, `€`. */
export function foreignCurrencyIn(text: string): string | undefined {
  const named = NAMED.exec(text)?.[0];
  if (named !== undefined) return named;
  const codes: readonly (string | undefined)[] = CODE_IN_PLACE.exec(text)?.slice(1) ?? [];
  return codes.find((code) => code !== undefined);
}

const EVERY_CODE = new RegExp(CODED, "gu");

/** The text without the codes of other currencies, in capitals. */
export function withoutCurrencyCodes(text: string): string {
  return text.replaceAll(EVERY_CODE, " ");
}

const POUNDS = new RegExp(
  String.raw`[£\uffe1]|(?<![\p{L}\d])(?:gbp|ukp|stg|sterling|(?<!(?:${OTHER_POUNDS}) )pounds?)(?![\p{L}\d])`,
  "iu",
);

/** Whether a text names the pound. */
export function namesPounds(text: string): boolean {
  return POUNDS.test(text);
}
