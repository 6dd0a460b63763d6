const LARGEST = 1 << 20;
const SLOTS_PER_VALUE = 16;
const MIX = 0x9e3779b1;

/** Tells quickly, for most of a million values, that they are not among some thousands: a hit may be a mistake, a miss never is. */
export interface Sieve {
  add(value: number): void;
  mayHave(value: number): boolean;
}

export function sieveFor(values: number): Sieve {
  let size = 64;
  while (size < values * SLOTS_PER_VALUE && size < LARGEST) size *= 2;
  const marks = new Uint8Array(size);
  const shift = 32 - Math.log2(size);
  const slot = (value: number): number => Math.imul(value | 0, MIX) >>> shift;
  return {
    add: (value) => {
      marks[slot(value)] = 1;
    },
    mayHave: (value) => marks[slot(value)] === 1,
  };
}
