/**
 * The seed of every drawn test. `npm test` uses the same one each time, so that the same code always gives the same result; `TEST_SEED=4711 npm test` draws
 * other cases, and repeats those that failed with it.
 */
export const testSeed = seedFrom(process.env["TEST_SEED"]);

function seedFrom(text: string | undefined): number {
  const seed = Number(text ?? "20230331");
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error(`TEST_SEED must be a whole number, but it is “${text}”.`);
  return seed;
}
