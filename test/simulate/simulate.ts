import { checkRun } from "./check-run.ts";
import { run } from "./run.ts";

/** What came of one seed. */
export interface Simulated {
  readonly seed: number;
  readonly wrong: readonly string[];
  readonly story: readonly string[];
  readonly faults: number;
  readonly messages: number;
  /** How many messages the mail service was handed more than once. */
  readonly repeated: number;
}

/** Runs a seed in fair weather and in foul, and holds the two against each other. */
export async function simulate(seed: number): Promise<Simulated> {
  const fair = await run(seed, "fair");
  const wrongInFair = await checkRun(fair, fair);
  const foul = await run(seed, "foul");
  const wrong = await checkRun(foul, fair);
  const distinct = new Set(foul.sent.map(({ messageIdHeader }) => messageIdHeader)).size;
  return {
    seed,
    wrong: [...wrongInFair.map((each) => `in fair weather: ${each}`), ...wrong],
    story: foul.faults.story,
    faults: foul.faults.story.length,
    messages: distinct,
    repeated: foul.sent.length - distinct,
  };
}
