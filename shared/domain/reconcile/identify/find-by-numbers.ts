import { append } from "../collections.ts";
import { ledgerIndex, type LedgerIndex } from "../matching/line-index.ts";
import { hashAt, ledgerAt, type Matching } from "../matching/matching.ts";
import { hashReference, ReferenceHashes, type ReferenceHash } from "../references/hash-reference.ts";
import type { Linker } from "./loose-links.ts";

/**
 * Finds, for each of these numbers, the ledger lines that have it, without regard to prefixes and suffixes. One pass over the
 * ledger for all of them.
 */
export function findByNumbers(
  matching: Matching,
  linker: Linker,
  numbers: Iterable<string>,
): ReadonlyMap<string, readonly LedgerIndex[]> {
  const wanted = new Map<ReferenceHash, string[]>();
  const hashes = new ReferenceHashes();
  for (const number of new Set(numbers)) {
    hashReference(number, hashes);
    for (const hash of new Set([hashes.whole, hashes.longestRun, hashes.lastRun])) {
      if (hash !== 0) append(wanted, hash, number);
    }
  }
  const found = new Map<string, LedgerIndex[]>();
  if (wanted.size === 0) return found;
  const { numberHash, longestRunHash, lastRunHash } = matching;
  for (let place = 0; place < numberHash.length; place++) {
    const at = ledgerIndex(place);
    const hits = new Set<string>();
    for (const column of [numberHash, longestRunHash, lastRunHash]) {
      for (const number of wanted.get(hashAt(column, at)) ?? []) hits.add(number);
    }
    for (const number of hits) {
      if (linker.core(number) === linker.core(ledgerAt(matching, at).invoiceNumber)) append(found, number, at);
    }
  }
  return found;
}
