const REMOVED = "[bank details removed]";

/** A part of the text: `from` up to, but not including, `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
  /** True for an IBAN, which is removed even from inside a reference. */
  readonly isAlwaysRemoved: boolean;
}

/** The length of an IBAN by country, from the IBAN registry. */
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

const MAY_CONTAIN_BANK_DETAILS = /\d{5}|\d{2}[-. ]\d{2}[-. ]\d{2}|\d{3,4}[- ]\d{3,4}|\b(?:bic|swift|iban|roll)\b/i;
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
/** Every label above has one of these in it: most texts have none, and need not be searched for each. */
const MAY_HAVE_LABEL = /sort|s\/c|bank|acc|a\/c|bic|swift|roll|building/i;
/** A sort code beside an account number is recognised without a label. */
const PAIRS: readonly RegExp[] = [
  /(?<![\d.,£-])(\d{2}[- ]?\d{2}[- ]?\d{2})[\s,;:/|-]{1,6}(\d{8})(?![\d.,]\d|\d)/dg,
  /(?<![\d.,£-])(\d{8})[\s,;:/|]{1,6}(\d{2}-\d{2}-\d{2})(?![\d-])/dg,
];
const DASHED_PAIR = /(?<![\d-])(\d{2}-\d{2}-\d{2})[\s,;:/|]{0,6}(\d{8})(?!\d)/dg;
const DASHED = /(?<![\d.-])(\d{2})-(\d{2})-(\d{2})(?![\d-])/dg;
const STANDALONE = /(?<![\w.,£-])\d(?:[ -]?\d){6,9}(?![\w-]|[.,]\d)/dg;

/**
 * Removes sort codes, account numbers, IBANs and BICs from a text, so that payment details in a statement's footer are not repeated in
 * the reply.
 *
 * A number is removed if it is labelled, if it is a sort code beside an account number, or if the text is clearly about a bank account.
 * Invoice numbers, dates and references can look the same; those in `keep` stay, unless they are bank details themselves.
 */
export function withoutBankDetails(text: string, keep: readonly string[] = []): string {
  const plain = sameLengthInAscii(text);
  if (!MAY_CONTAIN_BANK_DETAILS.test(plain)) return text;
  const found = [
    ...ibans(plain),
    ...labelledNumbers(plain),
    ...sortCodesWithAccounts(plain),
    ...dashedSortCodes(plain),
    ...numbersBesideLabels(plain),
  ];
  if (found.length === 0) return text;
  const kept = spansOfReferences(plain, keep);
  const removed = found.filter(
    (span) => span.isAlwaysRemoved || !kept.some((place) => place.from <= span.from && span.to <= place.to),
  );
  return replaceSpans(text, removed);
}

/**
 * Removes bank details from an invoice number or other reference. Readers look for references, so only what cannot be one is removed: an
 * IBAN with valid check digits, and numbers labelled as belonging to a bank account.
 */
export function referenceWithoutBankDetails(reference: string): string {
  const plain = sameLengthInAscii(reference);
  if (!MAY_CONTAIN_BANK_DETAILS.test(plain)) return reference;
  return replaceSpans(reference, [...ibans(plain), ...labelledNumbers(plain), ...capturedSpans(plain, DASHED_PAIR)]);
}

/** Full-width digits and letters, and all kinds of dashes and spaces, become ASCII, so that one pattern finds them. Positions stay the same. */
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
      if (named && run.letters.length >= 12) spans.push({ from: start.index, to: run.to, isAlwaysRemoved: true });
      continue;
    }
    if (named || hasIbanCheck(run.letters)) spans.push({ from: start.index, to: run.to, isAlwaysRemoved: true });
  }
  return spans;
}

/** Up to `length` letters and digits, starting at `from`, skipping single spaces and dashes. */
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

/** ISO 7064: read as a number with A = 10 … Z = 35, the IBAN leaves remainder 1 when divided by 97. */
function hasIbanCheck(letters: string): boolean {
  let remainder = 0;
  for (const character of letters.slice(4) + letters.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}

function labelledNumbers(plain: string): Span[] {
  return MAY_HAVE_LABEL.test(plain) ? LABELLED.flatMap((pattern) => capturedSpans(plain, pattern)) : [];
}

function sortCodesWithAccounts(plain: string): Span[] {
  return PAIRS.flatMap((pattern) => capturedSpans(plain, pattern));
}

/** `60-83-71` is not a date, so it is a sort code. `20-12-22` could be either; it is removed only if the text mentions a bank. */
function dashedSortCodes(plain: string): Span[] {
  const aboutBank = BANK_WORDS.test(plain);
  return Array.from(plain.matchAll(DASHED))
    .filter(([, one, two, three]) => aboutBank || !mayBeDate(Number(one), Number(two), Number(three)))
    .map((match) => ({ from: match.index, to: match.index + match[0].length, isAlwaysRemoved: false }));
}

function mayBeDate(one: number, two: number, three: number): boolean {
  const isMonth = two >= 1 && two <= 12;
  return isMonth && ((one >= 1 && one <= 31) || (three >= 1 && three <= 31));
}

/** A text with a sort code or IBAN label is about a bank account: every number in it that could be an account number is removed. */
function numbersBesideLabels(plain: string): Span[] {
  if (!SORT_LABEL.test(plain) && !IBAN_LABEL.test(plain)) return [];
  return Array.from(plain.matchAll(STANDALONE), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    isAlwaysRemoved: false,
  }));
}

function capturedSpans(plain: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  for (const match of plain.matchAll(pattern)) {
    for (const place of match.indices?.slice(1) ?? []) {
      if (place !== undefined) spans.push({ from: place[0], to: place[1], isAlwaysRemoved: false });
    }
  }
  return spans;
}

function spansOfReferences(plain: string, keep: readonly string[]): Span[] {
  const places: Span[] = [];
  for (const reference of new Set(keep)) {
    if (reference.length < 3 || referenceWithoutBankDetails(reference) !== reference) continue;
    const sought = sameLengthInAscii(reference);
    for (let from = plain.indexOf(sought); from >= 0; from = plain.indexOf(sought, from + 1)) {
      places.push({ from, to: from + reference.length, isAlwaysRemoved: false });
    }
  }
  return places;
}

/** Replaces the spans. Spans with only punctuation between them get one marker together. */
function replaceSpans(text: string, spans: readonly Span[]): string {
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
