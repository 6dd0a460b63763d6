import { expect, test } from "vitest";

import { fuzzReaders } from "./fuzz-readers.ts";
import { fuzzSeeds } from "./fuzz-seeds.ts";

// Each run tries others; the title tells which, and `node test/fuzz/fuzz.ts --seed …` has them again.
const seed = Math.floor(Math.random() * 1_000_000);

test(`mutated files end in rows and findings, in nothing else (seed ${seed})`, async () => {
  expect(await fuzzReaders(fuzzSeeds("own"), seed, Array(400).keys())).toEqual([]);
}, 600_000);
