import {
  careKinds,
  joiningWords,
  ledgerNotes,
  legalWords,
  looseKinds,
  specialties,
  distinguishingKinds,
} from "./name-words.ts";
import type { SpelledWord } from "./spell-out-words.ts";

/** What legal form a name states. `unsaid`: it does not state one. */
export type LegalForm = "trust" | "icb" | "ccg" | "pct" | "unsaid";

/**
 * How clearly a name says that it is an NHS trust's: `plain` (`… NHS TRUST`, `… FT`, `… NHS`), `bare` (`… TRUST`: other
 * bodies are trusts too), `unsaid`, or `commissioner` (`NHS …`, the way commissioners are called).
 */
export type TrustMark = "plain" | "bare" | "unsaid" | "commissioner";

/** The parts of a name. */
export interface NameShape {
  readonly form: LegalForm;
  readonly mark: TrustMark;
  /** The words that distinguish the body: places, saints, people, specialties. In order, each once. */
  readonly distinguishing: readonly string[];
  /** The kinds of body that the name mentions. */
  readonly kinds: ReadonlySet<string>;
  /** Words that no known name has. */
  readonly unknown: readonly string[];
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

const KINDS = [looseKinds, careKinds, distinguishingKinds, specialties];

/** Sorts the words of a name into its parts. */
export function shapeOfName(words: readonly SpelledWord[]): NameShape {
  const { form, rest } = withoutForm(words.filter(({ type: sort }) => sort !== "number"));
  const plainWords = rest.map(({ word }) => word);
  const telling = new Set<string>();
  const kinds = new Set<string>();
  const unknown: string[] = [];
  for (const { word, type: sort } of rest) {
    if (legalWords.has(word) || joiningWords.has(word) || ledgerNotes.has(word)) continue;
    if (sort === "unknown") unknown.push(word);
    else if (KINDS.some((kind) => kind.has(word))) kinds.add(word);
    else telling.add(word);
  }
  return {
    form: form ?? (isTrust(plainWords) ? "trust" : "unsaid"),
    mark: markOf(plainWords),
    distinguishing: [...telling],
    kinds,
    unknown,
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
