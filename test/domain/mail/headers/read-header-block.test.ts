import { expect, test } from "vitest";

import { headerLimits, readHeaderBlock } from "../../../../shared/domain/mail/headers/read-header-block.ts";

function headersOf(...lines: readonly string[]) {
  const block = readHeaderBlock(Buffer.from([...lines, "", "Subject: of the body", ""].join("\r\n"), "latin1"));
  if (block.outcome === "failed") throw new Error(block.why);
  return block.headers;
}

test.each<[what: string, lines: readonly string[], subject: string]>([
  ["a field", ["Subject: one"], "one"],
  ["a folded field", ["Subject: one", "\ttwo", "  three"], "one two three"],
  ["a field whose name ends on the next line", ["Subject", " : one"], "one"],
  ["nothing behind the empty line", ["From: jane@example.org"], ""],
  ["a field in bytes of another set", ["Subject: 10 \u00a3"], "10 £"],
])("it reads %s", (_, lines, subject) => {
  expect(headersOf(...lines).subject).toBe(subject);
});

test("lines may end in a line feed alone", () => {
  expect(readHeaderBlock(Buffer.from("Subject: one\n two\n\nSubject: three\n"))).toMatchObject({
    headers: { subject: "one two" },
  });
});

test("the line that begins a message in a mailbox file is no sender, and From with a space before the colon is one", () => {
  expect(headersOf("From jane@example.org Mon Jan 1", "From: joe@example.org").from).toHaveLength(1);
  expect(headersOf("From : jane@example.org", "From: joe@example.org").fromFields).toBe(2);
});

test.each([
  ["headers-too-big", `Subject: ${"x".repeat(headerLimits.headerBytes)}`],
  ["headers-too-big", `Subject: x\r\n${" y\r\n".repeat(headerLimits.headerBytes)}`],
  ["too-many-header-fields", "X: y\r\n".repeat(headerLimits.headerFields + 1)],
])("%s ends it as a value", (reason, text) => {
  expect(readHeaderBlock(Buffer.from(text))).toMatchObject({ outcome: "failed", reason });
});
