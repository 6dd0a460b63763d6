import { append } from "../../collections.ts";
import { limits } from "../../limits.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { claimOf, faceAt, ledgerAt, lineAt, type Matching } from "../../matching/matching.ts";
import { amountsOfLine } from "../../matching/amounts.ts";
import type { Identification } from "../identification.ts";
import { amountFit, amountFitOf, daysApart, isOppositeSign } from "../compare-pair.ts";
import type { Convention, Extractor, LedgerField, StatementField, Trim } from "./convention.ts";
import {
  costOf,
  extract,
  ledgerText,
  nothing,
  patternOf,
  patternOfWords,
  partsOf,
  statementTexts,
} from "./extractor.ts";

const statementFields: readonly StatementField[] = ["number", "description", "reference", "order"];
const ledgerFields: readonly LedgerField[] = ["number", "description", "order"];

const SAMPLE = 400;
const LARGE_SAMPLE = 2_000;
const SHORTEST_COMMON = 4;
const LEDGER_LINES_OF_AMOUNT = 64;
/** Pairs from which hypotheses are generated. */
const PAIRS_OF_SAMPLE = 2_500;
const HYPOTHESES_SCORED = 24;
const HYPOTHESES_CHECKED = 4;
const LONGEST_PART = 40;
/** The share of numbers that may be made of several: a supplier uses a number again in the next year. */
const SHARE_MERGED = 0.05;
const SHARE_MERGED_BY_COLUMN = 0.2;
/** So many numbers may have one that is made of several. */
const NUMBERS_WITH_ONE_MERGED = 12;
const PARTS_OF_A_TEXT = 6;
/** The share of all lines of the statement that a convention must explain. */
const LEAST_SHARE = 0.2;

/**
 * Learns the convention that explains most of these lines (a constant prefix, a year in front, the last five digits, the true
 * number in another column), from pairs of equal amount and near day that share four digits. Undefined if none explains
 * enough lines, or if it contradicts too many.
 */
export function learnConvention(
  identification: Identification,
  open: readonly StatementIndex[],
  isFirst: boolean,
): Convention | undefined {
  const { matching } = identification;
  const sample = spread(open, LARGE_SAMPLE);
  const near = pairsOfEqualAmount(matching, sample);
  const hypotheses = hypothesesOf(identification, spread(sample, SAMPLE), near);
  const scored = hypotheses
    .map((convention) => ({ convention, support: supportOf(identification, near, convention) }))
    .filter(({ support }) => isEnough(support, sample.length, isFirst))
    // Most of the statement must be left for it: what the rest has in common are slips and endings of other documents.
    .filter(({ support }) => support * open.length >= sample.length * matching.lines.length * LEAST_SHARE)
    .sort(
      (one, other) =>
        other.support - one.support || costOfConvention(one.convention) - costOfConvention(other.convention),
    );
  const best = scored[0]?.support ?? 0;
  const specific = scored
    .filter(({ support }) => support >= best * 0.9)
    .sort(
      (one, other) =>
        costOfConvention(one.convention) - costOfConvention(other.convention) || other.support - one.support,
    )
    .slice(0, HYPOTHESES_CHECKED);
  return specific.find(({ convention, support }) => isTrustworthy(identification, sample, convention, support))
    ?.convention;
}

/**
 * Whether a convention that earlier statements of the pair showed holds for these lines too: at least one agrees in amount and
 * day, and it does not contradict others.
 */
export function holdsHere(
  identification: Identification,
  open: readonly StatementIndex[],
  convention: Convention,
): boolean {
  const sample = spread(open, LARGE_SAMPLE);
  const support = supportOf(identification, pairsOfEqualAmount(identification.matching, sample), convention);
  return support > 0 && isTrustworthy(identification, sample, convention, support);
}

/** What a second convention explains may be the endings of other documents, so it has to explain more. */
function isEnough(support: number, lines: number, isFirst: boolean): boolean {
  if (!isFirst) return support >= 12 && support >= lines / 2;
  return (support >= 5 && support >= lines / 2) || (support >= 12 && support >= lines / 4);
}

function costOfConvention({ statement, ledger }: Convention): number {
  return (
    costOf(statement) +
    costOf(ledger) +
    (statement.field === "number" ? 0 : 0.5) +
    (ledger.field === "number" ? 0 : 0.5)
  );
}

/** Evenly spread lines, at most so many. */
function spread(lines: readonly StatementIndex[], most: number): readonly StatementIndex[] {
  if (lines.length <= most) return lines;
  const step = lines.length / most;
  return Array.from({ length: most }, (_, at) => lines[Math.floor(at * step)]).filter((line) => line !== undefined);
}

type PairsByLine = ReadonlyMap<StatementIndex, readonly LedgerIndex[]>;

function pairsOfEqualAmount(matching: Matching, sample: readonly StatementIndex[]): PairsByLine {
  const byAmount = new Map<number, LedgerIndex[]>();
  for (const line of sample) for (const amount of amountsOfLine(lineAt(matching, line))) byAmount.set(amount, []);
  for (let place = 0; place < matching.face.length; place++) {
    const at = ledgerIndex(place);
    byAmount.get(faceAt(matching, at))?.push(at);
    const support = matching.support[at] ?? 0;
    if (support !== matching.face[at] && support !== 0) byAmount.get(support)?.push(at);
  }
  const pairs = new Map<StatementIndex, readonly LedgerIndex[]>();
  for (const line of sample) {
    const claimed = lineAt(matching, line);
    const near = new Set<LedgerIndex>();
    for (const amount of amountsOfLine(claimed)) {
      for (const at of byAmount.get(amount) ?? []) {
        if (matching.used[at] === 1) continue;
        const days = daysApart(claimed.invoiceDate, ledgerAt(matching, at).invoiceDate);
        if ((days === Infinity || days <= limits.nearDays) && !isOppositeSign(matching, claimed, at)) near.add(at);
        if (near.size > LEDGER_LINES_OF_AMOUNT) break;
      }
    }
    if (near.size <= LEDGER_LINES_OF_AMOUNT) pairs.set(line, [...near]);
  }
  return pairs;
}

/** The conventions under which most of the pairs have one number, generated from what the pairs have in common. */
function hypothesesOf(
  identification: Identification,
  sample: readonly StatementIndex[],
  near: PairsByLine,
): Convention[] {
  const found = new Map<string, { readonly convention: Convention; readonly lines: Set<StatementIndex> }>();
  let pairs = 0;
  // Lines with few ledger lines of their amount show a convention best.
  const fewestFirst = sample.toSorted((one, other) => (near.get(one)?.length ?? 0) - (near.get(other)?.length ?? 0));
  for (const line of fewestFirst) {
    if (pairs > PAIRS_OF_SAMPLE) break;
    for (const at of near.get(line) ?? []) {
      pairs++;
      for (const convention of conventionsOfPair(identification, line, at)) {
        const key = JSON.stringify(convention);
        const known = found.get(key) ?? { convention, lines: new Set() };
        found.set(key, known);
        known.lines.add(line);
      }
    }
  }
  return [...found.values()]
    .filter(({ lines }) => lines.size > 1)
    .sort(
      (one, other) =>
        other.lines.size - one.lines.size || costOfConvention(one.convention) - costOfConvention(other.convention),
    )
    .slice(0, HYPOTHESES_SCORED)
    .map(({ convention }) => convention);
}

function conventionsOfPair(identification: Identification, line: StatementIndex, at: LedgerIndex): Convention[] {
  const { matching } = identification;
  const conventions: Convention[] = [];
  for (const field of statementFields) {
    for (const text of statementTexts(identification, line, field)) {
      for (const ledgerField of ledgerFields) {
        // Two documents may have one order.
        if (field === "order" && ledgerField === "order") continue;
        const booked = ledgerText(ledgerAt(matching, at), ledgerField);
        for (const one of candidatesOf(identification, text, field)) {
          for (const other of candidatesOf(identification, booked, ledgerField)) {
            const common = longestCommon(one.text, other.text);
            if (common === undefined) continue;
            const statements = extractorsOf(field, one, common.text, common.at);
            const ledgers = extractorsOf(ledgerField, other, common.text, common.otherAt);
            for (const statement of statements) {
              for (const ledger of ledgers)
                if (explainsWhole(statement, ledger)) conventions.push({ statement, ledger });
            }
          }
        }
      }
    }
  }
  return conventions;
}

interface PartOfText {
  readonly part: "whole" | number;
  readonly words: string;
  readonly text: string;
}

function candidatesOf({ numbers }: Identification, text: string, field: StatementField | LedgerField): PartOfText[] {
  const parts = partsOf(numbers, text, field).slice(0, PARTS_OF_A_TEXT);
  const whole = parts.join("").slice(0, LONGEST_PART);
  const candidates: PartOfText[] =
    field === "description" || whole === "" ? [] : [{ part: "whole", words: "", text: whole }];
  if (parts.length > 1 || field === "description") {
    for (const [at, word] of parts.entries()) {
      if (!/\d{3}/.test(word)) continue;
      const words = field === "description" ? "" : patternOfWords(parts, at);
      candidates.push({ part: at, words, text: word });
      if (field === "description") candidates.push({ part: at - parts.length, words, text: word });
    }
  }
  return candidates;
}

/** Whether an extractor leaves out nothing but a constant text. */
function isWhole({ front, back }: Extractor<unknown>): boolean {
  return [front, back].every(({ kind }) => kind === "nothing" || kind === "text");
}

/** Whether a number that one side cuts to its last characters is the whole number of the other side. */
function explainsWhole(statement: Extractor<StatementField>, ledger: Extractor<LedgerField>): boolean {
  const isCut = ({ front, back }: Extractor<unknown>): boolean => front.kind === "all but" || back.kind === "all but";
  return (!isCut(statement) || isWhole(ledger)) && (!isCut(ledger) || isWhole(statement));
}

/** The ways to take a common text out of a part. */
function extractorsOf<Field>(
  field: Field,
  { part, words, text }: PartOfText,
  common: string,
  at: number,
): Extractor<Field>[] {
  const before = text.slice(0, at);
  const behind = text.slice(at + common.length);
  const fronts: Trim[] =
    before === ""
      ? [nothing]
      : [
          { kind: "text", text: before },
          { kind: "characters", pattern: patternOf(before) },
        ];
  const backs: Trim[] =
    behind === ""
      ? [nothing]
      : [
          { kind: "text", text: behind },
          { kind: "characters", pattern: patternOf(behind) },
        ];
  const extractors = fronts.flatMap((front) => backs.map((back) => ({ field, part, words, front, back })));
  if (behind === "" && before !== "") {
    extractors.push({ field, part, words, front: { kind: "all but", count: common.length }, back: nothing });
  }
  if (before === "" && behind !== "") {
    extractors.push({ field, part, words, front: nothing, back: { kind: "all but", count: common.length } });
  }
  return extractors;
}

/** The longest text that two numbers have in common, if it has at least four digits; without zeros in front. */
function longestCommon(
  one: string,
  other: string,
): { readonly text: string; readonly at: number; readonly otherAt: number } | undefined {
  let best = 0;
  let at = 0;
  let otherAt = 0;
  for (let from = 0; from + best < one.length; from++) {
    for (let start = 0; start + best < other.length; start++) {
      let length = 0;
      while (
        from + length < one.length &&
        start + length < other.length &&
        one.charCodeAt(from + length) === other.charCodeAt(start + length)
      )
        length++;
      if (length > best) {
        best = length;
        at = from;
        otherAt = start;
      }
    }
  }
  const text = one.slice(at, at + best);
  return text.replaceAll(/\D/g, "").length >= SHORTEST_COMMON ? { text, at, otherAt } : undefined;
}

/**
 * How many numbers are, under a convention, those of a ledger line of equal amount and near day. It counts numbers and not
 * lines, because a convention that makes one number of many explains nothing.
 */
function supportOf(identification: Identification, near: PairsByLine, { statement, ledger }: Convention): number {
  const { matching } = identification;
  const found = new Set<string>();
  const booked = new Map<LedgerIndex, string>();
  for (const [line, rows] of near) {
    if (rows.length === 0) continue;
    const numbers = statementTexts(identification, line, statement.field).map((text) =>
      extract(identification.numbers, text, statement),
    );
    for (const at of rows) {
      const number =
        booked.get(at) ?? extract(identification.numbers, ledgerText(ledgerAt(matching, at), ledger.field), ledger);
      booked.set(at, number);
      if (number !== "" && numbers.includes(number)) found.add(number);
    }
  }
  return found.size;
}

/**
 * Whether a convention holds over the whole ledger: where it finds a number, amount and day mostly agree, and it does not make
 * one number of several.
 */
function isTrustworthy(
  identification: Identification,
  sample: readonly StatementIndex[],
  convention: Convention,
  support: number,
): boolean {
  const { matching } = identification;
  const linesOf = new Map<string, StatementIndex[]>();
  for (const line of sample) {
    for (const number of rewrittenNumbers(identification, line, convention)) append(linesOf, number, line);
  }
  const rowsOf = new Map<string, Set<string>>();
  const hit = new Set<StatementIndex>();
  const agreeing = new Set<StatementIndex>();
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    const booked = ledgerAt(matching, at);
    const number = extract(identification.numbers, ledgerText(booked, convention.ledger.field), convention.ledger);
    const lines = number === "" ? undefined : linesOf.get(number);
    if (lines === undefined) continue;
    const rows = rowsOf.get(number) ?? new Set();
    rowsOf.set(number, rows);
    rows.add(booked.invoiceNumber);
    for (const line of lines) {
      if (claimOf(matching, line) === 0) continue;
      hit.add(line);
      if (amountFitOf(matching, lineAt(matching, line), at) >= amountFit.whole) agreeing.add(line);
    }
  }
  const merged = [...rowsOf.values()].filter((rows) => rows.size > 1).length;
  // Another column than the number's may rightly name one document in several rows, such as its reversal.
  const mayMerge = convention.ledger.field !== "number" && isWhole(convention.ledger);
  const mostMerged = Math.max(
    rowsOf.size >= NUMBERS_WITH_ONE_MERGED ? 1 : 0,
    rowsOf.size * (mayMerge ? SHARE_MERGED_BY_COLUMN : SHARE_MERGED),
  );
  return agreeing.size >= hit.size * 0.6 && merged <= mostMerged && agreeing.size * 2 >= support;
}

/** The numbers of a line as a convention rewrites them. */
export function rewrittenNumbers(
  identification: Identification,
  line: StatementIndex,
  { statement }: Convention,
): readonly string[] {
  const numbers = statementTexts(identification, line, statement.field).map((text) =>
    extract(identification.numbers, text, statement),
  );
  return [...new Set(numbers)].filter((number) => number !== "");
}
