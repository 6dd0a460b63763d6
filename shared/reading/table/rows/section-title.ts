import type { StatementLine } from "../../../domain/statement/statement-line.ts";

/** What a title means for all lines below it. */
export interface Section {
  readonly type?: LineType;
  readonly capital?: boolean;
  readonly futurePeriod?: boolean;
  readonly subsidiary?: string;
  /** Why the lines below it are not claimed: they are paid already, the sender owes them, or the title says that they are no part of the claim. */
  readonly notClaimed?: "paid" | "owed-by-sender" | "for-information";
}

/** A section with the title that begins it; `isKnown` is false for a title whose meaning we don't know. */
export interface TitledSection extends Section {
  readonly title?: string;
  readonly row?: number;
  readonly isKnown?: boolean;
}

/** The meaning of a title such as `CREDIT NOTES`; `undefined` if it means nothing for the lines. */
export function sectionOf(text: string): Section | undefined {
  if (text.length > 80 || text.length < 4 || !MAY_BE_SECTION.test(text) || isRemark(text)) return undefined;
  const subsidiary = /^(?:subsidiary|subsidiaries|subsidiary (?:company|body|name))\s*[:–-]\s*(.{3,})$/iu.exec(text);
  if (subsidiary?.[1] !== undefined) return { subsidiary: subsidiary[1].trim() };
  const money = moneyOfSection(text);
  if (money !== undefined) return money;
  if (/\b(?:future|advance) periods?\b|\binvoiced in advance\b|\bin advance\b/iu.test(text))
    return { futurePeriod: true };
  if (/\bcapital\b/iu.test(text) && !/\brevenue\b|\bworking capital\b/iu.test(text)) return { capital: true };
  if (/\brevenue\b/iu.test(text) && !/\bcapital\b/iu.test(text)) return { capital: false };
  if (/\bprepayments?\b|\bdeferred income\b/iu.test(text)) return { type: "prepayment" };
  if (/\b(?:without (?:an )?invoices?|uninvoiced|not invoiced|grants?)\b/iu.test(text)) return { type: "receipt" };
  if (/^(?:outstanding |unpaid |open |sales )?invoices?\b/iu.test(text)) return { type: "invoice" };
  return undefined;
}

/** Whether a text is a remark at the foot: several sentences, or one about payments that are not in the list. */
function isRemark(text: string): boolean {
  return SENTENCES.test(text) || NOT_IN_THE_LIST.test(text);
}

const SENTENCES = /[a-z)][.!?] +\p{Lu}[\p{Ll}]/u;

const NOT_IN_THE_LIST =
  /\b(?:payments?|receipts?|cash|monies|money|remittances?)\b.*\b(?:are|is|have|has|may|will)\b(?: \w+)? not\b/iu;

/** A fast check first: a piece of each word in such titles. */
const MAY_BE_SECTION =
  /subsidiar|credit|unallocated|unapplied|unmatched|account|advance|future|capital|revenue|prepay|deferred|invoice|grant|cash|receipt|paid|payment|received|remittance|settled|cleared|less|deduct|owe|due to|payable|information|memo|not |exclud/iu;

/** Whether a title or a heading says that what follows is owed by the sender of a statement, and not to the sender. */
export function saysOwedBySender(text: string): boolean {
  return OWED_BY_SENDER.test(text) && !/\byou owe\b/iu.test(text);
}

/** Titles over lines that reduce the debt, or are no part of it. */
function moneyOfSection(text: string): Section | undefined {
  if (saysOwedBySender(text)) return { notClaimed: "owed-by-sender" };
  const isPaid = PAID.test(text.replace(LIST_MARK, "")) && !UNPAID.test(text);
  if (FOR_INFORMATION.test(text)) return { notClaimed: isPaid ? "paid" : "for-information" };
  if (NOT_ALLOCATED.test(text)) return { type: "payment" };
  if (isPaid) return { notClaimed: "paid" };
  if (CREDITS.test(text) && !/\binvoices?\b/iu.test(text)) return { type: "credit-note" };
  if (/\breceipts? without\b/iu.test(text)) return undefined;
  if (PAYMENTS.test(text) && !UNPAID.test(text)) return { type: "payment" };
  return undefined;
}

/** `B. Paid since …`, `2) Credit notes` */
const LIST_MARK = /^(?:[A-Z]|\d{1,2})[.):] +/u;

const OWED_BY_SENDER =
  /\bwe owe\b|\b(?:owed|due|payable|owing) (?:by us|from us|to you|by the sender)\b|\bour (?:payables|purchase ledger|creditors)\b/iu;

const FOR_INFORMATION =
  /\b(?:for (?:your )?information(?: only)?|memo(?:randum)?(?: items?| only)?:|not (?:included|part of|claimed)|excluded|excluding the following|do not pay|already (?:agreed|reported))\b|^memo(?:randum)?\b(?! ?no)/iu;

const NOT_ALLOCATED =
  /\b(?:unallocated|unapplied|unmatched|on[ -]account|(?:not|to be|awaiting|yet to be|un) ?(?:allocated|allocation|applied|matched))\b/iu;

/** What is paid already: `Paid since last statement`, `Settled items`. */
const PAID =
  /^(?:(?:already|recently|now|previously|invoices?|items?|fully) )*(?:paid|settled|cleared)\b|\b(?:invoices?|items?|transactions?|debts?) (?:(?:already|recently|now|since|fully) )*(?:paid|settled|cleared)\b|\b(?:paid|settled|cleared) (?:invoices?|items?|transactions?)\b/iu;

const UNPAID =
  /\b(?:unpaid|outstanding|open|owing|owed|due|(?:part|partly|partially|not|not yet|to be|when|if|until)[ -](?:paid|settled|cleared))\b/iu;

const CREDITS =
  /\bcredit (?:notes?|memos?)\b|^(?:(?:less|outstanding|open|our|your|all)[: ]+)*credits?:?$|^(?:less|deduct)\b.{0,20}\bcredits?\b|^less:?$/iu;

const PAYMENTS =
  /\b(?:payments?|receipts?|cash|money|monies|remittances?|bacs) (?:received|to date|made|since|during|in the|this|posted)\b|^(?:less|deduct)\b.{0,20}\b(?:payments?|receipts?|cash|paid)\b|^(?:(?:less|your|customer|all|bank)[: ]+)*(?:payments?|receipts?|cash|remittances?|part payments?|refunds?)(?: (?:and|&) (?:receipts?|payments?|cash|adjustments?))?:?$|\breceived from you\b/iu;

export type LineType = StatementLine["type"];

/**
 * Whether a text alone in its row may be the title of the lines below it, although we don't know its meaning: short, no sentence, no label with a
 * value, and no furniture of a page.
 */
export function mayBeSectionTitle(text: string): boolean {
  if (text.length < 3 || text.length > LONGEST_TITLE || !/\p{L}{2}/u.test(text)) return false;
  if (/[.@]$|@|: \S|https?:/u.test(text) || text.split(" ").length > MOST_WORDS_IN_TITLE) return false;
  return !FURNITURE.test(text) && !ORGANISATION.test(text);
}

const LONGEST_TITLE = 60;

const MOST_WORDS_IN_TITLE = 8;

/** A customer's name over its lines says nothing of how they count. */
const ORGANISATION =
  /\b(?:nhs|trust|ft|hospitals?|icb|ccg|council|university|ltd|limited|plc|llp|cic|board|authority|health ?care|ambulance|foundation)\b/iu;

const FURNITURE =
  /^(?:cont(?:inued|'?d)?|page|sheet|printed|end of|report|run|user|\*)\b|\bpage \d|\bover(?:leaf)?$|\bnext page\b/iu;
