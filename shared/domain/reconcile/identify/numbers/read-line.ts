import type { ReconcileReferenceData } from "../../../reference/reconcile-reference-data.ts";
import type { StatementLine } from "../../../statement/statement-line.ts";
import { limits } from "../../limits.ts";
import { commonCharacters, normaliseReference } from "../../references/normalise-reference.ts";
import { wordsAndMarks, type NumberReader } from "./read-number.ts";

/** What a statement line says of the document that it is, and of documents that it only mentions. */
export interface LineNumbers {
  /** The line's own number; several if its cell is a set of invoices; none if it has no number. */
  readonly own: readonly string[];
  /** The numbers from the first to the last of a range, `10421-10423`; read only if the whole is no number of the ledger. */
  readonly range: readonly string[];
  /** Numbers of other documents that the line mentions. They are relations, never its identity. */
  readonly mentioned: readonly string[];
  /** Where its own number is. */
  readonly source: "number" | "description" | "reference";
}

const SET_MARKS = /[,;&+\n]|\band\b/i;
const NUMBER_AND_MARKS = /^[A-Za-z]{0,12}[\s#:./\\_-]*\d[\d\s./\\_-]*$/;
/** Most cells: nothing but one number can be read in them. */
const PLAIN_NUMBER = /^[A-Za-z]{0,12}[#:./\\_-]*\d+$/;
const RANGE_MARKS = /\s*(?:-|–|—|\bto\b)\s*/gi;
/** A number and at most one word behind it. */
const NUMBER_OF_A_RANGE = /^[^\s]*\d{3}[^\s]*(?:\s+\p{L}+)?$/u;
const SHORTEST_ACCOUNT = 5;
const DIGITS_OF_A_BRACKETED_NUMBER = 3;

/** Beginnings of words after which a number is that of another document. */
const relationWords = [
  "RE",
  "FURTHER",
  "SUPP",
  "ADDITION",
  "AMEND",
  "ADJUST",
  "REFUND",
  "REVERS",
  "REPLAC",
  "REBILL",
  "REISSU",
  "CREDIT",
  "PART",
  "FINAL",
  "BALANCE",
  "WITH",
  "SEE",
];

/** Reads the numbers of statement lines. */
export class LineReader {
  readonly #data: ReconcileReferenceData;
  readonly #numbers: NumberReader;

  readonly #codes: readonly string[];
  readonly #codesInText: RegExp;

  /** @param codes the codes of the two organisations, which people write before numbers */
  constructor(data: ReconcileReferenceData, numbers: NumberReader, codes: readonly string[]) {
    this.#data = data;
    this.#numbers = numbers;
    this.#codes = codes;
    this.#codesInText = new RegExp(codes.join("|"), "i");
  }

  /** The numbers of a text that stands elsewhere than in the number column. */
  readText(text: string, source: LineNumbers["source"]): LineNumbers {
    return { ...this.#readCell(text.trim()), source };
  }

  /** The text without the code of an organisation that is written before or behind a number: `ZA1/10421`. */
  withoutCodes(text: string): string {
    if (!this.#codesInText.test(text)) return text;
    let rest = text;
    for (const code of this.#codes) {
      const at = rest.toUpperCase().indexOf(code);
      if (at < 0 || /[A-Za-z0-9]/.test(rest.charAt(at - 1)) || /[A-Za-z0-9]/.test(rest.charAt(at + code.length)))
        continue;
      const without = `${rest.slice(0, at)} ${rest.slice(at + code.length)}`.replace(/^[\s/._-]+|[\s/._-]+$/g, "");
      if (/\d/.test(without)) rest = without;
    }
    return rest;
  }

  /** The number of a line whose cell holds only letters, marks and then digits; undefined for the few other lines. */
  readPlain(line: StatementLine): string | undefined {
    const cell = line.invoiceNumber;
    if (line.account !== undefined || !PLAIN_NUMBER.test(cell) || this.#codesInText.test(cell)) return undefined;
    return cell;
  }

  read(line: StatementLine): LineNumbers {
    const cell = this.#withoutAffixes(line.invoiceNumber.trim(), line.account);
    if (PLAIN_NUMBER.test(cell)) return { own: [cell], range: [], mentioned: [], source: "number" };
    if (NUMBER_AND_MARKS.test(cell) && !this.#isRelation(cell)) {
      return { own: [cell], range: rangeOf(cell), mentioned: [], source: "number" };
    }
    if (!this.#isNoNumber(cell)) return this.#readCell(cell);
    return this.#readElsewhere(line);
  }

  /** The cell without the customer account or the code of an organisation that is written before or behind the number. */
  #withoutAffixes(cell: string, account = ""): string {
    const rest = this.withoutCodes(cell);
    const mark = account.trim();
    if (mark.length < SHORTEST_ACCOUNT || rest.length <= mark.length) return rest;
    return withoutMark(rest, mark);
  }

  #isNoNumber(cell: string): boolean {
    if (/\d/.test(commonCharacters(cell))) return false;
    const normal = normaliseReference(cell);
    return normal === "" || this.#data.noNumber.includes(normal);
  }

  #readCell(cell: string): LineNumbers {
    const range = rangeOf(cell);
    if (range.length > 0) return { own: [cell], range, mentioned: [], source: "number" };
    const parts = cell.split(SET_MARKS).filter((part) => /\d/.test(part));
    const read = (parts.length > 1 ? parts : [cell])
      .slice(0, limits.numbersOfLine)
      .map((part) => this.#readPart(part.trim()));
    return {
      own: read.flatMap((one) => one.own),
      range: [],
      mentioned: read.flatMap((one) => one.mentioned),
      source: "number",
    };
  }

  /** One number with what follows it: behind a number, a word and a second number begin a mention. */
  #readPart(part: string): { readonly own: readonly string[]; readonly mentioned: readonly string[] } {
    const tokens = part.split(/\s+|(?=[([])|(?<=[)\]])/).filter((token) => /[\p{L}\p{N}]/u.test(token));
    let end = tokens.length;
    let firstNumber = -1;
    let wordsBefore = 0;
    for (const [at, token] of tokens.entries()) {
      if (/\d/.test(token)) {
        if (firstNumber < 0) firstNumber = at;
        else if (/^[([]/.test(token) && token.replaceAll(/\D/g, "").length >= DIGITS_OF_A_BRACKETED_NUMBER) {
          end = Math.min(end, at);
        }
        continue;
      }
      const isNoise = wordsAndMarks(token).every((word) => this.#numbers.isNoise(word));
      if (firstNumber < 0) {
        if (!isNoise) wordsBefore++;
      } else if (isMentionBehind(token, tokens.slice(at + 1))) {
        end = Math.min(end, at);
        break;
      }
    }
    if (firstNumber < 0) return { own: [part], mentioned: [] };
    const numbers = (from: number): string[] => tokens.slice(from).filter((token) => /\d/.test(token));
    if (wordsBefore > 1 || this.#isRelation(part)) return { own: [], mentioned: numbers(0) };
    // A range with something behind its ends is none of the two documents: `10421 GBP to 10423 GBP`.
    if (end < tokens.length && endsOfRange(part).some((ends) => ends.every((text) => NUMBER_OF_A_RANGE.test(text)))) {
      return { own: [part], mentioned: numbers(0) };
    }
    return { own: [tokens.slice(0, end).join(" ")], mentioned: numbers(end) };
  }

  /** Whether a text begins with a word that makes its number that of another document. */
  #isRelation(text: string): boolean {
    const [first] = wordsAndMarks(text);
    if (first === undefined || /\d/.test(first) || this.#numbers.isNoise(first)) return false;
    if (!/^\p{L}+\s/u.test(text.trim())) return false;
    return [...relationWords, ...this.#data.otherInvoiceWords].some((word) =>
      word.length < SHORTEST_RELATION_BEGINNING ? first === word : first.startsWith(word),
    );
  }

  /** An empty cell takes the number with which the description begins, or else the line's only references. */
  #readElsewhere(line: StatementLine): LineNumbers {
    const described = this.#numberBeginning(line.description ?? "");
    if (described !== undefined) return { own: [described], range: [], mentioned: [], source: "description" };
    const order = normaliseReference(line.purchaseOrder ?? "");
    const references = [...new Set([...(line.references ?? []), ...(line.otherNumbers ?? [])])]
      .filter((text) => /\d/.test(text) && normaliseReference(text) !== order)
      .slice(0, limits.numbersOfLine);
    return { own: references, range: [], mentioned: [], source: "reference" };
  }

  /** The number at the beginning of a description: `Invoice 10421 physiotherapy`, `10421: staffing`. */
  #numberBeginning(description: string): string | undefined {
    const tokens = description.slice(0, DESCRIPTION_CHARACTERS).split(/[\s:;,()[\]]+/);
    let labelled = false;
    for (const token of tokens) {
      const words = wordsAndMarks(token);
      if (words.length === 0) continue;
      if (/\d/.test(token)) {
        const digits = token.replaceAll(/\D/g, "").length;
        const isEnough = labelled ? digits > 0 : digits >= DIGITS_OF_AN_UNLABELLED_NUMBER;
        return isEnough && !isYearOrAmount(token) ? token : undefined;
      }
      if (!words.every((word) => this.#numbers.isNoise(word))) return undefined;
      labelled = true;
    }
    return undefined;
  }
}

/** Words of an ending: `10421 PART 2`, `10421 MAY 2020`. */
const ENDING_WORD =
  /^(?:PART|PT|STAGE|PHASE|INSTALMENT|REV|VERSION|V|Q|QTR|QUARTER|M|MONTH|MTH|WEEK|WK|PERIOD|FY|SUPP|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)/;
const DIGITS_OF_A_MENTIONED_NUMBER = 3;

/** Whether a word behind a number makes the numbers after it those of other documents. */
function isMentionBehind(word: string, later: readonly string[]): boolean {
  const next = later.find((token) => /\d/.test(token));
  const longest = Math.max(0, ...(next?.match(/\d+/g) ?? []).map((digits) => digits.length));
  if (next === undefined || longest < DIGITS_OF_A_MENTIONED_NUMBER) return false;
  return !(isYearOrAmount(next) && ENDING_WORD.test(wordsAndMarks(word).join("")));
}

const DESCRIPTION_CHARACTERS = 400;
const DIGITS_OF_AN_UNLABELLED_NUMBER = 4;
const SHORTEST_RELATION_BEGINNING = 4;

/** Whether a token is a year, a date or an amount and so no number of a document. */
export function isYearOrAmount(token: string): boolean {
  const [, first, second] = YEARS.exec(token) ?? [];
  const isYear = first !== undefined && (second === undefined || Number(second) % 100 === (Number(first) + 1) % 100);
  return isYear || isAmountOrDay(token);
}

/** A year, or the two of a financial year: 2022/23 and 2022/2023, but not 2022/2082. */
const YEARS = /^(199\d|20[0-2]\d)(?:[-/](\d\d|20\d\d))?$/;

/** Whether a token is a date, an amount or a percentage. */
export function isAmountOrDay(token: string): boolean {
  return (
    /^\d{1,2}[./-]\d{1,2}[./-](?:\d\d|(?:19|20)\d\d)$/.test(token) ||
    /^[£€$]/.test(token) ||
    /^\d+(?:,\d{3})*\.\d\d$/.test(token) ||
    token.endsWith("%")
  );
}

/** The texts before and behind each mark that may be that of a range. */
export function endsOfRange(cell: string): (readonly [string, string])[] {
  if (cell.length > limits.charactersOfRange) return [];
  return [...cell.matchAll(RANGE_MARKS)].map((mark) => [
    cell.slice(0, mark.index).trim(),
    cell.slice(mark.index + mark[0].length).trim(),
  ]);
}

/** The numbers of a range, `10421-10423`; the last may be cut to its last digits (`10421-23`). */
export function rangeOf(cell: string): readonly string[] {
  for (const [before, behind] of endsOfRange(cell)) {
    const first = /^(.*?)(\d{2,9})$/.exec(before);
    const last = /^(.*?)(\d{1,9})$/.exec(behind);
    if (first === null || last === null) continue;
    const [, prefix = "", digits = ""] = first;
    const [, lastPrefix = "", lastDigits = ""] = last;
    if (lastPrefix !== "" && lastPrefix.toUpperCase() !== prefix.toUpperCase()) continue;
    const cut = digits.length - lastDigits.length;
    if (cut < 0 || (cut > 0 && lastPrefix !== "")) continue;
    const from = Number(digits);
    const count = Number(digits.slice(0, cut) + lastDigits) - from + 1;
    if (count < 2 || count > limits.numbersOfLine) continue;
    return Array.from({ length: count }, (_, at) => prefix + String(from + at).padStart(digits.length, "0"));
  }
  return [];
}

/** The text without a mark, such as an account, before or behind the number; the text itself if no number is left. */
function withoutMark(text: string, mark: string): string {
  const upper = text.toUpperCase();
  const upperMark = mark.toUpperCase();
  const rest = upper.startsWith(upperMark)
    ? text.slice(mark.length)
    : upper.endsWith(upperMark)
      ? text.slice(0, -mark.length)
      : text;
  const trimmed = rest.replace(/^[\s/._-]+|[\s/._-]+$/g, "");
  return rest !== text && /\d/.test(trimmed) ? trimmed : text;
}
