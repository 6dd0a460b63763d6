import { expect, test } from "vitest";

import { costOfThousand } from "./cost-of-statement.ts";
import type { StatementUse } from "./statement-use.ts";

const nothing: StatementUse = {
  lines: 1,
  cpuMs: new Map(),
  requests: new Map(),
  runs: new Map(),
  readUnits: new Map(),
  writeUnits: new Map(),
  indexUnits: new Map(),
  logged: 0,
  mailBytes: 0,
  replyBytes: 0,
};

test("each thing that a statement takes costs its list price a thousand times", () => {
  const without = dollarsOf(nothing);
  const more = (use: Partial<StatementUse>, service: string) =>
    (dollarsOf({ ...nothing, ...use }).get(service) ?? 0) - (without.get(service) ?? 0);
  // By hand: 10 write units at $0.625 a million, a thousand times.
  expect(more({ writeUnits: new Map([["mail#1", 10]]) }, "DynamoDB: writes")).toBeCloseTo(0.00625, 9);
  expect(more({ indexUnits: new Map([["mails#held", 10]]) }, "DynamoDB: writes")).toBeCloseTo(0.00625, 9);
  expect(more({ readUnits: new Map([["mail#1", 8]]) }, "DynamoDB: reads")).toBeCloseTo(0.001, 9);
  expect(more({ requests: new Map([["send-mail s3:PutObject", 2]]) }, "S3: writes")).toBeCloseTo(0.01, 9);
  expect(more({ requests: new Map([["read-mail s3:GetObject", 5]]) }, "S3: reads")).toBeCloseTo(0.002, 9);
  expect(more({ runs: new Map([["send-mail", 5]]) }, "Lambda: runs")).toBeCloseTo(0.001, 9);
  // Each run takes a message, which is received and deleted: 10 requests at $0.40 a million.
  expect(more({ runs: new Map([["send-mail", 5]]) }, "SQS")).toBeCloseTo(0.004, 9);
  // A gibibyte costs 12 cents, so a mebibyte a thousand times does nearly.
  expect(more({ replyBytes: 2 ** 20 }, "SES: mail sent")).toBeCloseTo((0.12 * 1000) / 1024, 9);
  // Chunks count when they are whole.
  expect(more({ mailBytes: 256 * 1024 - 1 }, "SES: mail received")).toBe(0);
  expect(more({ mailBytes: 256 * 1024 }, "SES: mail received")).toBeCloseTo(0.09, 9);
});

test("a function with half a CPU takes twice as long for its work, and waits for its requests", () => {
  const spent = (use: Partial<StatementUse>) => dollarsOf({ ...nothing, ...use }).get("Lambda: time") ?? 0;
  // read-mail has more than a CPU and 2 GiB: a second of CPU is 2 GB-s, at $0.0000133334.
  expect(spent({ cpuMs: new Map([["read-mail", 1000]]) })).toBeCloseTo(2 * 0.0133334, 9);
  // send-mail has 1024 of the 1,769 MiB of a whole CPU, and 1 GiB.
  expect(spent({ cpuMs: new Map([["send-mail", 1000]]) })).toBeCloseTo((1769 / 1024) * 0.0133334, 9);
  const waiting = spent({
    cpuMs: new Map([["read-mail", 0]]),
    requests: new Map([
      ["read-mail dynamodb:GetItem", 200],
      ["send-mail dynamodb:GetItem", 200],
    ]),
  });
  expect(waiting).toBeCloseTo(2 * 0.0133334, 9);
});

function dollarsOf(use: StatementUse): ReadonlyMap<string, number> {
  return new Map(costOfThousand(use).map(({ service, dollars }) => [service, dollars]));
}
