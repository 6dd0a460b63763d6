import { Duration, Validations, type Stack } from "aws-cdk-lib";
import { PolicyStatement, type Role } from "aws-cdk-lib/aws-iam";

import type { FunctionSettings } from "../constructs/function-core.ts";
import { scheduledFunction, type ScheduledFunction } from "../constructs/scheduled-function.ts";
import { exportNameOf } from "../stack-of.ts";
import type { Storage } from "./storage-stack.ts";

export type ScheduledFunctionName = "publish-figures";

/** The functions that run by the clock, each with only the permissions that it needs. */
export function scheduledFunctions(
  stack: Stack,
  storage: Storage,
  shared: Pick<FunctionSettings, "key" | "logRetention" | "alarms">,
  tables: Readonly<Record<string, string>>,
): Readonly<Record<ScheduledFunctionName, ScheduledFunction>> {
  const publishFigures = scheduledFunction(stack, {
    ...shared,
    name: "publish-figures",
    failureMeans: "The figures on the dashboards are old, and alarms that look at them are silent.",
    every: Duration.minutes(15),
    memoryMiB: 1024,
    timeout: Duration.minutes(5),
    environment: tables,
  });
  const { role } = publishFigures;
  allowLists(role, storage);
  allowItems(role, storage, "dynamodb:GetItem", ["reference", "figures#*"]);
  allowItems(role, storage, "dynamodb:Query", ["positions#*", "figures#*"]);
  allowItems(role, storage, "dynamodb:BatchWriteItem", ["figures#*"]);
  role.addToPolicy(
    new PolicyStatement({
      actions: ["s3:GetObject"],
      resources: [storage.recordBucket.arnForObjects("reference/exercises/*")],
    }),
  );
  storage.key.grantEncryptDecrypt(role);
  // SES has one quota for the account, and no resource that would stand for it.
  role.addToPolicy(new PolicyStatement({ actions: ["ses:GetSendQuota"], resources: ["*"] }));
  Validations.of(role).acknowledge(
    {
      id: `AwsSolutions-IAM5[Resource::${exportNameOf(storage.stack, storage.recordBucket.bucketArn)}/reference/exercises/*]`,
      reason: "The lists of exercises in one named bucket: what they are called is only known at run time.",
    },
    { id: "AwsSolutions-IAM5[Resource::*]", reason: "The only such action is GetSendQuota, which has no resource." },
  );
  return { "publish-figures": publishFigures };
}

/** To read the lists of records by state, which are in an index of their own. */
function allowLists(role: Role, { table }: Storage): void {
  role.addToPolicy(
    new PolicyStatement({ actions: ["dynamodb:Query"], resources: [`${table.tableArn}/index/by-list`] }),
  );
}

/** @param partitions how the partition keys begin */
function allowItems(role: Role, { table }: Storage, action: string, partitions: readonly string[]): void {
  role.addToPolicy(
    new PolicyStatement({
      actions: [action],
      resources: [table.tableArn],
      conditions: { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } },
    }),
  );
}
