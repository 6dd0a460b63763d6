import { readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as z from "zod";

import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { statementWorkbook } from "../../local/demo/statement-workbook.ts";
import { eventually } from "../acceptance/eventually.ts";
import { ledgerOf, loadGroup } from "../acceptance/group.ts";
import { outboxOf, sendMail, startSystemProcess } from "../acceptance/running-system.ts";
import type { Figure } from "./figure.ts";

const LINES = 200;
const MAILS = 15;
/** The first mails also load code, so they do not count. */
const WARMING = 3;

const logLineSchema = z.looseObject({
  timestamp: z.iso.datetime(),
  event: z.string(),
  correlation: z.string().optional(),
});

/**
 * Measures one email of 200 lines from the first byte over SMTP to the reply in the outbox, one at a time, and the parts of
 * that time that the functions log. Medians in milliseconds.
 */
export async function benchMail(): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), "accord-bench-"));
  const system = await startSystemProcess(data, "--no-demo");
  try {
    const invoices = Array.from({ length: LINES }, (_, index): [string, number] => [
      `NF-${10_000 + index}`,
      10_000 + index,
    ]);
    await loadGroup(data, ledgerOf("ZB2", "Northfold Community Health NHS Trust", invoices));
    const takenIn: number[] = [];
    const answered: number[] = [];
    for (let round = 0; round < MAILS + WARMING; round += 1) {
      const file = { name: "statement.xlsx", bytes: await statement(invoices, round) };
      const before = outboxOf(data).length;
      const started = performance.now();
      await sendMail(system, { from: "income@northfold.example.org", subject: "ZB2 statement", file });
      const taken = performance.now();
      await eventually(() => (outboxOf(data).length > before ? true : undefined));
      if (round < WARMING) continue;
      takenIn.push(taken - started);
      answered.push(performance.now() - started);
    }
    const log = readFileSync(join(data, "logs", "functions.log"), "utf8")
      .trim()
      .split("\n")
      .flatMap(logLineOf);
    return [
      figure("mail of 200 lines, from SMTP to its reply", answered),
      figure("… of it: taken in, stored and acknowledged", takenIn),
      figure("… of it: message and workbook read, sender judged", between(log, "mail-received", "mail-judged")),
      figure("… of it: reconciled with the ledger", between(log, "mail-judged", "position-reconciled")),
      figure("… of it: reply written and handed over", between(log, "position-reconciled", "message-sent")),
    ];
  } finally {
    await system.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Every round claims a little more, so that each statement differs from the one before and replaces it. */
function statement(invoices: readonly (readonly [string, number])[], round: number): Promise<Uint8Array> {
  return statementWorkbook({
    from: "Northfold Community Health NHS Trust (ZB2)",
    to: "Eastmere University Hospitals NHS Foundation Trust (ZA1)",
    asAt: calendarDate("2023-03-23"),
    telephone: "01632 960101",
    email: "income@northfold.example.org",
    rows: invoices.map(([invoiceNumber, amount], index) => ({
      invoiceNumber,
      invoiceDate: calendarDate("2023-03-01"),
      purchaseOrder: "",
      description: "Services",
      total: pence(amount + (index === 0 ? round : 0)),
      outstanding: pence(amount + (index === 0 ? round : 0)),
    })),
  });
}

/** The time between two events of each mail, including waiting in the queue; for the last mails only. */
function between(log: readonly z.infer<typeof logLineSchema>[], from: string, to: string): number[] {
  const began = new Map(log.filter(({ event }) => event === from).map((line) => [line.correlation, line.timestamp]));
  const spans = log.flatMap(({ event, correlation, timestamp }) => {
    const start = event === to ? began.get(correlation) : undefined;
    return start === undefined ? [] : [Date.parse(timestamp) - Date.parse(start)];
  });
  return spans.slice(-MAILS);
}

function logLineOf(line: string): z.infer<typeof logLineSchema>[] {
  try {
    const read = logLineSchema.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}

function figure(name: string, values: readonly number[]): Figure {
  return { name, value: Math.round(median(values) * 10) / 10, unit: "ms", bar: "", holds: true };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
