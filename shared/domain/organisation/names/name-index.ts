import type { Directory } from "../organisation.ts";
import type { OrganisationCode } from "../organisation-code.ts";
import { legalWords, joiningWords } from "./name-words.ts";
import type { NameReference } from "./name-reference.ts";
import { shapeOfName, type NameShape } from "./name-shape.ts";
import { expandShortForms, type Vocabulary } from "./spell-out-words.ts";
import { splitName } from "./split-name.ts";

/** One name of one body, split into its parts. */
export interface KnownName {
  readonly code: OrganisationCode;
  readonly name: string;
  readonly shape: NameShape;
  /** All its words except joining words. A name without a known legal form must have every one of them. */
  readonly words: readonly string[];
}

/** All names that a supplier's name is compared with. Built once for a directory. */
export interface NameIndex {
  readonly directory: Directory;
  readonly reference: NameReference;
  readonly names: readonly KnownName[];
  readonly vocabulary: Vocabulary;
  /** The names that have a word. */
  readonly byWord: ReadonlyMap<string, readonly KnownName[]>;
}

/** Indexes the names of all bodies, closed ones too: ledgers keep them for years. */
export function nameIndexOf(directory: Directory, reference: NameReference): NameIndex {
  const names: KnownName[] = [];
  for (const organisation of directory.values()) names.push(knownName(organisation.code, organisation.name));
  for (const { code, name } of reference.names) if (directory.has(code)) names.push(knownName(code, name));

  const byWord = new Map<string, KnownName[]>();
  for (const name of names) {
    for (const word of new Set([...name.shape.distinguishing, ...name.words])) {
      const namesWithWord = byWord.get(word);
      if (namesWithWord) namesWithWord.push(name);
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
  const words = expandShortForms(splitName(name));
  return {
    code,
    name,
    shape: shapeOfName(words.map((word) => ({ word, type: "known" }))),
    words: [...new Set(words.filter((word) => !joiningWords.has(word)))],
  };
}

/** Whether a name is of a body whose legal form we know how to read. */
export function isOfKnownForm(name: KnownName): boolean {
  return name.shape.form !== "unsaid" && name.shape.distinguishing.some((word) => !legalWords.has(word));
}
