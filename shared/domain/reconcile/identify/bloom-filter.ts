import { present } from "../matching/present.ts";

const LARGEST = 1 << 21;
const BITS_PER_VALUE = 16;
const BITS_OF_A_WORD = 32;
const MIX = 0x9e3779b1;

/** Tells quickly, for most of a million values, that they are not among some thousands: a hit may be a mistake, a miss never is. */
export class Sieve {
  readonly #words: Int32Array;
  readonly #shift: number;

  constructor(values: number) {
    let bits = BITS_OF_A_WORD * 2;
    while (bits < values * BITS_PER_VALUE && bits < LARGEST) bits *= 2;
    this.#words = new Int32Array(bits / BITS_OF_A_WORD);
    this.#shift = BITS_OF_A_WORD - Math.log2(bits);
  }

  /** A sieve that has the values of all these sets. */
  static of(...sets: readonly ReadonlySet<number>[]): Sieve {
    const sieve = new Sieve(sets.reduce((values, set) => values + set.size, 0));
    for (const set of sets) for (const value of set) sieve.add(value);
    return sieve;
  }

  add(value: number): void {
    const bit = Math.imul(value | 0, MIX) >>> this.#shift;
    this.#words[bit >>> 5] = present(this.#words[bit >>> 5]) | (1 << bit);
  }

  mayHave(value: number): boolean {
    const bit = Math.imul(value | 0, MIX) >>> this.#shift;
    return ((present(this.#words[bit >>> 5]) >>> bit) & 1) === 1;
  }
}
