import { addDays } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { LedgerLine, LedgerStatus } from "../../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { StatementLine } from "../../../shared/domain/statement/statement-line.ts";
import type { Invoice, InvoiceSource } from "./invoice-source.ts";
import { glueAccount, glueSomething, mistype, reformat, reprefix, rezero, truncate } from "./noise.ts";
import type { Random } from "./random.ts";

/** The truth about one statement line, known because the generator made the line. */
export interface Truth {
  /** The kind of noise that was added to it. */
  readonly noise: Noise;
  /** The amount that a perfect officer could agree, in the sign of the line. */
  readonly agreeablePence: number;
  /** The ledger lines (by `keyOfLedgerLine`) that it may match. */
  readonly standsOn: readonly string[];
  /** The ledger line that should be suggested if nothing can be agreed. */
  readonly suggestion: string | undefined;
}

export interface MadePair {
  readonly lines: readonly StatementLine[];
  readonly ledger: readonly LedgerLine[];
  readonly truths: readonly Truth[];
}

export type Noise = (typeof noises)[number][0];

/** Kinds of noise with their weights. */
export const noises = [
  ["as it is", 300],
  ["reformatted", 90],
  ["zeros", 40],
  ["prefix or suffix", 60],
  ["account glued on", 40],
  ["something glued on", 20],
  ["purchase order only", 30],
  ["number in the description", 30],
  ["several numbers in one cell", 20],
  ["rows on the statement", 20],
  ["rows on the ledger", 20],
  ["split with endings", 10],
  ["merged under one order", 10],
  ["paid in part on the ledger", 40],
  ["paid in part on both sides", 20],
  ["claimed above the ledger", 30],
  ["claimed below the ledger", 15],
  ["in dispute", 15],
  ["awaiting approval", 20],
  ["on hold", 10],
  ["paid", 30],
  ["cancelled", 10],
  ["credit note", 30],
  ["twins", 15],
  ["twins, one booked", 10],
  ["number re-used, both years booked", 15],
  ["number re-used, other year booked", 15],
  ["other subsidiary's number", 10],
  ["mistyped", 40],
  ["cut short", 10],
  ["not booked, neighbour of equal amount", 20],
  ["not booked, neighbour of nearly equal amount", 20],
  ["other supplier's number, amount of another invoice", 15],
  ["no number, amount of an invoice", 10],
  ["mistyped into a neighbour's number", 10],
] as const;

const totalWeight = noises.reduce((sum, [, weight]) => sum + weight, 0);
const supplier = {
  counterparty: organisationCode("ZA1"),
  supplierCode: "700123",
  supplierName: "Eastmere University Hospitals",
};
const subsidiaries = ["Eastmere Facilities Limited", "Eastmere Pharmacy Limited"] as const;

/** The parts of a ledger line that its evidence has. Identical lines have the same key. */
export function keyOfLedgerLine(line: {
  invoiceNumber: string;
  invoiceDate?: string | undefined;
  outstandingPence: number;
}): string {
  return [line.invoiceNumber, line.invoiceDate ?? "", line.outstandingPence].join("|");
}

/** The most invoices that any kind of noise uses. */
const MOST_INVOICES_OF_A_NOISE = 5;

/**
 * Makes a statement of about `size` lines and a slightly larger ledger, with the truth about every line; smaller if the
 * source runs out.
 */
export function makePair(random: Random, size: number, source: InvoiceSource): MadePair {
  const maker = new PairMaker(random, source);
  const kept = Number.isFinite(source.left()) ? Math.ceil(source.left() * 0.3) : 0;
  while (maker.lines.length < size && source.left() >= kept + MOST_INVOICES_OF_A_NOISE) maker.add(pickNoise(random));
  maker.addLedgerOnly(Math.min(Math.round(size * 1.2), source.left()));
  return maker.shuffled();
}

function pickNoise(random: Random): Noise {
  let weight = random.between(1, totalWeight);
  for (const [noise, share] of noises) {
    weight -= share;
    if (weight <= 0) return noise;
  }
  return "as it is";
}

class PairMaker {
  readonly lines: StatementLine[] = [];
  readonly #truths: Truth[] = [];
  readonly #ledger: LedgerLine[] = [];
  readonly #random: Random;
  readonly #source: InvoiceSource;
  readonly #account: string | undefined;
  readonly #hasTotals: boolean;
  readonly #hasOrders: boolean;
  readonly #ledgerHasGross: boolean;

  constructor(random: Random, source: InvoiceSource) {
    this.#random = random;
    this.#source = source;
    this.#account = random.chance(0.4) ? `C${String(random.between(10_000, 999_999))}` : undefined;
    this.#hasTotals = random.chance(0.6);
    this.#hasOrders = random.chance(0.4);
    this.#ledgerHasGross = random.chance(0.8);
  }

  add(noise: Noise): void {
    const random = this.#random;
    const invoice = this.#invoice();
    const { number, amount } = invoice;
    switch (noise) {
      case "as it is":
        this.#agreed(noise, invoice, number);
        return;
      case "reformatted":
        this.#agreed(noise, invoice, reformat(random, number));
        return;
      case "zeros":
        this.#agreed(noise, invoice, rezero(random, number));
        return;
      case "prefix or suffix":
        this.#agreed(noise, invoice, reprefix(random, number));
        return;
      case "account glued on":
        this.#agreed(noise, invoice, this.#account === undefined ? number : glueAccount(random, number, this.#account));
        return;
      case "something glued on":
        this.#agreed(noise, invoice, glueSomething(random, number));
        return;
      case "purchase order only": {
        const booked = this.#book(invoice, { purchaseOrder: invoice.order });
        this.#claim(noise, { ...invoice, number: "" }, amount, { purchaseOrder: invoice.order }, amount, [booked]);
        return;
      }
      case "number in the description": {
        const booked = this.#book(invoice);
        const own = random.chance(0.5) ? "" : `TRX${String(random.between(100_000, 999_999))}`;
        const description = random.pick([
          `Invoice ${number} theatre services`,
          `Recharge ref ${number}`,
          `${number}: staffing`,
        ]);
        this.#claim(noise, { ...invoice, number: own }, amount, { description }, amount, [booked]);
        return;
      }
      case "several numbers in one cell": {
        const invoices = Array.from({ length: random.between(2, 4) }, () => this.#invoice());
        const booked = invoices.map((one) => this.#book(one));
        const sum = invoices.reduce((total, one) => total + one.amount, 0);
        const names = invoices.map((one) => one.number);
        const date = invoices[0]?.date ?? invoice.date;
        this.#claim(noise, { ...invoice, number: names.join(", "), date }, sum, { references: names }, sum, booked);
        return;
      }
      case "rows on the statement": {
        const booked = this.#book(invoice);
        for (const part of this.#split(amount)) this.#claim(noise, invoice, part, {}, part, [booked]);
        return;
      }
      case "rows on the ledger": {
        const booked = this.#split(amount).map((part) => this.#book({ ...invoice, amount: part }));
        this.#claim(noise, invoice, amount, {}, amount, booked);
        return;
      }
      case "split with endings": {
        const booked = this.#book(invoice);
        for (const [at, part] of this.#split(amount).entries()) {
          this.#claim(noise, { ...invoice, number: `${number}/${String(at + 1)}` }, part, {}, part, [booked]);
        }
        return;
      }
      case "merged under one order": {
        const order = invoice.order;
        const invoices = [invoice, this.#invoice(), this.#invoice()].slice(0, random.between(2, 3));
        const booked = invoices.map((one) => this.#book({ ...one, date: invoice.date }, { purchaseOrder: order }));
        const sum = invoices.reduce((total, one) => total + one.amount, 0);
        this.#claim(noise, { ...invoice, number: "" }, sum, { purchaseOrder: order }, sum, booked);
        return;
      }
      case "paid in part on the ledger": {
        const open = random.between(1, amount - 1);
        const booked = this.#book({ ...invoice, amount: open }, { grossPence: pence(amount) });
        this.#claim(noise, { ...invoice, number: this.#lightly(number) }, amount, {}, open, [booked]);
        return;
      }
      case "paid in part on both sides": {
        const open = random.between(1, amount - 1);
        const booked = this.#book({ ...invoice, amount: open }, { grossPence: pence(amount) });
        const written = { ...invoice, number: this.#lightly(number) };
        this.#claim(noise, written, open, { totalPence: pence(amount) }, open, [booked]);
        return;
      }
      case "claimed above the ledger": {
        const over = random.chance(0.3) ? Math.round(amount * 1.2) : amount + random.between(1, amount);
        const booked = this.#book(invoice);
        this.#claim(noise, { ...invoice, number: this.#lightly(number) }, over, {}, amount, [booked]);
        return;
      }
      case "claimed below the ledger": {
        const under = random.between(1, amount - 1);
        const booked = this.#book(invoice);
        this.#claim(noise, { ...invoice, number: this.#lightly(number) }, under, {}, under, [booked]);
        return;
      }
      case "in dispute": {
        const disputed = random.between(1, amount);
        const booked = this.#book(invoice, { disputedPence: pence(disputed), disputeReference: "MED/1" });
        this.#claim(noise, { ...invoice, number: this.#lightly(number) }, amount, {}, amount - disputed, [booked]);
        return;
      }
      case "awaiting approval":
        this.#withStatus(noise, invoice, "awaiting-approval");
        return;
      case "on hold":
        this.#withStatus(noise, invoice, "on-hold");
        return;
      case "paid": {
        const paidDate = addDays(invoice.date, 30);
        const booked = this.#book({ ...invoice, amount: 0 }, { grossPence: pence(amount), status: "paid", paidDate });
        this.#claim(noise, { ...invoice, number: this.#lightly(number) }, amount, {}, 0, [booked]);
        return;
      }
      case "cancelled":
        this.#withStatus(noise, invoice, "cancelled");
        return;
      case "credit note": {
        const credit = { ...invoice, number: random.chance(0.5) ? number : `CN${number}`, amount: 0 - amount };
        const booked = this.#book(credit, { entry: "credit-note" });
        this.#claim(
          noise,
          { ...credit, number: this.#lightly(credit.number) },
          0 - amount,
          { type: "credit-note" },
          0 - amount,
          [booked],
        );
        return;
      }
      case "twins": {
        const booked = [this.#book(invoice), this.#book(invoice)];
        for (let twin = 0; twin < 2; twin++) this.#claim(noise, invoice, amount, {}, amount, booked);
        return;
      }
      case "twins, one booked": {
        const booked = this.#book(invoice);
        // It does not matter which of the two is agreed: only one of them can be.
        this.#claim(noise, invoice, amount, {}, amount, [booked]);
        this.#claim("twins, one booked", invoice, amount, {}, 0, [booked]);
        return;
      }
      case "number re-used, both years booked": {
        const before = { ...invoice, date: addDays(invoice.date, -365), amount: this.#source.amount() };
        const booked = this.#book(invoice);
        const bookedBefore = this.#book(before);
        this.#claim(noise, invoice, amount, {}, amount, [booked]);
        this.#claim(noise, before, before.amount, {}, before.amount, [bookedBefore]);
        return;
      }
      case "number re-used, other year booked": {
        const other = random.chance(0.3) ? amount : this.#source.amount();
        this.#book({ ...invoice, date: addDays(invoice.date, -365), amount: other });
        this.#claim(noise, invoice, amount, {}, 0, []);
        return;
      }
      case "other subsidiary's number": {
        this.#book({ ...invoice, amount: this.#source.amount() }, { supplierName: subsidiaries[0] });
        this.#claim(noise, invoice, amount, { subsidiary: subsidiaries[1] }, 0, []);
        return;
      }
      case "mistyped": {
        const booked = this.#book(invoice);
        this.#claim(noise, { ...invoice, number: mistype(random, number) }, amount, {}, 0, [], booked);
        return;
      }
      case "cut short": {
        const booked = this.#book(invoice);
        this.#claim(noise, { ...invoice, number: truncate(random, number) }, amount, {}, 0, [], booked);
        return;
      }
      case "not booked, neighbour of equal amount": {
        this.#book({ ...this.#invoice(), amount, date: invoice.date });
        this.#claim(noise, invoice, amount, {}, 0, []);
        return;
      }
      case "not booked, neighbour of nearly equal amount": {
        this.#book({ ...this.#invoice(), amount: amount + random.between(1, 100), date: invoice.date });
        this.#claim(noise, invoice, amount, {}, 0, []);
        return;
      }
      case "other supplier's number, amount of another invoice": {
        const other = this.#invoice();
        this.#book(other);
        this.#claim(noise, { ...other, number: this.#source.foreignNumber() }, other.amount, {}, 0, []);
        return;
      }
      case "no number, amount of an invoice": {
        // It is that invoice, but nothing on the line says so: it may be suggested but never agreed.
        const booked = this.#book(invoice);
        const unnumbered = { ...invoice, number: random.pick(["", "N/A", "TBC", "-"]), order: "" };
        this.#claim(noise, unnumbered, amount, {}, 0, [], booked);
        return;
      }
      case "mistyped into a neighbour's number": {
        const neighbour = { ...this.#invoice(), amount: amount + random.between(1, amount * 2) };
        const booked = this.#book(invoice);
        this.#book({ ...neighbour, date: addDays(invoice.date, random.between(0, 9)) });
        this.#claim(noise, { ...invoice, number: neighbour.number }, amount, {}, 0, [], booked);
        return;
      }
    }
  }

  /** Invoices that only the ledger has, open and paid, with numbers between the others. */
  addLedgerOnly(count: number): void {
    for (let made = 0; made < count; made++) {
      const invoice = this.#invoice();
      if (this.#random.chance(0.7)) {
        const paidDate = addDays(invoice.date, 28);
        this.#book({ ...invoice, amount: 0 }, { grossPence: pence(invoice.amount), status: "paid", paidDate });
      } else {
        this.#book(invoice);
      }
    }
  }

  shuffled(): MadePair {
    const order = this.#shuffle(this.lines.map((_, at) => at));
    return {
      lines: order.flatMap((at, place) => {
        const line = this.lines[at];
        return line === undefined ? [] : [{ ...line, line: place + 1, row: place + 2 }];
      }),
      truths: order.flatMap((at) => this.#truths[at] ?? []),
      ledger: this.#shuffle(this.#ledger).map((line, at) => ({ ...line, row: at + 2 })),
    };
  }

  #shuffle<Value>(values: readonly Value[]): Value[] {
    return values
      .map((value) => ({ value, key: this.#random.next() }))
      .sort((one, other) => one.key - other.key)
      .map(({ value }) => value);
  }

  #invoice(): Invoice {
    return this.#source.next();
  }

  #split(amount: number): number[] {
    const first = this.#random.between(1, amount - 2);
    const second = this.#random.between(1, amount - first - 1);
    return this.#random.chance(0.5) ? [first, amount - first] : [first, second, amount - first - second];
  }

  /** Usually unchanged, sometimes written slightly differently. */
  #lightly(number: string): string {
    return this.#random.chance(0.85) ? number : reformat(this.#random, number);
  }

  #agreed(noise: Noise, invoice: Invoice, written: string): void {
    const booked = this.#book(invoice);
    this.#claim(noise, { ...invoice, number: written }, invoice.amount, {}, invoice.amount, [booked]);
  }

  #withStatus(noise: Noise, invoice: Invoice, status: LedgerStatus): void {
    const booked = this.#book(invoice, { status });
    this.#claim(noise, { ...invoice, number: this.#lightly(invoice.number) }, invoice.amount, {}, 0, [booked]);
  }

  #book(invoice: Invoice, more: Partial<LedgerLine> = {}): string {
    const random = this.#random;
    const line: LedgerLine = {
      row: 1,
      ...supplier,
      entry: "invoice",
      invoiceNumber: invoice.number,
      invoiceDate: random.chance(0.9) ? invoice.date : addDays(invoice.date, random.between(1, 9)),
      outstandingPence: pence(invoice.amount),
      status: "approved",
      disputedPence: pence(0),
      capital: false,
      futurePeriod: false,
      ...(this.#ledgerHasGross ? { grossPence: pence(invoice.amount) } : {}),
      ...(random.chance(0.6) ? { purchaseOrder: invoice.order } : {}),
      ...more,
    };
    this.#ledger.push(line);
    return keyOfLedgerLine(line);
  }

  #claim(
    noise: Noise,
    invoice: Invoice,
    amount: number,
    more: Partial<StatementLine>,
    agreeablePence: number,
    standsOn: readonly string[],
    suggestion?: string,
  ): void {
    this.lines.push({
      line: 1,
      sheet: "Statement",
      row: 1,
      type: "invoice",
      invoiceNumber: invoice.number,
      invoiceDate: invoice.date,
      outstandingPence: pence(amount),
      ...(this.#hasTotals && noise !== "rows on the statement" ? { totalPence: pence(amount) } : {}),
      ...(this.#hasOrders && invoice.order !== "" && this.#random.chance(0.5) ? { purchaseOrder: invoice.order } : {}),
      ...(this.#account === undefined ? {} : { account: this.#account }),
      ...more,
    });
    this.#truths.push({ noise, agreeablePence, standsOn, suggestion });
  }
}
