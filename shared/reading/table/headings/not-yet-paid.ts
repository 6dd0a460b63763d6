/**
 * Says in one word what a heading says with a negation or a wait before a payment: `Amount not settled`, `Yet to be paid`, `Awaiting payment` are
 * what is outstanding, the opposite of what the other words say. Every comparison of headings uses words, so none may see the payment without
 * its negation.
 *
 * @param heading in small letters
 */
export function sayNotYetPaid(heading: string): string {
  if (ABOUT_SOMETHING_ELSE.test(heading)) return heading;
  let text = heading;
  for (const pattern of NOT_YET_PAID) text = text.replaceAll(pattern, " outstanding ");
  return text;
}

const PAID = "(?:paid|settled|received|recd|cleared|collected|discharged)";

const PAYMENT = "(?:payments?|pmts?|receipts?|settlements?|remittances?)";

/** Between words, as people and as programs write them: `not paid`, `NOT_PAID`, `not-paid`. */
const GAP = "[ _-]+";

const WORD_BEFORE = "(?<![a-z])";

const WORD_AFTER = "(?![a-z])";

const HOW_MUCH = `(?:(?:yet|been|being|fully|currently|previously)${GAP})*`;

const WAITING = `(?:(?:still|yet|left|remaining|awaiting|due|not|be|to${GAP}be)${GAP})*`;

const NOT_YET_PAID: readonly RegExp[] = [
  // Not paid, never settled, not yet been received, non-paid, unsettled, un-cleared, payment not received
  `(?:${PAYMENT}${GAP})?(?:(?:not|never|non|nor|isn'?t|hasn'?t|haven'?t)${GAP}${HOW_MUCH}|non|un(?!paid)[ _-]?)(?:${PAID}|made)`,
  // Yet to be paid, still to be settled, to be received, left to pay, still to receive
  `${WAITING}to${GAP}be${GAP}${HOW_MUCH}${PAID}`,
  `(?:(?:still|yet|left|remaining)${GAP})+to${GAP}(?:pay|settle|receive|clear|collect)`,
  // Awaiting payment, payment awaited, no payment, without payment, payments outstanding
  `(?:awaiting|pending|no|without|outstanding)${GAP}${PAYMENT}(?:${GAP}received)?`,
  `${PAYMENT}${GAP}(?:awaited|pending|outstanding)`,
].map((pattern) => new RegExp(`${WORD_BEFORE}${pattern}${WORD_AFTER}`, "gu"));

/** Days, reasons, and things other than money that are not received; and a choice of both, `Paid / not paid`. */
const ABOUT_SOMETHING_ELSE =
  /(?<![a-z])(?:date|day|when|expected|reason|why|status)(?![a-z])|(?<![a-z])(?:goods|invoices?|orders?|pods?|credit notes?) (?:not|(?:still |yet )?to be) (?:yet )?rec(?:eive)?d|(?<![a-z])paid ?(?:\/|or) ?(?:not|un)/u;
