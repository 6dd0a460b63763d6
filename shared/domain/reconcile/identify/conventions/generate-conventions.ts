import type { Trim } from "../../../position/number-convention.ts";
import type { CalendarDate } from "../../../amounts-and-days/calendar-date.ts";
import type { LedgerIndex, StatementIndex } from "../../matching/line-index.ts";
import { ledgerAt, lineAt } from "../../matching/matching.ts";
import type { Identification } from "../identification.ts";
import type { NumberReader } from "../numbers/read-number.ts";
import { isLossless, isPlain, nothing, type Convention, type Extractor } from "./convention.ts";
import { formatsOfPeriod } from "./period-of-date.ts";
import { patternOf } from "./rewrite-number.ts";
import { commonRuns } from "./run-of-number.ts";
import { textsOfLedger, textsOfLine, type TextOfField } from "./texts-of-field.ts";

const DIGITS_IN_COMMON = 4;
/** The same if the number of one side has no more than they have in common. */
const DIGITS_OF_A_WHOLE_NUMBER = 3;
const LONGEST_NUMBER = 40;
/** More characters at one end are no check letters. */
const LONGEST_CHECK = 2;

/**
 * The conventions that would explain that a statement line and a ledger line are one document: from what the texts of both have
 * in common. Only one side may lose a part of its number, and then the other side has to be that number, whole.
 */
export function conventionsOfPair(identification: Identification, line: StatementIndex, at: LedgerIndex): Convention[] {
  const { matching, numbers } = identification;
  const booked = ledgerAt(matching, at);
  const { invoiceDate } = lineAt(matching, line);
  const ledgerTexts = textsOfLedger(booked).map((text) => ({ text, joined: joined(numbers, text.text) }));
  const conventions: Convention[] = [];
  for (const claimed of textsOfLine(identification, line)) {
    const one = joined(numbers, claimed.text);
    for (const { text: ours, joined: other } of ledgerTexts) {
      // Two documents may have one order.
      if (claimed.field === "order" && ours.field === "order") continue;
      if (claimed.field === "number" && ours.field === "number") {
        conventions.push(
          ...commonRuns(
            numbers,
            { text: claimed.text, date: invoiceDate },
            { text: ours.text, date: booked.invoiceDate },
          ).map((runs) => ({
            statement: { field: claimed.field, part: claimed.part, front: runs.one, back: nothing },
            ledger: { field: ours.field, part: ours.part, front: runs.other, back: nothing },
          })),
        );
      }
      const common = longestCommon(one, other);
      if (common === undefined) continue;
      const statements = extractorsOf(numbers, claimed, one, common.length, common.at, invoiceDate);
      const ledgers = extractorsOf(numbers, ours, other, common.length, common.otherAt, booked.invoiceDate);
      for (const statement of statements) {
        for (const ledger of ledgers) if (isPossible({ statement, ledger })) conventions.push({ statement, ledger });
      }
    }
  }
  return conventions;
}

function joined(numbers: NumberReader, text: string): string {
  return numbers.wordsOf(text).join("").slice(0, LONGEST_NUMBER);
}

function isPossible({ statement, ledger }: Convention): boolean {
  const areSameColumn = statement.field === "number" && ledger.field === "number";
  if (areSameColumn && isPlain(statement) && isPlain(ledger)) return false;
  return (isLossless(statement) && isLossless(ledger)) || isWhole(statement) || isWhole(ledger);
}

/** Whether an extractor leaves out nothing but a constant text. */
function isWhole({ front, back }: Extractor<unknown>): boolean {
  return [front, back].every(({ kind }) => kind === "nothing" || kind === "text");
}

/** The ways to take a common text out of a number. */
function extractorsOf<Field>(
  numbers: NumberReader,
  { field, part }: TextOfField<Field>,
  text: string,
  length: number,
  at: number,
  date: CalendarDate | undefined,
): Extractor<Field>[] {
  const before = numbers.withoutNoiseBehind(text.slice(0, at));
  const behind = text.slice(at + length);
  const extractors = trimsOf(before, date).flatMap((front) =>
    trimsOf(behind, date).map((back) => ({ field, part, front, back })),
  );
  if (behind === "" && before !== "") {
    extractors.push({ field, part, front: { kind: "all but", count: length }, back: nothing });
  }
  return extractors;
}

function trimsOf(text: string, date: CalendarDate | undefined): Trim[] {
  if (text === "") return [nothing];
  const trims: Trim[] = formatsOfPeriod(text, date).map((format) => ({ kind: "period", format }));
  trims.push({ kind: "text", text });
  if (text.length <= LONGEST_CHECK) trims.push({ kind: "characters", pattern: patternOf(text) });
  return trims;
}

/** The longest text that two numbers have in common, if it has digits enough. */
function longestCommon(
  one: string,
  other: string,
): { readonly length: number; readonly at: number; readonly otherAt: number } | undefined {
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
  const least = best === one.length || best === other.length ? DIGITS_OF_A_WHOLE_NUMBER : DIGITS_IN_COMMON;
  const digits = one.slice(at, at + best).replaceAll(/\D/g, "").length;
  return digits >= least ? { length: best, at, otherAt } : undefined;
}
