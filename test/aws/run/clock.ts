import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";

import { arnOf, refOf, testAccount } from "../../infra/iam/resolve.ts";
import { resourcesOf } from "../../infra/iam/stage-templates.ts";
import { clientSettings } from "../stand-in/aws-settings.ts";
import type { DeployedStage } from "../stand-in/deployed-stage.ts";
import type { RunningFunction } from "./start-function.ts";

const ruleSchema = z.object({
  ScheduleExpression: z.string(),
  State: z.literal("ENABLED"),
  Targets: z.array(z.strictObject({ Arn: z.string(), Id: z.string(), Input: z.string().optional() })),
});

const permissionSchema = z.object({
  Action: z.literal("lambda:InvokeFunction"),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string(),
});

const invokeSchema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }),
});

/**
 * Does once what the clock does: starts every function that a rule of the templates schedules, if the function's permissions let the
 * rule. A run that fails is repeated, and then its event goes where the templates say, with the role of the function.
 *
 * @returns how many functions it started
 */
export async function tick(
  stage: DeployedStage,
  address: string,
  functions: readonly RunningFunction[],
): Promise<number> {
  const propertiesOf = (type: string) =>
    resourcesOf(stage.templates, type).map((each) => ({
      ...each,
      properties: stage.resolve(each.stack, each.properties),
    }));
  const permissions = propertiesOf("AWS::Lambda::Permission").map((each) => permissionSchema.parse(each.properties));
  const invokes = propertiesOf("AWS::Lambda::EventInvokeConfig").map((each) => invokeSchema.parse(each.properties));
  let started = 0;
  for (const { stack, id, type, properties } of propertiesOf("AWS::Events::Rule")) {
    const rule = ruleSchema.safeParse(properties);
    if (!rule.success) continue;
    const ruleArn = arnOf(type, refOf({ type, properties: {} }, stage.physicalIdOf(stack, id)));
    for (const { Arn, Input } of rule.data.Targets) {
      const target = functions.find(({ name }) => arnOf("AWS::Lambda::Function", name) === Arn);
      if (!target) throw new Error(`the rule ${id} starts ${Arn}, which is no function of the stage`);
      const mayStart = permissions.some(
        (each) => each.Principal === "events.amazonaws.com" && each.SourceArn === ruleArn && each.FunctionName === Arn,
      );
      if (!mayStart) throw new Error(`the rule ${id} may not start ${target.name}`);
      const event: object =
        Input === undefined ? scheduledEvent(ruleArn) : z.record(z.string(), z.unknown()).parse(JSON.parse(Input));
      const invoke = invokes.find(({ FunctionName }) => FunctionName === target.name);
      await run(target, event, invoke, address);
      started += 1;
    }
  }
  return started;
}

async function run(
  target: RunningFunction,
  event: object,
  invoke: z.infer<typeof invokeSchema> | undefined,
  address: string,
): Promise<void> {
  const attempts = 1 + (invoke?.MaximumRetryAttempts ?? 2);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      await target.call(event);
      return;
    } catch {
      // Lambda repeats it.
    }
  }
  if (!invoke) throw new Error(`${target.name} failed, and its event goes nowhere`);
  const [account = "", queue = ""] = invoke.DestinationConfig.OnFailure.Destination.split(":").slice(-2);
  const sqs = new SQSClient(clientSettings(address, target.role));
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: `${address}/${account}/${queue}`,
      MessageBody: JSON.stringify({
        version: "1.0",
        requestPayload: event,
        requestContext: { condition: "RetriesExhausted" },
      }),
    }),
  );
  sqs.destroy();
}

/** The event that EventBridge sends for a rule with a schedule. */
function scheduledEvent(ruleArn: string): object {
  return {
    version: "0",
    id: crypto.randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: testAccount.account,
    time: new Date().toISOString(),
    region: testAccount.region,
    resources: [ruleArn],
    detail: {},
  };
}
