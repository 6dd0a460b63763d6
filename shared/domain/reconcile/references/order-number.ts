import { normaliseReference } from "./normalise-reference.ts";

/** A purchase order in normal form, without the word for one in front: `4500012345` of `PO-4500012345` and `Order no. 4500012345`. */
export function orderNumber(text: string): string {
  return normaliseReference(normaliseReference(text).replace(ORDER_WORD, ""));
}

/** The normal forms under which a ledger may have an order, by `orderNumber`. */
export function spellingsOfOrder(order: string): readonly string[] {
  return /^\d/.test(order) ? [order, `PO${order}`] : [order];
}

const ORDER_WORD = /^(?:PURCHASE|PURCH)?(?:ORDER|ORD|PO)(?:NUMBER|NO|NR)?(?=\d)/;
