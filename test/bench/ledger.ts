import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import Papa from "papaparse";

import { calendarDate } from "../../shared/domain/calendar-date.ts";
import { directoryOf } from "../../shared/domain/directory.ts";
import { isLedgerRefused } from "../../shared/domain/ledger-report.ts";
import { nameIndexOf } from "../../shared/domain/names/name-index.ts";
import { noNameReference } from "../../shared/domain/names/name-reference.ts";
import { organisationSchema } from "../../shared/domain/organisation.ts";
import { organisationCode } from "../../shared/domain/organisation-code.ts";
import { readLedger } from "../../shared/reading/ledger/read-ledger.ts";
import { linePacker } from "../../shared/records/pack-lines.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { Figure } from "./figure.ts";
import { median } from "./median.ts";

const LINES = 1_000_000;
const ROUNDS = 5;
const COUNTERPARTIES = 120;
const CHUNK_BYTES = 65_536;

/**
 * A million ledger lines of a CSV file to packed items, database aside, against papaparse telling the same text into rows
 * and doing nothing with them: interleaved in one process, medians.
 */
export async function benchLedger(): Promise<Figure[]> {
  const text = ledgerText();
  const bytes = Buffer.from(text, "utf8");
  const papaparse: number[] = [];
  const ours: number[] = [];
  let packed = { packages: 0, bytes: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    collectGarbage();
    const started = performance.now();
    parseBare(text);
    papaparse.push(performance.now() - started);
    collectGarbage();
    const between = performance.now();
    packed = await readAndPack(chunksOf(bytes));
    ours.push(performance.now() - between);
  }
  const ratio = median(ours) / median(papaparse);
  const peak = peakMemory(bytes);
  return [
    {
      name: "a million CSV ledger lines to packed items, times papaparse's bare step mode",
      value: Number(ratio.toFixed(2)),
      unit: "×",
      bar: "at most 3",
      holds: ratio <= 3,
    },
    {
      name: "… peak memory of the whole process that does it, from a file",
      value: Number(peak.toFixed(1)),
      unit: "MB",
      bar: "at most 512",
      holds: peak <= 512,
    },
    told("… in all", median(ours), "ms"),
    told("… papaparse alone", median(papaparse), "ms"),
    told("… packed into", packed.packages, "items"),
    told("… of together", packed.bytes / 1e6, "MB"),
  ];
}

function parseBare(text: string): void {
  let rows = 0;
  Papa.parse(text, {
    step: () => {
      rows += 1;
    },
  });
  if (rows < LINES) throw new Error(`papaparse found ${rows} rows`);
}

/** The most memory that a process of its own ever has that reads such a file, in MB: the runtime and all. */
function peakMemory(bytes: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), "accord-bench-"));
  try {
    const file = join(folder, "ledger.csv");
    writeFileSync(file, bytes);
    const script = join(import.meta.dirname, "ledger-memory.ts");
    return Number(
      execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", script, file], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The whole way of a ledger but for the database: what came of it is counted and dropped. */
export async function readAndPack(chunks: AsyncIterable<Uint8Array>): Promise<{ packages: number; bytes: number }> {
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
  if (isLedgerRefused(report) || report.lines !== LINES) throw new Error(`${report.lines} lines were read`);
  return packed;
}

function group() {
  return directoryOf(
    Array.from({ length: COUNTERPARTIES }, (_, number) =>
      organisationSchema.parse({ code: codeOf(number), name: nameOf(number), type: "trust" }),
    ),
  );
}

function codeOf(number: number): string {
  return `Z${String(number).padStart(3, "0")}`;
}

function nameOf(number: number): string {
  return `Northfold ${number} Community Health NHS Trust`;
}

/** The form, as a ledger of one organisation fills it: in the order of invoices, not of suppliers. */
function ledgerText(): string {
  const rows = [
    "supplier_code,supplier_name,invoice_number,invoice_date,po_number,gross,outstanding,status,disputed,paid_date,payment_reference,capital,future_period,description",
  ];
  const statuses = ["approved", "approved", "approved", "awaiting-approval", "on-hold", "paid"];
  const start = Date.UTC(2022, 3, 1);
  for (let line = 0; line < LINES; line += 1) {
    const supplier = (line * 7919) % COUNTERPARTIES;
    const status = statuses[line % statuses.length] ?? "";
    const isPaid = status === "paid";
    const gross = (((line * 37) % 900_000) / 100 + 10).toFixed(2);
    rows.push(
      [
        codeOf(supplier),
        nameOf(supplier),
        `INV${1_000_000 + line}`,
        new Date(start + ((line * 13) % 350) * 86_400_000).toISOString().slice(0, 10),
        `PO${line % 5000}`,
        gross,
        isPaid ? "0.00" : gross,
        status,
        line % 50 === 0 && !isPaid ? "5.00" : "",
        isPaid ? "2023-03-01" : "",
        isPaid ? `BACS ${line}` : "",
        "N",
        "N",
        line % 3 === 0 ? `"Recharge, month ${line % 12}"` : `Recharge month ${line % 12}`,
      ].join(","),
    );
  }
  return rows.join("\n");
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    yield await Promise.resolve(bytes.subarray(at, at + CHUNK_BYTES));
}

function told(name: string, value: number, unit: string): Figure {
  return { name, value: Number(value.toFixed(1)), unit, bar: "", holds: true };
}
