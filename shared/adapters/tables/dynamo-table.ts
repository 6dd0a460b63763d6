import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type AttributeValue,
  type DynamoDBClient,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";

import { LoggableError } from "../../domain/loggable-error.ts";
import type { ItemKey, NewItem, PartitionQuery, Table, TableItem } from "../../records/storage/table.ts";
import { bytesOf, jsonOf, numberOf, textOf, valueOf } from "./attribute-values.ts";

/** The limit of BatchGetItem. */
const MOST_READS_AT_ONCE = 100;
/** The limit of BatchWriteItem. */
const MOST_WRITES_AT_ONCE = 25;
const BATCHES_AT_ONCE = 4;
/** With pauses that double from 50 ms, about 25 seconds in all: longer than a table needs to grow a partition. */
const MOST_ATTEMPTS = 10;
const FIRST_PAUSE_MS = 50;

/** The index of items by list. */
const LIST_INDEX = "by-list";

/**
 * One DynamoDB table as a `Table`. Attributes: `pk`, `sk`, `version`, `body` (a map, so that an operator can read it),
 * `bytes`, and `listPk` and `listSk` if the item is in a list.
 */
export function dynamoTable(client: DynamoDBClient, tableName: string): Table {
  const write = async (requests: readonly WriteRequest[]): Promise<void> => {
    const batches = chunksOf(requests, MOST_WRITES_AT_ONCE);
    await Promise.all(
      Array.from({ length: BATCHES_AT_ONCE }, async (_, worker) => {
        for (let at = worker; at < batches.length; at += BATCHES_AT_ONCE)
          await writeBatch(client, tableName, batches[at] ?? []);
      }),
    );
  };

  return {
    get: async (key) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true }),
      );
      return Item && itemOf(Item);
    },

    getAll: async (keys) => {
      const found = new Map<string, TableItem>();
      for (const batch of chunksOf(lastOfEachKey(keys), MOST_READS_AT_ONCE))
        for (const item of await readBatch(client, tableName, batch)) found.set(textOfKey(item), item);
      return keys.map((key) => found.get(textOfKey(key)));
    },

    put: async (item, condition) => {
      const version = condition === "ifAbsent" ? 1 : condition.ifVersion + 1;
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: attributesOf(item, version),
            ...(condition === "ifAbsent"
              ? { ConditionExpression: "attribute_not_exists(#pk)", ExpressionAttributeNames: { "#pk": "pk" } }
              : {
                  ConditionExpression: "#version = :version",
                  ExpressionAttributeNames: { "#version": "version" },
                  ExpressionAttributeValues: { ":version": { N: String(condition.ifVersion) } },
                }),
          }),
        );
        return { put: true, version };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return { put: false };
        throw error;
      }
    },

    putAll: (items) => write(lastOfEachKey(items).map((item) => ({ PutRequest: { Item: attributesOf(item, 1) } }))),

    removeAll: (keys) => write(lastOfEachKey(keys).map((key) => ({ DeleteRequest: { Key: keyOf(key) } }))),

    query: (query) => pages(client, { TableName: tableName, ConsistentRead: true }, ["pk", "sk"], query),

    list: (query) => pages(client, { TableName: tableName, IndexName: LIST_INDEX }, ["listPk", "listSk"], query),
  };
}

async function* pages(
  client: DynamoDBClient,
  from: { readonly TableName: string; readonly IndexName?: string; readonly ConsistentRead?: boolean },
  [partition, sort]: readonly [string, string],
  query: PartitionQuery,
): AsyncGenerator<TableItem> {
  const range = rangeOf(query);
  let start: Record<string, AttributeValue> | undefined;
  let left = query.limit ?? Infinity;
  do {
    const page = await client.send(
      new QueryCommand({
        ...from,
        KeyConditionExpression: range ? `#partition = :pk AND ${range.condition}` : "#partition = :pk",
        ExpressionAttributeNames: { "#partition": partition, ...(range ? { "#sort": sort } : {}) },
        ExpressionAttributeValues: { ":pk": { S: query.pk }, ...range?.values },
        ScanIndexForward: !query.newestFirst,
        ...(start ? { ExclusiveStartKey: start } : {}),
        // One more than wanted: a range includes its lower end, the item that is skipped.
        ...(left === Infinity ? {} : { Limit: left + 1 }),
      }),
    );
    for (const attributes of page.Items ?? []) {
      const place = textOf(attributes[sort]);
      if (place === query.after || !place.startsWith(query.skPrefix ?? "")) continue;
      if (left-- <= 0) return;
      yield itemOf(attributes);
    }
    start = page.LastEvaluatedKey;
  } while (start && left > 0);
}

/** A key condition has room for one range: prefix and lower end become one. */
function rangeOf(query: PartitionQuery): { condition: string; values: Record<string, AttributeValue> } | undefined {
  const { skPrefix, after, newestFirst } = query;
  if (after === undefined) {
    if (!skPrefix) return undefined;
    return { condition: "begins_with(#sort, :prefix)", values: { ":prefix": { S: skPrefix } } };
  }
  if (!skPrefix)
    return { condition: newestFirst ? "#sort < :after" : "#sort > :after", values: { ":after": { S: after } } };
  const [low, high] = newestFirst ? [skPrefix, after] : [after, `${skPrefix}\u{10ffff}`];
  // A range that ends before it begins is an error to the database; here it is merely empty.
  if (low > high) return { condition: "#sort = :none", values: { ":none": { S: `${skPrefix}\u{10ffff}` } } };
  return { condition: "#sort BETWEEN :low AND :high", values: { ":low": { S: low }, ":high": { S: high } } };
}

async function writeBatch(client: DynamoDBClient, tableName: string, batch: readonly WriteRequest[]): Promise<void> {
  let waiting: WriteRequest[] = [...batch];
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [tableName]: waiting } }),
    );
    waiting = UnprocessedItems?.[tableName] ?? [];
    if (waiting.length === 0) return;
    if (attempt === MOST_ATTEMPTS)
      throw new LoggableError(
        `${tableName} rejected ${waiting.length} of ${batch.length} items in ${attempt} attempts`,
      );
    await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
}

async function readBatch(client: DynamoDBClient, tableName: string, keys: readonly ItemKey[]): Promise<TableItem[]> {
  const found: TableItem[] = [];
  let waiting: Record<string, AttributeValue>[] = keys.map(keyOf);
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: waiting, ConsistentRead: true } } }),
    );
    found.push(...(Responses?.[tableName] ?? []).map(itemOf));
    waiting = UnprocessedKeys?.[tableName]?.Keys ?? [];
    if (waiting.length === 0) return found;
    if (attempt === MOST_ATTEMPTS)
      throw new LoggableError(
        `${tableName} left ${waiting.length} of ${keys.length} items unread in ${attempt} attempts`,
      );
    await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
  return found;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Keeps the last item of each key: DynamoDB rejects a batch with a key twice. */
function lastOfEachKey<Keyed extends ItemKey>(items: readonly Keyed[]): Keyed[] {
  return [...new Map(items.map((item) => [textOfKey(item), item])).values()];
}

function textOfKey({ pk, sk }: ItemKey): string {
  return JSON.stringify([pk, sk]);
}

function chunksOf<Each>(all: readonly Each[], size: number): Each[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

function keyOf(key: ItemKey): Record<string, AttributeValue> {
  return { pk: { S: key.pk }, sk: { S: key.sk } };
}

function attributesOf(item: NewItem, version: number): Record<string, AttributeValue> {
  return {
    ...keyOf(item),
    version: { N: String(version) },
    body: valueOf(item.body),
    ...(item.bytes ? { bytes: { B: item.bytes } } : {}),
    ...(item.list ? { listPk: { S: item.list.pk }, listSk: { S: item.list.sk } } : {}),
  };
}

function itemOf(attributes: Record<string, AttributeValue>): TableItem {
  const { pk, sk, version, body, bytes, listPk, listSk } = attributes;
  return {
    pk: textOf(pk),
    sk: textOf(sk),
    version: numberOf(version),
    body: jsonOf(body),
    ...(bytes ? { bytes: bytesOf(bytes) } : {}),
    ...(listPk && listSk ? { list: { pk: textOf(listPk), sk: textOf(listSk) } } : {}),
  };
}
