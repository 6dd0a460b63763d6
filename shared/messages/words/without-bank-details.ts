const REMOVED = "[bank details removed]";

/** Where a number, or part of the text, stands: from, and up to but not including. */
interface Span {
  readonly from: number;
  readonly to: number;
  /** An IBAN: removed even where it stands in the place of a reference. */
  readonly certain: boolean;
}

/** Letters and digits of an IBAN by country, as the IBAN registry has them. */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FK18 " +
    "FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 " +
    "LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 " +
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const MAY_HOLD_ANY = /\d{5}|\d{2}[-. ]\d{2}[-. ]\d{2}|\d{3,4}[- ]\d{3,4}|\b(?:bic|swift|iban|roll)\b/i;
const IBAN_START = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9])/gi;
const IBAN_LABEL = /\biban\b/i;
const SORT_LABEL = /\bsort(?:ing)?[ -]?codes?\b|\bs\/c\b/i;
const BANK_WORDS =
  /\b(?:bank(?:ers?|ing)?|bacs|chaps|remit(?:tance)?s?|sort|iban|swift|bic|account name|payee|beneficiary|building society)\b/i;
const SORT_CODE = String.raw`\d{2}[-. ]?\d{2}[-. ]?\d{2}`;
const GAP = String.raw`[\s:;,.=#()/|-]{0,6}`;
const LABELLED: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:sort(?:ing)?[ -]?codes?|s\/c|bank codes?)${GAP}(?:(?:is|no|number)\b${GAP})?(${SORT_CODE})(?!\d)`,
    "dgi",
  ),
  new RegExp(String.raw`(?<![\d-])(${SORT_CODE})${GAP}(?:sort(?:ing)?[ -]?code|s\/c)\b`, "dgi"),
  new RegExp(
    String.raw`(?<!\bcustomer |\bsupplier )\b(?:account|acct?|a\/c)s?${GAP}(?:(?:is|no|nos|num|number|nr)\b${GAP}(?:is\b${GAP})?)?(?!\d{4}-\d{2}-\d{2})(\d(?:[ -]?\d){5,9})(?![\d/])`,
    "dgi",
  ),
  /(?<!\d)(\d{4}[ -]?\d{4})\W{0,3}(?:account|acct|a\/c)\b/dgi,
  /\b(?:bic|swift)(?:[ /-]?(?:bic|code))?\W{1,5}(?:is\W)?([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b/dgi,
  /\b(?:roll|building society)\W{0,3}(?:account\W{0,3})?(?:no|num|number|ref|reference)\W{0,4}((?=[A-Z/-]*\d)[A-Z0-9/-]{5,18})/dgi,
];
/** A sort code beside an account number needs no label. */
const PAIRS: readonly RegExp[] = [
  /(?<![\d.,£-])(\d{2}[- ]?\d{2}[- ]?\d{2})[\s,;:/|-]{1,6}(\d{8})(?![\d.,]\d|\d)/dg,
  /(?<![\d.,£-])(\d{8})[\s,;:/|]{1,6}(\d{2}-\d{2}-\d{2})(?![\d-])/dg,
];
const DASHED_PAIR = /(?<![\d-])(\d{2}-\d{2}-\d{2})[\s,;:/|]{0,6}(\d{8})(?!\d)/dg;
const DASHED = /(?<![\d.-])(\d{2})-(\d{2})-(\d{2})(?![\d-])/dg;
const STANDALONE = /(?<![\w.,£-])\d(?:[ -]?\d){6,9}(?![\w-]|[.,]\d)/dg;

/**
 * A text without the sort codes, account numbers, IBANs and BICs that stand in it: what a statement's footer says about
 * payment must not travel on in an answer to it.
 *
 * A number goes where it is labelled, where a sort code and an account number stand together, or where the text
 * is plainly about a bank account. Invoice numbers, dates and references look like either; those in `keep` stay,
 * as long as they are no bank details themselves.
 */
export function withoutBankDetails(text: string, keep: readonly string[] = []): string {
  const plain = sameLengthInAscii(text);
  if (!MAY_HOLD_ANY.test(plain)) return text;
  const found = [...ibans(plain), ...labelled(plain), ...pairs(plain), ...dashed(plain), ...inBankBlock(plain)];
  if (found.length === 0) return text;
  const kept = placesOf(plain, keep);
  const removed = found.filter(
    (span) => span.certain || !kept.some((place) => place.from <= span.from && span.to <= place.to),
  );
  return cut(text, removed);
}

/**
 * An invoice number or another reference, as its sender wrote it. It is what a reader looks for, so that only what cannot be
 * one is removed: an IBAN whose check digits hold, and numbers that say that they belong to a bank account.
 */
export function referenceWithoutBankDetails(reference: string): string {
  const plain = sameLengthInAscii(reference);
  if (!MAY_HOLD_ANY.test(plain)) return reference;
  return cut(reference, [...ibans(plain), ...labelled(plain), ...groupsOf(plain, DASHED_PAIR)]);
}

/** Full-width digits and letters, dashes and spaces of all sorts as ASCII, so that one pattern finds them; places stay. */
function sameLengthInAscii(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/[\u2010-\u2015\u2212\uFE58\uFE63]/g, "-")
    .replaceAll(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ");
}

function ibans(plain: string): Span[] {
  const spans: Span[] = [];
  const named = IBAN_LABEL.test(plain);
  for (const start of plain.matchAll(IBAN_START)) {
    const length = IBAN_LENGTHS.get(start[0].slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    const run = compactRun(plain, start.index, length);
    if (run.letters.length < length) {
      if (named && run.letters.length >= 12) spans.push({ from: start.index, to: run.to, certain: true });
      continue;
    }
    if (named || hasIbanCheck(run.letters)) spans.push({ from: start.index, to: run.to, certain: true });
  }
  return spans;
}

/** Up to `length` letters and digits from a place on, over single spaces and dashes. */
function compactRun(plain: string, from: number, length: number): { letters: string; to: number } {
  let letters = "";
  let to = from;
  for (let place = from; place < plain.length && letters.length < length; place++) {
    const character = plain.charAt(place);
    if (/[A-Za-z0-9]/.test(character)) {
      letters += character.toUpperCase();
      to = place + 1;
    } else if (!/[ -]/.test(character) || !/[A-Za-z0-9]/.test(plain.charAt(place + 1))) break;
  }
  return { letters, to };
}

/** ISO 7064: read as a number with A = 10 … Z = 35, the IBAN leaves 1 when divided by 97. */
function hasIbanCheck(letters: string): boolean {
  let remainder = 0;
  for (const character of letters.slice(4) + letters.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}

function labelled(plain: string): Span[] {
  return LABELLED.flatMap((pattern) => groupsOf(plain, pattern));
}

function pairs(plain: string): Span[] {
  return PAIRS.flatMap((pattern) => groupsOf(plain, pattern));
}

/** `60-83-71` is no date and so a sort code; `20-12-22` is either, and goes only where the text speaks of a bank. */
function dashed(plain: string): Span[] {
  const aboutBank = BANK_WORDS.test(plain);
  return Array.from(plain.matchAll(DASHED))
    .filter(([, one, two, three]) => aboutBank || !mayBeDate(Number(one), Number(two), Number(three)))
    .map((match) => ({ from: match.index, to: match.index + match[0].length, certain: false }));
}

function mayBeDate(one: number, two: number, three: number): boolean {
  const isMonth = two >= 1 && two <= 12;
  return isMonth && ((one >= 1 && one <= 31) || (three >= 1 && three <= 31));
}

/** A text with a sort code or IBAN label is about a bank account as a whole: every number in it that could be one goes. */
function inBankBlock(plain: string): Span[] {
  if (!SORT_LABEL.test(plain) && !IBAN_LABEL.test(plain)) return [];
  return Array.from(plain.matchAll(STANDALONE), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    certain: false,
  }));
}

function groupsOf(plain: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  for (const match of plain.matchAll(pattern)) {
    for (const place of match.indices?.slice(1) ?? []) {
      if (place !== undefined) spans.push({ from: place[0], to: place[1], certain: false });
    }
  }
  return spans;
}

function placesOf(plain: string, keep: readonly string[]): Span[] {
  const places: Span[] = [];
  for (const reference of new Set(keep)) {
    if (reference.length < 3 || referenceWithoutBankDetails(reference) !== reference) continue;
    const sought = sameLengthInAscii(reference);
    for (let from = plain.indexOf(sought); from >= 0; from = plain.indexOf(sought, from + 1)) {
      places.push({ from, to: from + reference.length, certain: false });
    }
  }
  return places;
}

/** The text with one mark for each stretch of spans that nothing but punctuation lies between. */
function cut(text: string, spans: readonly Span[]): string {
  let result = "";
  let end = 0;
  for (const span of spans.toSorted((one, other) => one.from - other.from || one.to - other.to)) {
    if (span.to <= end) continue;
    const between = text.slice(end, Math.max(end, span.from));
    if (end > 0 && /^[\s,;:/|-]*$/.test(between) && result.endsWith(REMOVED)) {
      end = span.to;
      continue;
    }
    result += between + REMOVED;
    end = span.to;
  }
  return result + text.slice(end);
}
