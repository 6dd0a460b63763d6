import nodemailer from "nodemailer";
import { expect, onTestFinished, test } from "vitest";

import { receiveAsSes } from "../../local/mail/receive-as-ses.ts";
import { startSmtp, type SmtpMessage } from "../../local/mail/start-smtp.ts";
import { diskObjects } from "../../local/objects/disk-objects.ts";
import { StartRefused } from "../../local/start-options.ts";
import { makeFolders } from "./make-folders.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const NOW = new Date("2023-03-29T09:00:00.000Z");

async function smtpInTest(receive: (message: SmtpMessage) => Promise<void>) {
  const smtp = await startSmtp(0, receive);
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port: smtp.port, secure: false, ignoreTLS: true });
  onTestFinished(async () => {
    transport.close();
    await smtp.stop();
  });
  const send = (raw: string, to = ["statements+ZA1@accord.example.org"], from = "income@northfold.example.org") =>
    transport.sendMail({ envelope: { from, to }, raw });
  return { send, port: smtp.port };
}

async function receivingInTest() {
  const directory = temporaryDirectory();
  const [bucket, temporary] = makeFolders(directory, "bucket", "temporary");
  const objects = diskObjects(bucket, temporary, () => NOW);
  const order: string[] = [];
  const kept = new Map<string, string>();
  const published: string[] = [];
  const { send } = await smtpInTest(
    receiveAsSes({
      objects: {
        ...objects,
        put: (object) => {
          order.push("store");
          return objects.put(object);
        },
      },
      bucket: "accord-mail",
      mailbox: emailAddressSchema.parse("statements@accord.example.org"),
      topicArn: "arn:aws:sns:eu-west-2:000000000000:mail-arrived",
      now: () => NOW,
      keepNotification: (id, text) => {
        order.push("keep");
        kept.set(id, text);
        return Promise.resolve();
      },
      reportStored: () => {
        order.push("report");
        return Promise.resolve();
      },
      publish: (text) => {
        order.push("publish");
        published.push(text);
        return Promise.resolve();
      },
    }),
  );
  const stored = async () => {
    const [key = ""] = await objects.keys("mail/");
    const object = await objects.open(key);
    const chunks = await object?.body.toArray();
    return { key, text: Buffer.concat(chunks ?? []).toString("latin1") };
  };
  const notification = (): unknown => JSON.parse(published[0] ?? "null");
  return { send, stored, notification, order, kept, published };
}

const MAIL =
  "From: Northfold Income <income@northfold.example.org>\r\nSubject: ZB2 statement\r\n =?utf-8?q?caf=C3=A9?=\r\n" +
  "Message-ID: <1@northfold.example.org>\r\nX-Accord-Local-Verdicts: dmarc=FAIL\r\n spam=gray nonsense=FAIL spf=maybe\r\n" +
  "To: statements+ZA1@accord.example.org\r\n\r\nA body with\r\n.a leading dot\r\n";

test("a mail is stored, then published, and only then acknowledged with the id that SES would give", async () => {
  const { send, stored, order, kept, published } = await receivingInTest();
  const { response } = await send(MAIL);
  expect(order).toEqual(["keep", "store", "report", "publish"]);
  const { key } = await stored();
  expect(key).toMatch(/^mail\/[0-9a-f]{40}$/);
  expect(response).toContain(`250 OK ${key.slice("mail/".length)}`);
  expect([...kept.values()]).toEqual(published);
});

test("the stored mail has the headers that SES adds and every sent byte, but not the local verdicts", async () => {
  const { send, stored } = await receivingInTest();
  await send(MAIL);
  const { text } = await stored();
  const [added, rest] = text.split("From: Northfold", 2);
  expect(added).toMatch(/^Return-Path: <income@northfold\.example\.org>\r\nReceived: from [^]*\+0000 \(UTC\)\r\n$/);
  expect(`From: Northfold${rest ?? ""}`).toBe(
    MAIL.replace("X-Accord-Local-Verdicts: dmarc=FAIL\r\n spam=gray nonsense=FAIL spf=maybe\r\n", ""),
  );
});

test("the notification is like that of SES's S3 action, with the verdicts from the header", async () => {
  const { send, stored, notification } = await receivingInTest();
  await send(MAIL, ["statements+ZA1@accord.example.org", "statements@accord.example.org"]);
  const { key } = await stored();
  expect(notification()).toMatchObject({
    notificationType: "Received",
    mail: {
      timestamp: NOW.toISOString(),
      source: "income@northfold.example.org",
      messageId: key.slice("mail/".length),
      destination: ["statements+ZA1@accord.example.org", "statements@accord.example.org"],
      headersTruncated: false,
      commonHeaders: { subject: "ZB2 statement =?utf-8?q?caf=C3=A9?=", messageId: "<1@northfold.example.org>" },
    },
    receipt: {
      recipients: ["statements+ZA1@accord.example.org", "statements@accord.example.org"],
      spfVerdict: { status: "PASS" },
      dkimVerdict: { status: "PASS" },
      dmarcVerdict: { status: "FAIL" },
      dmarcPolicy: "reject",
      spamVerdict: { status: "GRAY" },
      virusVerdict: { status: "PASS" },
      action: { type: "S3", bucketName: "accord-mail", objectKey: key },
    },
  });
  expect(JSON.stringify(notification())).not.toContain("Local-Verdicts");
});

test("the mailbox accepts any domain; other names are unchanged", async () => {
  const { send, notification } = await receivingInTest();
  await send(MAIL, ["Statements+za1@localhost", "statementsx@localhost"]);
  expect(notification()).toMatchObject({
    receipt: { recipients: ["Statements+za1@accord.example.org", "statementsx@localhost"] },
  });
});

test("a bounce has an empty sender", async () => {
  const { send, notification } = await receivingInTest();
  await send(MAIL, undefined, "");
  expect(notification()).toMatchObject({ mail: { source: "" } });
});

test("headers beyond the SES limit are left out of the notification, which says so", async () => {
  const { send, notification } = await receivingInTest();
  await send(`X-Long: ${"word ".repeat(3000)}\r\n${MAIL}`);
  expect(notification()).toMatchObject({ mail: { headersTruncated: true } });
});

test("a mail that can't be stored is not acknowledged, so its sender keeps it", async () => {
  const { send } = await smtpInTest(() => Promise.reject(new Error("disk full")));
  await expect(send(MAIL)).rejects.toMatchObject({ responseCode: 451 });
});

test("a mail larger than the SES limit is refused permanently", async () => {
  let taken = 0;
  const { port } = await smtpInTest(() => {
    taken += 1;
    return Promise.resolve();
  });
  // The client does not announce the size, so that the limit on the received bytes is tested.
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  onTestFinished(() => {
    transport.close();
  });
  const raw = `${MAIL}${"x".repeat(998)}\r\n`.padEnd(41 * 1024 * 1024, "y\r\n");
  await expect(
    transport.sendMail({ envelope: { from: "a@example.org", to: "b@example.org" }, raw }),
  ).rejects.toMatchObject({ responseCode: 552 });
  expect(taken).toBe(0);
});

test("a port that is in use is refused with what to do", async () => {
  const { port } = await smtpInTest(() => Promise.resolve());
  const second = startSmtp(port, () => Promise.resolve());
  await expect(second).rejects.toBeInstanceOf(StartRefused);
  await expect(second).rejects.toThrow(
    `Port ${port} for mail is already taken. Stop what uses it, or choose another with --smtp-port.`,
  );
});
