import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { LineType } from "../../table/rows/section-title.ts";
import type { EntryKind } from "../../table/values/entry-kind.ts";

/** Whether entries of this kind add to the debt or reduce it, so that only their sign says which. */
export function isEitherWay(kind: EntryKind): boolean {
  return kind === "journal" || kind === "refund";
}

/** The type of a line with this word in its type column. A journal adds to the debt or reduces it, as its sign says. */
export function typeOfKind(kind: EntryKind, amount: Pence): LineType {
  if (kind === "journal") return amount < 0 ? "credit-note" : "invoice";
  return kind === "refund" ? "payment" : kind;
}

/**
 * Whether a receipt is a payment of the debt. On a statement of income it is income. Elsewhere it has the number that the bank or the sender gave
 * it, or words that say so; without them it may be a grant without an invoice (STM-10).
 */
export function isPaymentReceived(line: StatementLine, kind: Kind | undefined): boolean {
  if (kind === "i&e" || kind === "accruals") return false;
  return /\d/u.test(line.invoiceNumber) || CASH_WORDS.test(line.description ?? "");
}

/** The type of a negative line without one: a payment if its words say so, otherwise a credit note. */
export function typeOfCredit(line: StatementLine): LineType {
  return CASH_WORDS.test(line.invoiceNumber) || CASH_WORDS.test(line.description ?? "") ? "payment" : "credit-note";
}

const CASH_WORDS = /\b(?:unalloc|unapplied|unmatched|on[ -]account|payment|cash|receipt|bacs|remittance)/iu;
