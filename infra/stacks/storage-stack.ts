import { Duration, RemovalPolicy, Validations, type Stack } from "aws-cdk-lib";
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key, type IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  BucketEncryption,
  CfnBucket,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
  Bucket,
  type BucketProps,
  type IBucket,
  type LifecycleRule,
} from "aws-cdk-lib/aws-s3";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

import { nistRule } from "../acknowledge-nist.ts";
import { CANARY_REPLIES } from "../../shared/domain/canary/canary-replies.ts";
import { letServicePublish } from "../constructs/let-service-publish.ts";
import { stackOf } from "../stack-of.ts";
import { DAYS_UNTIL_CHEAPER_STORAGE, type StageSettings } from "../stage-settings.ts";

export interface Storage {
  readonly stack: Stack;
  readonly key: IKey;
  readonly table: Table;
  readonly ledgerTable: Table;
  readonly mailBucket: KeptBucket;
  readonly ledgerBucket: KeptBucket;
  readonly recordBucket: KeptBucket;
  /** Gets a notification for each mail that SES has stored. */
  readonly mailArrived: Topic;
  /** Gets what SES reports about each message that it has accepted from us. */
  readonly mailEvents: Topic;
  /** Gets the S3 event for each reading of a mail. */
  readonly mailRead: Topic;
  /** Gets the S3 event for each uploaded ledger. */
  readonly ledgerArrived: Topic;
  /** Gets the S3 event for each stored mail: a second word of it, in case the notification is lost. */
  readonly mailStored: Topic;
}

/** Everything that stores data: encrypted with one key, versioned or with point-in-time recovery, kept if the stack is deleted. */
export function storageStack(scope: Construct, settings: StageSettings): Storage {
  const stack = stackOf(scope, settings, "storage", { isProtected: true });
  const key = new Key(stack, "key", {
    description: "Encrypts Accord's mail, ledgers, positions and queues",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // SES writes mail to an encrypted bucket, and SNS and S3 write to encrypted queues, all with the key of this stage.
  for (const service of ["ses.amazonaws.com", "sns.amazonaws.com", "s3.amazonaws.com", "cloudwatch.amazonaws.com"]) {
    key.grantEncryptDecrypt(
      new ServicePrincipal(service, { conditions: { StringEquals: { "aws:SourceAccount": stack.account } } }),
    );
  }
  key.grantEncryptDecrypt(
    new ServicePrincipal(`logs.${stack.region}.amazonaws.com`, {
      conditions: {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${stack.region}:${stack.account}:log-group:*` },
      },
    }),
  );

  const accessLogs = keptBucket(stack, "access-logs", {
    ...privately(),
    encryption: BucketEncryption.S3_MANAGED,
    versioned: true,
    lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(90) }],
  });
  Validations.of(accessLogs).acknowledge(
    ...["AwsSolutions-S1", nistRule("S3BucketLoggingEnabled")].map((id) => ({
      id,
      reason: "This bucket receives the access logs of the others; logging its own accesses would never end.",
    })),
    {
      id: nistRule("S3DefaultEncryptionKMS"),
      reason: "S3 writes access logs only to buckets that it encrypts with its own keys.",
    },
  );

  const bucket = (id: string, rules: readonly LifecycleRule[] = [], more: BucketProps = {}) =>
    keptBucket(stack, id, {
      ...privately(),
      ...more,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: `${id}/`,
      lifecycleRules: [
        {
          transitions: [
            {
              storageClass: StorageClass.INFREQUENT_ACCESS,
              transitionAfter: Duration.days(DAYS_UNTIL_CHEAPER_STORAGE),
            },
          ],
          expiration: Duration.days(settings.retentionDays),
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
        ...rules,
      ],
    });

  const table = new Table(stack, "state", {
    ...recoverably(key),
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
  });
  table.addGlobalSecondaryIndex({
    indexName: "by-list",
    partitionKey: { name: "listPk", type: AttributeType.STRING },
    sortKey: { name: "listSk", type: AttributeType.STRING },
    projectionType: ProjectionType.ALL,
  });

  // All topics are in the stack of the key, because the key's policy names the services that may publish to them.
  const mailArrived = new Topic(stack, "mail-arrived", { masterKey: key, enforceSSL: true });
  const mailRead = new Topic(stack, "mail-read", { masterKey: key, enforceSSL: true });
  const mailEvents = new Topic(stack, "mail-events", { masterKey: key, enforceSSL: true });
  const ledgerArrived = new Topic(stack, "ledger-arrived", { masterKey: key, enforceSSL: true });
  letServicePublish(mailArrived, "ses.amazonaws.com", "ses", "receipt-rule-set/*:receipt-rule/*");
  letServicePublish(mailEvents, "ses.amazonaws.com", "ses", "configuration-set/*");
  const mailStored = new Topic(stack, "mail-stored", { masterKey: key, enforceSSL: true });
  for (const topic of [mailRead, ledgerArrived, mailStored])
    topic.grantPublish(
      new ServicePrincipal("s3.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
      }),
    );
  const ledgerBucket = bucket("ledgers");
  announce(ledgerBucket, "uploads/", ledgerArrived);
  // What comes back to the canary is of no use after a few days.
  const mailBucket = bucket("mail", [
    { prefix: CANARY_REPLIES, expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
  ]);
  announce(mailBucket, "mail/", mailStored);
  const recordBucket = bucket("records", [], lockedFor(settings));
  announce(recordBucket, "readings/", mailRead);

  return {
    stack,
    key,
    table,
    mailArrived,
    mailEvents,
    mailRead,
    ledgerArrived,
    mailStored,
    ledgerTable: new Table(stack, "ledger", {
      ...recoverably(key),
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
    }),
    mailBucket,
    ledgerBucket,
    recordBucket,
  };
}

/** Nobody, not even the account's owner, can delete or replace a version of a record before its days are over. */
function lockedFor({ lockRecordsForDays: days }: StageSettings): BucketProps {
  if (days === undefined) return {};
  return { objectLockEnabled: true, objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(days)) };
}

/** Has S3 report new objects. Sets this on the resource itself: the construct would add a CDK function and role that could change any bucket. */
function announce(bucket: KeptBucket, prefix: string, topic: Topic): void {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error("a bucket's default child is its CloudFormation resource");
  resource.notificationConfiguration = {
    topicConfigurations: [
      {
        event: "s3:ObjectCreated:*",
        topic: topic.topicArn,
        filter: { s3Key: { rules: [{ name: "prefix", value: prefix }] } },
      },
    ],
  };
  resource.node.addDependency(topic);
}

function privately() {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: RemovalPolicy.RETAIN,
  };
}

function recoverably(key: IKey) {
  return {
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  };
}

/** A bucket that has both the type of the class and that of the interface. */
export type KeptBucket = Bucket & IBucket;

/** Creates a bucket. The library's class and interface are not compatible under exact optional properties; this has both types. */
export function keptBucket(scope: Construct, id: string, props: BucketProps): KeptBucket {
  const bucket = new Bucket(scope, id, props);
  if (!isKept(bucket)) throw new Error(`${id} is no bucket`);
  return bucket;
}

function isKept(bucket: Bucket): bucket is KeptBucket {
  return Bucket.isResource(bucket);
}
