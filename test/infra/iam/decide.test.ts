import { describe, expect, test } from "vitest";

import { isAllowed, isLike, type AccessRequest } from "./decide.ts";
import { readPolicy } from "./policy.ts";
import { resolverOf } from "./resolve.ts";
import { statementsByRole } from "./role-statements.ts";
import { parseTemplate } from "./stage-templates.ts";

const put: AccessRequest = { action: "s3:PutObject", resource: "arn:aws:s3:::records/readings/1" };

function allows(statements: readonly object[], request: AccessRequest = put): boolean {
  return isAllowed(readPolicy({ Statement: statements }), request);
}

const allow = (more: object) => ({ Effect: "Allow", Action: "s3:PutObject", Resource: "*", ...more });

describe("a request is allowed", () => {
  test.each([
    ["by its action and resource", [allow({ Resource: "arn:aws:s3:::records/readings/*" })], true],
    ["by a family of actions, in any case", [allow({ Action: ["s3:Get*", "S3:put*"] })], true],
    ["but not on another resource", [allow({ Resource: "arn:aws:s3:::records/mail/*" })], false],
    ["but not by another action", [allow({ Action: "s3:PutObjectTagging" })], false],
    ["but not by nothing", [], false],
    ["but not if anything denies it", [allow({}), allow({ Effect: "Deny" })], false],
  ])("%s", (_, statements, expected) => {
    expect(allows(statements)).toBe(expected);
  });

  test.each([
    ["all keys are within the pattern", ["mail#1", "mail#2"], true],
    ["one key is not", ["mail#1", "position#1"], false],
    ["there are no keys", [], true],
  ])("under ForAllValues:StringLike, if %s", (_, keys, expected) => {
    const condition = { Condition: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["mail#*"] } } };
    expect(allows([allow(condition)], { ...put, context: { "dynamodb:LeadingKeys": keys } })).toBe(expected);
  });

  test.each([
    ["StringEquals", "123456789012", "123456789012", true],
    ["StringEquals", "123456789012", "210987654321", false],
    ["StringNotEquals", "123456789012", "210987654321", true],
    ["ArnLike", "arn:aws:ses:*:rule/*", "arn:aws:ses:x:rule/1", true],
    ["ArnEquals", "arn:aws:sns:x:a", "arn:aws:sns:x:b", false],
    ["Bool", "false", "true", false],
    ["StringEqualsIfExists", "a", "b", false],
  ])("under %s %s, given %s: %s", (operator, wanted, given, expected) => {
    const statement = allow({ Condition: { [operator]: { key: wanted } } });
    expect(allows([statement], { ...put, context: { key: [given] } })).toBe(expected);
  });

  test("under a condition whose key is missing only where the operator says so", () => {
    expect(allows([allow({ Condition: { StringEquals: { key: "a" } } })])).toBe(false);
    expect(allows([allow({ Condition: { StringEqualsIfExists: { key: "a" } } })])).toBe(true);
    expect(allows([allow({ Condition: { Null: { key: "true" } } })])).toBe(true);
  });

  test("by a policy of a resource only for the principal that it names", () => {
    const statement = allow({ Principal: { Service: "ses.amazonaws.com" } });
    expect(allows([statement], { ...put, principal: { Service: "ses.amazonaws.com" } })).toBe(true);
    expect(allows([statement], { ...put, principal: { Service: "s3.amazonaws.com" } })).toBe(false);
    expect(allows([allow({ Principal: { AWS: "*" } })], { ...put, principal: { AWS: "somebody" } })).toBe(true);
  });
});

test("a condition or an element that is not known is an error, never ignored", () => {
  expect(() =>
    allows([allow({ Condition: { DateLessThan: { key: "x" } } })], { ...put, context: { key: ["y"] } }),
  ).toThrow(/DateLessThan is not known/);
  expect(() => readPolicy({ Statement: [allow({ NotAction: "s3:*" })] })).toThrow(/NotAction/);
});

test("a pattern takes no dot or bracket for more than itself", () => {
  expect(isLike("a.b*", "a.bcd")).toBe(true);
  expect(isLike("a.b", "axb")).toBe(false);
});

test("a role's statements are resolved through references, joins and exports", () => {
  const templates = new Map([
    [
      "storage",
      parseTemplate({
        Resources: { records: { Type: "AWS::S3::Bucket" } },
        Outputs: { Out: { Value: { "Fn::GetAtt": ["records", "Arn"] }, Export: { Name: "storage:records" } } },
      }),
    ],
    [
      "processing",
      parseTemplate({
        Resources: {
          role: { Type: "AWS::IAM::Role" },
          policy: {
            Type: "AWS::IAM::Policy",
            Properties: {
              Roles: [{ Ref: "role" }],
              PolicyDocument: {
                Statement: {
                  Effect: "Allow",
                  Action: "s3:GetObject",
                  Resource: { "Fn::Join": ["", [{ "Fn::ImportValue": "storage:records" }, "/mail/*"]] },
                },
              },
            },
          },
        },
      }),
    ],
  ]);
  expect(statementsByRole(templates, resolverOf(templates)).get("role")).toMatchObject([
    { effect: "Allow", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::records/mail/*"] },
  ]);
});
