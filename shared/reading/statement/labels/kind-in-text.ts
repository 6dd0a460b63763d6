import type { Kind } from "../../../domain/exercise/exercise.ts";

/** The kind of statement that a title, a sheet's name or a file's name names; `undefined` if it names none, or more than one. */
export function kindInText(text: string): Kind | undefined {
  if (text.length > LONGEST_TITLE) return undefined;
  if (remembered.has(text)) return remembered.get(text);
  const kind = kindNamed(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, kind);
  return kind;
}

/** The kind that the texts name together; `undefined` if they differ. */
export function kindInTexts(texts: Iterable<string>): Kind | undefined {
  let said: Kind | undefined;
  for (const text of texts) {
    const kind = kindInText(text);
    if (kind === undefined) continue;
    if (said !== undefined && kind !== said) return undefined;
    said = kind;
  }
  return said;
}

const LONGEST_TITLE = 160;

/** Titles are remembered, because each is tested for every table under it and statements have the same titles. */
const MOST_REMEMBERED = 512;

const remembered = new Map<string, Kind | undefined>();

function kindNamed(text: string): Kind | undefined {
  const about = text.replaceAll("_", " ").replaceAll(NOT_ABOUT, " ");
  const kinds: Kind[] = ["r&p", "i&e", "accruals"];
  const said = kinds.filter((kind) => KIND_WORDS[kind].test(about));
  return said.length === 1 ? said[0] : undefined;
}

const NOT_ABOUT =
  /\b(?:exclud\w+|excl?\.?|not includ\w+|no|without|less) (?:any )?(?:accruals?|accrued income|income)\b|\bpro-?forma\b/giu;

const KIND_WORDS: Record<Kind, RegExp> = {
  "r&p":
    /\br ?(?:&|and|\+|n) ?p\b|\breceivables\b|\breceivable (?:statement|balance|listing)|\b(?:outstanding|unpaid|open) (?:invoices?|debts?|balances?|items?|transactions?)\b|\baged? (?:debts?|debtors?|receivables?|balance|listing|report|analysis)|\bdebtors? (?:statement|listing|report|ledger)|\bunpaid\b|\bsales ledger\b|\bstatement of (?:outstanding|debts?|account)\b|\bamounts? owed\b/iu,
  "i&e":
    /\bi ?(?:&|and|\+) ?e\b|\bincome (?:and|&) expenditure\b|\bincome statements?\b|\bstatement of income\b|\bincome (?:ytd|year to date|listing|schedule|transactions|agreement)\b|\b(?:ytd|year to date|invoiced) income\b/iu,
  accruals: /\baccruals?\b|\baccrued income\b/iu,
};
