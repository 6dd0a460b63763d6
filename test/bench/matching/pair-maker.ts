import { addDays } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import type { StatementLine } from "../../../shared/domain/statement/statement-line.ts";
import { splitIdentifiers } from "../../../shared/reading/table/values/identifier.ts";
import { type Convention, NO_CONVENTION } from "./conventions.ts";
import type { Invoice, InvoiceSource } from "./invoice-source.ts";
import { bareNumber } from "./noise.ts";
import type { Random } from "./random.ts";
import { keyOfLedgerLine, type MadePair, type SharedSum, type Truth } from "./truth.ts";

const supplier = {
  counterparty: organisationCode("ZA1"),
  supplierCode: "700123",
  supplierName: "Eastmere University Hospitals",
};

type Write = (written: string) => string;

const same: Write = (written) => written;

/** What a statement line claims and what is true of it. */
export interface Claim {
  readonly amount: number;
  /** What the officer agrees; nothing by default. */
  readonly agreeable?: number;
  /** The most that is not wrong; by default what is agreeable. */
  readonly most?: number;
  readonly standsOn?: readonly string[];
  readonly candidates?: readonly string[];
  readonly hasNoCounterpart?: boolean;
  readonly shared?: SharedSum;
  /** What people make of the number after the convention has written it. */
  readonly write?: Write;
  /** The line has this for a number, whatever the convention. */
  readonly numberCell?: string;
  readonly line?: Partial<StatementLine>;
  /** The number must not meet that of another ledger line by chance: the line is left out where it does. */
  readonly mustBeUnique?: boolean;
}

/**
 * Makes the two sides of a pair line by line: the kinds say what is claimed, booked and true, and this writes the numbers
 * by the pair's convention and fills the other columns.
 */
export class PairMaker {
  readonly random: Random;
  readonly source: InvoiceSource;
  readonly account: string | undefined;
  /** The kind of the lines that are made next. */
  kind = "";
  readonly #convention: Convention | undefined;
  readonly #lines: StatementLine[] = [];
  readonly #truths: Truth[] = [];
  /** Places of lines with a number that must not meet another, with its digits as the supplier would write them. */
  readonly #unique = new Map<number, string>();
  /** How many rows have these digits, and which digits are claimed as they should be. */
  readonly #bookedDigits = new Map<string, number>();
  readonly #claimedDigits = new Set<string>();
  readonly #typedRows = new Map<LedgerLine, string>();
  readonly #ledger: LedgerLine[] = [];
  readonly #hasTotals: boolean;
  readonly #hasOrders: boolean;
  readonly #ledgerHasGross: boolean;
  readonly #daysLate: number;
  readonly #describe: (number: string, what: string) => string;
  #serial: number;
  #isWordFree = true;

  constructor(random: Random, source: InvoiceSource, convention: Convention | undefined) {
    this.random = random;
    this.source = source;
    this.#convention = convention;
    this.account = random.chance(0.3) ? `C${String(random.between(10_000, 999_999))}` : undefined;
    this.#hasTotals = random.chance(0.6);
    this.#hasOrders = random.chance(0.4);
    this.#ledgerHasGross = random.chance(0.8);
    this.#daysLate = random.chance(0.1) ? random.between(2, 5) : 0;
    this.#serial = random.between(100_000, 900_000);
    this.#describe = random.pick([
      (number: string, what: string) => `${number} ${what}`.trim(),
      (number: string, what: string) => `Invoice ${number} ${what}`.trim(),
      (number: string, what: string) => `Inv ${number}${what === "" ? "" : ` - ${what}`}`,
    ]);
  }

  get count(): number {
    return this.#lines.length;
  }

  /** The number as the statement writes it, with an ending that makes another document of it. */
  onStatement(invoice: Invoice, ending = ""): string {
    return this.#written("statement", invoice, ending);
  }

  /** The number as the ledger writes it. */
  onLedger(invoice: Invoice, ending = ""): string {
    return this.#written("ledger", invoice, ending);
  }

  #written(side: Convention["side"], { number, date }: Invoice, ending: string): string {
    if (this.#convention?.side !== side) return number + ending;
    const { rewrite, hasLastWord } = this.#convention;
    return hasLastWord ? rewrite(number + ending, date) : rewrite(number, date) + ending;
  }

  /** Whether a mistyped number is still another one under the convention, which may cut the slip off. */
  isOtherNumber(typed: Invoice, invoice: Invoice): boolean {
    const rewrite = this.#convention?.rewrite ?? same;
    const [one, other] = [rewrite(typed.number, invoice.date), rewrite(invoice.number, invoice.date)].map(bareNumber);
    // A letter O among zeros in front, for instance, leaves the digits that count as they were.
    return one !== other && one !== "" && digitsOf(typed.number) !== digitsOf(invoice.number);
  }

  /** Adds a row to the ledger and gives its key; `write` is what people make of the number after the convention. */
  book(invoice: Invoice, more: Partial<LedgerLine> = {}, write: Write = same): string {
    const random = this.random;
    const late = random.chance(0.9) ? this.#daysLate : random.between(1, 9);
    const line: LedgerLine = {
      row: 1,
      ...supplier,
      entry: invoice.amount < 0 ? "credit-note" : "invoice",
      invoiceDate: addDays(invoice.date, late),
      outstandingPence: pence(invoice.amount),
      status: "approved",
      disputedPence: pence(0),
      capital: false,
      futurePeriod: false,
      ...(this.#ledgerHasGross ? { grossPence: pence(invoice.amount) } : {}),
      ...(invoice.order !== "" && random.chance(0.6) ? { purchaseOrder: invoice.order } : {}),
      ...more,
      ...this.#ledgerNumber(write(this.onLedger(invoice)), more.description ?? ""),
    };
    this.#ledger.push(line);
    const digits = digitsOf(invoice.number);
    this.#bookedDigits.set(digits, (this.#bookedDigits.get(digits) ?? 0) + 1);
    return keyOfLedgerLine(line);
  }

  /** A row with a mistyped number, which is left out if the number meets another by chance. */
  bookTyped(typed: Invoice): string {
    const key = this.book(typed);
    const row = this.#ledger.at(-1);
    if (row !== undefined) this.#typedRows.set(row, digitsOf(typed.number));
    return key;
  }

  /** A row of the same day as the statement has, whatever the ledger's habit. */
  bookOn(invoice: Invoice, more: Partial<LedgerLine> = {}, write: Write = same): string {
    return this.book(invoice, { invoiceDate: invoice.date, ...more }, write);
  }

  /** A row of an invoice that was paid some weeks later. */
  bookPaid(invoice: Invoice, more: Partial<LedgerLine> = {}): string {
    const paidDate = addDays(invoice.date, this.random.between(14, 40));
    const paid = { status: "paid", grossPence: pence(invoice.amount), paidDate, paymentReference: "BACS 81" } as const;
    return this.book({ ...invoice, amount: 0 }, { entry: "invoice", ...paid, ...more });
  }

  /** Adds a line to the statement with what is true of it. */
  claim(invoice: Invoice, claim: Claim): void {
    const { amount, line = {} } = claim;
    const agreeable = claim.agreeable ?? 0;
    if (claim.mustBeUnique === true) this.#unique.set(this.#lines.length, digitsOf(invoice.number));
    else this.#claimedDigits.add(digitsOf(invoice.number));
    this.#lines.push({
      line: 1,
      sheet: "Statement",
      row: 1,
      type: amount < 0 ? "credit-note" : "invoice",
      invoiceDate: invoice.date,
      outstandingPence: pence(amount),
      ...(this.#hasTotals ? { totalPence: pence(amount) } : {}),
      ...(this.#hasOrders && invoice.order !== "" && this.random.chance(0.5) ? { purchaseOrder: invoice.order } : {}),
      ...(this.account === undefined ? {} : { account: this.account }),
      ...line,
      ...this.#statementNumber(invoice, claim),
    });
    this.#truths.push({
      kind: this.kind,
      convention: this.#convention?.name ?? NO_CONVENTION,
      agreeablePence: agreeable,
      mostPence: claim.most ?? agreeable,
      standsOn: new Set(claim.standsOn ?? []),
      candidates: new Set(claim.candidates ?? []),
      hasNoCounterpart: claim.hasNoCounterpart ?? false,
      shared: claim.shared,
    });
  }

  /** One invoice on both sides, agreed in full. */
  agreed(invoice: Invoice, write?: (written: string) => string): void {
    const booked = this.book(invoice);
    this.claim(invoice, {
      amount: invoice.amount,
      agreeable: invoice.amount,
      standsOn: [booked],
      ...(write === undefined ? {} : { write }),
    });
  }

  /** Keeps a number that neither side lists free of slips of other numbers. */
  reserve(invoice: Invoice): void {
    this.#claimedDigits.add(digitsOf(invoice.number));
  }

  /** Whether the word "SLA" is still free: a pair has one contract of that name. */
  takeWord(): boolean {
    const isFree = this.#isWordFree;
    this.#isWordFree = false;
    return isFree;
  }

  /** A sum that the next lines share. */
  sharedSum(sum: number): SharedSum {
    this.#serial += 1;
    return { id: this.#serial, pence: sum };
  }

  /** The pair in random order, without the lines whose number met another by chance. */
  shuffled(): MadePair {
    const kept = this.#lines.map((_, at) => at).filter((at) => !this.#bookedDigits.has(this.#unique.get(at) ?? "none"));
    const ledger = this.#ledger.filter((row) => {
      const digits = this.#typedRows.get(row);
      return digits === undefined || (this.#bookedDigits.get(digits) === 1 && !this.#claimedDigits.has(digits));
    });
    const keys = new Set(ledger.map(keyOfLedgerLine));
    const order = this.#shuffle(kept);
    return {
      lines: order.flatMap((at, place) => {
        const line = this.#lines[at];
        return line === undefined ? [] : [{ ...line, line: place + 1, row: place + 2 }];
      }),
      truths: order.flatMap((at) => {
        const truth = this.#truths[at];
        return truth === undefined
          ? []
          : [{ ...truth, candidates: new Set([...truth.candidates].filter((key) => keys.has(key))) }];
      }),
      ledger: this.#shuffle(ledger).map((line, at) => ({ ...line, row: at + 2 })),
    };
  }

  /** Columns of the ledger that have the number: its own, or the description beside a voucher number. */
  #ledgerNumber(written: string, description: string): Pick<LedgerLine, "invoiceNumber" | "description"> {
    if (this.#convention?.side === "ledger" && this.#convention.column === "description" && written !== "") {
      return { invoiceNumber: `51000${String(this.#ownSerial())}`, description: this.#describe(written, description) };
    }
    return { invoiceNumber: written, ...(description === "" ? {} : { description }) };
  }

  #statementNumber(invoice: Invoice, claim: Claim): Partial<StatementLine> & { invoiceNumber: string } {
    if (claim.numberCell !== undefined) return { invoiceNumber: claim.numberCell };
    const written = (claim.write ?? same)(this.onStatement(invoice));
    const column = this.#convention?.side === "statement" ? this.#convention.column : "number";
    const text = claim.line?.description ?? "";
    const own = `TRX${String(this.#ownSerial())}`;
    if (column === "description") return { invoiceNumber: own, description: this.#describe(written, text) };
    const several = splitIdentifiers(written);
    if (column === "reference") return { invoiceNumber: own, references: [written, ...(claim.line?.references ?? [])] };
    return { invoiceNumber: written, ...(several === undefined ? {} : { references: several }) };
  }

  #ownSerial(): number {
    this.#serial += this.random.between(1, 7);
    return this.#serial;
  }

  #shuffle<Value>(values: readonly Value[]): Value[] {
    return values
      .map((value) => ({ value, key: this.random.next() }))
      .sort((one, other) => one.key - other.key)
      .map(({ value }) => value);
  }
}

/** Digits without leading zeros: more than enough to see that two numbers might be one. */
function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, "").replace(/^0+/, "");
}
