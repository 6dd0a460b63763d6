import type { IncomingMessage, ServerResponse } from "node:http";

import * as z from "zod";

import type { NotedWrite, WriteJournal } from "./write-journal.ts";

/**
 * Notes the writes that a request to DynamoDB brings, before the database sees it whole, and that they are done once it is answered. One
 * whose caller goes away counts as under way for as long as this process runs. Only writes of this table are noted. Call it before the database listens to the request.
 */
export function noteWrites(
  request: IncomingMessage,
  response: ServerResponse,
  table: string,
  journal: Pick<WriteJournal, "begin">,
): void {
  const target = request.headers["x-amz-target"];
  if (typeof target !== "string" || !/\.(?:PutItem|BatchWriteItem)$/.test(target)) return;
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const writes = writesIn(Buffer.concat(chunks).toString("utf8"), table);
    if (writes.length > 0) response.once("finish", journal.begin(writes));
  });
}

const text = z.object({ S: z.string() });
const itemSchema = z.object({ pk: text, sk: text, listPk: text.optional(), listSk: text.optional() });
const requestSchema = z.union([
  z.object({ TableName: z.string(), Item: itemSchema }),
  z.object({
    RequestItems: z.record(z.string(), z.array(z.object({ PutRequest: z.object({ Item: itemSchema }).optional() }))),
  }),
]);

/** The writes of this table in the body of a request; what is no request is left to the database to refuse. */
function writesIn(body: string, table: string): NotedWrite[] {
  const request = requestSchema.safeParse(parsed(body)).data;
  if (request === undefined) return [];
  if ("Item" in request) return request.TableName === table ? [notedWriteOf(request.Item)] : [];
  return (request.RequestItems[table] ?? []).flatMap(({ PutRequest }) =>
    PutRequest === undefined ? [] : [notedWriteOf(PutRequest.Item)],
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function notedWriteOf({ pk, sk, listPk, listSk }: z.infer<typeof itemSchema>): NotedWrite {
  return { pk: pk.S, sk: sk.S, ...(listPk && listSk ? { list: { pk: listPk.S, sk: listSk.S } } : {}) };
}
