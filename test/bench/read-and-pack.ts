import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { isLedgerRefused } from "../../shared/domain/ledger/ledger-report.ts";
import { nameIndexOf } from "../../shared/domain/organisation/names/name-index.ts";
import { noNameReference } from "../../shared/domain/organisation/names/name-reference.ts";
import { organisationSchema, directoryOf } from "../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { readLedger } from "../../shared/reading/ledger/read-ledger.ts";
import { linePacker } from "../../shared/records/ledger/pack-lines.ts";

/** The number of bodies in the measured ledger's group. */
export const COUNTERPARTIES = 120;

/** The result: the number of lines, and of items that they were packed into. */
export interface Packed {
  readonly lines: number;
  readonly packages: number;
  readonly bytes: number;
}

/** Reads and packs a ledger without a database: the items are counted and dropped. */
export async function readAndPack(chunks: AsyncIterable<Uint8Array>): Promise<Packed> {
  const packed = { packages: 0, bytes: 0 };
  const packer = linePacker((each) => {
    packed.packages += 1;
    packed.bytes += each.bytes.length;
  });
  const report = await readLedger(
    { name: "ledger.csv", chunks },
    {
      organisation: organisationCode("ZA1"),
      kind: "payables",
      asAt: calendarDate("2023-03-31"),
      mapping: undefined,
      index: nameIndexOf(group(), noNameReference),
      settled: new Map(),
    },
    { readCells: () => Promise.resolve({ format: "unknown", findings: [] }) },
    (line) => {
      packer.add(line);
    },
  );
  packer.end();
  if (isLedgerRefused(report)) throw new Error("the ledger was refused");
  return { lines: report.lines, ...packed };
}

function group() {
  return directoryOf(
    Array.from({ length: COUNTERPARTIES }, (_, number) =>
      organisationSchema.parse({ code: codeOf(number), name: nameOf(number), type: "trust" }),
    ),
  );
}

/** The code of a body of the group, counted from 0. */
export function codeOf(number: number): string {
  return `Z${String(number).padStart(3, "0")}`;
}

/** Its name. */
export function nameOf(number: number): string {
  return `Northfold ${number} Community Health NHS Trust`;
}
