import { deflateRawSync } from "node:zlib";

import type { EncodedLine, LedgerSupplier } from "../domain/encoded-line.ts";
import { LineEncoder } from "../domain/line-encoder.ts";
import type { OrganisationCode } from "../domain/organisation-code.ts";

/** Some hundreds of lines of one counterparty, compressed: what one item of the ledger table holds. */
export interface PackedLines {
  readonly counterparty: OrganisationCode;
  readonly lines: number;
  readonly bytes: Uint8Array;
}

export interface LinePacker {
  add(line: EncodedLine): void;
  /** Gives the packages that are still open, in the order of their counterparties. */
  end(): void;
}

const MOST_LINES = 500;
/** Before compression; packed it can't be more, and an item of the table holds 400 KB. */
const MOST_BYTES = 300_000;
const FIRST_BYTES = 16_384;
const LINE_FEED = 10;
const COPIED_SINGLY = 160;

/**
 * Sorts a stream of lines into packages by counterparty. What it holds at a time is one open package for each
 * counterparty: some 40 KB each as a rule, 300 KB at most.
 */
export function linePacker(onPacked: (packed: PackedLines) => void): LinePacker {
  const open = new Map<OrganisationCode, OpenPackage>();
  const head = new LineEncoder();

  const close = (counterparty: OrganisationCode, pack: OpenPackage): void => {
    const bytes = deflateRawSync(pack.bytes.subarray(0, pack.end), { level: 1 });
    onPacked({ counterparty, lines: pack.lines, bytes });
    pack.end = 0;
    pack.lines = 0;
    pack.lastRow = 0;
    pack.suppliers.clear();
  };

  const putHead = (line: EncodedLine, pack: OpenPackage): void => {
    head.start();
    head.number(line.row - pack.lastRow);
    head.next();
    putSupplier(head, line.supplier, pack.suppliers);
    head.next();
  };

  return {
    add: (line) => {
      let pack = open.get(line.counterparty);
      if (!pack) {
        pack = { bytes: new Uint8Array(FIRST_BYTES), end: 0, lines: 0, lastRow: 0, suppliers: new Map() };
        open.set(line.counterparty, pack);
      }
      const { encoder } = line;
      putHead(line, pack);
      if (pack.lines > 0 && pack.end + head.end + encoder.end + 1 > MOST_BYTES) {
        close(line.counterparty, pack);
        putHead(line, pack);
      }
      append(pack, head.bytes, head.end);
      append(pack, encoder.bytes, encoder.end);
      pack.bytes[pack.end] = LINE_FEED;
      pack.end += 1;
      pack.lastRow = line.row;
      pack.lines += 1;
      if (pack.lines >= MOST_LINES) close(line.counterparty, pack);
    },

    end: () => {
      for (const counterparty of [...open.keys()].sort()) {
        const pack = open.get(counterparty);
        if (pack && pack.lines > 0) close(counterparty, pack);
      }
      open.clear();
    },
  };
}

interface OpenPackage {
  bytes: Uint8Array;
  end: number;
  lines: number;
  lastRow: number;
  readonly suppliers: Map<LedgerSupplier, number>;
}

/** A supplier is written out where it first occurs in the package (`=code`, name), and is its number from then on. */
function putSupplier(head: LineEncoder, supplier: LedgerSupplier, suppliers: Map<LedgerSupplier, number>): void {
  const known = suppliers.get(supplier);
  if (known !== undefined) {
    head.number(known);
    head.next();
    return;
  }
  suppliers.set(supplier, suppliers.size);
  head.text(`=${supplier.code}`);
  head.next();
  head.text(supplier.name);
}

function append(pack: OpenPackage, bytes: Uint8Array, count: number): void {
  // One more, for the line feed behind it.
  if (pack.end + count >= pack.bytes.length) {
    const larger = new Uint8Array(Math.max(pack.end + count + 1, pack.bytes.length * 2));
    larger.set(pack.bytes.subarray(0, pack.end));
    pack.bytes = larger;
  }
  const { bytes: into, end } = pack;
  // A view of some bytes, twice for each of a million lines, costs more than to copy them one by one.
  if (count <= COPIED_SINGLY) for (let at = 0; at < count; at += 1) into[end + at] = bytes[at] ?? 0;
  else into.set(bytes.subarray(0, count), end);
  pack.end = end + count;
}
