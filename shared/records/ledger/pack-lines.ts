import { deflateRawSync } from "node:zlib";

import type { EncodedLine, LedgerSupplier } from "../../domain/ledger/encoded-line.ts";
import { LineEncoder } from "../../domain/ledger/line-encoder.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";

/** Some hundreds of lines of one counterparty, compressed: one item of the ledger table. */
export interface PackedLines {
  readonly counterparty: OrganisationCode;
  readonly lines: number;
  readonly bytes: Uint8Array;
}

export interface LinePacker {
  add(line: EncodedLine): void;
  /** Packs the lines that are left, counterparty by counterparty. */
  end(): void;
}

const MOST_LINES = 500;
/** Before compression, which makes it smaller. An item of the table may have 400 KB. */
const MOST_BYTES = 300_000;

/**
 * Sorts a stream of lines into packages by counterparty. It keeps one open package for each counterparty in memory: usually some
 * 40 KB each, at most 300 KB.
 */
export function linePacker(onPacked: (packed: PackedLines) => void): LinePacker {
  const open = new Map<OrganisationCode, OpenPackage>();

  const close = (counterparty: OrganisationCode, pack: OpenPackage): void => {
    const { content } = pack;
    const bytes = deflateRawSync(content.bytes.subarray(0, content.end), { level: 1 });
    onPacked({ counterparty, lines: pack.lines, bytes });
    content.start();
    pack.lines = 0;
    pack.lastRow = 0;
    pack.suppliers.clear();
    pack.lastSupplier = undefined;
  };

  return {
    add: (line) => {
      let pack = open.get(line.counterparty);
      if (!pack) {
        pack = {
          content: new LineEncoder(),
          lines: 0,
          lastRow: 0,
          suppliers: new Map(),
          lastSupplier: undefined,
          lastNumber: 0,
        };
        open.set(line.counterparty, pack);
      }
      const { encoder } = line;
      const { content } = pack;
      const start = content.end;
      putHead(pack, line);
      if (pack.lines > 0 && content.end + encoder.end + 1 > MOST_BYTES) {
        content.end = start;
        close(line.counterparty, pack);
        putHead(pack, line);
      }
      content.addLine(encoder);
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
  /** All its lines, one after the other. */
  readonly content: LineEncoder;
  lines: number;
  lastRow: number;
  readonly suppliers: Map<LedgerSupplier, number>;
  /** The supplier of the line before, since most counterparties have only one or two. */
  lastSupplier: LedgerSupplier | undefined;
  lastNumber: number;
}

function putHead(pack: OpenPackage, { row, supplier }: EncodedLine): void {
  const { content } = pack;
  content.addNumber(row - pack.lastRow);
  content.endField();
  if (supplier !== pack.lastSupplier) putSupplier(pack, supplier);
  else {
    content.addNumber(pack.lastNumber);
    content.endField();
  }
  content.endField();
}

/** Writes a supplier in full the first time (`=code`, name), and as a number from then on. */
function putSupplier(pack: OpenPackage, supplier: LedgerSupplier): void {
  const { content, suppliers } = pack;
  const known = suppliers.get(supplier);
  pack.lastSupplier = supplier;
  pack.lastNumber = known ?? suppliers.size;
  if (known !== undefined) {
    content.addNumber(known);
    content.endField();
    return;
  }
  suppliers.set(supplier, suppliers.size);
  content.addText(`=${supplier.code}`);
  content.endField();
  content.addText(supplier.name);
}
