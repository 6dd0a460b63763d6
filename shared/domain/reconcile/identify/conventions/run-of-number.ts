import type { Trim } from "../../../position/number-convention.ts";
import type { CalendarDate } from "../../../amounts-and-days/calendar-date.ts";
import type { NumberReader } from "../numbers/read-number.ts";
import { formatsOfPeriod, isPeriodOf, lengthOfPeriod } from "./period-of-date.ts";
import type { Rewriting, RewritingContext } from "./rewriting.ts";

/** Takes one run of digits out of a number, whatever stands around it: both sides count the same documents, and dress the count differently. */
export type TakenRun = Extract<Trim, { readonly kind: "all but a run" }>;

/**
 * The number that a run of digits is, with the letters if they are kept: 371 of `B22/371` and of `MH.05.371`. Undefined if the text has no such
 * run.
 */
export function takeRun(text: string, trim: TakenRun, context: RewritingContext): Rewriting | undefined {
  const pieces = piecesOf(context.numbers, text);
  const runs = pieces.filter(isDigits);
  const place = runs.length + trim.run;
  const run = countOf(runs[place] ?? "", trim, context);
  if (run === undefined) return undefined;
  const letters = lettersOf(pieces);
  if (trim.letters === "kept" && letters === "") return undefined;
  return {
    text: trim.letters === "kept" ? `${letters}-${run}` : run,
    shape: shapeAround(pieces, trim.run, context),
    isCutFromDigits: false,
    isCutAnywhere: true,
  };
}

/**
 * What stands around the count: letters, periods of the date, and other digits as they are, which may be what distinguishes two documents unless many
 * numbers have them. How many digits the count has plays no part.
 */
function shapeAround(pieces: readonly string[], run: number, context: RewritingContext): string {
  let left = pieces.filter(isDigits).length;
  return pieces
    .map((piece) => {
      if (!isDigits(piece)) return piece;
      const isCount = run === -left;
      left -= 1;
      if (isCount) return "count";
      return isPeriodAbout(piece, context) ? "period" : piece;
    })
    .join("-");
}

/** Of some shapes those whose digits beside the count are the same in all: digits that vary may be what distinguishes two documents. */
export function withConstantDigits(shapes: ReadonlySet<string>): ReadonlySet<string> {
  const digitsOf = new Map<string, Set<string>>();
  const formOf = (shape: string): string => shape.replaceAll(/\d+/gu, "digits");
  for (const shape of shapes) digitsOf.set(formOf(shape), (digitsOf.get(formOf(shape)) ?? new Set()).add(shape));
  return new Set([...shapes].filter((shape) => digitsOf.get(formOf(shape))?.size === 1));
}

/** The ways to take a run out of two numbers that is the same count in both. */
export function commonRuns(
  numbers: NumberReader,
  one: { readonly text: string; readonly date: CalendarDate | undefined },
  other: { readonly text: string; readonly date: CalendarDate | undefined },
): readonly { readonly one: TakenRun; readonly other: TakenRun }[] {
  const [ones, others] = [piecesOf(numbers, one.text), piecesOf(numbers, other.text)];
  const areAlike = lettersOf(ones) !== "" && lettersOf(ones) === lettersOf(others);
  const theirs = countsOf(others, other.date);
  return countsOf(ones, one.date).flatMap(({ count, at }) =>
    theirs
      .filter((each) => each.count === count)
      .flatMap((each) =>
        (areAlike ? (["kept", "left out"] as const) : (["left out"] as const)).map((letters) => ({
          one: { kind: "all but a run", ...at, letters } as const,
          other: { kind: "all but a run", ...each.at, letters } as const,
        })),
      ),
  );
}

type PlaceOfRun = Pick<TakenRun, "run" | "period">;

/** One digit is as good as none. */
const SHORTEST_COUNT = 2;

/** Every count that the runs of a number may be, and how it is taken out. */
function countsOf(
  pieces: readonly string[],
  date: CalendarDate | undefined,
): readonly { readonly count: string; readonly at: PlaceOfRun }[] {
  const runs = pieces.filter(isDigits);
  return runs.flatMap((digits, place) => {
    const run = place - runs.length;
    const periods = LENGTHS_OF_PERIODS.flatMap((length) => formatsOfPeriod(digits.slice(0, length), date));
    return [
      { count: withoutZeros(digits), at: { run } },
      ...periods.map((period) => ({
        count: withoutZeros(digits.slice(lengthOfPeriod(period))),
        at: { run, period },
      })),
    ].filter(({ count }) => count.length >= SHORTEST_COUNT);
  });
}

const LENGTHS_OF_PERIODS = [2, 4, 6];

function countOf(digits: string, { period }: TakenRun, { date, days }: RewritingContext): string | undefined {
  const length = period === undefined ? 0 : lengthOfPeriod(period);
  if (period !== undefined && !isPeriodOf(digits.slice(0, length), period, date, days)) return undefined;
  const count = withoutZeros(digits.slice(length));
  return count.length < SHORTEST_COUNT ? undefined : count;
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=.)/u, "");
}

function lettersOf(pieces: readonly string[]): string {
  return pieces.filter((piece) => !isDigits(piece)).join("");
}

function piecesOf(numbers: NumberReader, text: string): readonly string[] {
  return numbers.wordsOf(text).flatMap((word) => word.match(/\d+|\D+/gu) ?? []);
}

function isDigits(piece: string): boolean {
  return /^\d/u.test(piece);
}

/** Whether digits are the year, or year and month, of the document's date, or its month or month and year. */
function isPeriodAbout(text: string, { date, days }: RewritingContext): boolean {
  if (date === undefined) return false;
  return isMonthOf(text, date) || formatsOfPeriod(text, date).some((format) => isPeriodOf(text, format, date, days));
}

function isMonthOf(text: string, date: CalendarDate): boolean {
  const month = date.slice(5, 7);
  return [month, `${month}${date.slice(2, 4)}`, `${month}${date.slice(0, 4)}`].includes(text);
}
