import { daysBetween, type CalendarDate } from "../../amounts-and-days/calendar-date.ts";
import type { OrganisationCode } from "../organisation-code.ts";
import {
  fits,
  hasSameWords,
  hasSimilarWords,
  isNear,
  isSameName,
  saysEnough,
  saysEnoughAlike,
  saysEnoughFor,
} from "./compare-names.ts";
import type { KnownName, NameIndex } from "./name-index.ts";
import { joiningWords, legalWords } from "./name-words.ts";
import { shapeOfName, type NameShape } from "./name-shape.ts";
import { organisationOn } from "./succession.ts";
import { spellOutWords } from "./spell-out-words.ts";
import { splitName } from "./split-name.ts";

/** Which body a name means, or why that is unclear. */
export type NameVerdict =
  | { readonly recognised: true; readonly code: OrganisationCode; readonly knownAs: string }
  | {
      readonly recognised: false;
      /**
       * `no-likeness`: it is like none of the group's names. `several-fit`: it fits all the candidates. `not-all-explained`:
       * it is like the candidates, but has words that none of them has (a charity, a company, a practice). `too-little`: it
       * says too little to distinguish the candidates from bodies outside the group.
       */
      readonly why: "no-likeness" | "several-fit" | "not-all-explained" | "too-little";
      readonly candidates: readonly OrganisationCode[];
    };

/**
 * Recognises the body that a supplier's name means, in this order: split the name into words, spell them out, sort them into
 * the parts of a name, find candidates that share a word, compare the parts. Every word of the name must be explained and
 * every distinguishing word of the body must be there: a charity, a subsidiary or a practice that is named after a trust is
 * not the trust. No second body may fit. A body and its successor by `on` count as one.
 */
export function recogniseName(index: NameIndex, name: string, on: CalendarDate): NameVerdict {
  const words = splitName(name);
  const parts = partsAround(words, "TOTAL");
  const verdicts = parts.map((part) => recogniseWords(index, part, on));
  const [first] = verdicts;
  if (!first) return { recognised: false, why: "no-likeness", candidates: [] };
  const different = verdicts.find(
    (verdict) =>
      !(
        verdict.recognised &&
        first.recognised &&
        organisationOn(index, verdict.code, on) === organisationOn(index, first.code, on)
      ),
  );
  return different === undefined || parts.length === 1 ? first : notAllExplained(verdicts);
}

/** Reports by supplier write `… TOTAL …` between names. Parts without a distinguishing word are left out. */
function partsAround(words: readonly string[], divider: string): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === divider) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.filter((part) => part.some((word) => !joiningWords.has(word) && !legalWords.has(word)));
}

function notAllExplained(verdicts: readonly NameVerdict[]): NameVerdict {
  const candidates = verdicts.flatMap((verdict) => (verdict.recognised ? [verdict.code] : verdict.candidates));
  return { recognised: false, why: "not-all-explained", candidates: [...new Set(candidates)] };
}

function recogniseWords(index: NameIndex, words: readonly string[], on: CalendarDate): NameVerdict {
  const spelled = spellOutWords(words, index.vocabulary);
  const shape = shapeOfName(spelled);
  const all = new Set(
    spelled.filter(({ word, type: sort }) => sort !== "number" && !joiningWords.has(word)).map(({ word }) => word),
  );
  const candidates = candidatesFor(index, shape, all);
  if (candidates.length === 0) return { recognised: false, why: "no-likeness", candidates: [] };

  const same = candidates.filter((candidate) => isSameName(shape, all, candidate));
  if (same.length > 0) return singleBody(index, same, on, (known) => saysEnough(shape, known));

  const fitting = candidates.filter((candidate) => fits(shape, candidate, hasSameWords));
  if (fitting.length > 0) return singleBody(index, fitting, on, (known) => saysEnoughFor(shape, known));

  const alike = candidates.filter((candidate) => fits(shape, candidate, hasSimilarWords));
  if (alike.length > 0) return singleBody(index, alike, on, (known) => saysEnoughAlike(index, shape, known));

  return {
    recognised: false,
    why: "not-all-explained",
    candidates: codesOf(candidates.filter((known) => isNear(shape, known))).slice(0, 5),
  };
}

function candidatesFor(index: NameIndex, shape: NameShape, all: ReadonlySet<string>): KnownName[] {
  const candidates = new Set<KnownName>();
  for (const word of [...shape.distinguishing, ...all])
    for (const name of index.byWord.get(word) ?? []) candidates.add(name);
  // A shortened place (`ENF`, `WARWICK`) that finds no name by the other words finds the names that begin with it.
  if (shape.mark === "plain" && shape.distinguishing.length === 0) {
    for (const word of shape.unknown.filter((each) => each.length > 2)) {
      for (const name of index.names) {
        if (name.shape.distinguishing.some((telling) => telling.startsWith(word))) candidates.add(name);
      }
    }
  }
  return [...candidates];
}

/** The verdict if the names belong to a single body and the name says enough to be sure. */
function singleBody(
  index: NameIndex,
  names: readonly KnownName[],
  on: CalendarDate,
  isEnough: (known: KnownName) => boolean,
): NameVerdict {
  const codes = codesOf(names);
  const bodies = new Set(codes.map((code) => organisationOn(index, code, on)));
  if (bodies.size > 1) return { recognised: false, why: "several-fit", candidates: codes };
  const enough = names.find((known) => isEnough(known) && !isLongGone(index, known, on));
  if (!enough) return { recognised: false, why: "too-little", candidates: codes };
  // Prefer the body that has the name today to those that once had it.
  const [body] = bodies;
  const code = codes.find((each) => each === body) ?? enough.code;
  return { recognised: true, code: codes.length === 1 ? enough.code : code, knownAs: enough.name };
}

/** Ledgers keep a supplier for years after the body has closed. After this long, the name must mean another body. */
const LONG_GONE_DAYS = 10 * 365;

function isLongGone(index: NameIndex, known: KnownName, on: CalendarDate): boolean {
  const closed = index.directory.get(known.code)?.closed;
  return closed !== undefined && daysBetween(closed, on) > LONG_GONE_DAYS;
}

function codesOf(names: readonly KnownName[]): OrganisationCode[] {
  return [...new Set(names.map(({ code }) => code))];
}
