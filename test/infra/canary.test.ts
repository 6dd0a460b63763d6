import { beforeAll, describe, expect, test } from "vitest";

import { isAllowed } from "./iam/decide.ts";
import type { Statement } from "./iam/policy.ts";
import { arnOf, resolverOf } from "./iam/resolve.ts";
import { statementsByRole } from "./iam/role-statements.ts";
import { templatesOfStage } from "./templates-of-stage.ts";

let rights: readonly Statement[];

beforeAll(() => {
  const templates = templatesOfStage();
  const logicalName = (_: string, id: string) => id.replace(/[0-9A-F]{8}$/, "");
  const found = statementsByRole(templates, resolverOf(templates, logicalName), logicalName).get("sendcanaryrole");
  if (!found) throw new Error("send-canary has no role");
  rights = found;
});

const IDENTITY = "arn:aws:ses:eu-west-2:123456789012:identity/accord.example.org";
const CANARY = "canary@accord.example.org";
const ITS_MAILBOX = "statements+CANPAY@accord.example.org";

describe("send-canary", () => {
  test.each([
    ["may", CANARY, [ITS_MAILBOX]],
    ["may not", "statements@accord.example.org", [ITS_MAILBOX]],
    ["may not", CANARY, ["income@northfold.example.org"]],
    ["may not", CANARY, [ITS_MAILBOX, "income@northfold.example.org"]],
  ] as const)("%s send mail from %s to %j", (expected, from, to) => {
    const context = { "ses:FromAddress": [from], "ses:Recipients": [...to] };
    expect(isAllowed(rights, { action: "ses:SendRawEmail", resource: IDENTITY, context })).toBe(expected === "may");
  });

  test.each([
    ["may", "GetItem", "positions#CANPAY"],
    ["may not", "GetItem", "positions#ZA1"],
    ["may", "GetItem", "ledger#CANPAY"],
    ["may not", "GetItem", "ledger#ZA1"],
    ["may", "PutItem", "canary-reference"],
    ["may not", "PutItem", "reference"],
    ["may not", "PutItem", "positions#CANPAY"],
    ["may not", "GetItem", "mail#1"],
  ] as const)("%s %s %s", (expected, action, key) => {
    const resource = arnOf("AWS::DynamoDB::Table", "state");
    const context = { "dynamodb:LeadingKeys": [key] };
    expect(isAllowed(rights, { action: `dynamodb:${action}`, resource, context })).toBe(expected === "may");
  });

  test.each([
    ["may", "GetObject", "mail/canary/1"],
    ["may not", "GetObject", "mail/mail/1"],
    ["may", "PutObject", "ledgers/uploads/CANPAY/1/canary.csv"],
    ["may not", "PutObject", "ledgers/uploads/ZA1/1/ledger.csv"],
    ["may not", "GetObject", "ledgers/uploads/ZA1/1/ledger.csv"],
    ["may not", "GetObject", "records/statements/1.json"],
  ] as const)("%s %s %s", (expected, action, object) => {
    const resource = arnOf("AWS::S3::Bucket", object);
    expect(isAllowed(rights, { action: `s3:${action}`, resource })).toBe(expected === "may");
  });

  test.each([
    ["may", "canary/"],
    ["may not", "mail/"],
  ] as const)("%s list the mail bucket under %s", (expected, prefix) => {
    const resource = arnOf("AWS::S3::Bucket", "mail");
    const context = { "s3:prefix": [prefix] };
    expect(isAllowed(rights, { action: "s3:ListBucket", resource, context })).toBe(expected === "may");
  });
});
