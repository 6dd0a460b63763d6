import { foreignCurrencyIn, namesPounds } from "../../../domain/amounts-and-days/foreign-currency.ts";

/** What a sentence says about the currency that is to be paid. */
export interface SaidOfPayment {
  /** The words after `payable in`, of a sentence that asks to be paid in something; empty if none does. */
  readonly asked: readonly string[];
  /** The other currency that a sentence names in words about payments without asking for it: a bank account's, one that may be chosen. */
  readonly named: string | undefined;
}

/**
 * What a sentence says about how it is to be paid. Who asks to be paid in euro has written euro: `Please pay in USD`. Bank details for payments
 * from abroad, and a choice between currencies, may stand under amounts in pounds.
 */
export function paymentIn(sentence: string): SaidOfPayment {
  if (!PAYMENT.test(sentence)) return { asked: [], named: undefined };
  const isChoice = CHOICE.test(sentence) || namesPounds(sentence);
  const asked = isChoice
    ? []
    : [...sentence.matchAll(BANK.test(sentence) ? PLAINLY_ASKED : ASKED)].map(([, words = ""]) => words);
  return { asked, named: foreignCurrencyIn(sentence) };
}

const PAYMENT =
  /\b(?:pay|payable|paying|payments?|paid|remit\w*|settled?|settlements?|transfers?|iban|swift|bic|sort ?code|bank)\b/iu;

const BANK = /\b(?:iban|swift|bic|sort ?code|bank|account (?:no|number))\b/iu;

/** Beside bank details only a verb asks: `payments in EUR` says which payments the account is for. */
const PLAINLY_ASKED = /\b(?:pay|payable|be paid|remit|settle|be settled|transfer)\b[^.;]{0,40}?\bin ([^.;,]{1,40})/giu;
const ASKED =
  /\b(?:pay|payable|be paid|remit|remittances?|settle|be settled|settlements?|payments?|transfers?)\b[^.;]{0,40}?\bin ([^.;,]{1,40})/giu;

/** Words of a sentence that allows, forbids or reports a payment instead of asking for it. */
const CHOICE =
  /\b(?:may|can|could|also|either|or|if|not|no|never|cannot|\w+n['’]t|option\w*|alternativ\w*|accept\w*|abroad|overseas|international\w*|from|for (?:\w+ )?(?:payments?|transfers?)|rates?|were|was|been|received|made|exclud\w*|separate\w*)\b/iu;
