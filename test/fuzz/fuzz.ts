import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { fuzzedFile, fuzzReaders } from "./fuzz-readers.ts";
import { fuzzSeeds } from "./fuzz-seeds.ts";

/*
 * The long run of the fuzzer, on demand:
 *   node test/fuzz/fuzz.ts [--seed 1] [--from 0] [--seconds 60] [--kind own|foreign] [--save FOLDER]
 * It prints the seed and the round of each failure, which together repeat the file.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    from: { type: "string", default: "0" },
    seconds: { type: "string", default: "60" },
    kind: { type: "string", default: "own" },
    save: { type: "string" },
  },
});
const seeds = fuzzSeeds(values.kind === "foreign" ? "foreign" : "own");
const seed = Number(values.seed);
const until = performance.now() + Number(values.seconds) * 1000;
let round = Number(values.from);
let failed = 0;
console.log(`seed ${seed}, ${seeds.length} files to start from`);
while (performance.now() < until) {
  for (const failure of await fuzzReaders(seeds, seed, [round])) {
    failed++;
    console.log(`round ${failure.round}, from ${failure.file}: ${failure.what}`);
    if (values.save !== undefined) {
      writeFileSync(`${values.save}/${seed}-${failure.round}`, fuzzedFile(seeds, seed, round).bytes);
    }
  }
  round++;
}
console.log(`${round - Number(values.from)} rounds, ${failed} failures`);
process.exitCode = failed > 0 ? 1 : 0;
