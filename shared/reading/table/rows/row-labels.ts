import type { KeptCell } from "./kept-row.ts";

/**
 * The vocabulary of rows: labels beside totals, footers, allowances and accounts (this file), titles over a section and types of lines
 * (section-title.ts). Nothing here knows where a text was found.
 */

/** `whole` and `part` of the statement, `plain` if the label does not say which; `carried` is a balance brought or carried forward. */
export type TotalMeaning = "whole" | "part" | "plain" | "carried";

/** What kind of total a label names; `undefined` if it names none. */
export function totalMeaning(text: string): TotalMeaning | undefined {
  if (SUM_SIGN.test(text)) return "part";
  if (text.length > 120 || text.length < 3 || !MAY_BE_TOTAL.test(text)) return undefined;
  const bare = text.replace(MONEY_AT_END, "");
  if (bare !== text) return totalMeaning(bare);
  return meaningOfLabel(text) ?? meaningOfLabel(text.replace(EXPLANATION_AT_END, ""));
}

/** `Net amount due (invoices less credit notes)` */
const EXPLANATION_AT_END = / ?\([^()]*\) ?:?$/u;

/** Some systems mark the totals of a group and of a group of groups with nothing but the sign: Σ, ΣΣ. */
const SUM_SIGN = /^[Σ∑](?: ?[Σ∑])*$/u;

/** Whether a text without letters is a label all the same: the sign of a sum, or of percentages. */
export function isLabelOfSigns(text: string): boolean {
  return text === "%" || SUM_SIGN.test(text);
}

/** `Total £`, `Total due (EUR)`: whatever the currency, it is a total. */
const MONEY_AT_END = /[ (]*(?:\p{Sc}|\b(?:gbp|sterling|eur|euros?|usd|us dollars|chf|pln))\)?(?: ?:)?$/iu;

function meaningOfLabel(text: string): TotalMeaning | undefined {
  if (CARRIED.test(text)) return "carried";
  if (!TOTAL.test(text) && !BALANCE.test(text) && !OF_SOMEBODY.test(text)) return undefined;
  if (PART.test(text)) return "part";
  return WHOLE.test(text) ? "whole" : "plain";
}

const TOTAL =
  /^(?:[\p{L}\d&'’().,/ -]{0,80}\b)?(?:sub[ -]?|grand[ -]?)?totals?\b[\p{L}\d&'’().,/£ -]{0,60}:?$|^(?:total|subtotal|overall|in total|altogether|sums?)(?: ?:)?$|^sum of (?:the |all )?(?:line|invoice|item|amount|balance|document|distribution)s?\b.{0,40}$/iu;

const BALANCE =
  /^(?:(?:closing|net|final|overall|account|statement|outstanding|current|(?:(?:purchase|sales|nominal|general|creditors?'?|debtors?'?|ledger|gl|control) )+(?:account)?)? ?balance(?: (?:due|outstanding|owed|payable|at .*|as at .*))?|(?:total |net |overall |whole )?amount (?:due|outstanding|owed|payable)|net (?:due|payable|owed|outstanding)|(?:amount|balance|sum) now due|balance (?:due|outstanding|owed|payable) (?:as )?at .*)(?: (?:(?:as )?(?:at|of|on|to) )?\d{1,2}(?:st|nd|rd|th)?[ ./-].*\d{2})?(?: \(?(?:£|gbp)\)?)? ?:?$|^net(?: total| position)?:?$/iu;

/** The total of somebody, with the name after a colon or a word for what he is: `Total for Supplier: …`, `Supplier balance - …`, `Balance for customer …`. */
const OF_SOMEBODY =
  /^(?:(?:sub[ -]?|grand )?totals? (?:for|of)\b.{1,100}|(?:sub[ -]?)?(?:totals?|balance) (?:for|of)? ?(?:the )?(?:supplier|customer|vendor|creditor|debtor|client|contact|account|site|payee)\b.{0,100}|(?:supplier|customer|vendor|creditor|debtor|client|contact|account|site|payee)(?:'s)? (?:sub[ -]?)?(?:totals?|balance) ?[:–-] ?\S.{0,100})$/iu;

const CARRIED =
  /\b(?:carried|brought) (?:forward|down|over)\b|^[bc]\/?[fd]\b|\b[bc]\/(?:[fd]|f?wd)(?: (?:(?:as )?(?:at|on) )?\d{1,2}[ ./-](?:\d{1,2}|\p{L}{3,9})[ ./-]\d{2,4})?$|^\P{L}*(?:opening|previous|prior|last) (?:statement )?balance|\b(?:balance|amount) forward\b/iu;

/** A row or column of percentages is no total, although it says of what. */
const SHARE = /^(?:%|(?:per ?cent(?:age)?|proportion|share)\b)/iu;

/** Whether a label is beside a share and not an amount: `Percentage of total`. */
export function isShareLabel(text: string): boolean {
  return text.length <= LONGEST_SHARE_LABEL && SHARE.test(text);
}

const LONGEST_SHARE_LABEL = 40;

const WHOLE = /\b(?:grand|report|overall|statement|final|closing)\b/iu;

const PART = /\b(?:sub[ -]?total|account|customer|supplier|creditor|vendor|section|page)\b/iu;

/** A fast check first, because every text is tested: a piece of each word in the patterns above. */
const MAY_BE_TOTAL =
  /otal|alance|due|utstanding|owed|payable|arried|rought|overall|altogether|^sum|^net|[bc]\/|^[bc][fd]/iu;

/** Whether a label is beside something other than a debt: bank details, checks, counts, signatures. */
export function isFooterLabel(text: string): boolean {
  return FOOTER.test(text) || text.endsWith(":");
}

const FOOTER =
  /\b(?:sort ?code|iban|swift|bic|bank|account name|vat (?:reg|no|number)|company (?:reg|no|number)|charity|registered|page \d|printed|prepared by|checked by|completed by|authorised|signed|signature|remit|cheques?|bacs|telephone|phone|tel|fax|e-?mail|www|please|note|nb|thank|terms|number of|count|check|difference|variance|threshold|rate|of which|average|percentage|run (?:date|time)|report (?:date|id))\b/iu;

/** Whether a label names an allowance for expected credit losses (STM-12). */
export function isCreditLossAllowance(text: string): boolean {
  return ALLOWANCE.test(text);
}

const ALLOWANCE =
  /\b(?:expected credit loss|ecl|impairment|bad debts?|doubtful debts?|credit loss allowance|loss allowance|provision for (?:bad|doubtful|impair|non))/iu;

/** The customer account that a row introduces: `Account: | 100417 | EASTMERE UNIV HOSP`. */
export interface AccountHeading {
  readonly account: string;
  readonly name: string;
}

export function readAccountHeading(cells: readonly KeptCell[]): AccountHeading | undefined {
  for (const [at, cell] of cells.entries()) {
    if (cell.type !== "text" || cell.text.length > 120) continue;
    const match = ACCOUNT_LABEL.exec(cell.text);
    if (!match || totalMeaning(cell.text) !== undefined) continue;
    if (cells.some((each) => BANK.test(each.text))) return undefined;
    const parts = [match[1] ?? "", ...cells.slice(at + 1, at + 4).map((next) => next.text)].filter(
      (part) => part !== "",
    );
    const found = accountOfParts(parts);
    if (found !== undefined) return found;
  }
  return undefined;
}

const ACCOUNT_LABEL =
  /^(?:(?:customer|client|debtor|sales)? ?(?:account|a\/c|acct)(?: ?(?:no|number|code|ref|reference|id))?\.?|(?:customer|client|debtor)(?: ?(?:no|number|code|ref|reference|id))?\.?) ?[:#-]? ?(.*)$/iu;

const BANK = /\b(?:sort ?code|bank|iban|swift|bic|bacs|building society)\b/iu;

function accountOfParts(parts: readonly string[]): AccountHeading | undefined {
  const [first = "", second = ""] = parts;
  const together = /^([a-z]{0,4}\d[a-z\d/-]*)(?: ?[-–:,] ?| )(.+)$/iu.exec(first);
  if (together) return { account: together[1] ?? "", name: (together[2] ?? "").trim() };
  if (/^[a-z\d][a-z\d/_.-]*\d[a-z\d/_.-]*$|^\d$/iu.test(first))
    return { account: first, name: isName(second) ? second : "" };
  if (isName(first) && /\d/u.test(second) && second.length <= 20 && !second.includes(" ")) {
    return { account: second, name: first };
  }
  return undefined;
}

function isName(text: string): boolean {
  return /[a-z]{2}/iu.test(text) && !text.endsWith(":");
}
