import { Duration, Validations } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
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
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

import { bundle } from "./bundle.ts";
import { runbookLink } from "./runbook-link.ts";

export interface QueueFunctionSettings {
  /** The folder in `functions/`. */
  readonly name: string;
  /** What it means for the people who use Accord when messages end in the dead-letter queue: shown in the alarm. */
  readonly failureMeans: string;
  readonly workers?: readonly string[];
  readonly memoryMiB: number;
  readonly timeout: Duration;
  readonly batchSize: number;
  /** How many run at once at the most; bounds what a flood of mail can cost, and the sending rate. */
  readonly maxConcurrency: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly key: IKey;
  readonly logRetention: RetentionDays;
  readonly alarms: ITopic;
}

export interface QueueFunction {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly handler: LambdaFunction;
}

const ATTEMPTS_BEFORE_DEAD_LETTERS = 5;

/**
 * A function behind its queue, with a dead-letter queue and the alarms that belong to them. There is no other way in
 * this project to make a function, so none can be without them.
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
    // Six times the function's time, as Lambda asks, so that a message is not handed out twice while one run goes on.
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
  for (const alarm of [
    new Alarm(scope, `${name}-dead-letters-alarm`, {
      alarmName: `${scope.node.id}-${name}-dead-letters`,
      alarmDescription: `${settings.failureMeans} ${runbookLink(`${name}-dead-letters`)}`,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: "Maximum",
        period: Duration.minutes(1),
      }),
      threshold: 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }),
    new Alarm(scope, `${name}-waiting-alarm`, {
      alarmName: `${scope.node.id}-${name}-waiting`,
      alarmDescription: `Work for ${name} has waited for half an hour. ${runbookLink(`${name}-waiting`)}`,
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: "Maximum", period: Duration.minutes(5) }),
      threshold: Duration.minutes(30).toSeconds(),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 3,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }),
  ]) {
    alarm.addAlarmAction(new SnsAction(settings.alarms));
    alarm.addOkAction(new SnsAction(settings.alarms));
  }
  return { queue, deadLetters, handler };
}
