import { expect, test } from "vitest";

import { parseSendingReport } from "../../../../shared/domain/mail/delivery/sending-event.ts";

const address = "Income@Northfold.example.org";
const mail = {
  timestamp: "2023-03-29T09:00:00.012Z",
  source: "statements+za1@accord.example.org",
  sourceArn: "arn:aws:ses:eu-west-2:000000000000:identity/accord.example.org",
  sendingAccountId: "000000000000",
  messageId: "0102018a-5f1e2d3c-000000",
  destination: [address],
  headersTruncated: false,
  headers: [{ name: "X-Accord-Reply", value: "ZA1-ZB2-2022-23-Q4-rp-1" }],
  commonHeaders: { subject: "Re: statement" },
  tags: { "ses:configuration-set": ["accord"], "accord-message": ["ZA1-ZB2-2022-23-Q4-rp-1"] },
};
const timestamp = "2023-03-29T09:00:05Z";

const recipient = { address: "income@northfold.example.org", at: "2023-03-29T09:00:05.000Z" };

const events = {
  Send: [{ send: {} }, { what: "send", recipients: [{ ...recipient, at: mail.timestamp, state: "sent" }] }],
  Delivery: [
    {
      delivery: {
        timestamp,
        processingTimeMillis: 11,
        recipients: [address],
        smtpResponse: "250 2.6.0 accepted",
        reportingMTA: "mta.example.org",
      },
    },
    { what: "delivery", recipients: [{ ...recipient, state: "delivered" }] },
  ],
  DeliveryDelay: [
    {
      deliveryDelay: {
        timestamp,
        delayType: "TransientCommunicationFailure",
        expirationTime: "2023-03-29T23:25:59.914Z",
        delayedRecipients: [{ emailAddress: address, status: "4.4.1", diagnosticCode: "smtp; 421 4.4.1 no host" }],
      },
    },
    {
      what: "delay",
      recipients: [{ ...recipient, state: "delayed", why: "TransientCommunicationFailure: 421 4.4.1 no host" }],
    },
  ],
  Bounce: [
    {
      bounce: {
        timestamp,
        bounceType: "Permanent",
        bounceSubType: "General",
        bouncedRecipients: [
          {
            emailAddress: address,
            action: "failed",
            status: "5.1.1",
            diagnosticCode: "smtp; 550 5.1.1 user\r\nunknown",
          },
        ],
        feedbackId: "1",
        reportingMTA: "dsn; mta.example.org",
      },
    },
    {
      what: "bounce",
      recipients: [{ ...recipient, state: "bounced", bounce: "permanent", why: "General: 550 5.1.1 user unknown" }],
    },
  ],
  Complaint: [
    {
      complaint: {
        timestamp,
        feedbackId: "1",
        complaintSubType: null,
        complainedRecipients: [{ emailAddress: address }],
        userAgent: "feedback loop",
        complaintFeedbackType: "abuse",
        arrivalDate: timestamp,
      },
    },
    { what: "complaint", recipients: [{ ...recipient, state: "complained", why: "abuse" }] },
  ],
  Reject: [
    { reject: { reason: "Bad content" } },
    { what: "reject", recipients: [{ ...recipient, at: mail.timestamp, state: "rejected", why: "Bad content" }] },
  ],
  "Rendering Failure": [
    { failure: { templateName: "t", errorMessage: "no such attribute" } },
    {
      what: "reject",
      recipients: [
        { ...recipient, at: mail.timestamp, state: "rejected", why: "Rendering Failure: no such attribute" },
      ],
    },
  ],
} as const;

test.each(Object.entries(events))("SES's event %s, as AWS documents it", (eventType, [published, expected]) => {
  const body = JSON.stringify({ eventType, mail, ...published });
  const event = {
    sesId: mail.messageId,
    messageId: "ZA1-ZB2-2022-23-Q4-rp-1",
    acceptedAt: mail.timestamp,
    ...expected,
  };
  expect(parseSendingReport(body)).toEqual({ type: "event", event });
  const wrapped = JSON.stringify({ Type: "Notification", MessageId: "1", TopicArn: "arn", Message: body });
  expect(parseSendingReport(wrapped)).toEqual({ type: "event", event });
});

test("without the tag our own mark in the header names the message", () => {
  const report = parseSendingReport(
    JSON.stringify({ eventType: "Send", send: {}, mail: { ...mail, tags: undefined } }),
  );
  expect(report.type === "event" && report.event.messageId).toBe("ZA1-ZB2-2022-23-Q4-rp-1");
});

test.each([
  [
    "the sentence that SES publishes when the destination is made",
    "Successfully validated SNS topic for Amazon SES event publishing.",
  ],
  ["an event that we have not asked for", JSON.stringify({ eventType: "Open", open: {}, mail })],
  ["a subscription", JSON.stringify({ Type: "SubscriptionConfirmation", Message: "You have chosen to subscribe" })],
])("%s is a notice", (_, body) => {
  expect(parseSendingReport(body)).toEqual({ type: "notice" });
});

test("anything else is an error, so that it is looked at", () => {
  expect(() => parseSendingReport('{"eventType":"Bounce"}')).toThrow();
  expect(() => parseSendingReport("{}")).toThrow();
});
