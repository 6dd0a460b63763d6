import type { Trim } from "../../../position/number-convention.ts";
import { statementIndex, type StatementIndex } from "../../matching/line-index.ts";
import { singleOf } from "../../matching/matching.ts";
import type { Identification } from "../identification.ts";
import { checkConvention, supportOf, takesRun, type Support } from "./check-convention.ts";
import { isLossless, type AppliedConvention, type Convention, type Extractor } from "./convention.ts";
import { conventionsOfPair } from "./generate-conventions.ts";
import { pairsOfEqualAmount, type PairsByLine } from "./pairs-of-equal-amount.ts";

const SAMPLE = 400;
const LARGE_SAMPLE = 2_000;
/** Pairs from which conventions are generated. */
const PAIRS_OF_SAMPLE = 2_500;
const CONVENTIONS_SCORED = 24;
const CONVENTIONS_CHECKED = 4;
/** The share of all lines of the statement that a convention must explain. */
const LEAST_SHARE = 0.2;
/** A convention that loses a part of the numbers must explain so many times the lines of one that keeps all. */
const TIMES_BETTER_IF_LOSING = 1.5;

/**
 * Learns the convention that explains most of these lines (a constant prefix, a year in front, the last five digits, the true
 * number in another column), from pairs of equal amount and near day that share four digits. One that keeps all that
 * distinguishes numbers goes before one that loses a part of them. Undefined if none explains enough lines, or if amounts
 * contradict it.
 */
export function learnConvention(
  identification: Identification,
  open: readonly StatementIndex[],
  isFirst: boolean,
): AppliedConvention | undefined {
  const { matching } = identification;
  const sample = spread(open, LARGE_SAMPLE);
  const near = pairsOfEqualAmount(matching, sample);
  // Lines without any ledger line of their amount and day can show nothing.
  const showing = sample.filter((line) => (near.get(line)?.length ?? 0) > 0).length;
  const plain = isFirst ? foundAsWritten(identification) : 0;
  const scored = generate(identification, spread(sample, SAMPLE), near)
    .map((convention): Scored => ({ convention, support: supportOf(identification, near, convention) }))
    .filter(({ convention, support }) => isEnough(convention, support.numbers, showing, isFirst))
    // A check letter that most numbers do without is none.
    .filter(({ convention, support }) => !leavesCharactersOut(convention) || support.numbers > plain)
    // Most of the statement must be left for it: what the rest has in common are slips and endings of other documents.
    .filter(({ support }) => support.numbers * open.length >= showing * matching.lines.length * LEAST_SHARE);
  for (const { convention, support } of inOrderOfTrust(scored).slice(0, CONVENTIONS_CHECKED)) {
    const checked = checkConvention(identification, sample, convention, support);
    if (checked !== undefined) return checked;
  }
  return undefined;
}

/**
 * A convention that earlier statements of the pair showed, as it applies here; undefined if no line agrees with it in amount
 * and day, or if it contradicts others.
 */
export function knownConventionHere(
  identification: Identification,
  open: readonly StatementIndex[],
  convention: Convention,
): AppliedConvention | undefined {
  const sample = spread(open, LARGE_SAMPLE);
  const support = supportOf(identification, pairsOfEqualAmount(identification.matching, sample), convention);
  return support.numbers === 0 ? undefined : checkConvention(identification, sample, convention, support);
}

/** How many lines were found by their numbers before any convention. */
function foundAsWritten({ matching }: Identification): number {
  let found = 0;
  for (let place = 0; place < matching.lines.length; place++)
    if (singleOf(matching, statementIndex(place)) !== undefined) found++;
  return found;
}

function leavesCharactersOut({ statement, ledger }: Convention): boolean {
  return [statement.front, statement.back, ledger.front, ledger.back].some(({ kind }) => kind === "characters");
}

interface Scored {
  readonly convention: Convention;
  readonly support: Support;
}

/** What a second convention explains may be the endings of other documents, so it has to explain more. */
function isEnough(convention: Convention, support: number, lines: number, isFirst: boolean): boolean {
  if (isReplacement(convention) && support < NUMBERS_OF_A_REPLACEMENT) return false;
  if (!isFirst) return support >= 12 && support >= lines / 2;
  return (support >= 5 && support >= lines / 2) || (support >= 12 && support >= lines / 4);
}

/** Numbers that must show that one prefix stands in the place of another. */
const NUMBERS_OF_A_REPLACEMENT = 6;

function isReplacement({ statement, ledger }: Convention): boolean {
  return statement.front.kind !== "nothing" && ledger.front.kind !== "nothing";
}

/**
 * Those that keep all that distinguishes numbers first, then those that keep a whole count or leave out a check letter, and of those that explain about as much the simplest.
 */
function inOrderOfTrust(scored: readonly Scored[]): readonly Scored[] {
  const keeping = scored.filter(({ convention: { statement, ledger } }) => isLossless(statement) && isLossless(ledger));
  const counting = scored.filter(({ convention }) => takesRun(convention) || leavesCharactersOut(convention));
  const inTrust =
    [keeping, counting].find((each) => each.length > 0 && mostOf(each) * TIMES_BETTER_IF_LOSING >= mostOf(scored)) ??
    scored;
  const best = mostOf(inTrust);
  return inTrust
    .filter(({ support }) => support.numbers >= best * 0.9)
    .sort(
      (one, other) => costOf(one.convention) - costOf(other.convention) || other.support.numbers - one.support.numbers,
    );
}

function mostOf(scored: readonly Scored[]): number {
  return scored.reduce((most, { support }) => Math.max(most, support.numbers), 0);
}

const costs: Readonly<Record<Trim["kind"], number>> = {
  nothing: 0,
  period: 1,
  text: 1,
  characters: 2,
  "all but": 3,
  "all but a run": 4,
};

function costOf({ statement, ledger }: Convention): number {
  const cost = ({ part, front, back }: Extractor<unknown>): number =>
    costs[front.kind] + costs[back.kind] + (part === "whole" ? 0 : part < 0 ? 0.2 : 0.1);
  return (
    cost(statement) + cost(ledger) + (statement.field === "number" ? 0 : 0.5) + (ledger.field === "number" ? 0 : 0.5)
  );
}

/** Evenly spread lines, at most so many. */
function spread(lines: readonly StatementIndex[], most: number): readonly StatementIndex[] {
  if (lines.length <= most) return lines;
  const step = lines.length / most;
  return Array.from({ length: most }, (_, at) => lines[Math.floor(at * step)]).filter((line) => line !== undefined);
}

/** The conventions that explain most pairs. */
function generate(identification: Identification, sample: readonly StatementIndex[], near: PairsByLine): Convention[] {
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
    .sort((one, other) => other.lines.size - one.lines.size || costOf(one.convention) - costOf(other.convention))
    .slice(0, CONVENTIONS_SCORED)
    .map(({ convention }) => convention);
}
