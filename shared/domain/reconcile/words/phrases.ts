import type { ReconcileReferenceData } from "../../reference/reconcile-reference-data.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { plainWords, withoutSpelledOut } from "./plain-words.ts";

/** STM-12: whether a line nets expected credit losses off the debt, which must be shown in full. */
export function isCreditLoss(referenceData: ReconcileReferenceData, line: StatementLine): boolean {
  return line.outstandingPence < 0 && hasAnyPhrase(line.description, referenceData.creditLossWords);
}

/**
 * Whether a description has one of these words or phrases as whole words, in the singular or plural, however it is hyphenated. Of
 * `TRANSFER + ABSORPTION` it has to have both, in any order; `ABSORB*` is any word that begins so.
 */
export function hasAnyPhrase(description: string | undefined, phrases: readonly string[]): boolean {
  return description !== undefined && saysAny(withoutSpelledOut(plainWords(description)), phrases);
}

/** The same of plain words. */
export function saysAny(plain: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => patternsOf(phrase).every((part) => plain.search(part) >= 0));
}

/** Whether plain words say one of these, and don't only say that they leave it out: `rent excluding business rates`. */
export function areAboutAny(plain: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) =>
    patternsOf(phrase).every((part) =>
      Array.from(plain.matchAll(part)).some(
        ({ 0: found, index }) =>
          !LEAVES_OUT.test(plain.slice(0, index)) && !IS_LEFT_OUT.test(plain.slice(index + found.length)),
      ),
    ),
  );
}

/** The patterns by which the parts of a phrase are found in plain words; most phrases have one part. */
export function patternsOf(phrase: string): readonly RegExp[] {
  const known = remembered.get(phrase);
  if (known !== undefined) return known;
  const patterns = phrase.split("+").map((part) => new RegExp(patternOf(part), "g"));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(phrase, patterns);
  return patterns;
}

function patternOf(part: string): string {
  const pieces = part.trim().split("*");
  const last = pieces.length - 1;
  return `${pieces.map((piece, at) => (piece === "" ? "" : `${plainWords(piece).trimEnd()}${at < last ? "[A-Z0-9]*" : ""}`)).join("")}(?= )`;
}

const remembered = new Map<string, readonly RegExp[]>();

/** More phrases than the reference data has. */
const MOST_REMEMBERED = 4096;

const LEAVES_OUT =
  / (?:EXC|EXCL|EXCLUDE|EXCLUDED|EXCLUDING|EXCLUSIVE OF|EXCEPT|EXCEPT FOR|APART FROM|WITHOUT|NOT|NOT YET|NOT FOR|NON|NO|OTHER THAN|NET OF|NETT OF)(?:(?: [A-Z0-9]+){1,3} (?:AND|OR))?$/;

const IS_LEFT_OUT = /^ (?:IS |ARE )?(?:EXCLUDED|EXCEPTED|NOT INCLUDED|LEFT OUT)(?= )/;
