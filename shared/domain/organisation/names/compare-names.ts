import { isOfKnownForm, type KnownName, type NameIndex } from "./name-index.ts";
import type { NameShape } from "./name-shape.ts";
import { careKinds, directions, distinguishingKinds, healthKinds, looseKinds, specialties } from "./name-words.ts";

/** Whether it is the known name, in any order and with any of a trust's legal forms. */
export function isSameName(shape: NameShape, all: ReadonlySet<string>, known: KnownName): boolean {
  if (!isOfKnownForm(known)) {
    return unknownWords(shape, known).length === 0 && sameSet(withoutCode(all, known), new Set(known.words));
  }
  return (
    formsAgree(shape, known) &&
    unknownWords(shape, known).length === 0 &&
    sameSet(withoutCode(new Set(shape.distinguishing), known), new Set(known.shape.distinguishing)) &&
    sameSet(shape.kinds, known.shape.kinds)
  );
}

/** Whether everything that the name says is true of the known body; `hasSamePlace` compares the distinguishing words. */
export function fits(
  shape: NameShape,
  known: KnownName,
  hasSamePlace: (shape: NameShape, known: KnownName) => boolean,
): boolean {
  return (
    isOfKnownForm(known) &&
    formsAgree(shape, known) &&
    extraKindsAreHarmless(shape, known) &&
    hasSamePlace(shape, known)
  );
}

function formsAgree(shape: NameShape, known: KnownName): boolean {
  return shape.form === "unsaid" || shape.form === known.shape.form;
}

/** Exactly the same distinguishing words. */
export function hasSameWords(shape: NameShape, known: KnownName): boolean {
  return (
    unknownWords(shape, known).length === 0 &&
    sameSet(withoutCode(new Set(shape.distinguishing), known), new Set(known.shape.distinguishing))
  );
}

/**
 * The same distinguishing words, but some are shortened (`ENF`, `COV`), a county has the name of its town (`LEICESTER`), or
 * a direction is a noun (`SOUTH WEST` for `SOUTH WESTERN`).
 */
export function hasSimilarWords(shape: NameShape, known: KnownName): boolean {
  const open = new Set(known.shape.distinguishing);
  const left: { word: string; isUnknown: boolean }[] = [];
  for (const word of withoutCode(new Set(shape.distinguishing), known)) {
    if (!open.delete(word)) left.push({ word, isUnknown: false });
  }
  for (const word of unknownWords(shape, known)) left.push({ word, isUnknown: true });
  for (const { word, isUnknown } of left) {
    const [whole, ...others] = Array.from(open).filter((each) => isShortFor(word, isUnknown, each));
    if (whole === undefined || others.length > 0) return false;
    open.delete(whole);
  }
  return open.size === 0;
}

/** A known word only stands for another one if it is the town of a county or the root of a direction. */
function isShortFor(word: string, isUnknown: boolean, whole: string): boolean {
  if (isUnknown) return word.length > 2 && word.length < whole.length && whole.startsWith(word);
  return whole === `${word}SHIRE` || (directions.has(word) && whole === `${word}ERN`);
}

/** Whether kinds that the known body does not have are harmless: any hospital may be called one, a mental health trust may not. */
function extraKindsAreHarmless(shape: NameShape, known: KnownName): boolean {
  const extra = Array.from(shape.kinds).filter((kind) => !known.shape.kinds.has(kind));
  if (extra.length > 0 && known.shape.form !== "trust") return false;
  return extra.every((kind) => {
    if (careKinds.has(kind)) return Array.from(known.shape.kinds).some((each) => careKinds.has(each));
    return isLoose(kind) && Array.from(known.shape.kinds).every((each) => isLoose(each) || specialties.has(each));
  });
}

function isLoose(kind: string): boolean {
  return looseKinds.has(kind);
}

function missingKinds(shape: NameShape, known: KnownName): string[] {
  const care = Array.from(shape.kinds).some((kind) => careKinds.has(kind));
  return Array.from(known.shape.kinds).filter((kind) => !shape.kinds.has(kind) && !(care && careKinds.has(kind)));
}

/** Whether the whole name, without its legal form, can belong to nobody else. */
export function saysEnough(shape: NameShape, known: KnownName): boolean {
  if (known.shape.form !== "trust") return known.shape.form === "unsaid" || shape.form === known.shape.form;
  if (shape.mark === "plain") return true;
  const kinds = Array.from(shape.kinds);
  if (kinds.some((kind) => healthKinds.has(kind))) return shape.distinguishing.length > 0;
  return (
    (shape.mark === "bare" && kinds.length > 0) ||
    (kinds.some((kind) => distinguishingKinds.has(kind)) && shape.distinguishing.length > 1) ||
    places(known) > 2
  );
}

/** Whether a name that leaves out kinds, or adds loose ones, can still belong to nobody else. */
export function saysEnoughFor(shape: NameShape, known: KnownName): boolean {
  const missing = missingKinds(shape, known);
  const saidKinds = Array.from(shape.kinds);
  const kept = saidKinds.length > 0 || known.shape.distinguishing.length > 1 || known.shape.kinds.size === 0;
  if (places(known) > 2) return shape.mark !== "commissioner";
  if (missing.some((kind) => distinguishingKinds.has(kind) || specialties.has(kind))) return false;
  const nothingAdded = addedKinds(shape, known).length === 0;
  switch (shape.mark) {
    case "plain":
      return kept && (missing.every(isLoose) || known.shape.distinguishing.length > 1);
    case "bare":
    case "unsaid":
      return (
        nothingAdded &&
        missing.every(isLoose) &&
        saidKinds.some((kind) => healthKinds.has(kind) || distinguishingKinds.has(kind))
      );
    case "commissioner":
      return false;
  }
}

/** The same for a name with shortened words: one of them must be complete, or none may be the beginning of another place. */
export function saysEnoughAlike(index: NameIndex, shape: NameShape, known: KnownName): boolean {
  const whole = shape.distinguishing.some((word) => known.shape.distinguishing.includes(word));
  if (shape.mark === "plain") {
    const sure =
      whole ||
      (shape.distinguishing.every((word) => known.shape.distinguishing.includes(`${word}SHIRE`)) &&
        shape.unknown.every((word) => isOneBeginning(index, word)));
    return sure && missingKinds(shape, known).every(isLoose);
  }
  return (
    whole && Array.from(shape.kinds).some((kind) => healthKinds.has(kind)) && sameSet(shape.kinds, known.shape.kinds)
  );
}

/** Whether only one known word begins with this: `COV` does, `NOR` does not. */
function isOneBeginning({ vocabulary }: NameIndex, word: string): boolean {
  let found = 0;
  for (const each of vocabulary.words) if (each.startsWith(word)) found += 1;
  return found === 1;
}

/** Kinds that the name of the known body does not have. Children's trusts are commonly called children's hospitals. */
function addedKinds(shape: NameShape, known: KnownName): string[] {
  const care = Array.from(known.shape.kinds).some((kind) => careKinds.has(kind));
  const specialised = Array.from(known.shape.kinds).some((kind) => specialties.has(kind) && shape.kinds.has(kind));
  return Array.from(shape.kinds).filter(
    (kind) => !known.shape.kinds.has(kind) && !(care && careKinds.has(kind)) && !(specialised && kind === "HOSPITAL"),
  );
}

/** How many places, saints or people the body is named after. */
function places(known: KnownName): number {
  return known.shape.distinguishing.filter((word) => !directions.has(word)).length;
}

/** Words that no known name has and that are not the body's own code. */
function unknownWords(shape: NameShape, known: KnownName): string[] {
  return shape.unknown.filter((word) => word !== known.code);
}

function withoutCode(words: ReadonlySet<string>, known: KnownName): Set<string> {
  return new Set(Array.from(words).filter((word) => word !== known.code || known.words.includes(word)));
}

/** Whether the name is similar enough to show to the person who decides. */
export function isNear(shape: NameShape, known: KnownName): boolean {
  const telling = known.shape.distinguishing.filter((word) => !directions.has(word));
  return telling.length > 0 && telling.every((word) => shape.distinguishing.includes(word));
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && Array.from(one).every((word) => other.has(word));
}
