import * as fc from "fast-check";

import type { Booking, Claim } from "./statement-and-ledger.ts";

/** Few roots, dates and amounts, so that by chance references collide, rows are twins and sums fit. */
const roots = ["1001", "1002", "100123", "100124", "100132", "INV-00123", "7", "AB"];
const days = ["2022-03-30", "2022-04-02", "2023-02-20", "2023-03-01", "2023-03-01", "2023-03-24", "2023-04-02"];
const amounts = [100, 150, 250, 350, 500, 500, 500, 600, 0.01, 0, -70, -100, -500];
const orders = ["PO-4711", "PO-4712"];
const subsidiaries = ["Northfold Facilities Ltd", "Fell Catering Ltd"];

const day = fc.option(fc.constantFrom(...days), { nil: null, freq: 8 });

/** A root in one of the spellings that people use. */
const number = fc
  .tuple(fc.constantFrom(...roots), fc.nat({ max: 9 }))
  .map(
    ([root, style]) =>
      [root, root, root, root, root.toLowerCase(), `INV ${root}`, `00${root}`, `${root}/1`, `${root} COPY`, ""][
        style
      ] ?? root,
  );

const amount = fc.constantFrom(...amounts);

function rarely<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** The fields that have a value. */
export function given<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const kept: { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } = {};
  for (const key in fields) {
    const value = fields[key];
    if (isGiven(value)) kept[key] = value;
  }
  return kept;
}

function isGiven<Value>(value: Value): value is Exclude<Value, undefined> {
  return value !== undefined;
}

export const claims: fc.Arbitrary<Claim> = fc
  .record({
    number,
    pounds: amount,
    on: day,
    type: fc.constantFrom(
      "invoice" as const,
      "invoice" as const,
      "credit-note" as const,
      "payment" as const,
      "receipt" as const,
    ),
    total: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: amount }),
    order: rarely(fc.constantFrom(...orders)),
    references: rarely(
      fc.array(
        number.filter((text) => text !== ""),
        { minLength: 1, maxLength: 3 },
      ),
    ),
    description: rarely(fc.constantFrom("invoice 100123", "credit of 1001", "BACS77 received", "bad debt", "lease")),
    account: rarely(fc.constant("EAST01")),
    subsidiary: rarely(fc.constantFrom(...subsidiaries)),
    capital: rarely(fc.boolean()),
    futurePeriod: rarely(fc.boolean()),
  })
  .map(({ number: own, pounds, on, type, ...more }) => ({ number: own, pounds, on, type, ...given(more) }));

export const bookings: fc.Arbitrary<Booking> = fc
  .record({
    number,
    pounds: amount,
    on: day,
    status: fc.constantFrom(
      "approved" as const,
      "approved" as const,
      "approved" as const,
      "awaiting-approval" as const,
      "on-hold" as const,
      "paid" as const,
      "cancelled" as const,
    ),
    entry: fc.constantFrom(
      "invoice" as const,
      "invoice" as const,
      "invoice" as const,
      "credit-note" as const,
      "payment" as const,
      "accrual" as const,
    ),
    gross: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: amount }),
    share: rarely(fc.constantFrom(0.1, 0.5, 1)),
    order: rarely(fc.constantFrom(...orders)),
    paidOn: rarely(fc.constantFrom("2023-03-10", "2023-03-24")),
    paymentReference: rarely(fc.constantFrom("BACS77", "BACS78")),
    supplier: rarely(fc.constantFrom(...subsidiaries)),
    capital: rarely(fc.boolean()),
    futurePeriod: rarely(fc.boolean()),
  })
  .map(({ number: own, pounds, on, status, entry, share, ...more }) => ({
    number: own,
    pounds,
    on,
    status,
    entry,
    ...given({ ...more, disputed: share === undefined ? undefined : Math.round(pounds * share * 100) / 100 }),
  }));
