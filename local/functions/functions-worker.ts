import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Context, Handler, ScheduledHandler, SQSHandler } from "aws-lambda";
import * as z from "zod";

import { hasDiskSpace } from "../disk-space.ts";
import { functionNames, schedules, type FunctionName, type ScheduledName, localCredentials } from "../local-names.ts";
import { reportRuns } from "../metrics/cloud-figures.ts";
import { pollQueue } from "./poll-queue.ts";
import { runBySchedule } from "./run-by-schedule.ts";
import { handlerGate } from "./handler-gate.ts";
import { ALIVE, ALIVE_EVERY_MS, goOnSchema, HELD, HOLD, READY, STOP, workerSettingsSchema } from "./worker-messages.ts";

/** How many batches each function handles at once, and the most messages in a batch. */
const CONCURRENCY: Readonly<Record<FunctionName, { readonly batches: number; readonly batchSize: number }>> = {
  "receive-mail": { batches: 2, batchSize: 5 },
  "read-mail": { batches: 2, batchSize: 5 },
  "import-ledger": { batches: 1, batchSize: 1 },
  "judge-ledger": { batches: 1, batchSize: 1 },
  "reconcile-position": { batches: 2, batchSize: 5 },
  "send-mail": { batches: 2, batchSize: 5 },
  "note-delivery": { batches: 1, batchSize: 10 },
  "check-stored-mail": { batches: 1, batchSize: 10 },
};

/** Only for the Lambda context; nothing here depends on it. */
const TIMEOUT_MS = 180_000;

const bundledSchema = z.object({ handler: z.custom<Handler>((value) => typeof value === "function") });

/** The Lambda type still has these old callbacks; no function calls them. */
const callbacks = { done: () => undefined, fail: () => undefined, succeed: () => undefined };

const port = parentPort;
if (!port) throw new Error("This file is the body of a worker thread.");

const { queues, data, scheduled: scheduledNames } = workerSettingsSchema.parse(workerData);
const { ACCORD_BUNDLES: bundles } = process.env;
const now = () => new Date(Date.now() + Number(process.env["ACCORD_CLOCK_OFFSET_MS"] ?? 0));
const write = (line: string) =>
  process.stdout.write(`${line}
`);
const handlers = bundles === undefined ? await handlersOfSources() : await handlersOfBundles(bundles);
const sqs = new SQSClient(localCredentials);
const stopping = new AbortController();

const gate = handlerGate();
let clockMoved = Promise.withResolvers<undefined>();

port.on("message", (message) => {
  if (message === STOP) {
    gate.open();
    stopping.abort();
  } else if (message === HOLD)
    void gate.close().then(() => {
      port.postMessage(HELD);
    });
  else {
    process.env["ACCORD_CLOCK_OFFSET_MS"] = String(goOnSchema.parse(message).clockOffsetMs);
    gate.open();
    const moved = clockMoved;
    clockMoved = Promise.withResolvers();
    moved.resolve(undefined);
  }
});
const alive = setInterval(() => {
  port.postMessage(ALIVE);
}, ALIVE_EVERY_MS);
port.postMessage(READY);

const onError = (name: string) => (error: unknown) => {
  console.error(`${name}:`, error);
};
const polling = functionNames.flatMap((name) =>
  Array.from({ length: CONCURRENCY[name].batches }, () =>
    pollQueue(
      {
        sqs,
        url: queues[name].url,
        arn: queues[name].arn,
        region: localCredentials.region,
        batchSize: CONCURRENCY[name].batchSize,
        handler: gate.behind(reportRuns(handlers[name], name, write, now)),
        context: () => contextOf(name),
        onError: onError(name),
        mayWork: () => hasDiskSpace(data),
      },
      stopping.signal,
    ),
  ),
);
const scheduled = scheduledNames.map((name) =>
  runBySchedule(
    {
      ...schedules[name],
      handler: gate.behind(reportRuns(handlers[name], name, write, now)),
      context: () => contextOf(name),
      onError: onError(name),
      woken: () => clockMoved.promise,
    },
    stopping.signal,
  ),
);
await Promise.all([...polling, ...scheduled]);
clearInterval(alive);
sqs.destroy();
port.close();

type AnyName = FunctionName | ScheduledName;
type Handlers = Readonly<Record<FunctionName, SQSHandler> & Record<ScheduledName, ScheduledHandler>>;

async function handlersOfSources(): Promise<Handlers> {
  return {
    "receive-mail": (await import("../../functions/receive-mail/handler.ts")).handler,
    "read-mail": (await import("../../functions/read-mail/handler.ts")).handler,
    "import-ledger": (await import("../../functions/import-ledger/handler.ts")).handler,
    "judge-ledger": (await import("../../functions/judge-ledger/handler.ts")).handler,
    "reconcile-position": (await import("../../functions/reconcile-position/handler.ts")).handler,
    "send-mail": (await import("../../functions/send-mail/handler.ts")).handler,
    "check-stored-mail": (await import("../../functions/check-stored-mail/handler.ts")).handler,
    "publish-figures": (await import("../../functions/publish-figures/handler.ts")).handler,
    "note-delivery": (await import("../../functions/note-delivery/handler.ts")).handler,
    "send-canary": (await import("../../functions/send-canary/handler.ts")).handler,
    sweep: (await import("../../functions/sweep/handler.ts")).handler,
    "run-timetable": (await import("../../functions/run-timetable/handler.ts")).handler,
  };
}

/** Loads the bundles that Lambda would run: one folder for each function, as the templates upload it. */
async function handlersOfBundles(folder: string): Promise<Handlers> {
  const handlerOf = async (name: AnyName) => {
    const bundled: unknown = await import(pathToFileURL(join(folder, name, "index.mjs")).href);
    return bundledSchema.parse(bundled).handler;
  };
  return {
    "receive-mail": await handlerOf("receive-mail"),
    "read-mail": await handlerOf("read-mail"),
    "import-ledger": await handlerOf("import-ledger"),
    "judge-ledger": await handlerOf("judge-ledger"),
    "reconcile-position": await handlerOf("reconcile-position"),
    "send-mail": await handlerOf("send-mail"),
    "check-stored-mail": await handlerOf("check-stored-mail"),
    "publish-figures": await handlerOf("publish-figures"),
    "note-delivery": await handlerOf("note-delivery"),
    "send-canary": await handlerOf("send-canary"),
    sweep: await handlerOf("sweep"),
    "run-timetable": await handlerOf("run-timetable"),
  };
}

function contextOf(name: AnyName): Context {
  const end = Date.now() + TIMEOUT_MS;
  return {
    ...callbacks,
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:${localCredentials.region}:000000000000:function:${name}`,
    memoryLimitInMB: "2048",
    awsRequestId: randomUUID(),
    logGroupName: name,
    logStreamName: "local",
    getRemainingTimeInMillis: () => end - Date.now(),
  };
}
