import { append, required } from "../../collections.ts";
import { ledgerIndex, type LedgerIndex } from "../../matching/line-index.ts";
import { ledgerAt, type Matching } from "../../matching/matching.ts";
import { hashReference, ReferenceHashes, type ReferenceHash } from "../../references/hash-reference.ts";
import { NORMAL_CODE, normaliseReference, ZERO } from "../../references/normalise-reference.ts";
import { BloomFilter } from "./bloom-filter.ts";
import { coreHash, hashCore, type CoreHash } from "../../references/hash-number.ts";
import type { Identification } from "../identification.ts";
import { levelOfNamed } from "../named-number.ts";

/** Ledger lines by hashes that were wanted. Equal hashes prove nothing. */
export interface FoundByCore {
  /** Ledger lines whose core is wanted. */
  readonly byCore: ReadonlyMap<CoreHash, readonly LedgerIndex[]>;
  /** Ledger lines whose core is wanted without the zeros of its segments, if that differs from the core. */
  readonly bySegments: ReadonlyMap<CoreHash, readonly LedgerIndex[]>;
  /** Ledger lines whose core without its ending is wanted. */
  readonly byBase: ReadonlyMap<CoreHash, readonly LedgerIndex[]>;
}

/** Finds ledger lines by hashes of their numbers, in one pass over the hashes of the ledger. */
export function findByCores(matching: Matching, wanted: ReadonlySet<CoreHash>): FoundByCore {
  const byCore = new Map<CoreHash, LedgerIndex[]>();
  const bySegments = new Map<CoreHash, LedgerIndex[]>();
  const byBase = new Map<CoreHash, LedgerIndex[]>();
  if (wanted.size === 0) return { byCore, bySegments, byBase };
  const filter = BloomFilter.of(wanted);
  for (let place = 0; place < matching.coreHash.length; place++) {
    const at = ledgerIndex(place);
    const hash = coreHash(required(matching.coreHash[at]));
    if (hash !== 0 && filter.mayHave(hash) && wanted.has(hash)) append(byCore, hash, at);
  }
  for (const at of matching.segmentedLedger) {
    const hash = coreHash(required(matching.segmentsHash[at]));
    if (filter.mayHave(hash) && wanted.has(hash)) append(bySegments, hash, at);
  }
  for (const at of matching.endedLedger) {
    const hash = coreHash(required(matching.baseHash[at]));
    if (filter.mayHave(hash) && wanted.has(hash)) append(byBase, hash, at);
  }
  return { byCore, bySegments, byBase };
}

/** Finds, for each number with its writings, the ledger lines that have it. One pass over the ledger for all of them. */
export function findByNumbers(
  identification: Identification,
  numbers: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly LedgerIndex[]> {
  const hashesOf = (writing: string): readonly CoreHash[] => {
    const { core, segments } = identification.numbers.read(writing);
    return core === segments ? [hashCore(core)] : [hashCore(core), hashCore(segments)];
  };
  const wanted = new Set([...numbers.values()].flat().flatMap(hashesOf));
  const { byCore, bySegments } = findByCores(identification.matching, wanted);
  const found = new Map<string, readonly LedgerIndex[]>();
  for (const [number, writings] of numbers) {
    const hashes = writings.flatMap(hashesOf);
    const rows = new Set(hashes.flatMap((hash) => [...(byCore.get(hash) ?? []), ...(bySegments.get(hash) ?? [])]));
    const same = [...rows].filter((at) => levelOfNamed(identification, writings, at) !== undefined);
    if (same.length > 0) found.set(number, same);
  }
  return found;
}

/** Ledger lines by the hashes of their purchase orders, as far as these orders are wanted. */
export function findByOrders(
  matching: Matching,
  orders: Iterable<string>,
): ReadonlyMap<ReferenceHash, readonly LedgerIndex[]> {
  const found = new Map<ReferenceHash, LedgerIndex[]>();
  const hashes = new ReferenceHashes();
  const wanted = new Set<ReferenceHash>();
  const mayBegin = marksAndZero();
  for (const order of orders) {
    hashReference(order, hashes);
    wanted.add(hashes.whole);
    const first = normaliseReference(order).charAt(0);
    mayBegin[first.charCodeAt(0)] = 1;
    mayBegin[first.toLowerCase().charCodeAt(0)] = 1;
  }
  if (wanted.size === 0) return found;
  const filter = BloomFilter.of(wanted);
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    const order = ledgerAt(matching, at).purchaseOrder;
    if (order === undefined || order === "" || mayBegin[order.charCodeAt(0)] === 0) continue;
    hashReference(order, hashes);
    if (filter.mayHave(hashes.whole) && wanted.has(hashes.whole)) append(found, hashes.whole, at);
  }
  return found;
}

/** For each ASCII character 1 if a text that begins with it may have any normal form: it is a mark, or a zero. */
function marksAndZero(): Uint8Array {
  return NORMAL_CODE.map((code) => (code === 0 || code === ZERO ? 1 : 0));
}
