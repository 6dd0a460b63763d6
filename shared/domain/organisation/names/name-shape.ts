import {
  careKinds,
  joiningWords,
  ledgerNotes,
  legalWords,
  looseKinds,
  specialties,
  tellingKinds,
} from "./name-words.ts";
import type { SpelledWord } from "./spelled-words.ts";

/** What sort of body a name says it is. `unsaid`: it does not say. */
export type LegalForm = "trust" | "icb" | "ccg" | "pct" | "unsaid";

/**
 * How plainly a name says that it is a trust's: `plain` (`… NHS TRUST`, `… FT`, `… NHS`), `bare` (`… TRUST`: others are
 * trusts too), `unsaid`, or `commissioner` (`NHS …`, as commissioners are called).
 */
export type TrustMark = "plain" | "bare" | "unsaid" | "commissioner";

/** A name taken apart. */
export interface NameShape {
  readonly form: LegalForm;
  readonly mark: TrustMark;
  /** What distinguishes the body: places, saints, people, specialties. In their order, each once. */
  readonly telling: readonly string[];
  /** What kind of body it says it is. */
  readonly kinds: ReadonlySet<string>;
  /** Words that no known name has. */
  readonly unknown: readonly string[];
  /** Words that were put right as misspelt. */
  readonly mended: ReadonlySet<string>;
}

const FORMS: readonly (readonly [form: LegalForm, words: readonly string[]])[] = [
  ["icb", ["INTEGRATED", "CARE", "BOARD"]],
  ["icb", ["INTEGRATED", "CARE", "SYSTEM"]],
  ["icb", ["ICB"]],
  ["ccg", ["CLINICAL", "COMMISSIONING", "GROUP"]],
  ["ccg", ["CCG"]],
  ["pct", ["PRIMARY", "CARE", "TRUST"]],
  ["pct", ["PCT"]],
];

const KINDS = [looseKinds, careKinds, tellingKinds, specialties];

export function shapeOfName(words: readonly SpelledWord[]): NameShape {
  const { form, rest } = withoutForm(words.filter(({ sort }) => sort !== "number"));
  const plainWords = rest.map(({ word }) => word);
  const telling = new Set<string>();
  const kinds = new Set<string>();
  const unknown: string[] = [];
  for (const { word, sort } of rest) {
    if (legalWords.has(word) || joiningWords.has(word) || ledgerNotes.has(word)) continue;
    if (sort === "unknown") unknown.push(word);
    else if (KINDS.some((kind) => kind.has(word))) kinds.add(word);
    else telling.add(word);
  }
  return {
    form: form ?? (isTrust(plainWords) ? "trust" : "unsaid"),
    mark: markOf(plainWords),
    telling: [...telling],
    kinds,
    unknown,
    mended: new Set(rest.filter(({ mended }) => mended).map(({ word }) => word)),
  };
}

function withoutForm(words: readonly SpelledWord[]): { form: LegalForm | undefined; rest: readonly SpelledWord[] } {
  for (const [form, sequence] of FORMS) {
    const at = words.findIndex((_, start) => sequence.every((word, offset) => words[start + offset]?.word === word));
    if (at >= 0) return { form, rest: words.toSpliced(at, sequence.length) };
  }
  return { form: undefined, rest: words };
}

function isTrust(words: readonly string[]): boolean {
  const mark = markOf(words);
  return mark === "plain" || mark === "bare";
}

function markOf(words: readonly string[]): TrustMark {
  const named = (word: string) => words.includes(word);
  const trust = named("TRUST");
  if (trust && (named("NHS") || named("FOUNDATION"))) return "plain";
  if (trust) return "bare";
  const body = words.filter((word) => !joiningWords.has(word) && !ledgerNotes.has(word));
  const nhs = body.lastIndexOf("NHS");
  if (nhs > 0 && body.slice(nhs + 1).every((word) => word === "FOUNDATION")) return "plain";
  return nhs === 0 ? "commissioner" : "unsaid";
}
