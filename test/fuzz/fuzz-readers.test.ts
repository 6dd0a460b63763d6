import { expect, test } from "vitest";

import { fuzzReaders } from "./fuzz-readers.ts";
import { fuzzSeeds } from "./fuzz-seeds.ts";
import { testSeed } from "./test-seed.ts";

// `node test/fuzz/fuzz.ts --seed …` repeats the rounds of a seed, and runs more of them.
test(`mutated files end in rows and findings and nothing else (seed ${String(testSeed)})`, async () => {
  expect(await fuzzReaders(fuzzSeeds("own"), testSeed, Array(400).keys())).toEqual([]);
}, 600_000);
