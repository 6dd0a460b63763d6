import * as z from "zod";

import type { AccessRequest } from "../../infra/iam/decide.ts";
import { arnOf, refOf, testAccount, type PhysicalId, type Resolve } from "../../infra/iam/resolve.ts";
import { resourcesOf, type StageTemplates } from "../../infra/iam/stage-templates.ts";

/** The actions on a key that a service takes in the name of who calls it, as the service documents them. */
const KEY_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  "s3:PutObject": ["kms:GenerateDataKey"],
  "s3:GetObject": ["kms:Decrypt"],
  "sqs:SendMessage": ["kms:GenerateDataKey", "kms:Decrypt"],
  "sqs:ReceiveMessage": ["kms:Decrypt"],
  "sns:Publish": ["kms:GenerateDataKey", "kms:Decrypt"],
};

const encryptionSchemas = {
  "AWS::S3::Bucket": z
    .object({
      BucketEncryption: z.object({
        ServerSideEncryptionConfiguration: z.tuple([
          z.object({ ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.string().optional() }) }),
        ]),
      }),
    })
    .transform((bucket) => {
      const [first] = bucket.BucketEncryption.ServerSideEncryptionConfiguration;
      return first.ServerSideEncryptionByDefault.KMSMasterKeyID;
    }),
  "AWS::SQS::Queue": z.object({ KmsMasterKeyId: z.string() }).transform((queue) => queue.KmsMasterKeyId),
  "AWS::SNS::Topic": z.object({ KmsMasterKeyId: z.string() }).transform((topic) => topic.KmsMasterKeyId),
  "AWS::DynamoDB::Table": z
    .object({ SSESpecification: z.object({ KMSMasterKeyId: z.string() }) })
    .transform((table) => table.SSESpecification.KMSMasterKeyId),
};

/**
 * Returns a function that tells what a call needs of the key that encrypts its resource. moto encrypts nothing and asks no key;
 * AWS refuses a call whose caller may not use the key.
 */
export function keyNeedsIn(
  templates: StageTemplates,
  resolve: Resolve,
  physicalIdOf: PhysicalId,
): (need: AccessRequest) => readonly AccessRequest[] {
  const keys = new Map<string, string>();
  for (const [type, schema] of Object.entries(encryptionSchemas)) {
    for (const { stack, id, properties } of resourcesOf(templates, type)) {
      const key = schema.parse(resolve(stack, properties));
      const name = refOf({ type, properties }, physicalIdOf(stack, id)).replace(/^.*[/:]/, "");
      if (key !== undefined) keys.set(arnOf(type, name), key);
    }
  }
  return ({ action, resource }) => {
    const key = keys.get(resource.replace(/^(arn:aws:s3:::[^/]+|arn:aws:dynamodb:.*:table\/[^/]+)\/.*$/, "$1"));
    if (key === undefined) return [];
    const actions = action.startsWith("dynamodb:") ? ["kms:Decrypt"] : (KEY_ACTIONS[action] ?? []);
    const context = { "kms:ViaService": [`${action.replace(/:.*$/, "")}.${testAccount.region}.amazonaws.com`] };
    return actions.map((each) => ({ action: each, resource: key, context }));
  };
}
