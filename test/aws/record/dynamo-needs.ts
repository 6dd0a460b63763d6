import * as z from "zod";

import type { AccessRequest } from "../../infra/iam/decide.ts";
import { arnOf } from "../../infra/iam/resolve.ts";

const valueSchema = z.record(z.string(), z.unknown());
const rowSchema = z.record(z.string(), valueSchema);

const callSchema = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  Key: rowSchema.optional(),
  Item: rowSchema.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: rowSchema.optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
});

const readsSchema = z.object({ Keys: z.array(rowSchema) });
const writesSchema = z.array(
  z.object({
    PutRequest: z.object({ Item: rowSchema }).optional(),
    DeleteRequest: z.object({ Key: rowSchema }).optional(),
  }),
);

/** What a call to DynamoDB needs permission for, with the partition keys that `dynamodb:LeadingKeys` sees. */
export function dynamoNeeds(operation: string, body: unknown): readonly AccessRequest[] {
  const call = callSchema.parse(body);
  const need = (table: string, keys: readonly string[] | undefined, index?: string): AccessRequest => ({
    action: `dynamodb:${operation}`,
    resource: `${arnOf("AWS::DynamoDB::Table", table)}${index === undefined ? "" : `/index/${index}`}`,
    context: keys === undefined ? {} : { "dynamodb:LeadingKeys": keys },
  });
  if (call.RequestItems) {
    return Object.entries(call.RequestItems).map(([table, items]) => need(table, partitionsOf(items)));
  }
  const { TableName: table = "", IndexName: index } = call;
  if (call.KeyConditionExpression !== undefined) {
    // `pk = :pk AND …`: the partition key is the one that is compared for equality.
    const [, name = ""] = /=\s*(:\w+)/.exec(call.KeyConditionExpression) ?? [];
    return [need(table, textsIn([call.ExpressionAttributeValues?.[name]]), index)];
  }
  const row = call.Key ?? call.Item;
  return [need(table, row && textsIn([row["pk"]]), index)];
}

function partitionsOf(items: unknown): readonly string[] {
  const reads = readsSchema.safeParse(items);
  if (reads.success) return textsIn(reads.data.Keys.map((key) => key["pk"]));
  const writes = writesSchema.parse(items);
  return textsIn(writes.map((write) => (write.PutRequest?.Item ?? write.DeleteRequest?.Key)?.["pk"]));
}

function textsIn(values: readonly (Readonly<Record<string, unknown>> | undefined)[]): readonly string[] {
  return values.map((value) => z.string().parse(value?.["S"]));
}
