import { isPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";

/** Above a hundred thousand million pounds a double no longer tells pence apart for sure. */
const LARGEST_PENCE = 1e13;

/**
 * What calculation leaves behind in a double, in pence: sums of some thousands of amounts drift by less, and nothing that
 * anyone types or calculates as a real fraction of a penny comes as near to a whole one.
 */
const NOISE = 1e-4;

/**
 * A number of pounds as a spreadsheet stores it (276434.72000000003), in pence; `undefined` where it is not a whole number of pence within
 * the noise of floating point, or too large to tell.
 */
export function penceOfNumber(pounds: number): Pence | undefined {
  const scaled = pounds * 100;
  const whole = Math.round(scaled) + 0;
  const distance = Math.abs(scaled - whole);
  // Doubles of this size stand apart by up to 2^-52 of their value; one rounding of the pounds and one of the product.
  if (!(distance <= NOISE + Math.abs(scaled) * 4.5e-16) || Math.abs(whole) > LARGEST_PENCE) return undefined;
  const amount = whole === 0 ? 0 : whole;
  return isPence(amount) ? amount : undefined;
}
