import { joinDistributionLines } from "../../ledger/join-distribution-lines.ts";
import { reconcileReferenceData2022To23 } from "../../reference/reconcile-reference-data-2022-23.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { hashNumber, NumberHashes } from "../references/hash-number.ts";
import { faceOf, supportOf } from "./amounts.ts";
import { ledgerIndex } from "./line-index.ts";
import { ledgerAt, type Matching } from "./matching.ts";
import { suppliersOf } from "./suppliers.ts";

/**
 * Starts a matching: nothing is matched yet, and the amounts and hashes of every ledger line are noted in one pass, so that
 * later passes need not read the lines.
 */
export function indexSides(input: ReconcileInput): Matching {
  const matching = emptyMatching(input);
  indexLedger(matching);
  return matching;
}

function emptyMatching(input: ReconcileInput): Matching {
  const ledger = joinDistributionLines(input.ledger?.lines ?? []);
  const { lines } = input.statement;
  return {
    kind: input.position.kind,
    referenceData: input.referenceData ?? reconcileReferenceData2022To23,
    suppliers: suppliersOf(input),
    lines,
    ledger,
    support: new Float64Array(ledger.length),
    face: new Float64Array(ledger.length),
    openLedger: [],
    negativeLedger: [],
    setLedger: [],
    wordLedger: [],
    coreHash: new Int32Array(ledger.length),
    segmentedLedger: [],
    segmentsHash: new Int32Array(ledger.length),
    endedLedger: [],
    baseHash: new Int32Array(ledger.length),
    used: new Uint8Array(ledger.length),
    settled: new Uint8Array(lines.length),
    single: new Int32Array(lines.length).fill(-1),
    singleMatch: [],
    interchangeable: new Set(),
    postedAgain: new Set(),
    allocations: new Map(),
    allocatedPence: new Map(),
    queries: new Map(),
    remarks: new Set(),
  };
}

function indexLedger(matching: Matching): void {
  const hashes = new NumberHashes();
  const { kind, support, face, openLedger, negativeLedger, coreHash, setLedger, wordLedger } = matching;
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    const line = ledgerAt(matching, at);
    const supported = supportOf(kind, line);
    const amount = faceOf(line);
    support[at] = supported;
    face[at] = amount;
    const isAccrual = line.entry === "accrual";
    if (supported !== 0 || isAccrual) openLedger.push(at);
    if (amount < 0) negativeLedger.push(at);
    hashNumber(line.invoiceNumber, hashes);
    coreHash[at] = hashes.core;
    if (hashes.segments !== hashes.core) {
      matching.segmentsHash[at] = hashes.segments;
      matching.segmentedLedger.push(at);
    }
    if (hashes.base !== 0) {
      matching.baseHash[at] = hashes.base;
      matching.endedLedger.push(at);
    }
    if (hashes.isSet) setLedger.push(at);
    if (hashes.isWord) wordLedger.push(at);
  }
}
