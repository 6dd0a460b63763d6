import fc from "fast-check";
import { expect, test } from "vitest";

import { readMailHeaders, type HeaderLine } from "../../../../shared/domain/mail/headers/read-mail-headers.ts";

const limits = { addresses: 50 };

function headers(...lines: string[]) {
  return readMailHeaders(
    lines.map((line): HeaderLine => ({ key: line.slice(0, line.indexOf(":")).trim().toLowerCase(), line })),
    limits,
  );
}

test("the fields of an ordinary mail are read", () => {
  const read = headers(
    "Return-Path: <income@northfold.example.org>",
    "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=Northfold.example.org; s=k1; b=abc",
    "From: =?utf-8?q?Jos=C3=A9?= Finch\r\n <Income@northfold.example.org>",
    "To: statements+ZA1@accord.example.org",
    "Subject: =?utf-8?q?ZB2?= statement of\r\n\tbalances",
    "Message-ID: <1@northfold.example.org>",
    "In-Reply-To: <a@accord.example.org>",
    "References: <0@accord.example.org>\r\n <a@accord.example.org>",
    "Date: Wed, 29 Mar 2023 10:15:00 +0100 (BST)",
    "Content-Type: multipart/mixed; boundary=x",
  );
  expect(read).toMatchObject({
    from: [{ name: "José Finch", address: "income@northfold.example.org" }],
    fromFields: 1,
    fromMalformed: false,
    to: [{ address: "statements+za1@accord.example.org" }],
    subject: "ZB2 statement of balances",
    messageIdHeader: "<1@northfold.example.org>",
    inReplyTo: ["<a@accord.example.org>"],
    referencesHeader: ["<0@accord.example.org>", "<a@accord.example.org>"],
    date: "2023-03-29T09:15:00.000Z",
    dkimDomains: ["northfold.example.org"],
    contentType: "multipart/mixed",
    ownMark: false,
  });
});

test("two From fields are both seen, with all their addresses", () => {
  const read = headers("From: income@northfold.example.org", "From: x@evil.example.com");
  expect(read.fromFields).toBe(2);
  expect(read.from.map(({ address }) => address)).toEqual(["income@northfold.example.org", "x@evil.example.com"]);
});

test("RFC 3834: signs of automatic mail are found, whatever their spelling", () => {
  expect(headers("Auto-Submitted: Auto-Replied (rejected)").automatic.autoSubmitted).toBe("auto-replied");
  expect(headers("Auto-Submitted: auto-generated; owner-email=x@y.example").automatic.autoSubmitted).toBe(
    "auto-generated",
  );
  expect(headers("Precedence: BULK").automatic.precedence).toBe("bulk");
  expect(headers("X-Auto-Response-Suppress: DR, OOF , AutoReply").automatic.autoResponseSuppress).toEqual([
    "dr",
    "oof",
    "autoreply",
  ]);
  expect(headers("List-Id: <x.example.org>", "List-Unsubscribe: <https://x.example.org>").automatic.listFields).toEqual(
    ["list-id", "list-unsubscribe"],
  );
  expect(headers("Return-Path: <>").automatic.nullReturnPath).toBe(true);
  expect(headers("X-Autoreply: yes", "X-Failed-Recipients: a@b.example").automatic.otherFields).toEqual([
    "x-autoreply",
    "x-failed-recipients",
  ]);
});

test("of two Auto-Submitted fields, the one that prevents an answer counts", () => {
  expect(headers("Auto-Submitted: no", "Auto-Submitted: auto-replied").automatic.autoSubmitted).toBe("auto-replied");
});

test("a subject can't contain a line break, a control character or a direction mark", () => {
  const { subject } = headers("Subject: =?utf-8?q?ZB2=0D=0ABcc:_x=40evil.example.com=E2=80=AE?=");
  expect(subject).toBe("ZB2 Bcc: x@evil.example.com");
});

test("the report type of a delivery report is read", () => {
  expect(headers('Content-Type: Multipart/Report; report-type="Delivery-Status"; boundary=x')).toMatchObject({
    contentType: "multipart/report",
    reportType: "delivery-status",
  });
});

test("an impossible date is ignored", () => {
  expect(headers("Date: Mon, 99 Foo 2023").date).toBeUndefined();
  expect(headers("Date: 1 Jan 99999").date).toBeUndefined();
});

test("no content of the fields causes an exception or a line break", () => {
  const names = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "References",
    "Auto-Submitted",
    "DKIM-Signature",
    "List-Id",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...names, "Content-Type"), fc.string({ unit: "binary-ascii", maxLength: 80 }))),
      (fields) => {
        const read = headers(...fields.map(([name, value]) => `${name}: ${value}`));
        expect(JSON.stringify([read.subject, read.from, read.referencesHeader])).not.toMatch(/\\r|\\n|\\u0000/);
      },
    ),
  );
});
