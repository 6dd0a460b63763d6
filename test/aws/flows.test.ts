import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { simpleParser, type ParsedMail } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { contactsOf, ledgerOf, organisationsOf } from "../acceptance/group.ts";
import { northfold, statementOf } from "../acceptance/statement-file.ts";
import { resolverOf } from "../infra/iam/resolve.ts";
import { statementsByRole } from "../infra/iam/role-statements.ts";
import { whyNoPythonTools } from "./python-tools.ts";
import { refusedAccess, unusedGrants as unusedIn } from "./record/judge-calls.ts";
import { keyNeedsIn } from "./record/key-needs.ts";
import { neededAccess } from "./record/needed-access.ts";
import { startProxy, type RecordingProxy } from "./record/start-proxy.ts";
import { runAccordOnStage } from "./run/accord-on-stage.ts";
import { arriveBySes, type ArrivingMail } from "./run/arriving-mail.ts";
import { tick } from "./run/clock.ts";
import { playStage, type PlayedStage } from "./run/play-stage.ts";
import { publishBounce } from "./run/publish-bounce.ts";
import { uploadToS3 } from "./run/upload-to-s3.ts";
import { deployStage, type DeployedStage } from "./stand-in/deployed-stage.ts";
import { startMoto } from "./stand-in/moto-server.ts";
import { unusedGrants } from "./unused-grants.ts";

/** Requests to the tables, the buckets and SES for one statement, from its arrival to its answer. It takes 53. */
const MOST_REQUESTS = 54;

const skipped = whyNoPythonTools();
const title = `the bundles on an independent AWS${skipped === undefined ? "" : ` (skipped: ${skipped})`}`;

describe.skipIf(skipped !== undefined)(title, () => {
  let folder: string;
  /** What was started so far, so that it ends also if the rest could not be started. */
  const stops: (() => Promise<void>)[] = [];
  let proxy: RecordingProxy;
  let stage: DeployedStage;
  let played: PlayedStage;
  let sent = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "accord-aws-"));
    const moto = await startMoto();
    stops.push(moto.stop);
    proxy = await startProxy(moto.port);
    stops.push(proxy.stop);
    stage = await deployStage(proxy.address, folder);
    played = await playStage(stage, proxy.address, folder);
    stops.push(played.stop);
    await loadGroup();
  }, 600_000);

  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a ledger that is put into S3 comes into force", async () => {
    await uploadLedger([
      ["NF-1", 200_000_00],
      ["NF-2", 150_000_00],
    ]);
    expect((await accord("ledger", "list")).out).toMatch(/ZA1 +payables +in force +2023-03-31 +hard +2 +£350,000\.00/);
  });

  test("a statement that SES stores is answered, with few requests", async () => {
    const before = proxy.calls.length;
    const messageId = await sendStatement([["NF-1", 200_000_00]]);
    const [reply, ...more] = await repliesTo(messageId);
    expect(reply?.text).toContain("We agree £200,000.00 of your £200,100.01.");
    expect(reply?.attachments).toHaveLength(1);
    expect(more).toEqual([]);
    const requests = proxy.calls.slice(before).filter(({ by, service }) => roles().includes(by) && service !== "sqs");
    const counts = Object.groupBy(requests, ({ service, operation }) => `${service}:${operation}`);
    const said = Object.entries(counts).map(([name, calls = []]) => `${calls.length} ${name}`);
    expect(requests.length, said.join(", ")).toBeLessThan(MOST_REQUESTS);
  });

  test("a statement whose subject names no organisation is refused by a mail", async () => {
    const messageId = await sendStatement([["NF-1", 200_000_00]], { subject: "ZQ9 statement for ZA1" });
    const [reply] = await repliesTo(messageId);
    expect(reply?.text).toContain("ZQ9");
    expect(reply?.text).not.toContain("We agree");
  });

  test("a message of a queue that is delivered twice has one effect", async () => {
    played.deliverTwice(20);
    const messageId = await sendStatement([["NF-2", 150_000_00]]);
    played.deliverTwice(0);
    expect(await repliesTo(messageId)).toHaveLength(1);
  });

  test.each([
    { service: "dynamodb", operation: "GetItem", status: 400, error: "ProvisionedThroughputExceededException" },
    { service: "dynamodb", operation: "PutItem", status: 400, error: "ThrottlingException" },
    { service: "s3", operation: "PutObject", status: 503, error: "SlowDown" },
    { service: "s3", operation: "GetObject", status: 500, error: "InternalError" },
    { service: "sqs", operation: "SendMessageBatch", status: 400, error: "RequestThrottled" },
  ])("a statement is answered once although $service throttles $operation ($error)", async (fault) => {
    const left = proxy.fail({ ...fault, by: roles(), times: 5 });
    const messageId = await sendStatement([["NF-1", 200_000_00]]);
    expect(left()).toBe(0);
    expect(await repliesTo(messageId)).toHaveLength(1);
  });

  test("a reply that SES refuses until an operator has cured the reason is sent then, once", async () => {
    const message = "Email address is not verified. The following identities failed the check in region EU-WEST-2";
    const fault = { service: "ses", operation: "SendRawEmail", status: 400, error: "MessageRejected", message };
    proxy.fail({ ...fault, by: roles(), times: 1 });
    const messageId = await sendStatement([["NF-2", 150_000_00]]);
    expect(await repliesTo(messageId)).toEqual([]);
    await accord("resend", "--all-waiting", "--by", "operator");
    await played.untilQuiet();
    expect(await repliesTo(messageId)).toHaveLength(1);
  });

  test("a reply that bounced is shown as undelivered", async () => {
    const messageId = await sendStatement([["NF-1", 200_000_00]]);
    expect(await repliesTo(messageId)).toHaveLength(1);
    const reply = proxy.calls.findLast(({ operation, status }) => operation === "SendRawEmail" && status === 200);
    if (!reply) throw new Error("no reply");
    await publishBounce(stage, proxy.address, reply);
    await played.untilQuiet();
    expect((await accord("position", "ZA1", "ZB2")).out).toContain("undelivered");
  });

  test("every function with a schedule runs by its clock", async () => {
    expect(await tick(stage, proxy.address, played.functions)).toBeGreaterThan(0);
    await played.untilQuiet();
  });

  test("no message ended in a dead-letter queue, until a scheduled run failed for good", async () => {
    expect(await played.deadLetters()).toEqual([]);
    const error = "InternalServerError";
    for (const operation of ["Query", "GetItem"])
      proxy.fail({ by: roles(), service: "dynamodb", operation, status: 500, error, times: 1000 });
    const started = await tick(stage, proxy.address, played.functions);
    expect(await played.deadLetters()).toHaveLength(started);
  });

  test("every call that a function made is allowed by the policy of its role, action by action", () => {
    expect(refusedAccess(needed(), statements())).toEqual([]);
  });

  test("every grant of a policy was needed in some flow, or stands in a list with its reason", () => {
    const unused = unusedIn(needed(), statements(), nameOfArn);
    expect(unused.filter((each) => !unusedGrants.some(({ grant }) => grant.test(each)))).toEqual([]);
    for (const { grant, because } of unusedGrants) {
      expect(
        unused.some((each) => grant.test(each)),
        `${String(grant)} is listed and no such grant is unused`,
      ).toBe(true);
      expect(because.length).toBeGreaterThan(20);
    }
  });

  function roles() {
    return played.functions.map(({ role }) => role);
  }

  function needed() {
    const keyNeeds = keyNeedsIn(stage.templates, stage.resolve, stage.physicalIdOf);
    return neededAccess(proxy.calls, played.functions, keyNeeds);
  }

  function statements() {
    return statementsByRole(stage.templates, resolverOf(stage.templates, stage.physicalIdOf), stage.physicalIdOf);
  }

  async function loadGroup(): Promise<void> {
    const file = (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const exercise = fileURLToPath(new URL("../../local/demo/exercise-2022-23-q4.json", import.meta.url));
    await accord("organisations", "import", file("organisations.csv", organisationsOf([])));
    await accord("contacts", "import", file("contacts.csv", contactsOf([])));
    await accord("exercise", "import", exercise);
  }

  async function accord(...args: readonly string[]) {
    const ended = await runAccordOnStage(proxy.address, stage.stage, ...args);
    if (ended.code !== 0) throw new Error(`accord ${args.join(" ")}: ${ended.err}`);
    return ended;
  }

  async function uploadLedger(invoices: Parameters<typeof ledgerOf>[2]): Promise<void> {
    await uploadToS3(stage, proxy.address, {
      bucket: "ledgers",
      key: `uploads/ZA1/${Date.now()}/ledger.csv`,
      body: ledgerOf("ZB2", northfold.name, invoices),
      metadata: { organisation: "ZA1", "as-at": "2023-03-31", close: "hard" },
    });
    await played.untilQuiet();
  }

  /** Sends a statement, and lets the stage work until nothing is left. */
  async function sendStatement(
    claims: Parameters<typeof statementOf>[1],
    more: Partial<ArrivingMail> = {},
  ): Promise<string> {
    sent += 1;
    const messageId = `<${sent}-${crypto.randomUUID()}@northfold.example.org>`;
    // A statement that says the same as the one before it would not be answered again.
    const all = [...claims, [`NF-X${sent}`, 100_00 + sent] as const];
    await arriveBySes(stage, proxy.address, {
      from: northfold.email,
      to: "statements+ZA1@accord.example.org",
      subject: "ZB2 statement",
      messageId,
      text: "Our statement is attached.",
      file: { name: "statement.xlsx", bytes: await statementOf(northfold, all) },
      ...more,
    });
    await played.untilQuiet();
    return messageId;
  }

  /** The messages that SES accepted in answer to a mail. */
  async function repliesTo(messageId: string): Promise<ParsedMail[]> {
    const accepted = proxy.calls.filter(({ operation, status }) => operation === "SendRawEmail" && status === 200);
    const mails = await Promise.all(
      accepted.map(({ body }) =>
        simpleParser(Buffer.from(new URLSearchParams(body.toString("latin1")).get("RawMessage.Data") ?? "", "base64")),
      ),
    );
    return mails.filter(({ inReplyTo }) => inReplyTo === messageId);
  }
});

/** Names a resource as the code does: without the account, the stack and the letters that make it unique. */
function nameOfArn(arn: string): string {
  return arn
    .replace(/^arn:aws:(\w+):.*?(?=accord-)/, "$1 ")
    .replaceAll(/accord-[a-z0-9]+-\w+-|[0-9A-Fa-f]{8}-[0-9A-Za-z]{10,}/g, "");
}
