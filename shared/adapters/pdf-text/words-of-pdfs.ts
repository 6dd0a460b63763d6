import { Worker } from "node:worker_threads";

import * as z from "zod";

import { defaultPdfLimits, type PdfLimits } from "./pdf-limits.ts";
import type { PdfTask } from "./pdf-task.ts";

/** Reads the words of the PDFs of one mail, in their order; empty for one that can't be read, or that is over a limit. Never throws. */
export type WordsOfPdfs = (files: readonly Uint8Array[]) => Promise<string[]>;

/**
 * Reads the words of PDFs with a library, each file in a worker thread of its own (`pdf-worker.ts`) with limits on memory and time. Only
 * text is read: no picture is decoded, no script runs, and nothing is fetched.
 *
 * @param worker the file of the worker if bundling has moved it
 */
export function wordsOfPdfs(
  worker: URL = new URL("./pdf-worker.ts", import.meta.url),
  given: Partial<PdfLimits> = {},
): WordsOfPdfs {
  const limits = { ...defaultPdfLimits, ...given };
  return async (files) => {
    const deadline = performance.now() + limits.allMilliseconds;
    const words: string[] = [];
    for (const bytes of files) {
      const isLate = performance.now() >= deadline;
      words.push(isLate || bytes.length > limits.fileBytes ? "" : await wordsOf(bytes, worker, limits));
    }
    return words;
  };
}

const MILLISECONDS_BETWEEN_LOOKS = 25;

const answerSchema = z.object({ words: z.string() });

/** Runs the worker on one file. Whatever happens to the worker, it ends and the file has no words. */
function wordsOf(file: Uint8Array, workerFile: URL, limits: PdfLimits): Promise<string> {
  return new Promise((resolve) => {
    const bytes = new Uint8Array(file);
    const { pages, characters } = limits;
    const workerData: PdfTask = { bytes, pages, characters };
    const worker = new Worker(workerFile, {
      workerData,
      transferList: [bytes.buffer],
      resourceLimits: {
        maxOldGenerationSizeMb: limits.workerMegabytes,
        maxYoungGenerationSizeMb: 32,
        stackSizeMb: 4,
      },
      // The library sees no settings, and its output is dropped.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const end = (words: string): void => {
      clearTimeout(timer);
      clearInterval(watch);
      void worker.terminate();
      resolve(words);
    };
    const timer = setTimeout(end, limits.milliseconds, "");
    const most = process.memoryUsage.rss() + limits.grownMegabytes * 1024 * 1024;
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > most) end("");
    }, MILLISECONDS_BETWEEN_LOOKS);
    worker.on("message", (message: unknown) => {
      end(answerSchema.safeParse(message).data?.words.slice(0, characters) ?? "");
    });
    worker.on("error", () => {
      end("");
    });
    worker.on("exit", () => {
      end("");
    });
  });
}
