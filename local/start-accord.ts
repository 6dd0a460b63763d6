import { join } from "node:path";
import { demoReport, runDemo } from "./demo/run-demo.ts";
import { LOOPBACK } from "./servers/listen.ts";
import { parseStartOptions, startHelp, type StartOptions, StartRefused } from "./start-options.ts";
import { startSystem, type LocalSystem } from "./start-system.ts";

/** `npm start`: runs the local system, with its demonstration, until somebody stops it. */
export async function startAccord(args: readonly string[]): Promise<void> {
  try {
    const options = parseStartOptions(args, new Date());
    if (options) await run(options);
    else console.log(startHelp);
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function run(options: StartOptions): Promise<void> {
  const system = await startSystem(options);
  const isEnding = endOnSignal(system);
  const httpAddress = `http://${LOOPBACK}:${system.httpPort}`;
  console.log(`accord ready smtp://${LOOPBACK}:${system.smtpPort} ${httpAddress}`);
  if (options.demo !== "none") {
    const wentWell = options.demo === "exercise" ? await play(system) : await demonstrate(system, httpAddress, options);
    if (options.once && !wentWell) process.exitCode = 1;
  }
  if (options.once && !isEnding()) await system.stop();
  else if (!options.once) console.log("Running. End it with Ctrl+C; everything is kept.");
}

async function play(system: LocalSystem): Promise<boolean> {
  console.log(
    "Six invented organisations play an exercise that Valegrove (ZN9) leads; Eastmere (ZA1) and Westhaven (ZC3X9) are on Accord.",
  );
  const { playExercise } = await import("./demo/exercise/play-exercise.ts");
  const why = await playExercise(system, (line) => {
    console.log(line);
  });
  if (why !== undefined)
    console.error(`The exercise was left out: ${why}. Give it a directory of its own with --data.`);
  return why === undefined;
}

async function demonstrate(system: LocalSystem, httpAddress: string, options: StartOptions): Promise<boolean> {
  console.log("The demonstration sends four statements to an invented trust; this takes some seconds.");
  const result = await runDemo(system);
  if (!result.ran) {
    console.error(`The demonstration was left out: ${result.why}. Give it a directory of its own with --data.`);
    return false;
  }
  for (const line of demoReport(result.answers, httpAddress, join(options.data, "outbox"))) console.log(line);
  const missing = result.answers.filter(({ answer }) => answer === undefined);
  for (const { mail } of missing) console.error(`No answer to: ${mail.what}. See ${join(options.data, "logs")}.`);
  return missing.length === 0;
}

/** Stops the system properly on Ctrl+C or a request to terminate; exits at once on a second one. */
function endOnSignal(system: LocalSystem): () => boolean {
  let isEnding = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      isEnding = true;
      void system.stop().then(() => process.exit());
    });
  }
  return () => isEnding;
}
