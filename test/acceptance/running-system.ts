import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { simpleParser, type ParsedMail } from "mailparser";
import nodemailer from "nodemailer";

/** `npm start` as a separate process, the way a newcomer runs it. */
export interface RunningSystem {
  readonly data: string;
  readonly smtpPort: number;
  readonly httpAddress: string;
  /** Its output so far. */
  readonly printed: () => string;
  readonly isRunning: () => boolean;
  /** Asks it to stop, and waits. */
  readonly stop: () => Promise<void>;
  /** Kills it, like a loss of power, and waits. */
  readonly kill: () => Promise<void>;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Starts the system on a data directory and waits until it is ready. */
export async function startSystemProcess(data: string, ...more: readonly string[]): Promise<RunningSystem> {
  const { child, printed } = spawnStart(data, more);
  const exited = once(child, "exit");
  const ready = Promise.withResolvers<string>();
  if (!child.stdout) throw new Error("The process has no output.");
  createInterface(child.stdout).on("line", (line) => {
    if (line.startsWith("accord ready ")) ready.resolve(line);
  });
  void exited.then(() => {
    ready.reject(new Error(`npm start ended before it was ready: ${printed()}`));
  });
  const [, , smtp = "", http = ""] = (await ready.promise).split(" ");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return {
    data,
    smtpPort: Number(new URL(smtp).port),
    httpAddress: http,
    printed,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

/** Runs `npm start` with these options until it exits. */
export function runStart(data: string, ...more: readonly string[]): Promise<Ended> {
  return endOf(spawnStart(data, more));
}

/** The same with the function bundles for Lambda; `folder` has one folder for each function. */
export function runStartOfBundles(bundles: string, data: string, ...more: readonly string[]): Promise<Ended> {
  return endOf(spawnStart(data, more, { ACCORD_BUNDLES: bundles }));
}

async function endOf({ child, out, err }: ReturnType<typeof collect>): Promise<Ended> {
  await once(child, "close");
  return { code: child.exitCode, out: out(), err: err() };
}

/** Runs the accord command with these arguments. */
export async function runAccordProcess(...args: readonly string[]): Promise<Ended> {
  const { child, out, err } = collect(spawn(process.execPath, [join(ROOT, "cli/accord.js"), ...args], { cwd: ROOT }));
  await once(child, "close");
  return { code: child.exitCode, out: out(), err: err() };
}

function spawnStart(data: string, more: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const args = ["local/start.ts", "--data", data, "--smtp-port", "0", "--http-port", "0", ...more];
  const env = { ...process.env, ...environment };
  return collect(spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] }));
}

function collect(child: ChildProcess) {
  const chunks: { from: "out" | "err"; text: string }[] = [];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => chunks.push({ from: "out", text }));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => chunks.push({ from: "err", text }));
  const textOf = (from?: "out" | "err") =>
    chunks
      .filter((chunk) => from === undefined || chunk.from === from)
      .map((chunk) => chunk.text)
      .join("");
  return { child, printed: () => textOf(), out: () => textOf("out"), err: () => textOf("err") };
}

export interface MailToSend {
  readonly from: string;
  readonly to?: string;
  readonly subject: string;
  readonly messageId?: string;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** Sends a mail to the system as a mail program would; resolves when it is accepted. */
export async function sendMail(system: Pick<RunningSystem, "smtpPort">, mail: MailToSend): Promise<void> {
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port: system.smtpPort, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: mail.from,
      to: mail.to ?? "statements+ZA1@accord.example.org",
      subject: mail.subject,
      text: mail.text ?? "Our statement is attached.",
      ...(mail.messageId === undefined ? {} : { messageId: mail.messageId }),
      ...(mail.headers === undefined ? {} : { headers: { ...mail.headers } }),
      attachments: mail.file ? [{ filename: mail.file.name, content: Buffer.from(mail.file.bytes) }] : [],
    });
  } finally {
    transport.close();
  }
}

/** The messages that were sent so far, in order. */
export function outboxOf(data: string): { name: string; bytes: Buffer }[] {
  return readdirSync(join(data, "outbox"))
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(data, "outbox", name)) }));
}

/** The same messages, parsed. */
export async function sentMails(data: string): Promise<ParsedMail[]> {
  return Promise.all(outboxOf(data).map(({ bytes }) => simpleParser(bytes)));
}
