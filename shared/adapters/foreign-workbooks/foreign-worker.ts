import { parentPort, workerData } from "node:worker_threads";

import { UnreadableFile } from "../../reading/cells/unreadable-file.ts";
import { openEncryptedPackage } from "./open-encrypted-package.ts";
import { readWithLibrary } from "./read-with-library.ts";
import { isWorkerTask, type WorkerMessage } from "./worker-messages.ts";

/*
 * The body of the worker in which other people's parsers run. It knows nothing but the file, and whatever goes wrong in
 * here is answered, or ends this thread alone.
 */

const port = parentPort;
if (port === null) throw new Error("This file is the body of a worker.");

const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void => {
  port.postMessage(message, transfer);
};

const task: unknown = workerData;
if (!isWorkerTask(task)) throw new Error("The worker was given no task.");
try {
  if (task.task === "open") {
    say({ kind: "opened", bytes: await openEncryptedPackage(task.bytes, task.passwords) });
  } else {
    await readWithLibrary(task, say);
  }
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  say({ kind: "finding", finding: error.finding });
}
say({ kind: "done" });
