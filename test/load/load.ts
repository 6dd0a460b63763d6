import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import nodemailer from "nodemailer";
import * as z from "zod";

import { readSystemFile } from "../../local/system-file.ts";
import { runAccordProcess, startSystemProcess } from "../acceptance/running-system.ts";
import type { Figure } from "../bench/figure.ts";
import { contactsOf, inventedGroup, ledgerOfPayable, organisationsOf, workbookOf } from "./invented-group.ts";
import type { InventedGroup, PlannedStatement } from "./invented-group.ts";

const CONNECTIONS = 8;
const LOOK_EVERY_MS = 250;
/** If nothing new comes for this long, something is lost. */
const PATIENCE_MS = 120_000;

const positionsSchema = z.array(
  z.object({
    payable: z.string(),
    receivable: z.string(),
    state: z.string(),
    notifiedPence: z.number(),
    agreedPence: z.number(),
  }),
);

const { values } = parseArgs({
  options: {
    statements: { type: "string", default: "2000" },
    lines: { type: "string", default: "200" },
    json: { type: "boolean", default: false },
  },
});
const [count, lines] = [Number(values.statements), Number(values.lines)];
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(lines) || count < 1 || lines < 1)
  throw new RangeError("--statements N and --lines N are whole numbers");
const tell = (line: string) => {
  if (!values.json) console.log(line);
};

const data = mkdtempSync(join(tmpdir(), "accord-load-"));
let system = await startSystemProcess(data, "--no-demo");
try {
  const group = inventedGroup(count, lines);
  await loadGroup(group);
  tell(`${group.payables.length} ledgers loaded; making ${count} statements of ${lines} lines`);
  const workbooks: Uint8Array[] = [];
  for (const statement of group.statements) workbooks.push(await workbookOf(statement));

  const watch = watchProcess((await readSystemFile(data))?.pid ?? 0);
  const started = Date.now();
  const accepted = await sendAll(group.statements, workbooks);
  const allAccepted = Date.now();
  tell(`all accepted after ${seconds(allAccepted - started)} s`);
  const answers = await allAnswers();
  const looks = watch.end();
  const wrong = [...wrongAnswers(group.statements, answers), ...(await wrongAmounts(group.statements))];

  const afterStop = await restarted("stop");
  const afterKill = await restarted("kill");

  const ended = Math.max(...answers.map(({ at }) => at));
  const waits = answers.map(({ to, at }) => at - (accepted.get(to) ?? 0)).toSorted((one, other) => one - other);
  const fifth = at(
    answers.map((answer) => answer.at).toSorted((one, other) => one - other),
    0.2,
  );
  const figures: Figure[] = [
    figure(
      "statements answered, none lost, none doubled, each amount right",
      count - wrong.length,
      "statements",
      wrong.length === 0,
    ),
    figure("accepted over SMTP", count / ((allAccepted - started) / 1000), "statements/s"),
    figure("answered", count / ((ended - started) / 1000), "statements/s"),
    figure("from accepted to answered, p50", at(waits, 0.5) / 1000, "s"),
    figure("from accepted to answered, p99", at(waits, 0.99) / 1000, "s"),
    figure("CPU of the system for each", ((looks.at(-1)?.cpuSeconds ?? 0) - (looks[0]?.cpuSeconds ?? 0)) / count, "s"),
    figure("memory of the system (RSS) when a fifth was answered", megabytesBy(looks, fifth), "MB"),
    figure("… the peak", Math.max(...looks.map(({ megabytes }) => megabytes)), "MB"),
    figure("ready again after a stop", afterStop, "s"),
    figure("ready again after a kill", afterKill, "s"),
  ];
  for (const each of wrong.slice(0, 20)) console.error(each);
  if (values.json) console.log(JSON.stringify(figures));
  else
    for (const { name, value, unit } of figures) console.log(`${name}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await system.stop();
  rmSync(data, { recursive: true, force: true });
}

async function loadGroup(group: InventedGroup): Promise<void> {
  const file = (name: string, content: string) => {
    const path = join(data, name);
    writeFileSync(path, content);
    return path;
  };
  const exercise = fileURLToPath(new URL("../../local/demo/exercise-2022-23-q4.json", import.meta.url));
  await accord("organisations", "import", file("organisations.csv", organisationsOf(group)));
  await accord("contacts", "import", file("contacts.csv", contactsOf(group)));
  await accord("exercise", "import", exercise);
  for (const payable of group.payables) {
    const ledger = file("ledger.csv", ledgerOfPayable(group, payable));
    await accord("ledger", "import", ledger, "--organisation", payable, "--as-at", "2023-03-31", "--close", "hard");
  }
}

/** Ends the system and starts it again; returns the seconds until it takes mail. */
async function restarted(how: "stop" | "kill"): Promise<number> {
  await system[how]();
  const started = Date.now();
  system = await startSystemProcess(data, "--no-demo");
  return (Date.now() - started) / 1000;
}

async function accord(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await runAccordProcess(...args, "--data", data);
  if (code !== 0) throw new Error(`accord ${args.join(" ")} ended with ${String(code)}: ${err}`);
  return out;
}

/** Sends all as fast as the system accepts them; returns when each was accepted, by its Message-ID. */
async function sendAll(
  statements: readonly PlannedStatement[],
  workbooks: readonly Uint8Array[],
): Promise<Map<string, number>> {
  const transport = nodemailer.createTransport({
    ...{ host: "127.0.0.1", port: system.smtpPort, ignoreTLS: true },
    ...{ pool: true, maxConnections: CONNECTIONS, maxMessages: Infinity },
  });
  const accepted = new Map<string, number>();
  await Promise.all(
    statements.map(async (statement, index) => {
      const { payable, sender } = statement;
      await transport.sendMail({
        from: sender.email,
        to: `statements+${payable}@accord.example.org`,
        subject: `${sender.code} statement of balances`,
        text: "Our statement is attached.",
        messageId: messageIdOf(statement),
        attachments: [{ filename: "statement.xlsx", content: Buffer.from(workbooks[index] ?? []) }],
      });
      accepted.set(messageIdOf(statement), Date.now());
    }),
  );
  transport.close();
  return accepted;
}

interface Answer {
  /** The Message-ID of the mail that it answers. */
  readonly to: string;
  /** When its file was written. */
  readonly at: number;
}

/** All sent messages, once there are as many as mails and no more come. */
async function allAnswers(): Promise<Answer[]> {
  const outbox = join(data, "outbox");
  const messages = () => readdirSync(outbox).filter((name) => name.endsWith(".eml"));
  let [seen, since, toldAt] = [0, Date.now(), 0];
  while (seen < count && Date.now() - since < PATIENCE_MS) {
    await pause(LOOK_EVERY_MS);
    const now = messages().length;
    if (now > seen) [seen, since] = [now, Date.now()];
    if (seen >= toldAt + 200) tell(`${(toldAt = seen)} answered`);
  }
  // A duplicate may still come.
  await pause(3000);
  return messages().map((name) => {
    const path = join(outbox, name);
    const [head = ""] = readFileSync(path, "latin1").split("\r\n\r\n", 1);
    const to = /^In-Reply-To:\s*(\S+)/im.exec(head)?.[1] ?? "";
    return { to, at: statSync(path).mtimeMs };
  });
}

function wrongAnswers(statements: readonly PlannedStatement[], answers: readonly Answer[]): string[] {
  const byMail = Map.groupBy(answers, ({ to }) => to);
  const wrong = statements.flatMap((statement) => {
    const own = byMail.get(messageIdOf(statement))?.length ?? 0;
    return own === 1 ? [] : [`${messageIdOf(statement)} was answered ${own} times`];
  });
  const known = new Set(statements.map(messageIdOf));
  for (const { to } of answers) if (!known.has(to)) wrong.push(`a message left that answers ${to || "nothing"}`);
  return wrong;
}

async function wrongAmounts(statements: readonly PlannedStatement[]): Promise<string[]> {
  const positions = positionsSchema.parse(JSON.parse(await accord("positions", "--json")));
  const found = new Map(positions.map((each) => [`${each.payable} ${each.receivable}`, each]));
  return statements.flatMap(({ payable, sender, claimedPence, agreedPence }) => {
    const position = found.get(`${payable} ${sender.code}`);
    const isRight = position?.notifiedPence === claimedPence && position.agreedPence === agreedPence;
    return isRight
      ? []
      : [`${payable} ${sender.code}: ${JSON.stringify(position)} instead of ${claimedPence} and ${agreedPence}`];
  });
}

interface ProcessLook {
  readonly at: number;
  readonly megabytes: number;
  readonly cpuSeconds: number;
}

/** Looks at a process every second: its memory, since not every system records the peak itself, and its CPU. */
function watchProcess(pid: number) {
  const looks: ProcessLook[] = [];
  const look = () => {
    const { stdout } = spawnSync("ps", ["-o", "rss=,time=", "-p", String(pid)], { encoding: "utf8" });
    const [kilobytes = "0", time = "0"] = stdout.trim().split(/\s+/);
    looks.push({ at: Date.now(), megabytes: Number(kilobytes) / 1024, cpuSeconds: secondsOf(time) });
  };
  look();
  const looking = setInterval(look, 1000);
  return {
    end: (): readonly ProcessLook[] => {
      look();
      clearInterval(looking);
      return looks;
    },
  };
}

/** As `ps` writes it: `1-02:03:04`, `02:03:04`, `3:04` or `3:04.56`. */
function secondsOf(time: string): number {
  return time
    .split(/[-:]/)
    .reduce((sum, part, index, parts) => sum * (parts.length - index === 3 ? 24 : 60) + Number(part), 0);
}

function messageIdOf({ payable, sender }: PlannedStatement): string {
  return `<${sender.code}.${payable}@load.example.org>`;
}

/** The most memory until a time. */
function megabytesBy(looks: readonly ProcessLook[], time: number): number {
  return Math.max(0, ...looks.filter((look) => look.at <= time).map(({ megabytes }) => megabytes));
}

function figure(name: string, value: number, unit: string, holds = true): Figure {
  return { name, value, unit, bar: "", holds };
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
