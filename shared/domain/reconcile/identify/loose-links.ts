import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { limits } from "../limits.ts";
import type { LedgerIndex } from "../matching/line-index.ts";
import { ledgerAt, type Match, type Matching } from "../matching/matching.ts";
import { furtherReferences, isNoNumber, numberOf, wordsOfDescription } from "../matching/numbers-of-line.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { coreNumber, wordsOf } from "../references/core-number.ts";
import { isDistinctiveNumber } from "../references/distinctive-number.ts";
import { isStrongReference, normaliseReference, strictReference } from "../references/normalise-reference.ts";
import { isOneSlipAway } from "../references/slips.ts";
import { amountFit, amountFitOf, dateFit, daysApart, isOppositeSign } from "./compare-pair.ts";

/** How a ledger line is tied to a statement line that does not have its number; the higher `strength` wins. */
export interface Link {
  readonly match: Match;
  readonly strength: number;
}

const strength = { reference: 5, core: 4, piece: 3, order: 2, description: 1 } as const;

/** How many words in a row can be one number. */
export const LONGEST_NUMBER_IN_WORDS = 4;
const SHORTEST_ADDITION = 3;
/** Shorter affixes are also English words: `in 2022`. */
const SHORTEST_LABEL = 3;

/** Compares the references of a statement line and a ledger line in looser ways than by equal numbers. */
export interface Linker {
  /**
   * The strongest link between the two, if amount and date confirm it. A link that is weaker than the whole number needs an
   * equal amount as well.
   */
  link(line: StatementLine, at: LedgerIndex): Link | undefined;
  /** The number in a text without the prefixes and suffixes that people add. Remembers its results. */
  core(text: string): string;
}

/** A linker for this pair of organisations and the account numbers on its statement. */
export function linkerFor(matching: Matching, input: ReconcileInput): Linker {
  let affixes: ReadonlySet<string> | undefined;
  const cores = new Map<string, string>();
  const core = (text: string): string => {
    const known = cores.get(text);
    if (known !== undefined) return known;
    affixes ??= affixesOf(matching, input);
    const found = coreNumber(text, affixes);
    cores.set(text, found);
    return found;
  };
  const isAffix = (word: string): boolean => {
    affixes ??= affixesOf(matching, input);
    return affixes.has(normaliseReference(word));
  };
  return {
    core,
    link: (line, at) => {
      const ledger = ledgerAt(matching, at);
      if (isOppositeSign(matching, line, at)) return undefined;
      if (matching.suppliers.compare(line, ledger) === "other") return undefined;
      const dates = dateFit(line.invoiceDate, ledger.invoiceDate);
      if (dates === "other-year") return undefined;
      if (dates === "far" && daysApart(line.invoiceDate, ledger.invoiceDate) >= limits.daysToNextRound)
        return undefined;
      const amountsFit = amountFitOf(matching, line, at) !== amountFit.none;
      if (!amountsFit && dates !== "same") return undefined;
      // A number of one or two digits needs an equal amount: an equal date is not enough.
      if (!amountsFit && !isStrongReference(core(ledger.invoiceNumber))) return undefined;
      const whole = linkOfWholeNumber(matching, line, ledger, core);
      if (whole !== undefined) return whole;
      if (!amountsFit || dates === "far") return undefined;
      return (
        linkOfPiece(matching, line, ledger, core, isAffix) ??
        linkOfOrder(matching, line, ledger) ??
        linkOfDescription(matching, line, ledger)
      );
    },
  };
}

function affixesOf(matching: Matching, input: ReconcileInput): ReadonlySet<string> {
  const affixes = new Set([...matching.referenceData.numberAffixes, input.position.payable, input.position.receivable]);
  for (const line of matching.lines) {
    if (line.account !== undefined && line.account.length > 2) affixes.add(normaliseReference(line.account));
  }
  return affixes;
}

/** Links lines by a further reference, or by the number without prefixes and suffixes. */
function linkOfWholeNumber(
  matching: Matching,
  line: StatementLine,
  ledger: LedgerLine,
  core: (text: string) => string,
): Link | undefined {
  const booked = core(ledger.invoiceNumber);
  if (!/\d/.test(booked)) return undefined;
  for (const reference of furtherReferences(matching, line)) {
    if (core(reference) === booked) return { match: "reference", strength: strength.reference };
  }
  return core(numberOf(matching, line)) === booked ? { match: "normalised", strength: strength.core } : undefined;
}

/** Forms in which a whole number can be distinctive: `IN000007` is with its zeros, `IN7` is not. */
const wholeForms = [normaliseReference, strictReference] as const;

/** Links lines if the whole number of one side is a part of the other's, which has some unknown addition. */
function linkOfPiece(
  matching: Matching,
  line: StatementLine,
  ledger: LedgerLine,
  core: (text: string) => string,
  isAffix: (word: string) => boolean,
): Link | undefined {
  const own = numberOf(matching, line);
  if (isOneSlipAway(own, ledger.invoiceNumber)) return undefined;
  const isPiece = (number: string, text: string): boolean =>
    isPieceOf(core(number), text, isAffix) || wholeForms.some((form) => isPieceOf(form(number), text, isAffix, form));
  const found = isPiece(own, ledger.invoiceNumber) || isPiece(ledger.invoiceNumber, own);
  return found ? { match: "normalised", strength: strength.piece } : undefined;
}

/** Whether a number is a part of a text and the rest is an addition. A short number (`22` in `INV-22-09-39884`) is not an addition. */
function isPieceOf(
  number: string,
  text: string,
  isAffix: (word: string) => boolean,
  form: (text: string) => string = normaliseReference,
): boolean {
  if (!isDistinctiveNumber(number)) return false;
  const words = wordsOf(text);
  for (const [from, word] of words.entries()) {
    if (/\d+/.exec(normaliseReference(word))?.[0] === number && areAdditions(words.toSpliced(from, 1), isAffix))
      return true;
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NUMBER_IN_WORDS); to++) {
      if (form(words.slice(from, to).join("")) !== number) continue;
      if (areAdditions(words.toSpliced(from, to - from), isAffix)) return true;
    }
  }
  return false;
}

function areAdditions(words: readonly string[], isAffix: (word: string) => boolean): boolean {
  return words.every((word) => word.length >= SHORTEST_ADDITION || /\D/.test(word) || isAffix(word));
}

/** Links lines by a purchase order that replaces the invoice number (STM-05), unless both sides have different invoice numbers. */
function linkOfOrder(matching: Matching, line: StatementLine, ledger: LedgerLine): Link | undefined {
  const link = { match: "purchase-order", strength: strength.order } as const;
  const own = normaliseReference(numberOf(matching, line));
  const order = orderOf(matching, line.purchaseOrder);
  const bookedOrder = orderOf(matching, ledger.purchaseOrder);
  const booked = isNoNumber(matching, ledger.invoiceNumber) ? "" : normaliseReference(ledger.invoiceNumber);
  if (bookedOrder !== "" && own === bookedOrder) return link;
  if (order === "" || (order !== bookedOrder && order !== booked)) return undefined;
  const numbersDiffer = own !== "" && booked !== "" && booked !== order;
  return numbersDiffer ? undefined : link;
}

function orderOf(matching: Matching, text: string | undefined): string {
  return text === undefined || isNoNumber(matching, text) ? "" : normaliseReference(text);
}

/** Links lines if the description of the statement line mentions the number of the ledger line. */
function linkOfDescription(matching: Matching, line: StatementLine, ledger: LedgerLine): Link | undefined {
  const words = wordsOfDescription(line);
  const isMentioned = wholeForms.some((form) => {
    const booked = form(ledger.invoiceNumber);
    return isDistinctiveNumber(booked) ? isAmongWords(booked, words, form) : isLabelled(matching, booked, words);
  });
  if (!isMentioned) return undefined;
  if (numberOf(matching, line) !== "") {
    // A line with its own number may mention another invoice, such as the one of the month before or one that it replaces.
    if (daysApart(line.invoiceDate, ledger.invoiceDate) > limits.daysApartWhereMentioned) return undefined;
    if (words.some((word) => matching.referenceData.otherInvoiceWords.some((other) => word.startsWith(other))))
      return undefined;
  }
  return { match: "description", strength: strength.description };
}

/** Whether a number that is not distinctive follows a word that labels it as a number: `invoice Oct-20`. */
function isLabelled(matching: Matching, number: string, words: readonly string[]): boolean {
  return words.some((word, at) => {
    const isLabel =
      word === "NO" || (word.length >= SHORTEST_LABEL && matching.referenceData.numberAffixes.includes(word));
    return isLabel && beginWithNumber(number, words, at + 1, normaliseReference);
  });
}

/** Whether some words in a row make up the number. */
function isAmongWords(number: string, words: readonly string[], form: (text: string) => string): boolean {
  return words.some((_, from) => beginWithNumber(number, words, from, form));
}

function beginWithNumber(
  number: string,
  words: readonly string[],
  from: number,
  form: (text: string) => string,
): boolean {
  let joined = "";
  return words.slice(from, from + LONGEST_NUMBER_IN_WORDS).some((word) => {
    joined += word;
    return form(joined) === number;
  });
}
