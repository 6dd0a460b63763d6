import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { ParsedMail } from "mailparser";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";

import { localCredentials, localNames } from "../../local/local-names.ts";
import { readSystemFile } from "../../local/system-file.ts";
import { dynamoTable } from "../../shared/adapters/tables/dynamo-table.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { eventually } from "./eventually.ts";
import { ledgerOf, LEDGER_HEADING, loadGroup } from "./group.ts";
import { outboxOf, runAccordProcess, sendMail, sentMails, startSystemProcess } from "./running-system.ts";
import { statementOf } from "./statement-file.ts";

const KILLS = Number(process.env["ACCORD_KILLS"] ?? 6);
/** So many that some work is always under way when the system is killed. */
const SENDERS = 2 * KILLS;
/** A new seed each time; a failing test names it. Set it to repeat the same kills. */
const SEED = Number(process.env["ACCORD_SEED"] ?? Date.now() % 1_000_000);

const senders = Array.from({ length: SENDERS }, (_, index) => ({
  code: `ZK${String(index).padStart(3, "0")}`,
  name: `Number ${index} Community NHS Trust`,
  email: `income@number${index}.example.org`,
}));

const mailsSchema = z.array(z.object({ state: z.string() }));

test(
  `a kill -9 at any time loses no mail, and doubles no reply but one that the mail service took at that moment (seed ${SEED})`,
  { timeout: 300_000 + KILLS * 20_000 },
  async () => {
    const data = mkdtempSync(join(tmpdir(), "accord-kill-"));
    onTestFinished(() => {
      rmSync(data, { recursive: true, force: true });
    });
    const draw = drawing(SEED);
    let system = await startSystemProcess(data, "--no-demo");
    onTestFinished(() => system.kill());
    await loadGroup(data, ledger(), { organisations: senders });

    let killsLeft = KILLS;
    const killing = (async () => {
      while (killsLeft > 0) {
        await pause(draw(2500));
        await system.kill();
        killsLeft -= 1;
        system = await startSystemProcess(data, "--no-demo");
      }
    })();
    await Promise.all(
      senders.map(async (sender, index) => {
        // It is sent around the time of its kill, a little before or after.
        while (KILLS - killsLeft < Math.floor(index / 2)) await pause(20);
        await pause(draw(2500));
        const file = {
          name: "statement.xlsx",
          bytes: await statementOf(sender, [[`${sender.code}-1`, 10_000 + index]]),
        };
        const mail = { from: sender.email, subject: `${sender.code} statement`, messageId: messageIdOf(sender), file };
        // A mail program keeps a mail that was not accepted, and sends it again.
        await eventually(() =>
          sendMail(system, mail).then(
            () => true,
            () => undefined,
          ),
        );
      }),
    );
    await killing;

    await eventually(async () => {
      const { code, out } = await runAccordProcess("mail", "--json", "--data", data);
      if (code !== 0) return undefined;
      const isUnderWay = mailsSchema
        .parse(JSON.parse(out))
        .some(({ state }) => state === "received" || state === "accepted");
      return isUnderWay || outboxOf(data).length < SENDERS ? undefined : true;
    });
    const replies = await sentMails(data);
    expect([...new Set(replies.map((mail) => mail.inReplyTo))].toSorted()).toEqual(senders.map(messageIdOf).toSorted());
    // AWS recognises no repeat either: what it took in the moment of the kill may leave again, once for each further attempt.
    const attempts = await attemptsIn(data);
    for (const [mark, copies] of Map.groupBy(replies, markOf))
      expect(copies.length, `copies of ${mark}`).toBeLessThanOrEqual(attempts.get(mark) ?? 1);
    expect(await runAccordProcess("audit", "verify", "--data", data)).toMatchObject({ code: 0 });
  },
);

/** Our own mark, by which a repeat is recognised: the mail service gives each copy an id of its own. */
function markOf({ headers }: ParsedMail): string {
  const mark = headers.get("x-accord-reply");
  return typeof mark === "string" ? mark : "";
}

/** How many attempts each message took. */
async function attemptsIn(data: string): Promise<ReadonlyMap<string, number>> {
  const system = await readSystemFile(data);
  if (!system) throw new Error("the system has written no system.json");
  const dynamodb = new DynamoDBClient({ ...localCredentials, endpoint: system.dynamodb });
  onTestFinished(() => {
    dynamodb.destroy();
  });
  const attempts = new Map<string, number>();
  for await (const message of messagesIn(dynamoTable(dynamodb, localNames.table)).list("sent"))
    attempts.set(message.id, message.attempts);
  return attempts;
}

function messageIdOf({ code }: { readonly code: string }): string {
  return `<statement.${code}@example.org>`;
}

function ledger(): string {
  const rows = senders.map(({ code, name }, index) =>
    ledgerOf(code, name, [[`${code}-1`, 10_000 + index]])
      .split("\n")
      .slice(1, 2),
  );
  return [LEDGER_HEADING, ...rows.flat(), ""].join("\n");
}

/** Random numbers below a bound, reproducible from a seed. */
function drawing(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}
