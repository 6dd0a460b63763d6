import { parseArgs } from "node:util";

import { EXERCISE_BEGINS } from "./demo/exercise/begins.ts";

/** The local system can't start. The message is one line for the person who started it. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}

export interface StartOptions {
  readonly data: string;
  readonly smtpPort: number;
  readonly httpPort: number;
  /** `exercise`: a whole exercise is played by moving the clock. */
  readonly demo: "statements" | "exercise" | "none";
  readonly once: boolean;
  readonly canary: boolean;
  /** How far the system's clock is ahead of the machine's. */
  readonly clockOffsetMs: number;
}

/** What `npm start -- --help` prints. */
export const startHelp = `Accord on this machine

  npm start -- [options]

  --data DIR          where everything is kept (default .accord)
  --smtp-port N       port of the mail server (default 2525; 0 takes a free one)
  --http-port N       port of the viewer (default 8025; 0 takes a free one)
  --demo exercise     play a whole exercise with six invented organisations, from its cut-off to the audited submission
  --no-demo           start without the demonstration
  --once              end after the demonstration; the exit code is 1 if any expected reply is missing
  --canary            mail the system a statement of its own again and again; npx accord canary shows how far each came
  --now INSTANT       start the clock at this instant, such as 2023-03-29T09:00:00Z
  --help              print this
`;

/**
 * Reads the command line of the local system; `undefined` if it asks for help.
 *
 * @throws StartRefused if it can't be understood.
 */
export function parseStartOptions(args: readonly string[], now: Date): StartOptions | undefined {
  const values = readArguments(args);
  if (values.help) return undefined;
  return {
    data: values.data,
    smtpPort: portOf("--smtp-port", values["smtp-port"]),
    httpPort: portOf("--http-port", values["http-port"]),
    demo: demoOf(values),
    once: values.once,
    canary: values.canary,
    clockOffsetMs: offsetOf(values, now),
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: "string", default: ".accord" },
        "smtp-port": { type: "string", default: "2525" },
        "http-port": { type: "string", default: "8025" },
        demo: { type: "string" },
        "no-demo": { type: "boolean", default: false },
        once: { type: "boolean", default: false },
        canary: { type: "boolean", default: false },
        now: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message : String(error)} See npm start -- --help.`);
  }
}

type Arguments = ReturnType<typeof readArguments>;

function demoOf({ demo, "no-demo": noDemo }: Arguments): StartOptions["demo"] {
  if (demo !== undefined && demo !== "exercise")
    throw new StartRefused(`There is no demonstration ${demo}: leave --demo out, or write --demo exercise.`);
  if (demo === "exercise" && noDemo) throw new StartRefused("Write --demo exercise or --no-demo, not both.");
  return noDemo ? "none" : (demo ?? "statements");
}

/** The exercise begins at its own time. */
function offsetOf(values: Arguments, now: Date): number {
  const start = values.demo === "exercise" ? EXERCISE_BEGINS : values.now;
  if (values.demo === "exercise" && values.now !== undefined)
    throw new StartRefused("The exercise begins at its own time: leave --now out.");
  return start === undefined ? 0 : instantOf(start).getTime() - now.getTime();
}

function portOf(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new StartRefused(`${option} ${text} is not a port: give a number from 0 to 65535.`);
}

function instantOf(text: string): Date {
  const instant = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(instant.getTime())) return instant;
  throw new StartRefused(`--now ${text} is not an instant: write it as 2023-03-29T09:00:00Z.`);
}
