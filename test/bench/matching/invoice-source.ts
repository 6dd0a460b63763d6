import { addDays, calendarDate, type CalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { type NumberStyle, numberStyles } from "./number-styles.ts";
import type { Random } from "./random.ts";

/** An invoice as its supplier wrote it, before anybody has mistyped anything. */
export interface Invoice {
  readonly number: string;
  readonly date: CalendarDate;
  readonly amount: number;
  readonly order: string;
}

/** Where the invoices of a pair come from. */
export interface InvoiceSource {
  /** How many more there are. */
  left(): number;
  next(): Invoice;
  /** Invoices whose numbers follow each other; undefined where there are none. */
  run(count: number): readonly Invoice[] | undefined;
  /** A purchase order of one invoice alone. */
  freshOrder(): string;
  /** An amount such as these invoices have. */
  amount(): number;
  /** A number that another supplier gave. */
  foreignNumber(): string;
}

/** Suppliers who bill the same few amounts on the first of each month: day and amount identify nothing. */
const SHARE_MONTHLY = 0.1;

/** Pairs in which all invoices are under a few blanket orders. */
const SHARE_BLANKET_ORDERS = 0.15;

/** Endless invoices: one way of numbering, numbers that follow each other, amounts some of which return. */
export function generatedInvoiceSource(random: Random, isFit: (number: string) => boolean): InvoiceSource {
  const style = fittingStyle(random, isFit);
  let serial = random.between(1, 60_000);
  const recurring: readonly [number, ...number[]] = [
    random.between(1_000, 5_000_000),
    random.between(1, 400) * 10_000,
    random.between(1, 90) * 100_000,
  ];
  const freshOrder = (): string => `PO${String(random.between(1_000_000, 9_999_999))}`;
  const orders: readonly [string, ...string[]] = [freshOrder(), freshOrder(), freshOrder()];
  const hasBlanketOrders = random.chance(SHARE_BLANKET_ORDERS);
  const isMonthly = random.chance(SHARE_MONTHLY);
  const amount = (): number => {
    if (random.chance(isMonthly ? 0.85 : 0.2)) return random.pick(recurring);
    const pounds = Math.exp(3 + random.next() * 9);
    return Math.max(200, Math.round(pounds * (random.chance(0.4) ? 1 : 100)) * (random.chance(0.4) ? 100 : 1));
  };
  const make = (date: CalendarDate): Invoice => ({
    number: style(serial, Number(date.slice(0, 4))),
    date,
    amount: amount(),
    order: hasBlanketOrders ? random.pick(orders) : freshOrder(),
  });
  const someDay = (): CalendarDate => {
    const day = addDays(calendarDate("2022-04-20"), random.between(0, 320));
    return isMonthly ? calendarDate(`${day.slice(0, 7)}-01`) : day;
  };
  return {
    left: () => Number.POSITIVE_INFINITY,
    next: () => {
      serial += random.chance(0.7) ? 1 : random.between(2, 9);
      return make(someDay());
    },
    run: (count) => {
      const date = someDay();
      return Array.from({ length: count }, () => {
        serial += 1;
        return make(date);
      });
    },
    freshOrder,
    amount,
    foreignNumber: () => `X${String(random.between(1_000_000, 9_999_999))}`,
  };
}

/** A style whose numbers the pair's convention changes at all. */
function fittingStyle(random: Random, isFit: (number: string) => boolean): NumberStyle {
  for (let tried = 0; tried < 50; tried++) {
    const style = random.pick(numberStyles);
    if (isFit(style(20_421, 2022))) return style;
  }
  return numberStyles[0];
}
