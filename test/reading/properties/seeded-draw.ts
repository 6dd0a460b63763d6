import type { Draw } from "./damage.ts";

/** Draws the same numbers for the same seed. */
export function seededDraw(seed: number): Draw {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
