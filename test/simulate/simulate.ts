import { checkRun } from "./check-run.ts";
import { run } from "./run.ts";

/** The result of one seed. */
export interface Simulated {
  readonly seed: number;
  readonly wrong: readonly string[];
  readonly story: readonly string[];
  readonly faults: number;
  readonly messages: number;
  /** How many messages the mail service got more than once. */
  readonly repeated: number;
}

/**
 * Runs one seed, in this order: without faults (run.ts, "fair"), with faults ("foul"), then compares both with what the scenario
 * calls for and with each other (check-run.ts). Every write is checked as it happens (watch.ts).
 */
export async function simulate(seed: number): Promise<Simulated> {
  const fair = await run(seed, "fair");
  const wrongInFair = await checkRun(fair, fair);
  const foul = await run(seed, "foul");
  const wrong = await checkRun(foul, fair);
  const distinct = new Set(foul.sent.map(({ messageId }) => messageId)).size;
  return {
    seed,
    wrong: [...wrongInFair.map((each) => `in fair weather: ${each}`), ...wrong],
    story: foul.faults.story,
    faults: foul.faults.story.length,
    messages: distinct,
    repeated: foul.sent.length - distinct,
  };
}
