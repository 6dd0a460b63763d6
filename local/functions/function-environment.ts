import { devNull } from "node:os";

import { localNames, localCredentials } from "../local-names.ts";
import { deadLettersOf } from "../queues/start-queues.ts";

export interface LocalEndpoints {
  readonly dynamodb: string;
  readonly s3: string;
  readonly ses: string;
  /** SQS and SNS. */
  readonly queues: string;
}

/**
 * The settings of the functions, as in the AWS templates. They contain none of the user's own AWS settings, so that no call
 * of the local system can ever reach a real account.
 */
export function functionEnvironment(
  endpoints: LocalEndpoints,
  queueUrl: (name: string) => string,
  clockOffsetMs: number,
  passwordKey: string,
): Record<string, string> {
  const { ACCORD_BUNDLES: bundles } = process.env;
  return {
    ...withoutAws(process.env),
    // A test sets this to run the bundles for Lambda instead of the sources.
    ...(bundles === undefined ? {} : { ACCORD_BUNDLES: bundles }),
    AWS_REGION: localCredentials.region,
    AWS_ACCESS_KEY_ID: localCredentials.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.credentials.secretAccessKey,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    AWS_ENDPOINT_URL_SQS: endpoints.queues,
    AWS_ENDPOINT_URL_SNS: endpoints.queues,
    ACCORD_TABLE: localNames.table,
    ACCORD_LEDGER_TABLE: localNames.ledgerTable,
    ACCORD_MAIL_BUCKET: localNames.mailBucket,
    ACCORD_LEDGER_BUCKET: localNames.ledgerBucket,
    ACCORD_RECORD_BUCKET: localNames.recordBucket,
    ACCORD_RECEIVE_QUEUE_URL: queueUrl("receive-mail"),
    ACCORD_RECEIVE_DEAD_LETTERS_URL: queueUrl(deadLettersOf("receive-mail")),
    ACCORD_CHECK_QUEUE_URL: queueUrl("check-stored-mail"),
    ACCORD_READ_QUEUE_URL: queueUrl("read-mail"),
    ACCORD_JUDGE_QUEUE_URL: queueUrl("judge-ledger"),
    ACCORD_RECONCILE_QUEUE_URL: queueUrl("reconcile-position"),
    ACCORD_SEND_QUEUE_URL: queueUrl("send-mail"),
    ACCORD_MAILBOX: localNames.mailbox,
    ACCORD_CONFIGURATION_SET: localNames.configurationSet,
    // Locally an answer takes seconds.
    ACCORD_CANARY_GRACE_SECONDS: "5",
    ACCORD_CLOCK_OFFSET_MS: String(clockOffsetMs),
    // On AWS there is none: the stage's own key encrypts all that is stored and queued.
    ACCORD_PASSWORD_KEY: passwordKey,
  };
}

function withoutAws(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !/^(?:AWS_|ACCORD_)/i.test(name)) kept[name] = value;
  }
  return kept;
}
