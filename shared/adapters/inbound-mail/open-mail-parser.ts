import { Worker } from "node:worker_threads";

import type { OpenedMail, OpenMail } from "../../domain/mail/mail-facts.ts";
import { defaultMailLimits, messageTooBig, type MailLimits } from "./mail-limits.ts";
import { workerMessageSchema, type ParseRequest, type WorkerMessage } from "./parser-messages.ts";

export interface MailParserSettings {
  readonly limits?: Partial<MailLimits>;
  /** The worker's file; in a bundle, `mail-worker.mjs` beside the function. */
  readonly worker?: URL;
}

export interface OpenMailParser {
  readonly openMail: OpenMail;
  /** Ends the worker without waiting for a message that is being parsed. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a parser of mails that runs in a worker thread with limits on time and memory. A message is parsed in this order:
 *
 * 1. Send it to the worker (`mail-worker.ts`), which splits it into parts with mailparser (`message-parts.ts`).
 * 2. The worker opens the files, with those in forwarded messages, winmail.dat and zips, and sends the content (`read-message.ts`).
 *
 * A message that breaks the worker ends as a failure with a reason, and the next one gets a new worker. Messages are parsed
 * one at a time, in their order. The worker starts with the first message and does not keep the process alive.
 */
export function openMailParser(settings: MailParserSettings = {}): OpenMailParser {
  const limits = { ...defaultMailLimits, ...settings.limits };
  const file = settings.worker ?? workerBeside(import.meta.url);
  let worker: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let count = 0;

  async function parseInWorker(raw: Uint8Array): Promise<WorkerOutcome> {
    const used = worker !== undefined;
    const current = (worker ??= startWorker(file, limits));
    const ended = await requestParsing(current, { id: ++count, raw, limits }, limits);
    if (ended.broken === undefined) return ended;
    worker = undefined;
    await current.terminate();
    // An earlier message may have broken the worker, so this one is tried again in a new worker.
    return used && ended.broken !== "time" ? parseInWorker(raw) : ended;
  }

  async function openNow(raw: Uint8Array): Promise<OpenedMail> {
    if (raw.length > limits.messageBytes) {
      const { reason, message } = messageTooBig(limits);
      return { outcome: "failed", reason, why: message };
    }
    const { last } = await parseInWorker(raw);
    if (last.type === "failed") return { outcome: "failed", reason: last.reason, why: last.why };
    return { outcome: "opened", content: last.content };
  }

  return {
    openMail: (raw) => {
      const opened = turn.then(() => openNow(raw));
      turn = opened.catch(() => undefined);
      return opened;
    },
    close: async () => {
      await worker?.terminate();
      worker = undefined;
    },
  };
}

function workerBeside(url: string): URL {
  return new URL(url.endsWith(".ts") ? "./mail-worker.ts" : "./mail-worker.mjs", url);
}

function startWorker(file: URL, limits: MailLimits): Worker {
  const worker = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // Neither piped to our own nor read: reading them would keep the process alive.
    stdout: true,
    stderr: true,
  });
  // It may also end between two messages; the next request notices.
  worker.on("error", () => undefined);
  worker.unref();
  return worker;
}

interface WorkerOutcome {
  readonly last: WorkerMessage;
  /** Why the worker can't be used again: it has ended, or is still busy. */
  readonly broken: BreakReason | undefined;
}

/** Sends a message to the worker and waits for its last message on it, its end, or the time limit. */
function requestParsing(worker: Worker, request: ParseRequest, limits: MailLimits): Promise<WorkerOutcome> {
  return new Promise((resolve) => {
    const end = (last: WorkerOutcome["last"], broken: BreakReason | undefined): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onEnd).off("exit", onEnd);
      worker.unref();
      resolve({ last, broken });
    };
    const giveUp = (how: BreakReason): void => {
      const { reason, why } = unfinished(how, limits);
      end({ type: "failed", id: request.id, reason, why }, how);
    };
    const onMessage = (posted: unknown): void => {
      const message = workerMessageSchema.safeParse(posted).data;
      if (message === undefined) giveUp("crashed");
      else if (message.id !== request.id) return;
      else end(message, undefined);
    };
    const onEnd = (cause: unknown): void => {
      const memory = cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
      giveUp(memory ? "memory" : "crashed");
    };
    const timer = setTimeout(giveUp, limits.parsingMs, "time");
    worker.on("message", onMessage).on("error", onEnd).on("exit", onEnd);
    // The worker keeps the process alive while a request waits.
    worker.ref();
    worker.postMessage(request);
  });
}

type BreakReason = "time" | "memory" | "crashed";

function unfinished(how: BreakReason, limits: MailLimits): { outcome: "failed"; reason: string; why: string } {
  switch (how) {
    case "time":
      return {
        outcome: "failed",
        reason: "parsing-took-too-long",
        why: `Parsing it took more than ${limits.parsingMs / 1000} seconds.`,
      };
    case "memory":
      return {
        outcome: "failed",
        reason: "parsing-took-too-much-memory",
        why: `Parsing it took more than ${limits.heapMegabytes} MB of memory.`,
      };
    case "crashed":
      return { outcome: "failed", reason: "parsing-crashed", why: "Parsing it crashed." };
  }
}
