import { expect, test } from "vitest";

import { fuzzReaders } from "./fuzz-readers.ts";
import { fuzzSeeds } from "./fuzz-seeds.ts";

// Each run uses another seed; the title has it, and `node test/fuzz/fuzz.ts --seed …` repeats it.
const seed = Math.floor(Math.random() * 1_000_000);

test(`mutated files end in rows and findings and nothing else (seed ${seed})`, async () => {
  expect(await fuzzReaders(fuzzSeeds("own"), seed, Array(400).keys())).toEqual([]);
}, 600_000);
