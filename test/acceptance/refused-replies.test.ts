import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { eventually } from "./eventually.ts";
import { ledgerOf, loadGroup } from "./group.ts";
import {
  outboxOf,
  runAccordProcess,
  sendMail,
  sentMails,
  startSystemProcess,
  type RunningSystem,
} from "./running-system.ts";
import { northfold, statementOf, westhaven } from "./statement-file.ts";

let data: string;
let system: RunningSystem;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "accord-refused-"));
  system = await startSystemProcess(data, "--no-demo", "--now", "2023-03-29T09:00:00Z");
  await loadGroup(data, ledgerOf("ZB2", northfold.name, [["NF-1", 100_00]]));
});

afterAll(async () => {
  await system.stop();
  rmSync(data, { recursive: true, force: true });
});

const stoppedSchema = z.object({ id: z.string(), state: z.string(), reason: z.string(), why: z.string() });

/** Has the local SES refuse messages until `cure` is called. */
function refuseMailOut(refusal: { code: string; message: string; to?: string }): { cure: () => void } {
  const file = join(data, "refuse-mail-out.json");
  writeFileSync(file, JSON.stringify(refusal));
  return {
    cure: () => {
      rmSync(file);
    },
  };
}

async function sendStatement(from: typeof northfold, invoice: string): Promise<string> {
  const messageId = `<${crypto.randomUUID()}@example.org>`;
  const bytes = await statementOf(from, [[invoice, 100_00]]);
  await sendMail(system, {
    from: from.email,
    subject: `${from.code} statement`,
    messageId,
    file: { name: "statement.xlsx", bytes },
  });
  return messageId;
}

async function json(...args: readonly string[]): Promise<unknown> {
  const { code, out, err } = await runAccordProcess(...args, "--json", "--data", data);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out);
}

/** The message that the mail service has refused, once the command line shows it. */
function stopped() {
  return eventually(async () => {
    const held = z.object({ messages: z.array(stoppedSchema) }).parse(await json("held"));
    return held.messages[0];
  });
}

async function stateOf(receivable: string): Promise<unknown> {
  return z.object({ state: z.string() }).parse(await json("position", "ZA1", receivable)).state;
}

function replyTo(messageId: string) {
  return eventually(async () => (await sentMails(data)).find((mail) => mail.inReplyTo === messageId));
}

test("a reply that the sandbox refuses waits for an operator, and leaves once when it is sent again", async () => {
  const refusal = refuseMailOut({
    code: "MessageRejected",
    message: `Email address is not verified. The following identities failed the check in region EU-WEST-2: ${northfold.email}`,
  });
  const messageId = await sendStatement(northfold, "NF-1");
  const message = await stopped();
  expect(message).toMatchObject({ state: "waiting", reason: "not-verified" });
  expect(message.why).toContain("sandbox");
  expect(await stateOf("ZB2")).toBe("reply-waiting");
  expect(await json("mail")).toMatchObject([{ state: "accepted", reply: "waiting: not-verified" }]);
  expect(outboxOf(data)).toEqual([]);

  refusal.cure();
  expect(await json("resend", message.id, "--by", "B. Operator")).toMatchObject([{ resent: true }]);
  const reply = await replyTo(messageId);
  expect(reply.to).toMatchObject({ text: northfold.email });
  expect(await eventually(async () => ((await stateOf("ZB2")) === "answered" ? "answered" : undefined))).toBe(
    "answered",
  );
  expect(await json("held")).toEqual({ mails: [], messages: [], undelivered: [] });
  expect(outboxOf(data)).toHaveLength(1);
  expect((await runAccordProcess("audit", "verify", "--data", data)).code).toBe(0);
});

test("RSP-04 a reply whose address is refused goes to the corrected one", async () => {
  const refusal = refuseMailOut({
    code: "InvalidParameterValue",
    message: "Domain ends with dot",
    to: westhaven.email,
  });
  const messageId = await sendStatement(westhaven, "WH-1");
  const message = await stopped();
  expect(message).toMatchObject({ state: "rejected", reason: "address-refused" });
  expect(await stateOf("ZC3X9")).toBe("reply-rejected");

  const contacts = join(data, "corrected-contacts.csv");
  writeFileSync(
    contacts,
    [
      "code,email,role",
      `ZB2,${northfold.email},statements`,
      "ZC3X9,balances@westhaven.example.org,statements",
      "",
    ].join("\n"),
  );
  await json("contacts", "import", contacts);
  await json("resend", "--position", "ZA1", "ZC3X9", "--by", "B. Operator");
  expect((await replyTo(messageId)).to).toMatchObject({ text: "balances@westhaven.example.org" });
  expect(await json("held")).toEqual({ mails: [], messages: [], undelivered: [] });
  refusal.cure();
});

test("a reply that is refused because of the sending rate leaves by itself", async () => {
  const refusal = refuseMailOut({ code: "Throttling", message: "Maximum sending rate exceeded." });
  const messageId = await sendStatement(northfold, "NF-2");
  expect(await stopped()).toMatchObject({ state: "waiting", reason: "sending-rate" });
  refusal.cure();
  await replyTo(messageId);
  expect((await sentMails(data)).filter(({ inReplyTo }) => inReplyTo === messageId)).toHaveLength(1);
});
