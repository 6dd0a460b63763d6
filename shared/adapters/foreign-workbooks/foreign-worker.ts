import { parentPort, workerData } from "node:worker_threads";

import { UnreadableFile } from "../../reading/cells/unreadable-file.ts";
import { openEncryptedPackage } from "./open-encrypted-package.ts";
import { readWithLibrary } from "./read-with-library.ts";
import { isWorkerTask, type WorkerMessage } from "./worker-messages.ts";

/*
 * The worker thread in which the libraries run. It has access to nothing but the file. A failure here becomes a message, or
 * ends only this thread.
 */

const port = parentPort;
if (port === null) throw new Error("this file runs only as a worker");

const post = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void => {
  port.postMessage(message, transfer);
};

const task: unknown = workerData;
if (!isWorkerTask(task)) throw new Error("the worker got no task");
try {
  if (task.task === "open") {
    post({ kind: "opened", bytes: await openEncryptedPackage(task.bytes, task.passwords) });
  } else {
    await readWithLibrary(task, post);
  }
} catch (error) {
  if (!(error instanceof UnreadableFile)) throw error;
  post({ kind: "finding", finding: error.finding });
}
post({ kind: "done" });
