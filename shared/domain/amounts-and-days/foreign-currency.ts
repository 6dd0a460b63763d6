/** Words for currencies other than the pound, in lower case. */
export const FOREIGN_CURRENCY_WORDS: readonly string[] =
  "eur euro euros usd dollar dollars chf aud cad jpy nok sek dkk".split(" ");

const FOREIGN_CURRENCY = new RegExp(`[€$¥₹]|\\b(?:${FOREIGN_CURRENCY_WORDS.join("|")})\\b`, "iu");

/** Whether a text names a currency other than the pound, by its word or its sign. */
export function namesForeignCurrency(text: string): boolean {
  return FOREIGN_CURRENCY.test(text);
}
