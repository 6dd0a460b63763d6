import { ledgerAt, type Books } from "../../matching/matching.ts";
import type { Linker } from "../loose-links.ts";
import { append } from "../pairs.ts";
import { hashReference, ReferenceHashes } from "./reference-key.ts";
import { present } from "../../matching/present.ts";

/**
 * Finds ledger lines by numbers that stand somewhere else than in a line's own number: for each text the indexes of the
 * ledger lines that bear it, prefixes and suffixes aside. One pass over the ledger for all of them.
 */
export function findNumbers(
  books: Books,
  linker: Linker,
  texts: Iterable<string>,
): ReadonlyMap<string, readonly number[]> {
  const wanted = new Map<number, string[]>();
  const hashes = new ReferenceHashes();
  for (const text of new Set(texts)) {
    hashReference(text, hashes);
    for (const hash of new Set([hashes.whole, hashes.longestRun, hashes.lastRun])) {
      if (hash !== 0) append(wanted, hash, text);
    }
  }
  const found = new Map<string, number[]>();
  if (wanted.size === 0) return found;
  for (let at = 0; at < books.whole.length; at++) {
    const hits = new Set<string>();
    for (const hash of [books.whole[at], books.longestRun[at], books.lastRun[at]].map(present)) {
      for (const text of wanted.get(hash) ?? []) hits.add(text);
    }
    for (const text of hits) {
      if (linker.core(text) === linker.core(ledgerAt(books, at).invoiceNumber)) append(found, text, at);
    }
  }
  return found;
}
