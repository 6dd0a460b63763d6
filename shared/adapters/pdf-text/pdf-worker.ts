import { parentPort, workerData } from "node:worker_threads";

import { isPdfTask } from "./pdf-task.ts";
import { readPdfWords } from "./read-pdf-words.ts";

/* The worker thread in which the library runs. It has access to nothing but the file, and a failure ends only this thread. */

const port = parentPort;
if (port === null) throw new Error("this file runs only as a worker");
const task: unknown = workerData;
if (!isPdfTask(task)) throw new Error("the worker got no task");
port.postMessage({ words: await readPdfWords(task) });
