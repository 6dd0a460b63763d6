import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { SendEmailCommand, SendRawEmailCommand, SESClient } from "@aws-sdk/client-ses";
import { expect, onTestFinished, test } from "vitest";

import { localCredentials } from "../../local/local-names.ts";
import { openOutbox } from "../../local/mail/outbox.ts";
import { startSes } from "../../local/mail/start-ses.ts";
import { makeFolders } from "./make-folders.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

async function sesInTest(directory = temporaryDirectory()) {
  const [outbox, temporary] = makeFolders(directory, "outbox", "temporary");
  const ses = await startSes(await openOutbox(outbox, temporary));
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

test("a sent message becomes a file in the outbox, byte for byte", async () => {
  const { send, outbox, files } = await sesInTest();
  const bytes = Buffer.concat([Buffer.from("Message-ID: <1@x>\r\n\r\n"), Buffer.from([0, 255, 13, 10, 43, 37, 38])]);
  await send(bytes);
  expect(files()).toEqual(["000001.eml"]);
  expect(readFileSync(join(outbox, "000001.eml")).equals(bytes)).toBe(true);
});

test("messages that are sent at the same time each get their own number", async () => {
  const { send, files } = await sesInTest();
  const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => send(message(`m${index}`))));
  expect(new Set(ids).size).toBe(20);
  expect(files()).toHaveLength(20);
});

test("a repeated Message-ID is the same sending: same id and no second file, even after a restart", async () => {
  const first = await sesInTest();
  const id = await first.send(message("same"));
  expect(await first.send(message("same"))).toBe(id);
  const second = await sesInTest(first.directory);
  expect(await second.send(message("same"))).toBe(id);
  expect(second.files()).toEqual(["000001.eml"]);
});

test("numbering continues after a restart", async () => {
  const first = await sesInTest();
  await first.send(message("a"));
  await first.send(message("b"));
  const second = await sesInTest(first.directory);
  await second.send(message("c"));
  expect(second.files()).toEqual(["000001.eml", "000002.eml", "000003.eml"]);
});

test("messages without a Message-ID are never taken for the same", async () => {
  const { send, files } = await sesInTest();
  await send("Subject: x\r\n\r\nbody");
  await send("Subject: x\r\n\r\nbody");
  expect(files()).toHaveLength(2);
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
