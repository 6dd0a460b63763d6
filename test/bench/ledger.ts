import Papa from "papaparse";

import { collectGarbage } from "./collect-garbage.ts";
import type { Figure } from "./figure.ts";
import { median } from "./median.ts";
import { peakOfOwnProcess } from "./peak-of-own-process.ts";
import { codeOf, COUNTERPARTIES, nameOf, readAndPack } from "./read-and-pack.ts";

const LINES = 1_000_000;
const ROUNDS = 5;
const CHUNK_BYTES = 65_536;

/**
 * Measures the import of a million ledger lines from a CSV file to packed items, without the database, and compares it with
 * papaparse splitting the same text into rows and doing nothing with them. Interleaved in one process; medians.
 */
export async function benchLedger(): Promise<Figure[]> {
  const text = ledgerText();
  const bytes = Buffer.from(text, "utf8");
  const papaparse: number[] = [];
  const ours: number[] = [];
  let packed = { lines: 0, packages: 0, bytes: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    collectGarbage();
    const started = performance.now();
    parseBare(text);
    papaparse.push(performance.now() - started);
    collectGarbage();
    const between = performance.now();
    packed = await readAndPack(chunksOf(bytes));
    if (packed.lines !== LINES) throw new Error(`${packed.lines} lines were read`);
    ours.push(performance.now() - between);
  }
  const ratio = median(ours) / median(papaparse);
  const peak = peakOfOwnProcess("ledger-memory.ts", "ledger.csv", bytes);
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

/** Accord's template, filled in the order of invoices, not of suppliers. */
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
