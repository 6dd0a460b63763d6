import type { StatementLine } from "../../../domain/statement/statement-line.ts";

/**
 * Whether the words of a line without a type say that it is a payment or a credit, and say nothing else: `Less: payment received 28/03/2023` instead
 * of a number, or `Payment received, thank you` beside one.
 */
export function saysPayment({ invoiceNumber, description = "" }: StatementLine): boolean {
  const text = standsForNumber(invoiceNumber) ? invoiceNumber : description;
  if (text.length > LONGEST_PAYMENT_WORDS || !MAY_BE_PAYMENT.test(text)) return false;
  return PAYMENT_WORDS.test(text.replaceAll(DAYS_AND_MARKS, " ").trim());
}

/** Whether words stand where the number should. */
export function standsForNumber(number: string): boolean {
  return number !== "" && (number.includes(" ") || !/\d/u.test(number));
}

const LONGEST_PAYMENT_WORDS = 60;

/** A fast check first: a piece of each of these words. */
const MAY_BE_PAYMENT = /payment|receipt|remit|refund|cash|credit/iu;

const DAYS_AND_MARKS = /\b\d{1,2}[ ./-](?:\d{1,2}|[a-z]{3,9})(?:[ ./-]\d{2,4})?\b|[-–:,.!()]+/giu;

const PAYMENT_WORDS =
  /^(?:less +)?(?:(?:your|our|bacs|chaps|cash|cheque|bank|part|customer|unallocated|unapplied|recent|last|direct) +)*(?:payments?|receipts?|remittances?|cash|credits?(?: +(?:notes?|memos?))?|refunds?)(?: +(?:received|made|on account|on|since|with thanks|thank you|thanks|unallocated|not allocated|to date))*(?:(?: +(?:bacs|chaps|cheque|ref|no))* +[a-z]{0,4}\d+)?$/iu;
