import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { ledgerAt, type Books } from "../matching/matching.ts";
import { coreNumber, wordsOf } from "./references/core-number.ts";
import { dateFit, daysApart, isOppositeSign, tie, tieOf } from "./fit.ts";
import { limits } from "../limits.ts";
import { isOneSlipAway } from "./references/slips.ts";
import { isNoNumber } from "./references/no-number.ts";
import { furtherReferences, numberOf, wordsOfDescription } from "./references/numbers-of-line.ts";
import type { Match } from "../words/reasons.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { isStrongReference, normaliseReference, strictReference } from "./references/reference-key.ts";
import { isTellingNumber } from "./references/telling-number.ts";

/** How a ledger line without the claimed number is tied to a statement line all the same; `strength` orders the kinds. */
export interface Link {
  readonly match: Match;
  readonly strength: number;
}

const strength = { reference: 5, core: 4, piece: 3, order: 2, description: 1 } as const;

/** Words in a row that are looked at as one number. */
export const LONGEST_NUMBER_IN_WORDS = 4;
const SHORTEST_GLUED = 3;
/** Shorter affixes are also words of the language: `in 2022`. */
const SHORTEST_NAMING_WORD = 3;

/** Compares references of both sides in the weaker ways, and keeps what it took apart. */
export interface Linker {
  /**
   * The strongest way in which a reference ties the two, where amount and date bear it out; nothing where none does.
   * Whatever is weaker than the whole number needs an equal amount as well.
   */
  link(line: StatementLine, at: number): Link | undefined;
  /** The number of a text without what people write around it. */
  core(text: string): string;
}

export function linkerOf(books: Books, input: ReconcileInput): Linker {
  let affixes: ReadonlySet<string> | undefined;
  const cores = new Map<string, string>();
  const core = (text: string): string => {
    const known = cores.get(text);
    if (known !== undefined) return known;
    affixes ??= affixesOf(books, input);
    const found = coreNumber(text, affixes);
    cores.set(text, found);
    return found;
  };
  const isAffix = (word: string): boolean => {
    affixes ??= affixesOf(books, input);
    return affixes.has(normaliseReference(word));
  };
  return {
    core,
    link: (line, at) => {
      const ledger = ledgerAt(books, at);
      if (isOppositeSign(books, line, at)) return undefined;
      if (books.suppliers.compare(line, ledger) === "other") return undefined;
      const dates = dateFit(line.invoiceDate, ledger.invoiceDate);
      if (dates === "other-year") return undefined;
      if (dates === "far" && daysApart(line.invoiceDate, ledger.invoiceDate) >= limits.daysToNextRound)
        return undefined;
      const tied = tieOf(books, line, at) !== tie.none;
      if (!tied && dates !== "same") return undefined;
      // A number of one or two digits is believed where the amounts bear it out, and not by the day alone.
      if (!tied && !isStrongReference(core(ledger.invoiceNumber))) return undefined;
      const whole = linkOfWholeNumber(books, line, ledger, core);
      if (whole !== undefined) return whole;
      if (!tied || dates === "far") return undefined;
      return (
        linkOfPiece(books, line, ledger, core, isAffix) ??
        linkOfOrder(books, line, ledger) ??
        linkOfDescription(books, line, ledger)
      );
    },
  };
}

function affixesOf(books: Books, input: ReconcileInput): ReadonlySet<string> {
  const affixes = new Set([...books.reference.numberAffixes, input.position.payable, input.position.receivable]);
  for (const line of books.lines) {
    if (line.account !== undefined && line.account.length > 2) affixes.add(normaliseReference(line.account));
  }
  return affixes;
}

function linkOfWholeNumber(
  books: Books,
  line: StatementLine,
  ledger: LedgerLine,
  core: (text: string) => string,
): Link | undefined {
  const booked = core(ledger.invoiceNumber);
  if (!/\d/.test(booked)) return undefined;
  for (const reference of furtherReferences(books, line)) {
    if (core(reference) === booked) return { match: "reference", strength: strength.reference };
  }
  return core(numberOf(books, line)) === booked ? { match: "normalised", strength: strength.core } : undefined;
}

/** Ways to write a whole number in which it may tell enough: `IN000007` does with its zeros and does not as `IN7`. */
const wholeForms = [normaliseReference, strictReference] as const;

/** One side's number is, whole, a part of the other side's: something unknown is glued on. */
function linkOfPiece(
  books: Books,
  line: StatementLine,
  ledger: LedgerLine,
  core: (text: string) => string,
  isAffix: (word: string) => boolean,
): Link | undefined {
  const own = numberOf(books, line);
  if (isOneSlipAway(own, ledger.invoiceNumber)) return undefined;
  const isPiece = (number: string, text: string): boolean =>
    isPieceOf(core(number), text, isAffix) || wholeForms.some((form) => isPieceOf(form(number), text, isAffix, form));
  const found = isPiece(own, ledger.invoiceNumber) || isPiece(ledger.invoiceNumber, own);
  return found ? { match: "normalised", strength: strength.piece } : undefined;
}

/** A short number beside the piece (`22` in `INV-22-09-39884`) is a part of the number itself, not something glued on. */
function isPieceOf(
  number: string,
  text: string,
  isAffix: (word: string) => boolean,
  form: (text: string) => string = normaliseReference,
): boolean {
  if (!isTellingNumber(number)) return false;
  const words = wordsOf(text);
  for (const [from, word] of words.entries()) {
    if (/\d+/.exec(normaliseReference(word))?.[0] === number && areGlued(words.toSpliced(from, 1), isAffix))
      return true;
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NUMBER_IN_WORDS); to++) {
      if (form(words.slice(from, to).join("")) !== number) continue;
      if (areGlued(words.toSpliced(from, to - from), isAffix)) return true;
    }
  }
  return false;
}

function areGlued(words: readonly string[], isAffix: (word: string) => boolean): boolean {
  return words.every((word) => word.length >= SHORTEST_GLUED || /\D/.test(word) || isAffix(word));
}

/** A purchase order number stands in for an invoice number (STM-05), not against one. */
function linkOfOrder(books: Books, line: StatementLine, ledger: LedgerLine): Link | undefined {
  const link = { match: "purchase-order", strength: strength.order } as const;
  const own = normaliseReference(numberOf(books, line));
  const order = orderOf(books, line.purchaseOrder);
  const bookedOrder = orderOf(books, ledger.purchaseOrder);
  const booked = isNoNumber(books, ledger.invoiceNumber) ? "" : normaliseReference(ledger.invoiceNumber);
  if (bookedOrder !== "" && own === bookedOrder) return link;
  if (order === "" || (order !== bookedOrder && order !== booked)) return undefined;
  const numbersDiffer = own !== "" && booked !== "" && booked !== order;
  return numbersDiffer ? undefined : link;
}

function orderOf(books: Books, text: string | undefined): string {
  return text === undefined || isNoNumber(books, text) ? "" : normaliseReference(text);
}

function linkOfDescription(books: Books, line: StatementLine, ledger: LedgerLine): Link | undefined {
  const words = wordsOfDescription(line);
  const isMentioned = wholeForms.some((form) => {
    const booked = form(ledger.invoiceNumber);
    return isTellingNumber(booked) ? isAmongWords(booked, words, form) : isNamedOutright(books, booked, words);
  });
  if (!isMentioned) return undefined;
  if (numberOf(books, line) !== "") {
    // A line with a number of its own may well mention another invoice: of the month before, or one that it replaces.
    if (daysApart(line.invoiceDate, ledger.invoiceDate) > limits.daysApartWhereMentioned) return undefined;
    if (words.some((word) => books.reference.otherInvoiceWords.some((other) => word.startsWith(other))))
      return undefined;
  }
  return { match: "description", strength: strength.description };
}

/** Whether the number, which says little by itself, stands behind a word that says that it is one: `invoice Oct-20`. */
function isNamedOutright(books: Books, number: string, words: readonly string[]): boolean {
  return words.some((word, at) => {
    const names =
      word === "NO" || (word.length >= SHORTEST_NAMING_WORD && books.reference.numberAffixes.includes(word));
    return names && beginWithNumber(number, words, at + 1, normaliseReference);
  });
}

/** Whether some words in a row are the number. */
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
