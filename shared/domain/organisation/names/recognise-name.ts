import { daysBetween, type CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { OrganisationCode } from "../organisation-code.ts";
import { isOfKnownForm, type KnownName, type NameIndex } from "./name-index.ts";
import {
  careKinds,
  directions,
  healthKinds,
  joiningWords,
  legalWords,
  looseKinds,
  specialties,
  tellingKinds,
} from "./name-words.ts";
import { shapeOfName, type NameShape } from "./name-shape.ts";
import { organisationOn } from "./organisation-on.ts";
import { spelledWords } from "./spelled-words.ts";
import { wordsOfName } from "./words-of-name.ts";

/** Which body a name means, or why that can't be told. */
export type NameVerdict =
  | { readonly told: true; readonly code: OrganisationCode; readonly knownAs: string }
  | {
      readonly told: false;
      /**
       * `no-likeness`: it has nothing of the group's names. `several-fit`: the candidates. `not-all-explained`: it is
       * like the candidates, but says something that none of them is called (a charity, a company, a practice).
       * `too-little`: it says too little to tell the candidates from bodies outside the group.
       */
      readonly why: "no-likeness" | "several-fit" | "not-all-explained" | "too-little";
      readonly candidates: readonly OrganisationCode[];
    };

/**
 * The body that a supplier's name means. Every word of the name must be accounted for and every word that distinguishes
 * the body must be there, so that a charity, a subsidiary or a practice with a trust's name in its own is not taken for
 * the trust; and no second body may fit. Bodies of which one succeeded the other by `on` are one.
 */
export function recogniseName(index: NameIndex, name: string, on: CalendarDate): NameVerdict {
  const words = wordsOfName(name);
  const parts = partsAround(words, "TOTAL");
  const verdicts = parts.map((part) => recogniseWords(index, part, on));
  const [first] = verdicts;
  if (!first) return { told: false, why: "no-likeness", candidates: [] };
  const different = verdicts.find(
    (verdict) =>
      !(
        verdict.told &&
        first.told &&
        organisationOn(index, verdict.code, on) === organisationOn(index, first.code, on)
      ),
  );
  return different === undefined || parts.length === 1 ? first : notAllExplained(verdicts);
}

/** Reports by supplier write `… TOTAL …` between the names; a part that says nothing of its own is left out. */
function partsAround(words: readonly string[], divider: string): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === divider) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.filter((part) => part.some((word) => !joiningWords.has(word) && !legalWords.has(word)));
}

function notAllExplained(verdicts: readonly NameVerdict[]): NameVerdict {
  const candidates = verdicts.flatMap((verdict) => (verdict.told ? [verdict.code] : verdict.candidates));
  return { told: false, why: "not-all-explained", candidates: [...new Set(candidates)] };
}

function recogniseWords(index: NameIndex, words: readonly string[], on: CalendarDate): NameVerdict {
  const spelled = spelledWords(words, index.vocabulary);
  const shape = shapeOfName(spelled);
  const all = new Set(
    spelled.filter(({ word, sort }) => sort !== "number" && !joiningWords.has(word)).map(({ word }) => word),
  );
  const candidates = candidatesFor(index, shape, all);
  if (candidates.length === 0) return { told: false, why: "no-likeness", candidates: [] };

  const same = candidates.filter((candidate) => isSameName(shape, all, candidate));
  if (same.length > 0) return oneOf(index, same, on, (known) => saysEnough(shape, known));

  const fitting = candidates.filter((candidate) => fits(shape, candidate, tellsTheSame));
  if (fitting.length > 0) return oneOf(index, fitting, on, (known) => saysEnoughFor(shape, known));

  const alike = candidates.filter((candidate) => fits(shape, candidate, tellsAlike));
  if (alike.length > 0) return oneOf(index, alike, on, (known) => saysEnoughAlike(index, shape, known));

  return {
    told: false,
    why: "not-all-explained",
    candidates: codesOf(candidates.filter((known) => isNear(shape, known))).slice(0, 5),
  };
}

function candidatesFor(index: NameIndex, shape: NameShape, all: ReadonlySet<string>): KnownName[] {
  const candidates = new Set<KnownName>();
  for (const word of [...shape.telling, ...all]) for (const name of index.byWord.get(word) ?? []) candidates.add(name);
  // A place that is only ever shortened (`ENF`, `WARWICK`) finds its names by the other words, or by itself.
  if (shape.mark === "plain" && shape.telling.length === 0) {
    for (const word of shape.unknown.filter((each) => each.length > 2)) {
      for (const name of index.names) {
        if (name.shape.telling.some((telling) => telling.startsWith(word))) candidates.add(name);
      }
    }
  }
  return [...candidates];
}

/** One body only, and enough said to be sure of it. */
function oneOf(
  index: NameIndex,
  names: readonly KnownName[],
  on: CalendarDate,
  isEnough: (known: KnownName) => boolean,
): NameVerdict {
  const codes = codesOf(names);
  const bodies = new Set(codes.map((code) => organisationOn(index, code, on)));
  if (bodies.size > 1) return { told: false, why: "several-fit", candidates: codes };
  const enough = names.find((known) => isEnough(known) && !isLongGone(index, known, on));
  if (!enough) return { told: false, why: "too-little", candidates: codes };
  // The body that still bears the name, before those that once did.
  const [body] = bodies;
  const code = codes.find((each) => each === body) ?? enough.code;
  return { told: true, code: codes.length === 1 ? enough.code : code, knownAs: enough.name };
}

/** A ledger's supplier is kept for years after the body has gone, but not for ever: after these, the name is another's. */
const LONG_GONE_DAYS = 10 * 365;

function isLongGone(index: NameIndex, known: KnownName, on: CalendarDate): boolean {
  const closed = index.directory.get(known.code)?.closed;
  return closed !== undefined && daysBetween(closed, on) > LONG_GONE_DAYS;
}

function codesOf(names: readonly KnownName[]): OrganisationCode[] {
  return [...new Set(names.map(({ code }) => code))];
}

/** The name is the known one, in whatever order and with whatever legal form of a trust. */
function isSameName(shape: NameShape, all: ReadonlySet<string>, known: KnownName): boolean {
  if (!isOfKnownForm(known)) {
    return unknownWords(shape, known).length === 0 && sameSet(withoutCode(all, known), new Set(known.words));
  }
  return (
    formsAgree(shape, known) &&
    unknownWords(shape, known).length === 0 &&
    sameSet(withoutCode(new Set(shape.telling), known), new Set(known.shape.telling)) &&
    sameSet(shape.kinds, known.shape.kinds)
  );
}

/** Everything the name says is true of the known one, by the given sense of "says the same place". */
function fits(shape: NameShape, known: KnownName, tells: (shape: NameShape, known: KnownName) => boolean): boolean {
  return isOfKnownForm(known) && formsAgree(shape, known) && extraKindsAreHarmless(shape, known) && tells(shape, known);
}

function formsAgree(shape: NameShape, known: KnownName): boolean {
  return shape.form === "unsaid" || shape.form === known.shape.form;
}

/** The same distinguishing words, none missing, none more. */
function tellsTheSame(shape: NameShape, known: KnownName): boolean {
  return (
    unknownWords(shape, known).length === 0 &&
    sameSet(withoutCode(new Set(shape.telling), known), new Set(known.shape.telling))
  );
}

/**
 * The same distinguishing words, some of them cut short (`ENF`, `COV`), a county called by its town (`LEICESTER`) or a
 * direction by its noun (`SOUTH WEST` for `SOUTH WESTERN`).
 */
function tellsAlike(shape: NameShape, known: KnownName): boolean {
  const open = new Set(known.shape.telling);
  const left: { word: string; isUnknown: boolean }[] = [];
  for (const word of withoutCode(new Set(shape.telling), known)) {
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

/** A word that names have in full is another's, unless it is the town of the county or the root of the direction. */
function isShortFor(word: string, isUnknown: boolean, whole: string): boolean {
  if (isUnknown) return word.length > 2 && word.length < whole.length && whole.startsWith(word);
  return whole === `${word}SHIRE` || (directions.has(word) && whole === `${word}ERN`);
}

/** Kinds that the known body doesn't have: a hospital is one whatever it is called, a mental health trust is not. */
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

/** Whether the whole name, without its legal form, can be nobody else's. */
function saysEnough(shape: NameShape, known: KnownName): boolean {
  if (known.shape.form !== "trust") return known.shape.form === "unsaid" || shape.form === known.shape.form;
  if (shape.mark === "plain") return true;
  const kinds = Array.from(shape.kinds);
  if (kinds.some((kind) => healthKinds.has(kind))) return shape.telling.length > 0;
  return (
    (shape.mark === "bare" && kinds.length > 0) ||
    (kinds.some((kind) => tellingKinds.has(kind)) && shape.telling.length > 1) ||
    places(known) > 2
  );
}

/** Whether a name that leaves out kinds, or adds loose ones, can still be nobody else's. */
function saysEnoughFor(shape: NameShape, known: KnownName): boolean {
  const missing = missingKinds(shape, known);
  const saidKinds = Array.from(shape.kinds);
  const kept = saidKinds.length > 0 || known.shape.telling.length > 1 || known.shape.kinds.size === 0;
  if (places(known) > 2) return shape.mark !== "commissioner";
  if (missing.some((kind) => tellingKinds.has(kind) || specialties.has(kind))) return false;
  const nothingAdded = addedKinds(shape, known).length === 0;
  switch (shape.mark) {
    case "plain":
      return kept && (missing.every(isLoose) || known.shape.telling.length > 1);
    case "bare":
    case "unsaid":
      return (
        nothingAdded &&
        missing.every(isLoose) &&
        saidKinds.some((kind) => healthKinds.has(kind) || tellingKinds.has(kind))
      );
    case "commissioner":
      return false;
  }
}

/** The same for a name whose words are cut short: one of them whole, or none that could be another place's beginning. */
function saysEnoughAlike(index: NameIndex, shape: NameShape, known: KnownName): boolean {
  const whole = shape.telling.some((word) => known.shape.telling.includes(word));
  if (shape.mark === "plain") {
    const sure =
      whole ||
      (shape.telling.every((word) => known.shape.telling.includes(`${word}SHIRE`)) &&
        shape.unknown.every((word) => isOneBeginning(index, word)));
    return sure && missingKinds(shape, known).every(isLoose);
  }
  return (
    whole && Array.from(shape.kinds).some((kind) => healthKinds.has(kind)) && sameSet(shape.kinds, known.shape.kinds)
  );
}

/** `COV` begins one word that names have, `NOR` many. */
function isOneBeginning({ vocabulary }: NameIndex, word: string): boolean {
  let found = 0;
  for (const each of vocabulary.words) if (each.startsWith(word)) found += 1;
  return found === 1;
}

/** Kinds that the known body is not called. A children's trust is called a children's hospital everywhere. */
function addedKinds(shape: NameShape, known: KnownName): string[] {
  const care = Array.from(known.shape.kinds).some((kind) => careKinds.has(kind));
  const specialised = Array.from(known.shape.kinds).some((kind) => specialties.has(kind) && shape.kinds.has(kind));
  return Array.from(shape.kinds).filter(
    (kind) => !known.shape.kinds.has(kind) && !(care && careKinds.has(kind)) && !(specialised && kind === "HOSPITAL"),
  );
}

/** How many places, saints or people it is named after. */
function places(known: KnownName): number {
  return known.shape.telling.filter((word) => !directions.has(word)).length;
}

/** Words of the name that no known name has and that are not the body's own code. */
function unknownWords(shape: NameShape, known: KnownName): string[] {
  return shape.unknown.filter((word) => word !== known.code);
}

function withoutCode(words: ReadonlySet<string>, known: KnownName): Set<string> {
  return new Set(Array.from(words).filter((word) => word !== known.code || known.words.includes(word)));
}

/** Close enough to be shown to a person who decides. */
function isNear(shape: NameShape, known: KnownName): boolean {
  const telling = known.shape.telling.filter((word) => !directions.has(word));
  return telling.length > 0 && telling.every((word) => shape.telling.includes(word));
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && Array.from(one).every((word) => other.has(word));
}
