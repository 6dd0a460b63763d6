import { Validations, type Duration } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";

import { addAlarms, type AlarmTopics } from "../alarms/add-alarms.ts";
import { functionAlarms } from "../alarms/function-alarms.ts";
import { bundle } from "./bundle.ts";

/** What every function needs, whatever starts it. */
export interface FunctionSettings {
  /** The folder in `functions/`. */
  readonly name: string;
  readonly workers?: readonly string[];
  readonly memoryMiB: number;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  readonly key: IKey;
  readonly logRetention: RetentionDays;
  readonly alarms: AlarmTopics;
}

/** Creates a function with its role, its log and the alarms about its runs. Something else has to start it. */
export function functionCore(scope: Construct, settings: FunctionSettings): { handler: LambdaFunction; role: Role } {
  const { name, key } = settings;
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
  addAlarms(scope, settings.alarms, functionAlarms(name, handler, settings.timeout));
  return { handler, role };
}
