import { isDeepStrictEqual } from "node:util";

import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  type AttributeValue,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";

import type { NotedWrite } from "./write-journal.ts";

/** The name of the state table's list index. */
export const LIST_INDEX = "by-list";

type Item = Record<string, AttributeValue>;

/**
 * Makes the list index agree with its table again after the process was killed. dynalite writes an item to the index before
 * it writes it to the table, and a kill in between leaves them different. An item that is only in the index, or newer there,
 * is a write that met its condition but was never acknowledged: it is completed. An item that is missing from the index is
 * written again unchanged. Nothing else may be writing.
 *
 * @param writes that may have been under way: nothing else can be different. `undefined` if nobody knows: then the whole table is read, which
 * takes some 20 seconds with 5,000 mails
 * @returns how many items were written
 */
export async function repairIndex(
  dynamodb: DynamoDBClient,
  table: string,
  writes: readonly NotedWrite[] | undefined,
): Promise<number> {
  const { items, images } = await (writes === undefined
    ? everything(dynamodb, table)
    : whatWasWritten(dynamodb, table, writes));
  let written = 0;
  const write = async (item: Item) => {
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: item }));
    written += 1;
  };
  for (const [key, found] of images) {
    for (const image of found) if (isNewer(image, items.get(key))) await write(image);
  }
  for (const [key, item] of items) {
    if (item["listPk"] !== undefined && !images.has(key)) await write(item);
  }
  return written;
}

interface Compared {
  readonly items: ReadonlyMap<string, Item>;
  /** Of the items in the index. */
  readonly images: ReadonlyMap<string, readonly Item[]>;
}

async function everything(dynamodb: DynamoDBClient, table: string): Promise<Compared> {
  const items = new Map<string, Item>();
  for await (const item of scan(dynamodb, table)) items.set(textOfKey(item), item);
  const images = new Map<string, Item[]>();
  for await (const item of scan(dynamodb, table, LIST_INDEX)) {
    const key = textOfKey(item);
    images.set(key, [...(images.get(key) ?? []), item]);
  }
  return { items, images };
}

/** An item that was written is in the index where the write put it, or where the table says. */
async function whatWasWritten(
  dynamodb: DynamoDBClient,
  table: string,
  writes: readonly NotedWrite[],
): Promise<Compared> {
  const items = new Map<string, Item>();
  const images = new Map<string, Item[]>();
  for (const [key, ofItem] of Map.groupBy(writes, ({ pk, sk }) => JSON.stringify([pk, sk]))) {
    const [first] = ofItem;
    if (first === undefined) continue;
    const Key = { pk: { S: first.pk }, sk: { S: first.sk } };
    const { Item: item } = await dynamodb.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
    if (item) items.set(key, item);
    const places = [...ofItem.flatMap(({ list }) => list ?? []), ...placeOf(item)];
    for (const { pk, sk } of distinct(places)) {
      const { Items: found = [] } = await dynamodb.send(
        new QueryCommand({
          TableName: table,
          IndexName: LIST_INDEX,
          KeyConditionExpression: "listPk = :pk AND listSk = :sk",
          ExpressionAttributeValues: { ":pk": { S: pk }, ":sk": { S: sk } },
        }),
      );
      const own = found.filter((image) => textOfKey(image) === key);
      if (own.length > 0) images.set(key, [...(images.get(key) ?? []), ...own]);
    }
  }
  return { items, images };
}

function placeOf(item: Item | undefined): { readonly pk: string; readonly sk: string }[] {
  const [pk, sk] = [item?.["listPk"]?.S, item?.["listSk"]?.S];
  return pk === undefined || sk === undefined ? [] : [{ pk, sk }];
}

function distinct<Place extends { readonly pk: string; readonly sk: string }>(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify([place.pk, place.sk]), place])).values()];
}

function isNewer(image: Item, item: Item | undefined): boolean {
  if (!item) return true;
  return !isDeepStrictEqual(image, item) && Number(image["version"]?.N ?? 0) >= Number(item["version"]?.N ?? 0);
}

async function* scan(dynamodb: DynamoDBClient, table: string, index?: string): AsyncGenerator<Item> {
  let from: Item | undefined;
  do {
    const page = await dynamodb.send(
      new ScanCommand({
        TableName: table,
        ...(index === undefined ? {} : { IndexName: index }),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

function textOfKey(item: Item): string {
  return JSON.stringify([item["pk"]?.S, item["sk"]?.S]);
}
