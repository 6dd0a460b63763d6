import type { ReconcileReferenceData } from "../../reference/reconcile-reference-data.ts";
import type { StatementLine } from "../../statement/statement-line.ts";

/** STM-12: whether a line nets expected credit losses off the debt, which must be shown in full. */
export function isCreditLoss(referenceData: ReconcileReferenceData, line: StatementLine): boolean {
  return line.outstandingPence < 0 && hasAnyPhrase(line.description, referenceData.creditLossWords);
}

/**
 * Whether a description has one of these words or phrases as whole words, in the singular or plural, however it is hyphenated. Of
 * `TRANSFER + ABSORPTION` it has to have both, in any order.
 */
export function hasAnyPhrase(description: string | undefined, phrases: readonly string[]): boolean {
  if (description === undefined) return false;
  const text = plainWords(description);
  return phrases.some((phrase) => partsOfPhrase(phrase).every((part) => placesOf(text, part).length > 0));
}

/** The parts of a phrase as plain words; most have one. */
export function partsOfPhrase(phrase: string): string[] {
  return phrase.split("+").map(plainWords);
}

/** The same, unless the description only says that it leaves the thing out: `rent excluding business rates`. */
export function isAboutAny(description: string | undefined, phrases: readonly string[]): boolean {
  if (description === undefined) return false;
  const text = plainWords(description);
  return phrases.some((phrase) =>
    partsOfPhrase(phrase).every((part) => placesOf(text, part).some((at) => !LEAVES_OUT.test(text.slice(0, at)))),
  );
}

/** A text in capitals whose words have one space on either side. */
export function plainWords(text: string): string {
  return ` ${text
    .toUpperCase()
    .replaceAll("&", " AND ")
    .replaceAll(/[^A-Z0-9]+/g, " ")
    .trim()} `;
}

/** Where a phrase begins in a text; both are plain words. */
function placesOf(text: string, phrase: string): number[] {
  const places: number[] = [];
  const word = phrase.trimEnd();
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const rest = text.slice(at + word.length, at + word.length + 2);
    if (rest.startsWith(" ") || rest === "S ") places.push(at);
  }
  return places;
}

const LEAVES_OUT =
  / (?:EXC|EXCL|EXCLUDES|EXCLUDING|EXCLUSIVE OF|EXCEPT|EXCEPT FOR|WITHOUT|NOT|NOT FOR|NON|NO|OTHER THAN)$/;
