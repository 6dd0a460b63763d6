import { readFileSync } from "node:fs";

import { App, Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { accordStage } from "../../infra/accord-stage.ts";
import { readStageSettings } from "../../infra/read-stage-settings.ts";
import { stackName, type StackName } from "../../infra/stack-of.ts";

const templates = new Map<string, Template>();

beforeAll(() => {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync("cdk.json", "utf8")));
  const app = new App({ context });
  accordStage(app, readStageSettings("dev"));
  for (const child of app.node.children)
    if (child instanceof Stack) templates.set(child.node.id, Template.fromStack(child));
});

test("SES keeps addresses that bounce or complain, and reports everything that becomes of our messages", () => {
  const mail = templateOf("mail");
  mail.hasResourceProperties("AWS::SES::ConfigurationSet", {
    SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
  });
  mail.hasResourceProperties("AWS::SES::ConfigurationSetEventDestination", {
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ["send", "delivery", "deliveryDelay", "bounce", "complaint", "reject", "renderingFailure"],
      SnsDestination: { TopicARN: Match.anyValue() },
    },
  });
});

test("SES may publish its reports, for configuration sets of this account alone; note-delivery gets them as they are", () => {
  const storage = templateOf("storage");
  const [topic] = Object.keys(storage.findResources("AWS::SNS::Topic")).filter((id) => id.startsWith("mailevents"));
  expect(topic).toBeDefined();
  storage.hasResourceProperties("AWS::SNS::TopicPolicy", {
    Topics: [{ Ref: topic }],
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: "Allow",
          Action: "sns:Publish",
          Principal: { Service: "ses.amazonaws.com" },
          Condition: {
            StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
            ArnLike: { "aws:SourceArn": { "Fn::Join": ["", Match.arrayWith([":configuration-set/*"])] } },
          },
        }),
      ]),
    },
  });
  const subscriptions = Object.values(templateOf("processing").findResources("AWS::SNS::Subscription"));
  const own = subscriptions.filter((each) => JSON.stringify(each).includes(topic ?? "no topic"));
  expect(own).toHaveLength(1);
  expect(JSON.stringify(own)).toContain('"RawMessageDelivery":true');
});

test("send-mail sends with the configuration set", () => {
  templateOf("processing").hasResourceProperties("AWS::Lambda::Function", {
    Environment: { Variables: { ACCORD_CONFIGURATION_SET: Match.anyValue() } },
  });
});

function templateOf(name: StackName): Template {
  const template = templates.get(stackName({ stage: "dev" }, name));
  if (!template) throw new Error(`there is no stack ${name}`);
  return template;
}
