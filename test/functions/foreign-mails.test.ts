import { existsSync, readdirSync, readFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { readHeaderBlock } from "../../shared/domain/mail/headers/read-header-block.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { northfold, statementOf } from "../acceptance/statement-file.ts";
import { attached, mailOf, plain } from "../adapters/inbound-mail/raw-mail.ts";
import { randomFrom } from "../simulate/random.ts";
import { notificationOf, type TestMail } from "../in-memory/test-mail.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import { realReaders } from "../in-memory/real-readers.ts";

/*
 * Messages that nobody here wrote, with their From replaced by registered addresses, among the mails of a position that stands. All of
 * them end in one state; nobody answers a machine; no ledger's data leaves, and the statement stays.
 *
 *   ACCORD_FOREIGN_MAILS=2000 npx vitest run test/functions/foreign-mails.test.ts     so many; the corpus is used again with other senders
 *   ACCORD_FOREIGN_SEED=17                                                            draws those of this seed again
 */

const corpus = new URL("../../../shared/corpora/mime/", import.meta.url);
const present = existsSync(corpus);
const files = present
  ? readdirSync(corpus, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".eml"))
      .sort()
  : [];
const count = Number(process.env["ACCORD_FOREIGN_MAILS"] ?? 200);
const seed = Number(process.env["ACCORD_FOREIGN_SEED"] ?? Date.now() % 100_000);

const parser = openMailParser();
afterAll(() => parser.close());
const readers = realReaders(parser.openMail);

const registered: readonly [string, ...string[]] = [
  "income@northfold.example.org",
  "income@southmoor.example.org",
  "income@westhaven.example.org",
];
/** A value of the ledger that no mail here has. */
const SECRET = "SECRET-LEDGER-4711";

/** The message with one From field, of this address, in place of its own. */
function withFrom(raw: Buffer, from: string): Buffer {
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const fields = text.slice(0, end).split(/\r?\n(?![ \t])/);
  const kept = fields.filter((field) => !/^(?:from[ \t]*:|>?from )/i.test(field));
  return Buffer.from([`From: <${from}>`, ...kept].join(newline) + text.slice(end), "latin1");
}

/** Whether a program says in the header that it sent the message, or bounced or acknowledged one. */
function isMachines(path: string, raw: Buffer): boolean {
  if (/sisimai\/|multipart_report_emails\/|delivery-status|\/bounce|\/arf/.test(path)) return true;
  return /^(?:auto-submitted:\s*auto|precedence:\s*(?:bulk|junk|list|auto_reply)|x-autoreply|list-id:|return-path:\s*<>)/im.test(
    raw.toString("latin1").split(/\r?\n\r?\n/, 1)[0] ?? "",
  );
}

async function standingSystem(): Promise<System> {
  const system = openSystem({}, readers);
  await system.settle();
  system.uploadLedger([
    { invoiceNumber: "INV-1", outstandingPence: pence(10_000) },
    { invoiceNumber: SECRET, outstandingPence: pence(4_711) },
  ]);
  const workbook = await statementOf(northfold, [["INV-1", 10_000] as const, ["INV-2", 25_050] as const]);
  await receive(
    system,
    { id: "own", receivedAt: "2023-03-29T08:00:00.000Z" },
    mailOf([plain("See."), attached(workbook, "s.xlsx")]),
  );
  return system;
}

async function receive(system: System, mail: TestMail, raw: Uint8Array): Promise<void> {
  await system.rawMail.put(`mail/${mail.id}`, raw);
  await system.receive.send([notificationOf(mail)]);
  await system.work();
}

test.skipIf(!present)(
  "RSP-04 foreign messages in the name of registered addresses: one state each, no answer to a machine, no data, no statement (needs ../shared/corpora)",
  { timeout: 600_000 },
  async () => {
    console.log(`foreign mails: ${count}, seed ${seed}`);
    const random = randomFrom(seed, "foreign mails");
    let system = await standingSystem();
    const states: Record<string, number> = {};
    const faults: string[] = [];
    for (let drawn = 0; drawn < count; drawn += 1) {
      // A day has few answers for an address: each system gets few mails, so that caps hide nothing.
      if (drawn % 12 === 0) system = await standingSystem();
      const path =
        count >= files.length ? (files[drawn % files.length] ?? "") : (files[random.below(files.length)] ?? "");
      const from = random.pick(registered);
      const raw = withFrom(readFileSync(new URL(path, corpus)), from);
      const passes = random.chance(0.7);
      const verdict = passes ? "PASS" : random.pick<"GRAY" | "FAIL">(["GRAY", "FAIL"]);
      const mail: TestMail = {
        id: `foreign-${drawn}`,
        receivedAt: "2023-03-29T09:00:00.000Z",
        from,
        verdicts: { spf: verdict, dkim: verdict, dmarc: passes ? "PASS" : "GRAY" },
      };
      const sent = system.sent.length;
      const before = await system.positions.get(position);
      await receive(system, mail, raw).catch((error: unknown) => faults.push(`${path} threw ${String(error)}`));
      const record = await system.mails.get(mail.id);
      const state = record?.state ?? "lost";
      states[state] = (states[state] ?? 0) + 1;
      const answers = system.sent.slice(sent);
      const where = `${path} from ${from} (${verdict}): ${state} ${record?.reason ?? ""}`;
      if (["lost", "received", "accepted"].includes(state)) faults.push(`${where}: no end`);
      if (answers.length > 0 && isMachines(path, raw)) faults.push(`${where}: a machine was answered`);
      if (answers.length > 0 && !passes) faults.push(`${where}: an unproved mail was answered`);
      if (answers.some(({ to }) => to.some((address) => !registered.includes(address))))
        faults.push(`${where}: to a stranger`);
      if (answers.some(({ bytes }) => /SECRET|4711|47\.11|We agree/.test(decoded(bytes))))
        faults.push(`${where}: data left`);
      const after = await system.positions.get(position);
      if (after?.current.mailId !== "own" || after.current.statement !== before?.current.statement)
        faults.push(`${where}: the statement was replaced`);
      if (readHeaderBlock(raw).outcome === "read" && record?.from !== from)
        faults.push(`${where}: from ${record?.from ?? ""}`);
    }
    console.log(states);
    expect(faults).toEqual([]);
    expect(Object.values(states).reduce((sum, each) => sum + each, 0)).toBe(count);
  },
);

/** The text of a message, with its parts in base64 decoded. */
function decoded(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1");
  const parts = text.match(/(?:^[A-Za-z0-9+/=]{60,78}\r?\n)+/gm) ?? [];
  return [text, ...parts.map((part) => Buffer.from(part, "base64").toString("utf8"))].join("\n");
}
