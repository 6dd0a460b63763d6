import { readFileSync } from "node:fs";

import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";

import { accordStage } from "../../infra/accord-stage.ts";
import { severities } from "../../infra/alarms/alarm-rule.ts";
import { readStageSettings } from "../../infra/read-stage-settings.ts";

let alarms: readonly AlarmInTemplate[];
let functions: readonly string[];
let topics: readonly string[];
let withOnCall: Template;

beforeAll(() => {
  const app = new App({ context: contextOfProject() });
  accordStage(app, readStageSettings("dev"));
  const templates = app.node.children.filter(isStack).map((stack) => Template.fromStack(stack));
  const idsOf = (type: string) => templates.flatMap((template) => Object.keys(template.findResources(type)));
  alarms = templates
    .flatMap((template) => Object.values(template.findResources("AWS::CloudWatch::Alarm")))
    .map((alarm) => alarmSchema.parse(alarm).Properties);
  functions = idsOf("AWS::Lambda::Function");
  topics = idsOf("AWS::SNS::Topic");

  const other = new App({ context: contextOfProject() });
  accordStage(other, { ...readStageSettings("dev"), onCall: "on-call@accord.example.org" });
  const stack = other.node.children.filter(isStack).find(({ stackName }) => stackName.endsWith("processing"));
  if (!stack) throw new Error("no processing stack");
  withOnCall = Template.fromStack(stack);
});

describe("every alarm", () => {
  test("is named after its stage, its severity and what it is about", () => {
    expect(alarms.length).toBeGreaterThan(20);
    for (const { AlarmName: name } of alarms) expect(name).toMatch(/^accord-dev-(?:page|look)-[a-z-]+$/);
    expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(alarms.length);
  });

  test("tells the people for its severity, and tells them again when it is over", () => {
    for (const { AlarmName: name, AlarmActions: actions, OKActions: endings } of alarms) {
      expect(actions).toHaveLength(1);
      expect(endings).toEqual(actions);
      const severity = severities.find((each) => name.startsWith(`accord-dev-${each}-`));
      expect(JSON.stringify(actions), name).toMatch(new RegExp(`alarms${String(severity)}`, "i"));
    }
  });

  test("says in a sentence what it means, and names a section of the runbook", () => {
    const sections = new Set(runbookSections().map(({ name }) => name));
    for (const { AlarmDescription: description } of alarms) {
      const [, means = "", section] = /^(.+\.) Runbook: infra\/runbook\.md#(\S+)$/.exec(description) ?? [];
      expect(means.length, description).toBeGreaterThan(30);
      expect(sections).toContain(section);
    }
  });

  test("rings when nobody writes its metric only where silence is the sign", () => {
    const onSilence = alarms.filter(({ TreatMissingData }) => TreatMissingData !== "notBreaching");
    // A function that the clock no longer starts writes nothing, and a canary that is not sent proves nothing.
    for (const { AlarmName: name } of onSilence) expect(name).toMatch(/-not-running$|-canary-unanswered$/);
  });
});

describe("the runbook", () => {
  test("has no section that no alarm names", () => {
    const named = alarms.map(({ AlarmDescription: description }) => description.split("#").at(-1));
    for (const { name } of runbookSections()) expect(named).toContain(name);
  });

  test("says in every section what the alarm means, where to look and what to do, with a command", () => {
    for (const { name, text } of runbookSections()) {
      expect(text, name).toMatch(/\*\*Means\*\* [^]+\*\*Look\*\* [^]+\*\*Do\*\* /);
      expect(text, name).toMatch(/^ {4}(?:npx accord|aws) /m);
    }
  });
});

describe("there is an alarm for", () => {
  test("each function that breaks off, is held back, or comes near its time limit", () => {
    expect(functions.length).toBeGreaterThan(3);
    for (const metric of ["Errors", "Throttles", "Duration"])
      for (const id of functions) expect(metricsWithDimension("AWS/Lambda", metric), `${metric} ${id}`).toContain(id);
  });

  test("each topic that can't deliver", () => {
    expect(topics.length).toBeGreaterThan(3);
    const watched = metricsWithDimension("AWS/SNS", "NumberOfNotificationsFailed").join(" ");
    for (const id of topics) expect(watched).toContain(id);
  });

  test("the alarms themselves, at the topic of the other severity", () => {
    for (const [severity, other] of [
      ["page", "look"],
      ["look", "page"],
    ])
      expect(alarms.map(({ AlarmName }) => AlarmName)).toContain(
        `accord-dev-${String(other)}-alarms-${String(severity)}-undelivered`,
      );
  });
});

test("the address on call gets the alarms that can't wait, the operators get all", () => {
  const subscriptions = Object.values(withOnCall.findResources("AWS::SNS::Subscription"))
    .flatMap((resource) => subscriptionSchema.safeParse(resource).data?.Properties ?? [])
    .map(({ TopicArn, Endpoint }) => [TopicArn.Ref.replace(/[0-9A-F]{8}$/, ""), Endpoint]);
  expect(subscriptions.sort()).toEqual([
    ["alarmslook", "operators@accord.example.org"],
    ["alarmspage", "on-call@accord.example.org"],
    ["alarmspage", "operators@accord.example.org"],
  ]);
});

type AlarmInTemplate = z.infer<typeof alarmPropertiesSchema>;

/** The references in the dimensions of the alarms on a metric. */
function metricsWithDimension(namespace: string, metric: string): string[] {
  return alarms
    .filter((alarm) => alarm.Namespace === namespace && alarm.MetricName === metric)
    .flatMap(({ Dimensions = [] }) => Dimensions.map(({ Value }) => referenceIn(Value)));
}

/** The logical id that a value refers to, in its own stack or through an export of another. */
function referenceIn(value: unknown): string {
  const found = /"(?:Ref|Fn::GetAtt|Fn::ImportValue)":\[?"([^"]+)"/.exec(JSON.stringify(value));
  return found?.[1] ?? "";
}

function runbookSections(): { name: string; text: string }[] {
  const [, ...sections] = readFileSync("infra/runbook.md", "utf8").split(/^## /m);
  return sections.map((section) => {
    const [name = "", ...lines] = section.split("\n");
    return { name, text: lines.join("\n") };
  });
}

const alarmPropertiesSchema = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()),
  OKActions: z.array(z.unknown()),
  TreatMissingData: z.string(),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).optional(),
});

const alarmSchema = z.object({ Properties: alarmPropertiesSchema });

const subscriptionSchema = z.object({
  Properties: z.object({ Protocol: z.literal("email"), Endpoint: z.string(), TopicArn: z.object({ Ref: z.string() }) }),
});

function contextOfProject(): Record<string, unknown> {
  return z.object({ context: z.record(z.string(), z.unknown()) }).parse(JSON.parse(readFileSync("cdk.json", "utf8")))
    .context;
}

function isStack(value: unknown): value is Stack {
  return z.object({ stackName: z.string() }).safeParse(value).success;
}
