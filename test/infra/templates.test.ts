import { readFileSync } from "node:fs";

import { App, type Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";

import { environmentSchema as importLedgerEnvironment } from "../../functions/import-ledger/environment.ts";
import { environmentSchema as publishFiguresEnvironment } from "../../functions/publish-figures/environment.ts";
import { environmentSchema as sendCanaryEnvironment } from "../../functions/send-canary/environment.ts";
import { environmentSchema as receiveMailEnvironment } from "../../functions/receive-mail/environment.ts";
import { environmentSchema as readMailEnvironment } from "../../functions/read-mail/environment.ts";
import { environmentSchema as reconcilePositionEnvironment } from "../../functions/reconcile-position/environment.ts";
import { environmentSchema as judgeLedgerEnvironment } from "../../functions/judge-ledger/environment.ts";
import { environmentSchema as noteDeliveryEnvironment } from "../../functions/note-delivery/environment.ts";
import { environmentSchema as sendMailEnvironment } from "../../functions/send-mail/environment.ts";
import { accordStage } from "../../infra/accord-stage.ts";
import { bundles } from "../../infra/constructs/bundle.ts";
import { readStageSettings } from "../../infra/read-stage-settings.ts";
import { parseStageSettings } from "../../infra/stage-settings.ts";
import { stackName, type StackName } from "../../infra/stack-of.ts";
import { runStartOfBundles } from "../acceptance/running-system.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";

const templates = new Map<string, Template>();

beforeAll(() => {
  const app = newApp();
  accordStage(app, readStageSettings("dev"));
  for (const child of app.node.children) {
    if (isStack(child)) templates.set(child.node.id, Template.fromStack(child));
  }
});

describe("the templates", () => {
  test("a function has a queue and reports single failures, or has a clock; each has a dead-letter queue", () => {
    const processing = templateOf("processing");
    const idsOf = (type: string, properties: unknown = {}) => Object.keys(processing.findResources(type, properties));
    const byQueue = idsOf("AWS::Lambda::EventSourceMapping", {
      Properties: { FunctionResponseTypes: ["ReportBatchItemFailures"] },
    });
    const byClock = idsOf("AWS::Lambda::EventInvokeConfig", {
      Properties: { DestinationConfig: { OnFailure: { Destination: Match.anyValue() } } },
    });
    expect(byQueue.length).toBeGreaterThan(3);
    expect(byClock.length).toBeGreaterThan(0);
    expect(idsOf("AWS::Lambda::Function")).toHaveLength(byQueue.length + byClock.length);
    expect(idsOf("AWS::SQS::Queue", { Properties: { RedrivePolicy: Match.anyValue() } })).toHaveLength(byQueue.length);
    expect(idsOf("AWS::SQS::Queue")).toHaveLength(2 * byQueue.length + byClock.length);
    expect(idsOf("AWS::Events::Rule", { Properties: { State: "ENABLED" } })).toHaveLength(byClock.length);
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
    const forAll = statements.filter(({ Resource: resource }) => resource === "*");
    // The quota of SES belongs to the account, and is no resource.
    for (const { Action: action } of forAll) expect(action).toBe("ses:GetSendQuota");
  });

  test.each([
    ["storage", "mailarrived", "ses.amazonaws.com", "ses", "receipt-rule-set/*:receipt-rule/*"],
    ["storage", "ledgerarrived", "s3.amazonaws.com", undefined, undefined],
    ["processing", "alarmspage", "cloudwatch.amazonaws.com", "cloudwatch", "alarm:*"],
    ["processing", "alarmslook", "cloudwatch.amazonaws.com", "cloudwatch", "alarm:*"],
  ] as const)(
    "%s: the topic %s lets %s publish, for this account alone",
    (stack, topic, principal, service, resource) => {
      const policies = Object.entries(templateOf(stack).findResources("AWS::SNS::TopicPolicy"));
      const [, found] = policies.find(([id]) => id.startsWith(topic)) ?? [];
      const statements = topicPolicySchema.parse(found).Properties.PolicyDocument.Statement;
      const allowed = statements.find(({ Effect, Principal }) => Effect === "Allow" && isService(Principal, principal));
      expect(allowed).toMatchObject({
        Action: "sns:Publish",
        Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
      });
      if (service === undefined) return;
      expect(JSON.stringify(allowed?.Condition?.["ArnLike"])).toContain(`:${service}:eu-west-2:`);
      expect(JSON.stringify(allowed?.Condition?.["ArnLike"])).toContain(`:${resource}`);
    },
  );

  test("every record that the domain's DNS needs is printed", () => {
    const printed = Object.values(templateOf("mail").findOutputs("*")).map((output) => JSON.stringify(output["Value"]));
    for (const record of [
      "accord.example.org MX 10 inbound-smtp.eu-west-2.amazonaws.com",
      "bounce.accord.example.org MX 10 feedback-smtp.eu-west-2.amazonses.com",
      'bounce.accord.example.org TXT \\"v=spf1 include:amazonses.com ~all\\"',
      '_dmarc.accord.example.org TXT \\"v=DMARC1; p=none; rua=mailto:operators@accord.example.org\\"',
    ])
      expect(printed.filter((each) => each.includes(record))).toHaveLength(1);
    expect(printed.filter((each) => each.includes(" CNAME "))).toHaveLength(3);
  });

  test("two stages share no name of a stack, an alarm, a dashboard or a parameter", () => {
    const app = newApp();
    const settings = readStageSettings("dev");
    for (const stage of ["dev", "prod"]) accordStage(app, { ...settings, stage });
    const stacks = app.node.children.filter(isStack);
    const named = stacks.flatMap((stack) =>
      Object.values(namedResourcesOf(Template.fromStack(stack))).flatMap((properties) => Object.values(properties)),
    );
    expect(stacks).toHaveLength(8);
    expect(named.length).toBeGreaterThan(20);
    for (const names of [stacks.map(({ stackName: name }) => name), named])
      expect(new Set(names).size).toBe(names.length);
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

  test.each([
    ["receive-mail", receiveMailEnvironment],
    ["read-mail", readMailEnvironment],
    ["import-ledger", importLedgerEnvironment],
    ["judge-ledger", judgeLedgerEnvironment],
    ["reconcile-position", reconcilePositionEnvironment],
    ["send-mail", sendMailEnvironment],
    ["note-delivery", noteDeliveryEnvironment],
    ["publish-figures", publishFiguresEnvironment],
    ["send-canary", sendCanaryEnvironment],
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

describe("the settings of a stage", () => {
  test("a stage without a file is told which file to make", () => {
    expect(() => readStageSettings("nowhere")).toThrow(
      /no infra\/stages\/nowhere\.json\. Copy infra\/stages\/dev\.json/,
    );
  });

  test("what is wrong is told by name, all at once", () => {
    const wrong = { ...readStageSettings("dev"), retentionDays: 30, operators: "somebody", colour: "blue" };
    expect(() => parseStageSettings("dev", wrong, "infra/stages/dev.json")).toThrow(
      /infra\/stages\/dev\.json can't be used:[^]*operators: must be an email[^]*retentionDays: must be over 90[^]*colour/,
    );
  });
});

const ANY = "https://referred.example.org";

const functionSchema = z.object({
  Properties: z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) }),
});

const policySchema = z.object({
  Properties: z.object({
    PolicyDocument: z.object({ Statement: z.array(z.object({ Action: z.unknown(), Resource: z.unknown() })) }),
  }),
});

const topicPolicySchema = z.object({
  Properties: z.object({
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({
          Action: z.unknown(),
          Effect: z.string(),
          Principal: z.unknown(),
          Condition: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  }),
});

function isService(principal: unknown, service: string): boolean {
  return z.object({ Service: z.literal(service) }).safeParse(principal).success;
}

/** The names that resources were given, which an account and region can have only once. */
function namedResourcesOf(template: Template): Record<string, string>[] {
  const types = [
    ["AWS::CloudWatch::Alarm", "AlarmName"],
    ["AWS::CloudWatch::Dashboard", "DashboardName"],
    ["AWS::SSM::Parameter", "Name"],
  ] as const;
  return types.flatMap(([type, property]) =>
    Object.values(template.findResources(type)).map((resource) => {
      const { Properties } = z.object({ Properties: z.object({ [property]: z.string() }) }).parse(resource);
      return { [property]: Properties[property] ?? "" };
    }),
  );
}

/** An app with the settings of `cdk.json`, as the CDK makes one. */
function newApp(): App {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync("cdk.json", "utf8")));
  return new App({ context });
}

function templateOf(stack: StackName): Template {
  const template = templates.get(stackName({ stage: "dev" }, stack));
  if (template === undefined) throw new Error(`no stack ${stack}`);
  return template;
}

function isStack(value: unknown): value is Stack {
  return z.object({ stackName: z.string() }).safeParse(value).success;
}
