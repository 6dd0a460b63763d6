import { expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { seededRandom, type SeededRandom } from "../../fuzz/seeded-random.ts";
import { booked, claim, reconcileCase, type Booking, type Claim } from "./statement-and-ledger.ts";

/** A document of a supplier: its series, its count, its day, and its amount in pounds. */
interface Made {
  readonly series: string;
  readonly count: number;
  readonly on: string;
  readonly pounds: number;
}

type Write = (made: Pick<Made, "series" | "count" | "on">) => string;

const zeros = (count: number, width: number): string => String(count).padStart(width, "0");
const year = (on: string): string => on.slice(2, 4);
const month = (on: string): string => on.slice(5, 7);

/** Ways to write a number, made up without a look at which of them the engine knows. Either side may use any. */
const WRITINGS: readonly Write[] = [
  ({ count }) => String(count),
  ({ series, count }) => `${series}${String(count)}`,
  ({ series, count }) => `${series}-${String(count)}`,
  ({ series, count }) => `${series}/${zeros(count, 7)}`,
  ({ count }) => zeros(count, 8),
  ({ count }) => `INV${String(count)}`,
  ({ count }) => `INV-${zeros(count, 6)}`,
  ({ series, count, on }) => `${series}${year(on)}/${String(count)}`,
  ({ count, on }) => `${String(count)}/${year(on)}`,
  ({ count, on }) => `${on.slice(0, 4)}${String(count)}`,
  ({ series, count }) => `RXX${series}${String(count)}`,
  ({ series, count }) => `${series} ${zeros(Math.floor(count / 1000), 2)} ${zeros(count % 1000, 3)}`,
  ({ count }) => `No. ${String(count)}`,
  ({ count }) => `90${zeros(count, 6)}`,
  ({ count }) => `SI${zeros(count, 10)}`,
  ({ series, count }) => `${series}${String(count)}RXX`,
  ({ series, count }) => `${String(count)}-${series}`,
  ({ count }) => `I${String(count)}`,
  ({ series, count, on }) => `${series}.${month(on)}.${String(count)}`,
  ({ count }) => `0${String(count)}`,
  ({ series, count, on }) => `${series}${String(count)}/${month(on)}${year(on)}`,
];

interface Pair {
  readonly statement: readonly Claim[];
  readonly ledger: readonly Booking[];
  /** What each line of the statement may have agreed, in pounds: all of it or nothing. */
  readonly agreeable: readonly number[];
}

/**
 * A statement and a ledger with 8 to 40 documents in two series, some on one side only, paid, held or cancelled; and beside some that the ledger lacks a
 * neighbour of the same amount and day, with a number that is nearly the same.
 */
function makePair(random: SeededRandom): Pair {
  const [claims, books] = [pick(random, WRITINGS), pick(random, WRITINGS)];
  const series = random.pick(["A", "MH", "NF", "SLA"]);
  const other = random.pick([series, "B", "CR"]);
  let count = 100 + random.below(random.pick([300, 9_000, 800_000]));
  let day = Date.UTC(2022, 3, 3);
  const statement: Claim[] = [];
  const ledger: Booking[] = [];
  const agreeable: number[] = [];
  const taken = new Set<string>();
  for (let left = 8 + random.below(33); left > 0; left -= 1) {
    count += 1 + random.below(8);
    day += random.below(7) * 86_400_000;
    const pounds = random.pick([500, 1_200, 125, 1_000 + random.below(90_000) / 10]);
    const made = {
      series: random.pick([series, series, other]),
      count,
      on: new Date(day).toISOString().slice(0, 10),
      pounds,
    };
    const number = claims(made);
    if (taken.has(number)) continue;
    taken.add(number);
    const where = random.below(8);
    const isClaimed = where > 0;
    const isBooked = where !== 1;
    const status = random.pick(["approved", "approved", "approved", "paid", "on-hold", "cancelled"] as const);
    if (isBooked) ledger.push(bookingOf(books(made), made, status));
    else if (random.below(2) === 0)
      ledger.push(bookingOf(books({ ...made, count: neighbourOf(made.count, random) }), made, "approved"));
    if (!isClaimed) continue;
    statement.push(claim(number, pounds, { on: made.on }));
    agreeable.push(isBooked && status === "approved" ? pounds : 0);
  }
  return { statement, ledger, agreeable };
}

function bookingOf(
  number: string,
  { pounds, on }: Made,
  status: "approved" | "paid" | "on-hold" | "cancelled",
): Booking {
  const isOver = status === "paid" || status === "cancelled";
  return booked(number, isOver ? 0 : pounds, { on, gross: pounds, status });
}

/** A number that no other document of the pair has, because it has a digit more: behind it, or in its midst. */
function neighbourOf(count: number, random: SeededRandom): number {
  const text = String(count);
  return Number(random.pick([`${text}${String(random.below(10))}`, `${text.slice(0, 2)}7${text.slice(2)}`]));
}

function pick<Item>(random: SeededRandom, items: readonly Item[]): Item {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}

test("REC-03 between any two ways to write numbers nothing is agreed wrongly, and most of what is agreeable is agreed", () => {
  const wrong: string[] = [];
  let agreeable = 0;
  let agreed = 0;
  for (let seed = 1; seed <= 150; seed += 1) {
    const pair = makePair(seededRandom(seed));
    const { lines } = reconcileCase(pair);
    for (const [at, line] of lines.entries()) {
      const most = pence(Math.round((pair.agreeable[at] ?? 0) * 100));
      if (line.agreedPence > most) wrong.push(`seed ${String(seed)}: ${line.invoiceNumber}: ${line.why}`);
      if (most === 0) continue;
      agreeable += 1;
      if (line.agreedPence === most) agreed += 1;
    }
  }
  expect(wrong).toEqual([]);
  expect(agreeable).toBeGreaterThan(1_000);
  expect(agreed / agreeable).toBeGreaterThan(0.9);
});
