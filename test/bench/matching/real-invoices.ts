import { existsSync, readdirSync, readFileSync } from "node:fs";

import Papa from "papaparse";
import * as z from "zod";

import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { Invoice, InvoiceSource } from "./invoice-source.ts";
import { bareNumber } from "./noise.ts";
import type { Random } from "./random.ts";

const FOLDER = new URL("../../../../shared/corpora/nhs/LNWU/", import.meta.url).pathname;

/** The rows are from 2020-21; they are moved to the year of the generated invoices. */
const DAYS_LATER = 730;
/** Suppliers with fewer invoices are only used together with others. */
const FEWEST_OF_A_SUPPLIER = 12;

const MONTH_AT_THE_END = /(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*[-' ]?\d{2,4}$/i;

const rowSchema = z.object({
  Date: z.string(),
  Supplier: z.string(),
  "Their Reference": z.string(),
  Amount: z.string(),
});

interface RealInvoice {
  readonly supplier: string;
  readonly number: string;
  readonly date: Invoice["date"];
  readonly amount: number;
}

/**
 * Invoices that a real trust has paid, with the suppliers' own numbers; undefined if the files are missing. A reference on
 * several rows of a supplier is one invoice, even if clerks have added `**` or a dot so that their system accepts it twice:
 * on a statement nobody could distinguish those.
 */
export function readRealInvoices(): readonly RealInvoice[] | undefined {
  if (!existsSync(FOLDER)) return undefined;
  const invoices = new Map<string, RealInvoice>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".csv"))) {
    const { data } = Papa.parse(readFileSync(FOLDER + file, "latin1"), { header: true, skipEmptyLines: true });
    for (const row of z.array(rowSchema.partial()).parse(data)) {
      const number = row["Their Reference"]?.trim() ?? "";
      const supplier = row.Supplier?.trim() ?? "";
      const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(row.Date ?? "");
      const amount = Math.round(Number((row.Amount ?? "").replaceAll(",", "")) * 100);
      // A number without digits can have no slip of a digit; such rows are wages and taxes, not invoices.
      if (day === null || !/\d/.test(number) || !Number.isSafeInteger(amount) || amount <= 1000) continue;
      // "MAY-20" and "PAY ON ACCFEB21" are a period and a remark, which in a text nobody takes for a number.
      if (MONTH_AT_THE_END.test(number)) continue;
      // "REFUND 151020" says what it is of another document.
      if (/^REFUND/i.test(number)) continue;
      // Nor is "2" in "credit re 2".
      if (bareNumber(number).length < 3) continue;
      const key = `${supplier}|${bareNumber(number)}`;
      const known = invoices.get(key);
      const date = addDays(calendarDate(`${day[3] ?? ""}-${day[2] ?? ""}-${day[1] ?? ""}`), DAYS_LATER);
      invoices.set(key, {
        supplier,
        number,
        date: known?.date ?? date,
        amount: amount + (known?.amount ?? 0),
      });
    }
  }
  return [...invoices.values()];
}

/**
 * A source of the invoices of one supplier, or of many suppliers as if they were one, whose numbers have no common style. It
 * gives each invoice once. The number of "another supplier" really is another supplier's.
 */
export function realInvoiceSource(
  random: Random,
  all: readonly RealInvoice[],
  isFit: (number: string) => boolean,
): InvoiceSource {
  const suppliers = [...new Set(all.map(({ supplier }) => supplier))];
  const large = suppliers.filter(
    (name) => all.filter(({ supplier }) => supplier === name).length >= FEWEST_OF_A_SUPPLIER,
  );
  const pick = (): ReadonlySet<string> =>
    random.chance(0.5)
      ? new Set([large[random.between(0, large.length - 1)] ?? ""])
      : new Set(suppliers.filter(() => random.chance(0.4)));
  const fits = (names: ReadonlySet<string>): boolean => {
    const numbers = all.filter(({ supplier }) => names.has(supplier));
    return numbers.filter(({ number }) => isFit(number)).length * 2 >= numbers.length;
  };
  let own = pick();
  for (let tried = 0; tried < 30 && !fits(own); tried++) own = pick();
  const shuffled = <Value>(values: readonly Value[]): Value[] =>
    values
      .map((value) => ({ value, key: random.next() }))
      .sort((one, other) => one.key - other.key)
      .map(({ value }) => value);
  const taken = new Set<string>();
  const pool = shuffled(all.filter(({ supplier }) => own.has(supplier))).filter(({ number, amount }) => {
    // Two suppliers may use the same number; in one ledger the truth would be unknown. And an invoice that was entered
    // twice, as P2000435 and AP2000435, is one invoice.
    const keys = [bareNumber(number), `${number.replaceAll(/\D/g, "")}|${String(amount)}`];
    const isNew = keys.every((key) => !taken.has(key));
    for (const key of keys) taken.add(key);
    return isNew;
  });
  const foreign = shuffled(all.filter(({ supplier, number }) => !own.has(supplier) && !taken.has(bareNumber(number))));
  const order = (): string => `PO${String(random.between(1_000_000, 9_999_999))}`;
  return {
    left: () => pool.length,
    next: () => {
      const invoice = pool.pop();
      if (invoice === undefined) throw new Error("There are no more real invoices.");
      return { number: invoice.number, date: invoice.date, amount: invoice.amount, order: order() };
    },
    run: () => undefined,
    freshOrder: order,
    amount: () => all[random.between(0, all.length - 1)]?.amount ?? 0,
    foreignNumber: () => foreign.pop()?.number ?? `X${String(random.between(1_000_000, 9_999_999))}`,
  };
}
