import { required } from "../../collections.ts";

const LARGEST = 1 << 21;
const BITS_PER_VALUE = 16;
const BITS_OF_A_WORD = 32;
const MIX = 0x9e3779b1;

/** A Bloom filter with one hash function: says quickly that a value was not added. "May have" can be wrong, "has not" never is. */
export class BloomFilter<Value extends number> {
  readonly #words: Int32Array;
  readonly #shift: number;

  /** @param values how many values it is sized for */
  constructor(values: number) {
    let bits = BITS_OF_A_WORD * 2;
    while (bits < values * BITS_PER_VALUE && bits < LARGEST) bits *= 2;
    this.#words = new Int32Array(bits / BITS_OF_A_WORD);
    this.#shift = BITS_OF_A_WORD - Math.log2(bits);
  }

  /** A filter with the values of all these sets. */
  static of<Value extends number>(...sets: readonly ReadonlySet<Value>[]): BloomFilter<Value> {
    const filter = new BloomFilter<Value>(sets.reduce((values, set) => values + set.size, 0));
    for (const set of sets) for (const value of set) filter.add(value);
    return filter;
  }

  add(value: Value): void {
    const bit = Math.imul(value | 0, MIX) >>> this.#shift;
    this.#words[bit >>> 5] = required(this.#words[bit >>> 5]) | (1 << bit);
  }

  mayHave(value: Value): boolean {
    const bit = Math.imul(value | 0, MIX) >>> this.#shift;
    return ((required(this.#words[bit >>> 5]) >>> bit) & 1) === 1;
  }
}
