import { Duration } from "aws-cdk-lib";
import type { Role } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, type Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { LAST_ATTEMPT } from "../../shared/queue-batches/last-attempt.ts";
import { addAlarms } from "../alarms/add-alarms.ts";
import { queueAlarms } from "../alarms/function-alarms.ts";
import { functionCore, type FunctionSettings } from "./function-core.ts";
import { grantPolling } from "./grants.ts";

export interface QueueFunctionSettings extends FunctionSettings {
  /** What it means for the users of Accord if messages end in the dead-letter queue. The alarm shows it. */
  readonly failureMeans: string;
  readonly batchSize: number;
  /** The most that run at once. It limits the cost of a flood of mail, and the sending rate. */
  readonly maxConcurrency: number;
  /** How long the queue keeps each message back; not at all without it. */
  readonly deliveryDelay?: Duration;
}

export interface QueueFunction {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly handler: LambdaFunction;
  readonly role: Role;
}

/**
 * Creates a function with its queue, dead-letter queue and alarms. This, and `scheduledFunction`, are the only ways in this project
 * to create a function, so that every function has them.
 */
export function queueFunction(scope: Construct, settings: QueueFunctionSettings): QueueFunction {
  const { name, key } = settings;
  const deadLetters = new Queue(scope, `${name}-dead-letters`, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const queue = new Queue(scope, `${name}-queue`, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    // Six times the function's time limit, as Lambda recommends, so that a message does not come again during a run.
    visibilityTimeout: Duration.seconds(settings.timeout.toSeconds() * 6),
    retentionPeriod: Duration.days(14),
    ...(settings.deliveryDelay === undefined ? {} : { deliveryDelay: settings.deliveryDelay }),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: LAST_ATTEMPT },
  });
  const { handler, role } = functionCore(scope, settings);
  // The library's own event source would also grant what nothing uses.
  grantPolling(role, queue);
  const polling = new EventSourceMapping(scope, `${name}-polling`, {
    target: handler,
    eventSourceArn: queue.queueArn,
    batchSize: settings.batchSize,
    reportBatchItemFailures: true,
    maxConcurrency: settings.maxConcurrency,
  });
  // Lambda checks the rights when the mapping is created.
  polling.node.addDependency(role);
  addAlarms(scope, settings.alarms, queueAlarms(name, { queue, deadLetters }, settings.failureMeans));
  return { queue, deadLetters, handler, role };
}
