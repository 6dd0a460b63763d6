import fc from "fast-check";
import { expect, test } from "vitest";

import { splitMessage } from "../../local/mail/message-headers.ts";

test("the header fields and the rest are the message, byte for byte, whatever its content", () => {
  const piece = fc.constantFrom("A: b", "\r\n", "\n", " fold", "\t", ":", "x", "\r", "\n\n", "é", "\u0000");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const bytes = Buffer.from(pieces.join(""));
      const { fields, headers, rest } = splitMessage(bytes);
      expect(Buffer.concat([...fields, rest]).equals(bytes)).toBe(true);
      expect(headers).toHaveLength(fields.length);
    }),
  );
});

test("folded fields are unfolded; bytes that are not UTF-8 are read one by one", () => {
  const bytes = Buffer.from("Subject: one\r\n two\r\nX:caf\xe9\r\nnothing\r\n\r\nbody: no\r\n", "latin1");
  const { headers, rest } = splitMessage(bytes);
  expect(headers).toEqual([
    { name: "Subject", value: "one two" },
    { name: "X", value: "café" },
    { name: "nothing", value: "" },
  ]);
  expect(Buffer.from(rest).toString()).toBe("\r\nbody: no\r\n");
});
