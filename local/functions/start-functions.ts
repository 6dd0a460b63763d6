import { once } from "node:events";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";

import { openLog } from "./open-log.ts";
import { ALIVE, ALIVE_EVERY_MS, HELD, HOLD, READY, STOP, type GoOn, type WorkerSettings } from "./worker-messages.ts";

export interface FunctionSettings extends WorkerSettings {
  readonly environment: Readonly<Record<string, string>>;
  /** The file for the logs of the functions. */
  readonly logFile: string;
  /** Gets each line of those logs. */
  readonly onLogged: (line: string) => void;
}

export interface Functions {
  /** Lets current work end, and begins nothing more. Resolves when nothing runs. */
  readonly hold: () => Promise<void>;
  /** Goes on after a hold, with the clock so far ahead of the machine's. */
  readonly goOn: (clockOffsetMs: number) => void;
  /** Stops after the current work. */
  readonly stop: () => Promise<void>;
}

/** The longest time limit of a function on AWS, after which AWS would end it too. */
const LONGEST_SILENCE_MS = 15 * 60_000;
const RESTART_AFTER_MS = 500;
const STOP_WITHIN_MS = 20_000;

/**
 * Runs the functions in a separate thread, so that a large workbook does not block incoming mail. A thread that dies or no
 * longer answers is replaced, and its work comes again from the queues.
 *
 * @returns when every function is loaded and polls its queue
 * @throws whatever the functions throw while loading
 */
export async function startFunctions(settings: FunctionSettings): Promise<Functions> {
  const log = openLog(settings.logFile);
  let current: Worker | undefined;
  let everythingLogged: Promise<unknown> = Promise.resolve();
  let isStopping = false;
  let { environment } = settings;
  let held: PromiseWithResolvers<undefined> | undefined;

  function run(): Promise<void> {
    const worker = new Worker(new URL("./functions-worker.ts", import.meta.url), {
      workerData: {
        queues: settings.queues,
        data: settings.data,
        scheduled: settings.scheduled,
      } satisfies WorkerSettings,
      env: { ...environment },
      stdout: true,
      stderr: true,
    });
    current = worker;
    const logged = [
      createInterface({ input: worker.stdout }).on("line", (line) => {
        log.write(line);
        settings.onLogged(line);
      }),
      createInterface({ input: worker.stderr }).on("line", log.write),
    ];
    everythingLogged = Promise.all(logged.map((lines) => once(lines, "close")));
    let lastMessageAt = Date.now();
    const watch = setInterval(() => {
      if (Date.now() - lastMessageAt > LONGEST_SILENCE_MS) void worker.terminate();
    }, ALIVE_EVERY_MS);
    return new Promise((resolve, reject) => {
      let isReady = false;
      worker.on("message", (message) => {
        lastMessageAt = Date.now();
        if (message === READY) {
          isReady = true;
          resolve();
        } else if (message === HELD) {
          held?.resolve(undefined);
        } else if (message !== ALIVE) {
          log.write(`functions: unknown message ${String(message)}`);
        }
      });
      worker.on("error", (error) => {
        log.write(`functions: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        if (!isReady) reject(error instanceof Error ? error : new Error(String(error)));
      });
      worker.on("exit", () => {
        clearInterval(watch);
        current = undefined;
        // What does not run is held.
        held?.resolve(undefined);
        if (isReady && !isStopping) {
          setTimeout(() => {
            if (!isStopping) void run().catch(() => undefined);
          }, RESTART_AFTER_MS);
        }
      });
    });
  }

  await run();
  return {
    async hold() {
      held = Promise.withResolvers();
      if (current) current.postMessage(HOLD);
      else held.resolve(undefined);
      await held.promise;
      held = undefined;
    },
    goOn(clockOffsetMs) {
      environment = { ...environment, ACCORD_CLOCK_OFFSET_MS: String(clockOffsetMs) };
      current?.postMessage({ clockOffsetMs } satisfies GoOn);
    },
    async stop() {
      isStopping = true;
      const worker = current;
      if (worker) {
        const exited = new Promise<void>((resolve) => {
          worker.on("exit", () => {
            resolve();
          });
        });
        worker.postMessage(STOP);
        const giveUp = setTimeout(() => void worker.terminate(), STOP_WITHIN_MS);
        await exited;
        clearTimeout(giveUp);
      }
      await everythingLogged;
      log.close();
    },
  };
}
