/** Random numbers from a seed: the same seed gives the same run. */
export interface Random {
  /** At least 0, below 1. */
  float(): number;
  /** At least 0, below `limit`. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<Each>(from: readonly [Each, ...Each[]]): Each;
}

/** A small generator (sfc32), seeded with a number and a purpose, so that two uses of a seed are independent. */
export function randomFrom(seed: number, use: string): Random {
  let mixed = seed >>> 0;
  for (const letter of use) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x9e3779b1) >>> 0;
  let [a, b, c, counter] = [mixed, seed >>> 0, 0x2545f491, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < 12; round += 1) next();
  return {
    float: next,
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
  };
}
