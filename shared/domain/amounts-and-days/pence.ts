import * as z from "zod";

declare const penceBrand: unique symbol;

/**
 * Amounts of money. An amount is a whole number of pence, exact, never `-0`. Use only the functions below to calculate with
 * amounts; `format-pounds.ts` writes them for people.
 */
export type Pence = number & { readonly [penceBrand]: true };

/** Whether a number can be an amount: a safe integer that is not negative zero. */
export function isPence(value: number): value is Pence {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

/**
 * A whole number of pence as an amount.
 *
 * @throws RangeError for a fraction of a penny or a number beyond the safe integers: both are mistakes of the caller.
 */
export function pence(value: number): Pence {
  const whole = value === 0 ? 0 : value;
  if (isPence(whole)) return whole;
  throw new RangeError(`${String(value)} is not a whole number of pence`);
}

/** An amount that is read back from a table, a store or a command line. */
export const penceSchema = z.custom<Pence>((value) => typeof value === "number" && isPence(value), {
  error: "is not a whole number of pence",
});

export const noPence: Pence = pence(0);

export function addPence(one: Pence, other: Pence): Pence {
  return pence(one + other);
}

export function subtractPence(from: Pence, amount: Pence): Pence {
  return pence(from - amount);
}

export function negatePence(amount: Pence): Pence {
  return pence(0 - amount);
}

export function sumPence(amounts: Iterable<Pence>): Pence {
  let total = 0;
  for (const amount of amounts) total += amount;
  return pence(total);
}
