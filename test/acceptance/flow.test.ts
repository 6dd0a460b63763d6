import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import ExcelJS from "exceljs";
import type { ParsedMail } from "mailparser";
import officeCrypto from "officecrypto-tool";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { onePagePdf } from "../../local/demo/one-page-pdf.ts";
import { eventually } from "./eventually.ts";
import { ledgerOf, loadGroup } from "./group.ts";
import {
  outboxOf,
  runAccordProcess,
  sendMail,
  sentMails,
  startSystemProcess,
  type MailToSend,
  type RunningSystem,
} from "./running-system.ts";
import { northfold, statementOf, westhaven } from "./statement-file.ts";

let data: string;
let system: RunningSystem;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "accord-flow-"));
  system = await startSystemProcess(data, "--no-demo", "--now", "2023-03-29T09:00:00Z");
  await loadGroup(data, ledger([]));
});

afterAll(async () => {
  await system.stop();
  rmSync(data, { recursive: true, force: true });
});

/** A statement so near to the first that it takes its place without a question. */
const NEARLY_ALL = [
  ["NF-1", 200_000_00],
  ["NF-2", 150_000_00],
] as const;

/** The ledger of the payable organisation, with the rows that were added since. */
function ledger(more: readonly (readonly [string, number])[]): string {
  return [
    ledgerOf("ZB2", northfold.name, [
      ["NF-1", 200_000_00],
      ["NF-2", 150_000_00],
      ["NF-3", 1_234_56],
      ...more,
    ]).trimEnd(),
    `ZC3X9,${westhaven.name},WH1,2023-03-01,,70000.00,70000.00,approved,5000.00,,,N,N,Care`,
    `ZC3X9,${westhaven.name},WH2,2023-03-01,,30000.00,20000.00,approved,,2023-03-10,BACS 1,N,N,Secondment`,
    `ZC3X9,${westhaven.name},WH3,2023-03-01,,500.00,500.00,approved,,,,N,N,Not on the statement`,
    "",
  ].join("\n");
}

const mailsSchema = z.array(z.object({ id: z.string(), subject: z.string(), state: z.string(), reason: z.string() }));

/** What the command line says about the mail with this subject, once its state is final. */
function settled(subject: string) {
  return eventually(async () => {
    const { out } = await runAccordProcess("mail", "--json", "--data", data);
    const found = mailsSchema.parse(JSON.parse(out)).find((mail) => mail.subject === subject);
    return found && found.state !== "received" && found.state !== "accepted" ? found : undefined;
  });
}

function replyTo(messageId: string): Promise<ParsedMail> {
  return eventually(async () => (await sentMails(data)).find((mail) => mail.inReplyTo === messageId));
}

async function statementMail(
  from: typeof northfold,
  claims: readonly (readonly [string, number])[],
  more: Partial<MailToSend> = {},
): Promise<string> {
  const messageId = `<${crypto.randomUUID()}@example.org>`;
  await sendMail(system, {
    from: from.email,
    subject: `${from.code} statement`,
    messageId,
    file: { name: "statement.xlsx", bytes: await statementOf(from, claims) },
    ...more,
  });
  return messageId;
}

test("RSP-01 a statement that the ledger supports is answered line by line, in its thread, to the registered address", async () => {
  const messageId = await statementMail(northfold, [
    ["NF-1", 200_000_00],
    ["NF-2", 150_000_00],
    ["NF-3", 1_234_56],
  ]);
  const reply = await replyTo(messageId);
  expect(reply.to).toMatchObject({ text: "income@northfold.example.org" });
  expect(reply.references).toContain(messageId);
  expect(reply.headers.get("auto-submitted")).toBe("auto-replied");
  expect(reply.subject).toContain("ZA1");
  expect(reply.text).toContain("£351,234.56");
  expect(reply.text).toContain("not a promise to pay");
  const [attachment] = reply.attachments;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(await streamOf(attachment?.content ?? Buffer.alloc(0)));
  expect(workbook.worksheets.flatMap((sheet) => sheet.getSheetValues().flat())).toContain("NF-2");
});

test("REC-04 REC-05 REC-08 a part payment, a dispute and a missing invoice are correct to the penny", async () => {
  await replyTo(
    await statementMail(westhaven, [
      ["WH1", 70_000_00],
      ["WH2", 30_000_00],
      ["WH9", 100_00],
    ]),
  );
  const { code, out } = await runAccordProcess("position", "ZA1", "ZC3X9", "--json", "--data", data);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    state: "answered",
    exercise: "2022-23-Q4",
    kind: "r&p",
    statement: { asAt: "2023-03-23", lines: 3, totalPence: 100_100_00 },
    ledger: { asAt: "2023-03-31", close: "hard" },
    agreedPence: 85_000_00,
    notAgreedPence: 10_100_00,
    disputedPence: -5_000_00,
    lines: [{ reason: "in-dispute" }, { reason: "part-paid" }, { reason: "not-on-ledger" }],
    ledgerOnly: [{ invoiceNumber: "WH3", outstandingPence: 500_00 }],
  });
});

test("STM-01 a PDF is refused with a request for the workbook", async () => {
  const messageId = await statementMail(northfold, [], {
    subject: "ZB2 as PDF",
    file: { name: "statement.pdf", bytes: onePagePdf(["Statement"]) },
  });
  const reply = await replyTo(messageId);
  expect(reply.text).toContain("PDF");
  expect(await settled("ZB2 as PDF")).toMatchObject({ state: "refused", reason: "pdf" });
});

test("a mail that failed DMARC is quarantined and never answered; the local verdict header is not stored", async () => {
  const before = outboxOf(data).length;
  await statementMail(northfold, [["NF-1", 1_00]], {
    subject: "ZB2 forged",
    headers: { "X-Accord-Local-Verdicts": "dmarc=FAIL dkim=FAIL spf=FAIL" },
  });
  const { id, state } = await settled("ZB2 forged");
  expect(state).toBe("quarantined");
  expect(outboxOf(data)).toHaveLength(before);
  const raw = await (await fetch(`${system.httpAddress}/mail/${id}/raw`)).text();
  expect(raw).toContain("Subject: ZB2 forged");
  expect(raw).not.toContain("X-Accord-Local-Verdicts");
});

test("a stranger is never answered", async () => {
  const before = outboxOf(data).length;
  await statementMail({ ...northfold, email: "somebody@elsewhere.example.org" }, [["NF-1", 1_00]], {
    subject: "ZB2 from nobody",
  });
  expect((await settled("ZB2 from nobody")).state).toMatch(/^(?:ignored|quarantined)$/);
  expect(outboxOf(data)).toHaveLength(before);
});

test("the same mail twice is one statement and one reply", async () => {
  const file = { name: "statement.xlsx", bytes: await statementOf(northfold, NEARLY_ALL) };
  const messageId = await statementMail(northfold, [], { subject: "ZB2 once", file });
  await replyTo(messageId);
  await statementMail(northfold, [], { subject: "ZB2 again", messageId, file });
  expect(await settled("ZB2 again")).toMatchObject({ state: "ignored" });
  const replies = (await sentMails(data)).filter((mail) => mail.inReplyTo === messageId);
  expect(replies).toHaveLength(1);
});

test("RSP-05 a newer ledger that changes a verdict leads to a revised reply; the same file again does not", async () => {
  const messageId = await statementMail(northfold, [...NEARLY_ALL, ["NF-7", 77_00]], { subject: "ZB2 too early" });
  expect((await replyTo(messageId)).text).toContain("NF-7");
  const before = outboxOf(data).length;
  await loadGroup(data, ledger([["NF-7", 77_00]]));
  const replies = await eventually(async () => {
    const sent = await sentMails(data);
    return sent.length > before ? sent : undefined;
  });
  expect(replies.at(-1)?.subject?.toLowerCase()).toContain("revised");
  const after = outboxOf(data).length;
  await loadGroup(data, ledger([["NF-7", 77_00]]));
  await settled("ZB2 too early");
  expect(outboxOf(data)).toHaveLength(after);
});

test("a ledger with unreadable rows is refused, with a report by row and column", async () => {
  const refused = loadGroup(data, ledgerOf("ZB2", northfold.name, [["NF-1", Number.NaN]]));
  await expect(refused).rejects.toThrow(/row 2, column [A-Z] \(gross\): "NaN"/);
});

test("a protected workbook is refused, but read once its password is registered for the pair", async () => {
  const statement = await statementOf(northfold, NEARLY_ALL);
  const file = {
    name: "locked.xlsx",
    bytes: officeCrypto.encrypt(Buffer.from(statement), { password: "for Eastmere" }),
  };
  const refused = await replyTo(await statementMail(northfold, [], { subject: "ZB2 locked", file }));
  expect(refused.text).toContain("password");
  const register = (password: string) => {
    const passwordFile = join(data, "..", "password.txt");
    writeFileSync(passwordFile, password);
    return runAccordProcess("passwords", "register", "ZA1", "ZB2", "--password-file", passwordFile, "--data", data);
  };
  expect(await register("for Eastmere")).toMatchObject({ code: 0 });
  expect(await register("a newer one")).toMatchObject({ code: 0 });
  const agreed = await replyTo(await statementMail(northfold, [], { subject: "ZB2 locked, once more", file }));
  expect(agreed.text).toContain("We agree your statement in full: £350,000.00.");
  const { id } = await settled("ZB2 locked, once more");
  expect(await runAccordProcess("replay", id, "--data", data)).toMatchObject({ code: 0 });
});

test("each reply can be made again from stored data, byte for byte, and the trail is unchanged", async () => {
  const { id } = await settled("ZB2 statement");
  expect(await runAccordProcess("replay", id, "--data", data)).toMatchObject({ code: 0 });
  expect(await runAccordProcess("audit", "verify", "--data", data)).toMatchObject({ code: 0 });
});

async function streamOf(bytes: Buffer) {
  const { Readable } = await import("node:stream");
  return Readable.from([bytes]);
}
