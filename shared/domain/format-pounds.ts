import type { Pence } from "./pence.ts";

const PENCE_PER_POUND = 100;
const DIGITS_OF_A_GROUP = 3;

/** `£1,234.50`, and `-£1,234.50` for a negative amount. */
export function formatPounds(amount: Pence): string {
  const size = Math.abs(amount);
  const pence = size % PENCE_PER_POUND;
  let left = String((size - pence) / PENCE_PER_POUND);
  let groups = "";
  // By hand: a pattern that sets the commas costs a reply of many lines more than all of its matching.
  while (left.length > DIGITS_OF_A_GROUP) {
    groups = `,${left.slice(-DIGITS_OF_A_GROUP)}${groups}`;
    left = left.slice(0, -DIGITS_OF_A_GROUP);
  }
  return `${amount < 0 ? "-" : ""}£${left}${groups}${pence < 10 ? ".0" : "."}${pence}`;
}
