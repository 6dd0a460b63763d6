import { Worker } from "node:worker_threads";
import type { Finding } from "../../domain/statement/finding.ts";
import type { OpenEncrypted, ReadForeignCells } from "../../reading/cells/cell-reader.ts";
import type { ReadingLimits } from "../../reading/cells/reading-limits.ts";
import { type RowSink, createRow, growRow } from "../../reading/cells/row.ts";
import { garbled, overLimit, passwordProtected, tooLargeInside } from "../../reading/cells/unreadable-file.ts";
import { readFormatCode } from "../../reading/cells/number-format/read-format-code.ts";
import type { NumberFormat } from "../../reading/cells/number-format/number-format.ts";
import { cellTypes, type RowBatch, type WorkerMessage, type WorkerTask } from "./worker-messages.ts";
import { workerMessageSchema } from "./worker-message-schema.ts";

/**
 * Reads the formats for which we have no reader of our own (.xls, .xlsb, XML, SYLK), and opens encrypted files. Libraries do
 * that, each file in a worker thread of its own with limits on memory and time:
 *
 * 1. Start the worker with the file (`foreign-worker.ts`).
 * 2. There: check the file (`check-integrity.ts`), read it with the library (`read-with-library.ts`), send rows in batches
 *    (`row-batches.ts`).
 * 3. Here: check each message (`worker-message-schema.ts`) and pass its rows to the sink.
 *
 * `workerFile` is the file of the worker if bundling has moved it.
 */
export function foreignWorkbooks(workerFile: URL = new URL("./foreign-worker.ts", import.meta.url)): {
  readonly readForeignCells: ReadForeignCells;
  readonly openEncrypted: OpenEncrypted;
} {
  return {
    async readForeignCells(file, format, passwords, limits, sink) {
      const findings: Finding[] = [];
      const task: WorkerTask = { task: "read", format, bytes: file.bytes, passwords, limits };
      const unpackBatch = batchUnpacker(sink);
      await runWorker(workerFile, task, (message) => {
        switch (message.kind) {
          case "sheet":
            sink.startSheet({ name: message.name, visibility: message.visibility, merges: message.merges });
            return;
          case "rows":
            unpackBatch(message);
            return;
          case "sheet-end":
            sink.endSheet({ hiddenColumns: new Set(message.hiddenColumns), merges: message.merges });
            return;
          case "finding":
            findings.push({ ...message.finding, file: file.name });
            return;
          case "opened":
          case "done":
            return;
        }
      });
      return { format, findings };
    },

    async openEncrypted(file, passwords, limits) {
      const task: WorkerTask = { task: "open", format: "xls", bytes: file.bytes, passwords, limits };
      let opened: Uint8Array | undefined;
      let refusal: Finding | undefined;
      await runWorker(workerFile, task, (message) => {
        if (message.kind === "opened") opened = message.bytes;
        else if (message.kind === "finding") refusal = message.finding;
      });
      if (opened !== undefined) return { opened };
      return {
        refused:
          refusal ?? passwordProtected("The file is protected by a password, in a way that is not known.").finding,
      };
    },
  };
}

/** Runs one task in a worker and passes on its messages. If the worker fails, the last message is a refusal. */
function runWorker(file: URL, task: WorkerTask, take: (message: WorkerMessage) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const bytes = new Uint8Array(task.bytes);
    const worker = new Worker(file, {
      workerData: { ...task, bytes },
      transferList: [bytes.buffer],
      resourceLimits: memoryLimits(task.limits),
      // The parsers see no settings, and their output is dropped.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    let hasEnded = false;
    const end = (finding?: Finding): void => {
      if (hasEnded) return;
      hasEnded = true;
      clearTimeout(timer);
      void worker.terminate();
      try {
        if (finding !== undefined) take({ kind: "finding", finding });
        resolve();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const timer = setTimeout(() => {
      end(overLimit(`Reading the file took over ${task.limits.milliseconds / 1000} seconds.`).finding);
    }, task.limits.milliseconds);
    worker.on("message", (message: unknown) => {
      if (hasEnded) return;
      const { data: parsed } = workerMessageSchema.safeParse(message);
      if (parsed === undefined) {
        end(garbled("the worker sent a message of no known form").finding);
        return;
      }
      if (parsed.kind === "done") end();
      else {
        try {
          take(parsed);
        } catch (error) {
          // The receiver failed, not the file.
          hasEnded = true;
          clearTimeout(timer);
          void worker.terminate();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      }
    });
    worker.on("error", (error) => {
      end(findingOf(error, task.limits));
    });
    worker.on("exit", () => {
      end(garbled("the worker ended without a result").finding);
    });
  });
}

function memoryLimits(limits: ReadingLimits) {
  return { maxOldGenerationSizeMb: limits.workerMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
}

function findingOf(error: unknown, limits: ReadingLimits): Finding {
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
    return tooLargeInside(`Reading the file needs more than ${limits.workerMegabytes} MB of memory.`).finding;
  }
  const why = error instanceof Error ? error.message : String(error);
  return garbled(why).finding;
}

/** Passes on the rows of a batch, in the same row object each time. */
function batchUnpacker(sink: RowSink): (batch: RowBatch) => void {
  const row = createRow();
  const formats: (NumberFormat | undefined)[] = [undefined];
  return (batch) => {
    for (const code of batch.newFormats) formats.push(readFormatCode(code));
    let cell = 0;
    for (let index = 0; index < batch.rows.length; index++) {
      const count = batch.counts[index] ?? 0;
      if (count > row.columns.length) growRow(row, count);
      row.row = batch.rows[index] ?? 0;
      row.hidden = batch.hidden[index] === 1;
      row.count = count;
      for (let place = 0; place < count; place++, cell++) {
        row.columns[place] = batch.columns[cell] ?? 0;
        row.types[place] = cellTypes[batch.types[cell] ?? 0] ?? "text";
        row.numbers[place] = batch.numbers[cell] ?? 0;
        row.texts[place] = batch.texts[cell] ?? "";
        row.formats[place] = formats[batch.formats[cell] ?? 0];
      }
      sink.row(row);
    }
  };
}
