import { Duration, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { addAlarms, type AlarmTopics } from "../alarms/add-alarms.ts";
import { functionAlarms, queueAlarms } from "../alarms/function-alarms.ts";
import { bundle } from "./bundle.ts";

export interface QueueFunctionSettings {
  /** The folder in `functions/`. */
  readonly name: string;
  /** What it means for the users of Accord if messages end in the dead-letter queue. The alarm shows it. */
  readonly failureMeans: string;
  readonly workers?: readonly string[];
  readonly memoryMiB: number;
  readonly timeout: Duration;
  readonly batchSize: number;
  /** The most that run at once. It limits the cost of a flood of mail, and the sending rate. */
  readonly maxConcurrency: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly key: IKey;
  readonly logRetention: RetentionDays;
  readonly alarms: AlarmTopics;
}

export interface QueueFunction {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly handler: LambdaFunction;
}

const ATTEMPTS_BEFORE_DEAD_LETTERS = 5;

/**
 * Creates a function with its queue, dead-letter queue and alarms. This is the only way in this project to create a function,
 * so that every function has them.
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
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: ATTEMPTS_BEFORE_DEAD_LETTERS },
  });
  const logGroup = new LogGroup(scope, `${name}-log`, { retention: settings.logRetention, encryptionKey: key });
  const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  logGroup.grantWrite(role);
  const handler = new LambdaFunction(scope, name, {
    runtime: Runtime.NODEJS_22_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(bundle(name, settings.workers)),
    handler: "index.handler",
    role,
    memorySize: settings.memoryMiB,
    timeout: settings.timeout,
    environment: { ...settings.environment, NODE_OPTIONS: "--enable-source-maps" },
    environmentEncryption: key,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.DISABLED,
  });
  key.grantDecrypt(role);
  Validations.of(handler).acknowledge({
    id: "AwsSolutions-L1",
    reason: "Node 22 is the version that the local system and every test run on; both move together.",
  });
  handler.addEventSource(
    new SqsEventSource(queue, {
      batchSize: settings.batchSize,
      reportBatchItemFailures: true,
      maxConcurrency: settings.maxConcurrency,
    }),
  );
  addAlarms(scope, settings.alarms, [
    ...queueAlarms(name, { queue, deadLetters }, settings.failureMeans),
    ...functionAlarms(name, handler, settings.timeout),
  ]);
  return { queue, deadLetters, handler };
}
