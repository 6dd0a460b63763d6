import { deflateRawSync } from "node:zlib";

import type { LedgerLineParts } from "../domain/ledger-line-parts.ts";
import type { OrganisationCode } from "../domain/organisation-code.ts";

/** Some hundreds of lines of one counterparty, compressed: what one item of the ledger table holds. */
export interface PackedLines {
  readonly counterparty: OrganisationCode;
  readonly lines: number;
  readonly bytes: Uint8Array;
}

export interface LinePacker {
  add(line: LedgerLineParts): void;
  /** The packages that are left, in the order of their counterparties. */
  end(): void;
}

const MOST_LINES = 500;
/** Before compression; packed it can't be more, and an item of the table holds 400 KB. */
const MOST_BYTES = 300_000;
const FIRST_BYTES = 8_192;

/**
 * Sorts a stream of lines into packages by counterparty. What it holds at a time is one unfinished package for each
 * counterparty: at most so many times 300 KB as the group has bodies, some 40 KB each as a rule.
 */
export function linePacker(onPacked: (packed: PackedLines) => void): LinePacker {
  const open = new Map<OrganisationCode, OpenPackage>();

  const close = (counterparty: OrganisationCode, pack: OpenPackage): void => {
    onPacked({
      counterparty,
      lines: pack.lines,
      bytes: deflateRawSync(pack.bytes.subarray(0, pack.end), { level: 1 }),
    });
    pack.end = 0;
    pack.lines = 0;
    pack.lastRow = 0;
    pack.suppliers.clear();
  };

  return {
    add: (line) => {
      let pack = open.get(line.counterparty);
      if (!pack) {
        pack = { bytes: Buffer.allocUnsafe(FIRST_BYTES), end: 0, lines: 0, lastRow: 0, suppliers: new Map() };
        open.set(line.counterparty, pack);
      }
      const text = textOfLine(line, pack);
      const most = text.length * 3;
      if (pack.lines > 0 && pack.end + most > MOST_BYTES) {
        close(line.counterparty, pack);
        write(pack, textOfLine(line, pack));
      } else {
        write(pack, text);
      }
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
  bytes: Buffer;
  end: number;
  lines: number;
  lastRow: number;
  readonly suppliers: Map<string, number>;
}

function write(pack: OpenPackage, text: string): void {
  const most = pack.end + text.length * 3;
  if (most > pack.bytes.length) {
    const larger = Buffer.allocUnsafe(Math.max(most, pack.bytes.length * 2));
    pack.bytes.copy(larger, 0, 0, pack.end);
    pack.bytes = larger;
  }
  pack.end += pack.bytes.write(text, pack.end, "utf8");
}

/** The places of a line's fields; `unpackLines` reads them in this order. */
function textOfLine(line: LedgerLineParts, pack: OpenPackage): string {
  return `${line.row - pack.lastRow}\t${supplierOf(line, pack)}\t${plain(line.invoiceNumber)}\t${line.invoiceDate ?? ""}\t${plain(line.purchaseOrder)}\t${line.grossPence ?? ""}\t${line.outstandingPence}\t${marksOf(line)}\t${line.disputedPence === 0 ? "" : line.disputedPence}\t${plain(line.disputeReference)}\t${line.paidDate ?? ""}\t${plain(line.paymentReference)}\t${plain(line.description)}\n`;
}

/** A supplier is written out where it first occurs in the package (`=code`, name), and is its number from then on. */
function supplierOf({ supplierCode, supplierName }: LedgerLineParts, { suppliers }: OpenPackage): string {
  const key = `${supplierCode}\t${supplierName}`;
  const known = suppliers.get(key);
  if (known !== undefined) return `${known}\t`;
  suppliers.set(key, suppliers.size);
  return `=${plain(supplierCode)}\t${plain(supplierName)}`;
}

const ENTRY_MARKS = { invoice: "i", "credit-note": "c", payment: "p", accrual: "a" } as const;
const STATUS_MARKS = {
  approved: "A",
  "awaiting-approval": "W",
  "on-hold": "H",
  paid: "P",
  cancelled: "X",
} as const;

function marksOf({ entry, status, capital, futurePeriod }: LedgerLineParts): string {
  return `${ENTRY_MARKS[entry]}${STATUS_MARKS[status]}${capital ? "k" : ""}${futurePeriod ? "f" : ""}`;
}

const UNPLAIN = /[\t\n\\]/u;

/** Tabs and line ends part the fields and lines; a reader has taken them out already, as a rule. */
function plain(text: string): string {
  if (!UNPLAIN.test(text)) return text;
  return text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");
}
