import type { Pence } from "./pence.ts";

const PENCE_PER_POUND = 100;
const GROUP = 1_000;
const FIRST_GROUPS = Array.from({ length: GROUP }, (_, group) => `£${String(group)}`);
const FURTHER_GROUPS = Array.from({ length: GROUP }, (_, group) => `,${String(group).padStart(3, "0")}`);
const PENCE = Array.from({ length: PENCE_PER_POUND }, (_, pence) => `.${String(pence).padStart(2, "0")}`);

/** `£1,234.50`, and `-£1,234.50` for a negative amount. */
export function formatPounds(amount: Pence): string {
  const size = Math.abs(amount);
  const pence = size % PENCE_PER_POUND;
  let left = (size - pence) / PENCE_PER_POUND;
  let groups = PENCE[pence] ?? "";
  // Joins ready-made pieces: for a reply with many lines, a regular expression that sets the commas takes longer than matching.
  while (left >= GROUP) {
    const group = left % GROUP;
    groups = `${FURTHER_GROUPS[group] ?? ""}${groups}`;
    left = (left - group) / GROUP;
  }
  return amount < 0 ? `-${FIRST_GROUPS[left] ?? ""}${groups}` : `${FIRST_GROUPS[left] ?? ""}${groups}`;
}
