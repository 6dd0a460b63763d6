import { PutBucketNotificationConfigurationCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateConfigurationSetCommand,
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  SESClient,
  VerifyDomainIdentityCommand,
} from "@aws-sdk/client-ses";
import { SetTopicAttributesCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";

import type { Resolve } from "../../infra/iam/resolve.ts";
import { resourcesOf, type StageTemplates } from "../../infra/iam/stage-templates.ts";
import { ownQueueUrls } from "../record/start-proxy.ts";
import { clientSettings } from "./aws-settings.ts";
import { notShown } from "./not-shown.ts";

interface Made {
  readonly templates: StageTemplates;
  readonly resolve: Resolve;
  readonly isMade: (stack: string, id: string) => boolean;
}

const text = z.string();

/**
 * Creates through the services' own interfaces what moto's CloudFormation leaves out.
 *
 * @throws if it leaves out something that is neither created here nor in the list of what can't be shown
 */
export async function fillIn(address: string, { templates, resolve, isMade }: Made): Promise<void> {
  const settings = clientSettings(address);
  const sns = new SNSClient(settings);
  const sqs = new SQSClient(settings);
  const s3 = new S3Client(settings);
  const ses = new SESClient(settings);

  const makers: Readonly<
    Record<string, (id: string, properties: Readonly<Record<string, unknown>>) => Promise<unknown>>
  > = {
    "AWS::SNS::TopicPolicy": (_, given) =>
      Promise.all(
        z
          .array(text)
          .parse(given["Topics"])
          .map((topic) =>
            sns.send(
              new SetTopicAttributesCommand({
                TopicArn: topic,
                AttributeName: "Policy",
                AttributeValue: JSON.stringify(given["PolicyDocument"]),
              }),
            ),
          ),
      ),
    "AWS::SNS::Subscription": (_, given) =>
      sns.send(
        new SubscribeCommand({
          TopicArn: text.parse(given["TopicArn"]),
          Protocol: text.parse(given["Protocol"]),
          Endpoint: text.parse(given["Endpoint"]),
          Attributes: given["RawMessageDelivery"] === true ? { RawMessageDelivery: "true" } : {},
        }),
      ),
    "AWS::SQS::QueuePolicy": (_, given) =>
      Promise.all(
        z
          .array(text)
          .parse(given["Queues"])
          .map((queue) =>
            sqs.send(
              new SetQueueAttributesCommand({
                QueueUrl: ownQueueUrls(queue, address),
                Attributes: { Policy: JSON.stringify(given["PolicyDocument"]) },
              }),
            ),
          ),
      ),
    "AWS::SES::EmailIdentity": (_, given) =>
      ses.send(new VerifyDomainIdentityCommand({ Domain: text.parse(given["EmailIdentity"]) })),
    "AWS::SES::ReceiptRuleSet": (id, given) =>
      ses.send(new CreateReceiptRuleSetCommand({ RuleSetName: text.default(id).parse(given["RuleSetName"]) })),
    "AWS::SES::ReceiptRule": (id, given) =>
      ses.send(
        new CreateReceiptRuleCommand({
          RuleSetName: text.parse(given["RuleSetName"]),
          Rule: { Name: id, ...receiptRuleSchema.parse(given["Rule"]) },
        }),
      ),
    "AWS::SES::ConfigurationSet": (id, given) =>
      ses.send(
        new CreateConfigurationSetCommand({ ConfigurationSet: { Name: text.default(id).parse(given["Name"]) } }),
      ),
  };

  const leftOut = resourcesOf(templates).filter(({ stack, id, type }) => !isMade(stack, id) && !(type in notShown));
  // Rules name their set, and subscriptions need the policies.
  const order = Object.keys(makers);
  for (const { stack, id, type, properties } of leftOut.toSorted(
    (a, b) => order.indexOf(a.type) - order.indexOf(b.type),
  )) {
    const make = makers[type];
    if (!make)
      throw new Error(
        `moto leaves out ${id} of ${stack}, a ${type}: create it in fill-in.ts, or say why it can't be shown`,
      );
    await make(id, propertiesSchema.parse(resolve(stack, properties)));
  }
  for (const { stack, id, properties } of resourcesOf(templates, "AWS::S3::Bucket")) {
    await announceObjects(
      s3,
      text.parse(resolve(stack, { Ref: id })),
      resolve(stack, properties["NotificationConfiguration"]),
    );
  }
  for (const client of [sns, sqs, s3, ses]) client.destroy();
}

const propertiesSchema = z.record(z.string(), z.unknown());

const receiptRuleSchema = z.object({
  Enabled: z.boolean(),
  ScanEnabled: z.boolean(),
  TlsPolicy: z.enum(["Require", "Optional"]),
  Recipients: z.array(z.string()),
  Actions: z.array(
    z.union([
      z.strictObject({
        S3Action: z.strictObject({
          BucketName: z.string(),
          ObjectKeyPrefix: z.string(),
          TopicArn: z.string().optional(),
        }),
      }),
      z.strictObject({ StopAction: z.strictObject({ Scope: z.literal("RuleSet") }) }),
    ]),
  ),
});

const filterSchema = z
  .object({ S3Key: z.object({ Rules: z.array(z.object({ Name: z.enum(["prefix", "suffix"]), Value: z.string() })) }) })
  .optional();

const event = z.literal("s3:ObjectCreated:*");

const notificationSchema = z.strictObject({
  TopicConfigurations: z.array(z.object({ Event: event, Topic: z.string(), Filter: filterSchema })).default([]),
  QueueConfigurations: z.array(z.object({ Event: event, Queue: z.string(), Filter: filterSchema })).default([]),
});

/** The bucket announces its new objects to the topics and queues that its template names. */
async function announceObjects(s3: S3Client, bucket: string, configuration: unknown): Promise<void> {
  if (configuration === undefined) return;
  const { TopicConfigurations: topics, QueueConfigurations: queues } = notificationSchema.parse(configuration);
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket: bucket,
      NotificationConfiguration: {
        TopicConfigurations: topics.map(({ Event, Topic, Filter }) => ({
          TopicArn: Topic,
          Events: [Event],
          ...filterOf(Filter),
        })),
        QueueConfigurations: queues.map(({ Event, Queue, Filter }) => ({
          QueueArn: Queue,
          Events: [Event],
          ...filterOf(Filter),
        })),
      },
    }),
  );
}

/** CloudFormation and the interface of S3 call the parts of a filter differently. */
function filterOf(filter: z.infer<typeof filterSchema>) {
  return filter === undefined ? {} : { Filter: { Key: { FilterRules: filter.S3Key.Rules } } };
}
