import { describe, expect, test } from "vitest";

import type { AwsRequest } from "./aws-request.ts";
import { readCall } from "./read-call.ts";

function request(
  service: string,
  more: Partial<Omit<AwsRequest, "url" | "body">> & { path?: string; body?: object | string },
): AwsRequest {
  const { path = "/", body = "", headers = {}, method = "POST" } = more;
  return {
    method,
    url: new URL(path, "http://127.0.0.1"),
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=role/20260101/eu-west-2/${service}/aws4_request, …`,
      ...headers,
    },
    body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
  };
}

const table = "arn:aws:dynamodb:eu-west-2:123456789012:table/state";

describe("a request needs permission for", () => {
  test.each([
    ["GET", "/records/a/b%20c", {}, ["s3:GetObject arn:aws:s3:::records/a/b c"]],
    ["HEAD", "/records/a", {}, ["s3:GetObject arn:aws:s3:::records/a"]],
    ["GET", "/records/a?versionId=1", {}, ["s3:GetObjectVersion arn:aws:s3:::records/a"]],
    ["GET", "/records/?list-type=2&prefix=mail%2F", {}, ["s3:ListBucket arn:aws:s3:::records"]],
    ["PUT", "/records/a", {}, ["s3:PutObject arn:aws:s3:::records/a"]],
    ["PUT", "/records/a?partNumber=1&uploadId=2", {}, ["s3:PutObject arn:aws:s3:::records/a"]],
    ["DELETE", "/records/a?uploadId=2", {}, ["s3:AbortMultipartUpload arn:aws:s3:::records/a"]],
    ["DELETE", "/records/a", {}, ["s3:DeleteObject arn:aws:s3:::records/a"]],
    ["PUT", "/records/a?tagging", {}, ["s3:PutObjectTagging arn:aws:s3:::records/a"]],
    [
      "PUT",
      "/records/a",
      { "x-amz-object-lock-mode": "COMPLIANCE" },
      ["s3:PutObject arn:aws:s3:::records/a", "s3:PutObjectRetention arn:aws:s3:::records/a"],
    ],
  ])("%s %s", (method, path, headers, expected) => {
    const { needs } = readCall(request("s3", { method, path, headers }));
    expect(needs.map(({ action, resource }) => `${action} ${resource}`)).toEqual(expected);
  });

  test.each([
    ["GetItem", { TableName: "state", Key: { pk: { S: "mail#1" }, sk: { S: "-" } } }, table, ["mail#1"]],
    ["PutItem", { TableName: "state", Item: { pk: { S: "mail#2" } } }, table, ["mail#2"]],
    ["Scan", { TableName: "state" }, table, undefined],
    [
      "Query",
      {
        TableName: "state",
        IndexName: "by-list",
        KeyConditionExpression: "#p = :pk AND #s > :from",
        ExpressionAttributeValues: { ":pk": { S: "mails" }, ":from": { S: "a" } },
      },
      `${table}/index/by-list`,
      ["mails"],
    ],
    [
      "BatchWriteItem",
      {
        RequestItems: {
          state: [{ PutRequest: { Item: { pk: { S: "a" } } } }, { DeleteRequest: { Key: { pk: { S: "b" } } } }],
        },
      },
      table,
      ["a", "b"],
    ],
    ["BatchGetItem", { RequestItems: { state: { Keys: [{ pk: { S: "a" } }] } } }, table, ["a"]],
  ])("DynamoDB's %s", (operation, body, resource, keys) => {
    const call = readCall(request("dynamodb", { headers: { "x-amz-target": `DynamoDB_20120810.${operation}` }, body }));
    const context = keys === undefined ? {} : { "dynamodb:LeadingKeys": keys };
    expect(call.needs).toEqual([{ action: `dynamodb:${operation}`, resource, context }]);
  });

  test.each([
    ["SendMessageBatch", { QueueUrl: "http://127.0.0.1:1/123456789012/send", Entries: [] }, "sqs:SendMessage"],
    ["GetQueueUrl", { QueueName: "send" }, "sqs:GetQueueUrl"],
  ])("SQS's %s, on the queue of the URL or the name", (operation, body, action) => {
    const call = readCall(request("sqs", { headers: { "x-amz-target": `AmazonSQS.${operation}` }, body }));
    expect(call.needs).toEqual([{ action, resource: "arn:aws:sqs:eu-west-2:123456789012:send" }]);
  });

  test("the identity and the configuration set of a message", () => {
    const body = "Action=SendRawEmail&Source=statements%40accord.example.org&ConfigurationSetName=outcome";
    expect(readCall(request("ses", { body })).needs.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      "ses:SendRawEmail arn:aws:ses:eu-west-2:123456789012:identity/accord.example.org",
      "ses:SendRawEmail arn:aws:ses:eu-west-2:123456789012:configuration-set/outcome",
    ]);
  });

  test("the operation that a path of the CBOR protocol names", () => {
    const path = "/service/GraniteServiceVersion20100801/operation/PutMetricData";
    expect(readCall(request("monitoring", { path })).needs).toEqual([
      { action: "cloudwatch:PutMetricData", resource: "*" },
    ]);
  });
});
