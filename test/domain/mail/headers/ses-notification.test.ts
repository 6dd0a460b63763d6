import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";
import * as z from "zod";

import {
  parseSesNotification,
  receiptVerdictsSchema,
  verdictsOf,
} from "../../../../shared/domain/mail/headers/ses-notification.ts";

const pass = { status: "PASS" };
const received = {
  notificationType: "Received",
  mail: {
    timestamp: "2023-03-29T09:15:00.000Z",
    source: "Income@northfold.example.org",
    messageId: "o3vrnil0e2ic28tr",
    destination: ["statements+ZA1@accord.example.org", "copy@northfold.example.org"],
    headersTruncated: false,
    headers: [],
    commonHeaders: { from: ["Jane Finch <income@northfold.example.org>"], subject: "ZB2" },
  },
  receipt: {
    timestamp: "2023-03-29T09:15:01.000Z",
    processingTimeMillis: 574,
    recipients: ["statements+ZA1@accord.example.org"],
    spfVerdict: pass,
    dkimVerdict: pass,
    dmarcVerdict: pass,
    spamVerdict: pass,
    virusVerdict: pass,
    action: {
      type: "S3",
      topicArn: "arn:aws:sns:eu-west-2:123456789012:mail",
      bucketName: "raw",
      objectKey: "mail/o3vrnil0e2ic28tr",
    },
  },
};

const wrapped = (message: unknown): string =>
  JSON.stringify({ Type: "Notification", MessageId: "1", TopicArn: "arn", Message: JSON.stringify(message) });

const mailOf = (body: string) => {
  const notification = parseSesNotification(body);
  if (notification.type !== "mail") throw new Error("no mail");
  return notification.mail;
};

test("a receipt notification is read, wrapped by SNS or bare", () => {
  const expected = {
    mailId: "o3vrnil0e2ic28tr",
    receivedAt: "2023-03-29T09:15:01.000Z",
    bucket: "raw",
    key: "mail/o3vrnil0e2ic28tr",
    envelope: { from: "income@northfold.example.org", recipients: ["statements+za1@accord.example.org"] },
    verdicts: { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" },
    judgedFrom: ["income@northfold.example.org", "income@northfold.example.org"],
  };
  expect(mailOf(wrapped(received))).toEqual(expected);
  expect(mailOf(JSON.stringify(received))).toEqual(expected);
});

test("a verdict that is absent, disabled or an unknown word is missing", () => {
  const receipt = {
    ...received.receipt,
    spfVerdict: undefined,
    dkimVerdict: { status: "GRAY" },
    dmarcVerdict: { status: "PROCESSING_FAILED" },
    spamVerdict: { status: "DISABLED" },
    virusVerdict: null,
  };
  expect(mailOf(wrapped({ ...received, receipt })).verdicts).toEqual({
    spf: "missing",
    dkim: "GRAY",
    dmarc: "PROCESSING_FAILED",
    spam: "missing",
    virus: "missing",
  });
});

test("a DMARC policy comes with failing mail only, in capitals or not", () => {
  const receipt = { ...received.receipt, dmarcVerdict: { status: "FAIL" }, dmarcPolicy: "REJECT" };
  expect(mailOf(wrapped({ ...received, receipt })).verdicts).toMatchObject({ dmarc: "FAIL", dmarcPolicy: "reject" });
});

test.each([[""], ["<>"], ["MAILER-DAEMON"], [null]])(
  "a null return path is empty, however it is written: %s",
  (source) => {
    expect(mailOf(wrapped({ ...received, mail: { ...received.mail, source } })).envelope.from).toBe("");
  },
);

test("all addresses that SES read from the From field are there", () => {
  const commonHeaders = { from: ['"<income@northfold.example.org>" <x@evil.example.com>'] };
  expect(new Set(mailOf(wrapped({ ...received, mail: { ...received.mail, commonHeaders } })).judgedFrom)).toEqual(
    new Set(["income@northfold.example.org", "x@evil.example.com"]),
  );
  const without = { ...received.mail, commonHeaders: undefined };
  expect(mailOf(wrapped({ ...received, mail: without })).judgedFrom).toBeUndefined();
});

test("a message of SNS about the subscription itself is not a mail", () => {
  expect(parseSesNotification(JSON.stringify({ Type: "SubscriptionConfirmation", Message: "{}" })).type).toBe("notice");
  const setUp = { Type: "Notification", Message: "Successfully validated SNS topic for Amazon SES event publishing." };
  expect(parseSesNotification(JSON.stringify(setUp)).type).toBe("notice");
  expect(parseSesNotification(setUp.Message).type).toBe("notice");
});

test("anything that is not a notification throws", () => {
  expect(() => parseSesNotification("{not json")).toThrow();
  expect(() => parseSesNotification(JSON.stringify({ hello: "world" }))).toThrow();
  const lambda = { ...received, receipt: { ...received.receipt, action: { type: "Lambda", functionArn: "arn" } } };
  expect(() => parseSesNotification(wrapped(lambda))).toThrow();
});

const corpus = new URL("../../../../../shared/corpora/events/", import.meta.url);

test.skipIf(!existsSync(corpus))("the public example events are understood (needs ../shared/corpora)", () => {
  const event = z
    .object({ Records: z.array(z.object({ ses: z.object({ receipt: receiptVerdictsSchema }) })) })
    .parse(JSON.parse(readFileSync(new URL("ses/base.json", corpus), "utf8")));
  expect(event.Records.map(({ ses }) => verdictsOf(ses.receipt))).toEqual([
    { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS", dmarcPolicy: "reject" },
  ]);
  const queue = z
    .object({ Records: z.array(z.object({ body: z.string() })) })
    .parse(JSON.parse(readFileSync(new URL("sqs/sns-body.json", corpus), "utf8")));
  // Its message is not about a mail: it throws rather than guess.
  for (const { body } of queue.Records) expect(() => parseSesNotification(body)).toThrow();
});

test("a notification that names another mail's object is refused: the mail would be judged again by other verdicts", () => {
  const other = wrapped(received).replace("mail/o3vrnil0e2ic28tr", "mail/ffffffffffffffff");
  expect(other).toContain("ffff");
  expect(() => parseSesNotification(other)).toThrow("names the object mail/ffffffffffffffff, which is another mail's");
});

test.each([["mail/o3vrnil0e2ic28tr"], ["a mail"], [""]])(
  "an id that is part of the key of another mail's object is none: %j",
  (id) => {
    // `mail/o3…` would be a second mail of the object `mail/o3…`, which is that of the mail `o3…`.
    const other = wrapped(received).replaceAll('"messageId\\":\\"o3vrnil0e2ic28tr', `"messageId\\":\\"${id}`);
    expect(other).not.toBe(wrapped(received));
    expect(() => parseSesNotification(other)).toThrow("is no id");
  },
);
