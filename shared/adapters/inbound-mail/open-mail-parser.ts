import { Worker } from "node:worker_threads";

import type { Envelope, MailHeaders, ParsedMail, ParseMail } from "../../domain/mail/mail-facts.ts";
import { defaultMailLimits, type MailLimits } from "./mail-limits.ts";
import { workerMessageSchema, type ParseRequest, type WorkerMessage } from "./parser-messages.ts";
import { messageTooBig } from "./read-message.ts";

export interface MailParserSettings {
  readonly limits?: Partial<MailLimits>;
  /** The worker's file; bundled, `mail-worker.mjs` beside the function. */
  readonly worker?: URL;
}

export interface OpenMailParser {
  readonly parseMail: ParseMail;
  /** Ends the worker. Nothing that is being parsed is waited for. */
  readonly close: () => Promise<void>;
}

/**
 * A parser in a thread of its own, with caps on its time and memory: the worst message ends as a failure with a reason,
 * and the next one gets a fresh thread. One message is parsed at a time; others wait in their order. The thread starts
 * with the first message and does not keep the process alive.
 */
export function openMailParser(settings: MailParserSettings = {}): OpenMailParser {
  const limits = { ...defaultMailLimits, ...settings.limits };
  const file = settings.worker ?? workerBeside(import.meta.url);
  let worker: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let count = 0;

  async function ask(raw: Uint8Array): Promise<Conversation> {
    const used = worker !== undefined;
    const current = (worker ??= startWorker(file, limits));
    const ended = await conversation(current, { id: ++count, raw, limits }, limits);
    if (ended.broken === undefined) return ended;
    worker = undefined;
    await current.terminate();
    // What an earlier message left behind may have ended it: this one then deserves a thread that it has to itself.
    return used && ended.broken !== "time" ? ask(raw) : ended;
  }

  async function parseNow(raw: Uint8Array, envelope: Envelope): Promise<ParsedMail> {
    if (raw.length > limits.messageBytes) {
      const { reason, message } = messageTooBig(limits);
      return { outcome: "failed", reason, why: message, headers: undefined, envelope };
    }
    const { headers, last } = await ask(raw);
    if (last.type === "failed") return { outcome: "failed", reason: last.reason, why: last.why, headers, envelope };
    if (headers === undefined) return { ...unfinished("crashed", limits), headers, envelope };
    return { outcome: "parsed", facts: { ...headers, ...last.content, envelope } };
  }

  return {
    parseMail: (raw, envelope) => {
      const parsed = turn.then(() => parseNow(raw, envelope));
      turn = parsed.catch(() => undefined);
      return parsed;
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
    // Never piped into our own, and never read either: reading them would keep the process alive.
    stdout: true,
    stderr: true,
  });
  // It may also die between two messages; whoever asks it next finds out.
  worker.on("error", () => undefined);
  worker.unref();
  return worker;
}

interface Conversation {
  readonly headers: MailHeaders | undefined;
  readonly last: Exclude<WorkerMessage, { type: "headers" }>;
  /** Why the worker can't be asked again: it is dead, or busy with what nobody waits for. */
  readonly broken: Ending | undefined;
}

/** Sends a message to the worker and listens until it has said its last word on it, died, or run out of time. */
function conversation(worker: Worker, request: ParseRequest, limits: MailLimits): Promise<Conversation> {
  return new Promise((resolve) => {
    let headers: MailHeaders | undefined;
    const end = (last: Conversation["last"], broken: Ending | undefined): void => {
      clearTimeout(timer);
      worker.off("message", hear).off("error", die).off("exit", die);
      worker.unref();
      resolve({ headers, last, broken });
    };
    const giveUp = (how: Ending): void => {
      const { reason, why } = unfinished(how, limits);
      end({ type: "failed", id: request.id, reason, why }, how);
    };
    const hear = (said: unknown): void => {
      const message = workerMessageSchema.safeParse(said).data;
      if (message === undefined) giveUp("crashed");
      else if (message.id !== request.id) return;
      else if (message.type === "headers") headers = message.headers;
      else end(message, undefined);
    };
    const die = (cause: unknown): void => {
      const memory = cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
      giveUp(memory ? "memory" : "crashed");
    };
    const timer = setTimeout(giveUp, limits.parsingMs, "time");
    worker.on("message", hear).on("error", die).on("exit", die);
    // While somebody waits, the thread counts.
    worker.ref();
    worker.postMessage(request);
  });
}

type Ending = "time" | "memory" | "crashed";

function unfinished(how: Ending, limits: MailLimits): { outcome: "failed"; reason: string; why: string } {
  switch (how) {
    case "time":
      return {
        outcome: "failed",
        reason: "parsing-took-too-long",
        why: `Taking it apart took more than ${limits.parsingMs / 1000} seconds.`,
      };
    case "memory":
      return {
        outcome: "failed",
        reason: "parsing-took-too-much-memory",
        why: `Taking it apart took more than ${limits.heapMegabytes} MB of memory.`,
      };
    case "crashed":
      return { outcome: "failed", reason: "parsing-crashed", why: "Taking it apart ended the program that did it." };
  }
}
