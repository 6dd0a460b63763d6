import { addDays, calendarDate, type CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { numberStyles } from "./noise.ts";
import type { Random } from "./random.ts";

/** An invoice as its supplier wrote it, before any typing errors. */
export interface Invoice {
  readonly number: string;
  readonly date: CalendarDate;
  readonly amount: number;
  readonly order: string;
}

/** A source of invoices for a pair. */
export interface InvoiceSource {
  /** How many invoices are left. */
  left(): number;
  next(): Invoice;
  /** An amount that is typical for these invoices. */
  amount(): number;
  /** An invoice number of another supplier. */
  foreignNumber(): string;
}

/** An endless source of invoices: one numbering style, consecutive numbers, and amounts of which some repeat. */
export function generatedInvoiceSource(random: Random): InvoiceSource {
  const style = random.pick(numberStyles);
  let serial = random.between(1, 60_000);
  const recurring: readonly [number, ...number[]] = [
    random.between(1_000, 5_000_000),
    random.between(1, 400) * 10_000,
    random.between(1, 90) * 100_000,
  ];
  const amount = (): number => {
    if (random.chance(0.2)) return random.pick(recurring);
    const pounds = Math.exp(3 + random.next() * 9);
    return Math.max(200, Math.round(pounds * (random.chance(0.4) ? 1 : 100)) * (random.chance(0.4) ? 100 : 1));
  };
  return {
    left: () => Number.POSITIVE_INFINITY,
    next: () => {
      serial += random.chance(0.7) ? 1 : random.between(2, 9);
      const date = addDays(calendarDate("2022-04-20"), random.between(0, 320));
      return {
        number: style(serial, Number(date.slice(0, 4))),
        date,
        amount: amount(),
        order: `PO${String(random.between(1_000_000, 9_999_999))}`,
      };
    },
    amount,
    foreignNumber: () => `X${String(random.between(1_000_000, 9_999_999))}`,
  };
}
