import { isPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";

/** Above a hundred thousand million pounds a double no longer distinguishes pence reliably. */
const LARGEST_PENCE = 1e13;

/**
 * How far, in pence, floating-point arithmetic may move a whole number of pence. Sums of some thousands of amounts drift by less, and no real
 * fraction of a penny is this close to a whole one.
 */
const NOISE = 1e-4;

/**
 * The pence of a number of pounds as a spreadsheet stores it (276434.72000000003); `undefined` if it is not a whole number of pence, apart from
 * floating-point noise, or if it is too large to be sure.
 */
export function penceOfNumber(pounds: number): Pence | undefined {
  const scaled = pounds * 100;
  const whole = Math.round(scaled) + 0;
  const distance = Math.abs(scaled - whole);
  // Neighbouring doubles differ by up to 2^-52 of their value; both the pounds and the product were rounded once.
  if (!(distance <= NOISE + Math.abs(scaled) * 4.5e-16) || Math.abs(whole) > LARGEST_PENCE) return undefined;
  const amount = whole === 0 ? 0 : whole;
  return isPence(amount) ? amount : undefined;
}
