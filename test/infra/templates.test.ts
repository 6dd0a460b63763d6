import { readFileSync } from "node:fs";

import { App, Stage, type Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";

import { environmentSchema as importLedgerEnvironment } from "../../functions/import-ledger/environment.ts";
import { environmentSchema as receiveMailEnvironment } from "../../functions/receive-mail/environment.ts";
import { environmentSchema as reconcilePositionEnvironment } from "../../functions/reconcile-position/environment.ts";
import { environmentSchema as sendMailEnvironment } from "../../functions/send-mail/environment.ts";
import { accordStage } from "../../infra/accord-stage.ts";
import { bundles } from "../../infra/constructs/bundle.ts";
import { readStageSettings } from "../../infra/stage-settings.ts";
import { metrics } from "../../shared/telemetry/metrics.ts";
import { runStartOfBundles } from "../acceptance/running-system.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";

const templates = new Map<string, Template>();

beforeAll(() => {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync("cdk.json", "utf8")));
  const stage = new Stage(new App({ context }), "accord-test");
  accordStage(
    stage,
    readStageSettings(() => undefined),
  );
  for (const child of stage.node.children) {
    if (isStack(child)) templates.set(child.node.id, Template.fromStack(child));
  }
});

describe("the templates", () => {
  test("every function has a queue, reports single failures, and has a dead-letter queue", () => {
    const processing = templateOf("processing");
    processing.resourceCountIs("AWS::Lambda::Function", 4);
    processing.resourceCountIs("AWS::SQS::Queue", 8);
    const queues = Object.values(
      processing.findResources("AWS::SQS::Queue", { Properties: { RedrivePolicy: Match.anyValue() } }),
    );
    expect(queues).toHaveLength(4);
    const sources = processing.findResources("AWS::Lambda::EventSourceMapping", {
      Properties: { FunctionResponseTypes: ["ReportBatchItemFailures"] },
    });
    expect(Object.keys(sources)).toHaveLength(4);
  });

  test("every alarm says what it means and names a section of the runbook", () => {
    const sections = new Set(
      Array.from(readFileSync("infra/runbook.md", "utf8").matchAll(/^## (\S+)$/gm), (match) => match[1]),
    );
    const alarms = ["processing", "observability"].flatMap((stack) =>
      Object.values(templateOf(stack).findResources("AWS::CloudWatch::Alarm")).map(
        (alarm) => alarmSchema.parse(alarm).Properties,
      ),
    );
    expect(alarms).toHaveLength(11);
    for (const { AlarmDescription: description, AlarmActions: actions } of alarms) {
      const named = /^(.+\.) Runbook: infra\/runbook\.md#(\S+)$/.exec(description);
      expect(named?.[1]?.length).toBeGreaterThan(30);
      expect(sections).toContain(named?.[2]);
      expect(actions).toHaveLength(1);
    }
  });

  test("stored data is encrypted, recoverable and kept if its stack is deleted", () => {
    const storage = templateOf("storage");
    storage.allResourcesProperties("AWS::DynamoDB::Table", {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
      DeletionProtectionEnabled: true,
    });
    storage.allResources("AWS::DynamoDB::Table", { DeletionPolicy: "Retain" });
    storage.allResources("AWS::S3::Bucket", { DeletionPolicy: "Retain" });
    storage.allResourcesProperties("AWS::S3::Bucket", {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      LifecycleConfiguration: Match.anyValue(),
    });
    templateOf("processing").allResourcesProperties("AWS::SQS::Queue", { KmsMasterKeyId: Match.anyValue() });
  });

  test("no function has permission for all resources of the account", () => {
    const policies = Object.values(templateOf("processing").findResources("AWS::IAM::Policy"));
    const statements = policies.flatMap((policy) => policySchema.parse(policy).Properties.PolicyDocument.Statement);
    expect(statements.length).toBeGreaterThan(10);
    for (const { Resource: resource } of statements) expect(resource).not.toBe("*");
  });

  test("mail is stored before its notification, scanned, and accepted only over TLS", () => {
    templateOf("mail").hasResourceProperties("AWS::SES::ReceiptRule", {
      Rule: {
        Enabled: true,
        ScanEnabled: true,
        TlsPolicy: "Require",
        Actions: [{ S3Action: { ObjectKeyPrefix: "mail/", TopicArn: Match.anyValue() } }],
      },
    });
  });

  test("the dashboard shows only metrics that the functions write", () => {
    const body = JSON.stringify(templateOf("observability").findResources("AWS::CloudWatch::Dashboard"));
    const drawn = Array.from(body.matchAll(/Accord\\",\\"(\w+)\\"/g), (match) => match[1]);
    expect(new Set(drawn).size).toBeGreaterThan(10);
    for (const name of drawn) expect(Object.keys(metrics)).toContain(name);
  });

  test.each([
    ["receive-mail", receiveMailEnvironment],
    ["import-ledger", importLedgerEnvironment],
    ["reconcile-position", reconcilePositionEnvironment],
    ["send-mail", sendMailEnvironment],
  ])("%s finds every setting that it reads", (name, schema) => {
    const functions = Object.entries(templateOf("processing").findResources("AWS::Lambda::Function"));
    const [, resource] = functions.find(([id]) => id.startsWith(name.replace("-", ""))) ?? [];
    const given = functionSchema.parse(resource).Properties.Environment.Variables;
    // Names of tables and queues are references in a template; any address will do here.
    const values = Object.entries(given).map(([key, value]) => [key, typeof value === "string" ? value : ANY]);
    expect(schema.safeParse(Object.fromEntries(values)).error).toBeUndefined();
  });

  test("the bundles for Lambda answer the demonstration", async () => {
    const ended = await runStartOfBundles(bundles, temporaryDirectory(), "--once");
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toMatch(/Westhaven.+£264,055\.10 +£208,324\.60 +£50,730\.50 +£5,000\.00/);
  });
});

const ANY = "https://referred.example.org";

const functionSchema = z.object({
  Properties: z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) }),
});

const alarmSchema = z.object({
  Properties: z.object({ AlarmDescription: z.string(), AlarmActions: z.array(z.unknown()) }),
});

const policySchema = z.object({
  Properties: z.object({ PolicyDocument: z.object({ Statement: z.array(z.object({ Resource: z.unknown() })) }) }),
});

function templateOf(stack: string): Template {
  const template = templates.get(stack);
  if (template === undefined) throw new Error(`no stack ${stack}`);
  return template;
}

function isStack(value: unknown): value is Stack {
  return z.object({ stackName: z.string() }).safeParse(value).success;
}
