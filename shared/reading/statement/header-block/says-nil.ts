/**
 * Whether a text says that a statement is nil (EXR-03): `Nil return`, `There are no outstanding invoices`. `No` after a word that is numbered is
 * the number of it: `Invoice No Invoice Date Amount Outstanding`.
 */
export function saysNil(text: string): boolean {
  return text.length < LONGEST && MAY_BE_NIL.test(text) && NIL_WORDS.test(text);
}

const LONGEST = 160;

/** `no` where it means none: at the beginning of a text or a part of it, or after words such as `there are`. */
const NONE = String.raw`(?:^|[.:;,–-] *|\b(?:is|are|has|have|had|with|were|was|currently|shows?|showing|of|and|but|that) (?:currently |presently )?)no`;

const NIL_WORDS = new RegExp(
  [
    String.raw`\bnil (?:return|statement|balances?|outstanding|report)\b`,
    String.raw`^nil\b`,
    String.raw`${NONE} (?:outstanding |unpaid |open |overdue )?(?:balances?|invoices?|debts?|debtors?|transactions?|amounts?|items?)\b.{0,40}\b(?:outstanding|due|owed|owing|to report|unpaid)\b`,
    String.raw`\bnothing (?:is )?(?:outstanding|due|owed|owing|to report)\b`,
    String.raw`${NONE} (?:outstanding|unpaid|open) (?:balances?|invoices?|debts?|transactions?|items?|amounts?)\b`,
    String.raw`^no (?:records|data|transactions|rows|results)(?: (?:found|to display|returned))?\.?$`,
  ].join("|"),
  "iu",
);

/** A fast check first: the words that all those phrases begin with. */
const MAY_BE_NIL = /\bn(?:il|o|othing)\b/iu;
