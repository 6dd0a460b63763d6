import fc from "fast-check";
import { expect, test } from "vitest";

import { messageIdOfOwn, ownMessageIdHeader } from "../../../shared/domain/mail/own-message-id.ts";
import { sesIdOf } from "../../../shared/domain/mail/ses-message-id.ts";
import { emailAddressSchema } from "../../../shared/domain/organisation/email-address.ts";

const mailbox = emailAddressSchema.parse("statements@accord.example.org");
const id = "ZA1-ZB2-2022-23-Q4-rp-1";

test("the id of any message of ours is read back from the id that we gave it in the header", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w-]{1,60}$/), fc.stringMatching(/^[0-9a-f]{16}$/), (messageId, digest) => {
      expect(messageIdOfOwn(`<${ownMessageIdHeader(messageId, digest, mailbox)}>`, mailbox)).toBe(messageId);
    }),
  );
});

test.each([
  ["another domain", `<${id}.0123456789abcdef@accord.example.org.evil.example>`],
  ["no digest", `<${id}@accord.example.org>`],
  ["somebody else's id", "<1@northfold.example.org>"],
])("a header with %s is no id of ours", (_, header) => {
  expect(messageIdOfOwn(header, mailbox)).toBeUndefined();
});

test.each([
  ["<0102018a0b0c0d0e-5f1e2d3c-1111-4222-8333-444455556666-000000@eu-west-2.amazonses.com>", true],
  ["<0100018a0b0c0d0e-5f1e2d3c-1111-4222-8333-444455556666-000000@email.amazonses.com>", true],
  ["<0100018a0b0c0d0e-5f1e2d3c@us-gov-west-1.amazonses.com>", true],
  ["<0100018a@eu-west-2.amazonses.com.evil.example>", false],
  ["<0100018a@amazonses.com>", false],
])("whether SES wrote the Message-ID %s: %s", (header, isOfSes) => {
  expect(sesIdOf(header) !== undefined).toBe(isOfSes);
});
