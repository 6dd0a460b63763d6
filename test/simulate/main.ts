import { parseArgs } from "node:util";

import { plant, plants } from "./plants.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    from: { type: "string", default: "1" },
    // Plants a bug, by its number; the run ends at the first seed that finds it.
    plant: { type: "string" },
  },
});
const planted = values.plant === undefined ? undefined : plants[Number(values.plant)]?.name;
if (planted !== undefined) plant(planted);
// Imported only now, so that the planted bug is in the loaded code.
const { simulate } = await import("./simulate.ts");
const [seeds, from] = [Number(values.seeds), Number(values.from)];
if (!Number.isSafeInteger(seeds) || !Number.isSafeInteger(from) || seeds < 1)
  throw new RangeError("--seeds N and --from SEED are whole numbers");

const failed: number[] = [];
let [faults, messages, repeated] = [0, 0, 0];
for (let seed = from; seed < from + seeds; seed += 1) {
  const result = await simulate(seed).catch((error: unknown) => ({
    wrong: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    story: [],
    faults: 0,
    messages: 0,
    repeated: 0,
  }));
  faults += result.faults;
  messages += result.messages;
  repeated += result.repeated;
  if (result.wrong.length > 0) {
    failed.push(seed);
    if (planted !== undefined) {
      console.log(`seed ${seed} finds that ${planted}: ${result.wrong[0] ?? ""}`);
      process.exit(1);
    }
    console.log(`seed ${seed}\n  ${result.wrong.join("\n  ")}\n  what happened:\n    ${result.story.join("\n    ")}`);
  }
  if ((seed - from + 1) % 500 === 0) console.log(`${seed - from + 1} seeds, ${failed.length} failed`);
}
console.log(
  `${faults} faults, ${messages} messages, ${repeated} of them sent again after an attempt that ended without a result`,
);
console.log(
  failed.length === 0
    ? `${seeds} seeds, all pass`
    : `${seeds} seeds, ${failed.length} failed: ${failed.join(", ")}; run one by --seeds 1 --from SEED`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
