import { isDeepStrictEqual } from "node:util";

import { PutItemCommand, ScanCommand, type AttributeValue, type DynamoDBClient } from "@aws-sdk/client-dynamodb";

import { LIST_INDEX } from "./start-tables.ts";

type Item = Record<string, AttributeValue>;

/**
 * Makes the list index agree with its table again after the process was killed. dynalite writes an item to the index before
 * it writes it to the table, and a kill in between leaves them different. An item that is only in the index, or newer there,
 * is a write that met its condition but was never acknowledged: it is completed. An item that is missing from the index is
 * written again unchanged.
 *
 * @returns how many items were written
 */
export async function repairIndex(dynamodb: DynamoDBClient, table: string): Promise<number> {
  const items = new Map<string, Item>();
  for await (const item of scan(dynamodb, table)) items.set(textOfKey(item), item);
  const indexed = new Map<string, Item[]>();
  for await (const item of scan(dynamodb, table, LIST_INDEX)) {
    const key = textOfKey(item);
    indexed.set(key, [...(indexed.get(key) ?? []), item]);
  }

  let written = 0;
  const write = async (item: Item) => {
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: item }));
    written += 1;
  };
  for (const [key, images] of indexed) {
    for (const image of images) if (isNewer(image, items.get(key))) await write(image);
  }
  for (const [key, item] of items) {
    if (item["listPk"] !== undefined && !indexed.has(key)) await write(item);
  }
  return written;
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
