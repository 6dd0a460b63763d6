import type { Pence } from "./pence.ts";

const PENCE_PER_POUND = 100;
const GROUP = 1_000;
const HEADS = Array.from({ length: GROUP }, (_, head) => `£${String(head)}`);
const GROUPS = Array.from({ length: GROUP }, (_, group) => `,${String(group).padStart(3, "0")}`);
const TAILS = Array.from({ length: PENCE_PER_POUND }, (_, pence) => `.${String(pence).padStart(2, "0")}`);

/** `£1,234.50`, and `-£1,234.50` for a negative amount. */
export function formatPounds(amount: Pence): string {
  const size = Math.abs(amount);
  const pence = size % PENCE_PER_POUND;
  let left = (size - pence) / PENCE_PER_POUND;
  let groups = TAILS[pence] ?? "";
  // From pieces at hand: a pattern that sets the commas costs a reply of many lines more than all of its matching.
  while (left >= GROUP) {
    const group = left % GROUP;
    groups = `${GROUPS[group] ?? ""}${groups}`;
    left = (left - group) / GROUP;
  }
  return amount < 0 ? `-${HEADS[left] ?? ""}${groups}` : `${HEADS[left] ?? ""}${groups}`;
}
