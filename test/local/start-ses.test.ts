import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { GetSendQuotaCommand, SendEmailCommand, SendRawEmailCommand, SESClient } from "@aws-sdk/client-ses";
import { expect, onTestFinished, test } from "vitest";

import { localCredentials } from "../../local/local-names.ts";
import { fileNumberOfSesId } from "../../local/mail/local-ses-id.ts";
import { openOutbox } from "../../local/mail/outbox.ts";
import { refusalsIn } from "../../local/mail/refusals.ts";
import { startSes } from "../../local/mail/start-ses.ts";
import { sesSendingQuota } from "../../shared/adapters/outbound-mail/ses-sending-quota.ts";
import { makeFolders } from "./make-folders.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

async function sesInTest(directory = temporaryDirectory()) {
  const [outbox, temporary] = makeFolders(directory, "outbox", "temporary");
  const ses = await startSes({
    outbox: await openOutbox(outbox, temporary),
    now: () => new Date("2023-03-29T09:00:00.000Z"),
    refusalOf: refusalsIn(join(directory, "refusals.json")),
  });
  const client = new SESClient({ ...localCredentials, endpoint: ses.endpoint, maxAttempts: 1 });
  onTestFinished(async () => {
    client.destroy();
    await ses.stop();
  });
  const send = async (message: string | Uint8Array) => {
    const { MessageId } = await client.send(
      new SendRawEmailCommand({
        Source: "statements@accord.example.org",
        Destinations: ["income@northfold.example.org"],
        RawMessage: { Data: Buffer.from(message) },
      }),
    );
    return MessageId;
  };
  return { client, send, outbox, directory, files: () => readdirSync(outbox).sort() };
}

const message = (id: string) => `Message-ID: <${id}@accord.example.org>\r\nSubject: x\r\n\r\nbody ${id}\r\n`;

test("while a file says so, messages to an address are refused as AWS would, and leave no file", async () => {
  const { send, directory, files } = await sesInTest();
  const refusals = join(directory, "refusals.json");
  const refuse = (to: string) => {
    writeFileSync(refusals, JSON.stringify({ code: "Throttling", message: "Daily message quota exceeded", to }));
  };
  refuse("income@northfold.example.org");
  await expect(send(message("one"))).rejects.toMatchObject({
    name: "Throttling",
    message: "Daily message quota exceeded",
  });
  expect(files()).toEqual([]);
  refuse("somebody@else.example.org");
  await send(message("two"));
  rmSync(refusals);
  await send(message("three"));
  expect(files()).toHaveLength(2);
});

test("SES puts its own Message-ID and Date in place of ours; every other byte of the message stays", async () => {
  const { send, outbox, files } = await sesInTest();
  const body = Buffer.from([0, 255, 13, 10, 43, 37, 38]);
  const id = await send(
    Buffer.concat([
      Buffer.from("Message-ID: <1@x>\r\nX-Accord-Reply: m-1\r\nDATE: Mon,\r\n 1 Jan 2001 00:00:00 +0000\r\n\r\n"),
      body,
    ]),
  );
  expect(files()).toEqual(["000001.eml"]);
  expect(readFileSync(join(outbox, "000001.eml"))).toEqual(
    Buffer.concat([
      Buffer.from(
        `Message-ID: <${id}@eu-west-2.amazonses.com>\r\nDate: Wed, 29 Mar 2023 09:00:00 +0000\r\nX-Accord-Reply: m-1\r\n\r\n`,
      ),
      body,
    ]),
  );
  expect(fileNumberOfSesId(id)).toBe(1);
});

test("messages that are sent at the same time each get their own number", async () => {
  const { send, files } = await sesInTest();
  const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => send(message(`m${index}`))));
  expect(new Set(ids).size).toBe(20);
  expect(files()).toHaveLength(20);
});

test("the same message sent again leaves again, under another id, as on AWS", async () => {
  const { send, files } = await sesInTest();
  const id = await send(message("same"));
  expect(await send(message("same"))).not.toBe(id);
  expect(files()).toEqual(["000001.eml", "000002.eml"]);
});

test("numbering continues after a restart", async () => {
  const first = await sesInTest();
  await first.send(message("a"));
  await first.send(message("b"));
  const second = await sesInTest(first.directory);
  await second.send(message("c"));
  expect(second.files()).toEqual(["000001.eml", "000002.eml", "000003.eml"]);
});

test("a message larger than the SES limit is refused and leaves no file", async () => {
  const { send, files } = await sesInTest();
  await expect(send(Buffer.alloc(10 * 1024 * 1024 + 1, "x"))).rejects.toMatchObject({ name: "InvalidParameterValue" });
  expect(files()).toEqual([]);
});

test("any call except SendRawEmail is refused as unknown", async () => {
  const { client } = await sesInTest();
  const call = client.send(
    new SendEmailCommand({
      Source: "a@example.org",
      Destination: { ToAddresses: ["b@example.org"] },
      Message: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } },
    }),
  );
  await expect(call).rejects.toMatchObject({ name: "InvalidAction" });
});

test("the local SES has no quota, as SES says it of an account without a limit", async () => {
  const { client } = await sesInTest();
  expect(await client.send(new GetSendQuotaCommand())).toMatchObject({ Max24HourSend: -1, SentLast24Hours: 0 });
  expect(await sesSendingQuota(client)()).toBeUndefined();
});
