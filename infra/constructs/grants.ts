import { Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, type IRole } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

import { exportNameOf } from "../stack-of.ts";
import type { KindWithTrail, RecordKind } from "../../shared/records/audit/record-kinds.ts";

/** The partitions of one kind of record, or of the trails of one kind. */
export type Partitions = RecordKind | `trail#${KindWithTrail}`;

/** As much of a table as a grant needs; the library's interface does not fit its own class under exact optional properties. */
interface GrantedTable {
  readonly tableArn: string;
}

/** What a function does with the items of the state table, by the kinds of record that it does it with. */
export interface ItemGrants {
  readonly get?: readonly Partitions[];
  readonly put?: readonly Partitions[];
  /** Several items in one request. */
  readonly batchGet?: readonly Partitions[];
  readonly query?: readonly Partitions[];
  readonly batchWrite?: readonly Partitions[];
  /** Partitions of one name, beside the kinds: `ledger#ZA1`. */
  readonly getOnly?: readonly string[];
  /** The lists that it reads, which are partitions of the index: `mails#*`, `ledgers`. */
  readonly lists?: readonly string[];
}

/** What a function does with the objects of a bucket, by the beginnings of their keys. */
export interface ObjectGrants {
  readonly get?: readonly string[];
  readonly put?: readonly string[];
  /** It asks for objects that may not be there. Without the right to list, S3 says “forbidden” instead of “not there”. */
  readonly asksForMissing?: boolean;
}

const ITEM_ACTIONS = {
  get: "dynamodb:GetItem",
  put: "dynamodb:PutItem",
  query: "dynamodb:Query",
  batchGet: "dynamodb:BatchGetItem",
  batchWrite: "dynamodb:BatchWriteItem",
} as const;

/**
 * Grants only the partitions of these kinds. The partition key of every item begins with its kind, and DynamoDB compares each key of
 * a request with the condition. The library's own grants name the whole table.
 */
export function grantItems(role: IRole, table: GrantedTable, grants: ItemGrants): void {
  for (const [does, action] of [
    ["get", ITEM_ACTIONS.get],
    ["put", ITEM_ACTIONS.put],
    ["query", ITEM_ACTIONS.query],
    ["batchGet", ITEM_ACTIONS.batchGet],
    ["batchWrite", ITEM_ACTIONS.batchWrite],
  ] as const) {
    const kinds = grants[does] ?? [];
    if (kinds.length === 0) continue;
    allow(role, [action], [table.tableArn], onlyKeysLike(kinds.map(patternOf)));
  }
  const { lists = [], getOnly = [] } = grants;
  if (getOnly.length > 0) allow(role, [ITEM_ACTIONS.get], [table.tableArn], onlyKeysLike(getOnly));
  if (lists.length > 0) allow(role, [ITEM_ACTIONS.query], [`${table.tableArn}/index/by-list`], onlyKeysLike(lists));
}

function onlyKeysLike(patterns: readonly string[]) {
  return {
    "ForAllValues:StringLike": { "dynamodb:LeadingKeys": patterns },
    // Without this, a request that names no key at all would fulfil a condition on all of its keys.
    Null: { "dynamodb:LeadingKeys": "false" },
  };
}

/** Grants a whole table: for lines of ledgers, which have a table of their own. */
export function grantLedgerLines(role: IRole, table: GrantedTable, does: "query" | "batchWrite"): void {
  allow(role, [ITEM_ACTIONS[does]], [table.tableArn]);
}

/** Grants the objects whose keys begin so: `mail/` for `mail/abc`. */
export function grantObjects(role: IRole, bucket: IBucket, { get = [], put = [], asksForMissing }: ObjectGrants): void {
  const arns = (beginnings: readonly string[]) => beginnings.map((beginning) => bucket.arnForObjects(`${beginning}*`));
  if (get.length > 0) allow(role, ["s3:GetObject"], arns(get));
  if (put.length > 0) allow(role, ["s3:PutObject"], arns(put));
  if (asksForMissing) allow(role, ["s3:ListBucket"], [bucket.bucketArn]);
  for (const beginning of new Set([...get, ...put]))
    Validations.of(Stack.of(role)).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${exportNameOf(Stack.of(bucket), bucket.bucketArn)}/${beginning}*]`,
      reason: "Objects of one kind in one named bucket: what they are called is only known at run time.",
    });
}

export function grantSending(role: IRole, queue: IQueue): void {
  allow(role, ["sqs:SendMessage"], [queue.queueArn]);
}

/** What Lambda needs of a function's own queue to poll it in the function's name, and the function to say when to try again. */
export function grantPolling(role: IRole, queue: IQueue): void {
  allow(
    role,
    [
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
    ],
    [queue.queueArn],
  );
}

/**
 * The encryption key, besides the right to decrypt that every function has: to write objects and messages (`GenerateDataKey`). For a
 * table with a key of ours, DynamoDB calls it in the name of whoever reads or writes an item.
 */
export function grantKey(role: IRole, key: IKey, uses: { readonly writes: boolean; readonly tables: boolean }): void {
  if (uses.writes) allow(role, ["kms:GenerateDataKey"], [key.keyArn]);
  if (!uses.tables) return;
  const { region } = Stack.of(role);
  allow(role, ["kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:DescribeKey"], [key.keyArn], {
    StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` },
  });
}

export function allow(
  role: IRole,
  actions: readonly string[],
  resources: readonly string[],
  conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): void {
  role.addToPrincipalPolicy(
    new PolicyStatement({ actions: [...actions], resources: [...resources], conditions: { ...conditions } }),
  );
}

/** The reference lists of the group, and those of the canary, are in one partition each, which is named after their kind. */
function patternOf(kind: Partitions): string {
  return kind === "reference" || kind === "canary-reference" ? kind : `${kind}#*`;
}
