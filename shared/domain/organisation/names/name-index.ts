import type { Directory } from "../directory.ts";
import type { OrganisationCode } from "../organisation-code.ts";
import { legalWords, joiningWords } from "./name-words.ts";
import type { NameReference } from "./name-reference.ts";
import { shapeOfName, type NameShape } from "./name-shape.ts";
import { spelledByTheBook, type Vocabulary } from "./spelled-words.ts";
import { wordsOfName } from "./words-of-name.ts";

/** One name of one body, taken apart. */
export interface KnownName {
  readonly code: OrganisationCode;
  readonly name: string;
  readonly shape: NameShape;
  /** All its words, joining ones aside: what a name of no known legal form must have, each of them. */
  readonly words: readonly string[];
}

/** All names that a supplier's name is held against. Made once for a directory. */
export interface NameIndex {
  readonly directory: Directory;
  readonly reference: NameReference;
  readonly names: readonly KnownName[];
  readonly vocabulary: Vocabulary;
  /** The names that have a distinguishing word. */
  readonly byWord: ReadonlyMap<string, readonly KnownName[]>;
}

/** Names of closed bodies are in it too: ledgers keep them for years. */
export function nameIndexOf(directory: Directory, reference: NameReference): NameIndex {
  const names: KnownName[] = [];
  for (const organisation of directory.values()) names.push(knownName(organisation.code, organisation.name));
  for (const { code, name } of reference.names) if (directory.has(code)) names.push(knownName(code, name));

  const byWord = new Map<string, KnownName[]>();
  for (const name of names) {
    for (const word of new Set([...name.shape.telling, ...name.words])) {
      const having = byWord.get(word);
      if (having) having.push(name);
      else byWord.set(word, [name]);
    }
  }
  return {
    directory,
    reference,
    names,
    vocabulary: { has: (word) => byWord.has(word), words: [...byWord.keys()] },
    byWord,
  };
}

function knownName(code: OrganisationCode, name: string): KnownName {
  const words = spelledByTheBook(wordsOfName(name));
  return {
    code,
    name,
    shape: shapeOfName(words.map((word) => ({ word, sort: "known", mended: false }))),
    words: [...new Set(words.filter((word) => !joiningWords.has(word)))],
  };
}

/** Whether a name is of a body whose legal form we know how to read. */
export function isOfKnownForm(name: KnownName): boolean {
  return name.shape.form !== "unsaid" && name.shape.telling.some((word) => !legalWords.has(word));
}
