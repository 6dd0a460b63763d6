import { Duration, type Stack } from "aws-cdk-lib";

import { canaryAddress, canaryPayable } from "../../shared/domain/canary/whose.ts";
import { CANARY_REPLIES } from "../../shared/domain/canary/canary-replies.ts";
import { partitionKey } from "../../shared/records/audit/record-kinds.ts";
import type { FunctionSettings } from "../constructs/function-core.ts";
import { allow, grantItems, grantKey, grantObjects } from "../constructs/grants.ts";
import { scheduledFunction, type ScheduledFunction } from "../constructs/scheduled-function.ts";
import type { Mail } from "./mail-stack.ts";
import type { Storage } from "./storage-stack.ts";

/**
 * The function that mails Accord a statement. It may write to nobody else, sees no mail but what comes back to it, and no position or
 * ledger but its own.
 */
export function canaryFunction(
  stack: Stack,
  storage: Storage,
  mail: Mail,
  shared: Pick<FunctionSettings, "key" | "logRetention" | "alarms">,
  tables: Readonly<Record<string, string>>,
): ScheduledFunction {
  const canary = scheduledFunction(stack, {
    ...shared,
    name: "send-canary",
    failureMeans: "Nobody would notice from outside that statements are not answered.",
    every: Duration.minutes(30),
    memoryMiB: 1024,
    timeout: Duration.minutes(2),
    environment: {
      ...tables,
      ACCORD_MAIL_BUCKET: storage.mailBucket.bucketName,
      ACCORD_LEDGER_BUCKET: storage.ledgerBucket.bucketName,
      ACCORD_MAILBOX: mail.mailbox,
    },
  });
  const { role } = canary;
  grantKey(role, storage.key, { writes: true, tables: true });
  grantItems(role, storage.table, {
    get: ["canary", "canary-reference"],
    put: ["canary", "canary-reference"],
    getOnly: [partitionKey("positions", canaryPayable), partitionKey("ledger", canaryPayable)],
  });
  grantObjects(role, storage.recordBucket, { get: ["reference/"], put: ["reference/"], asksForMissing: true });
  grantObjects(role, storage.ledgerBucket, { put: [`uploads/${canaryPayable}/`] });
  grantObjects(role, storage.mailBucket, { get: [CANARY_REPLIES] });
  allow(role, ["s3:ListBucket"], [storage.mailBucket.bucketArn], { StringLike: { "s3:prefix": `${CANARY_REPLIES}*` } });
  allow(role, ["ses:SendRawEmail"], [mail.identity.emailIdentityArn], {
    StringEquals: { "ses:FromAddress": canaryAddress(mail.mailbox) },
    "ForAllValues:StringEquals": { "ses:Recipients": [mail.mailbox.replace("@", `+${canaryPayable}@`)] },
  });
  return canary;
}
