import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";

import * as z from "zod";

import { sendingEvents } from "../../local/mail/sending-events.ts";
import type { Spent } from "./spent.ts";
import { unitsOfGet, unitsOfPut, unitsOfQuery, type Attributes } from "./table-units.ts";

/*
 * As much of DynamoDB, S3, SQS and SES as the functions use for one statement, in the memory of a process of its own, so that its time
 * is not counted as theirs. It answers as the services do, and counts the requests and what they take of the table. `GET /_spent` tells and
 * forgets that, `GET /_queued` takes what is on the queues. It is no test of the functions: those run against better imitations.
 */

const attributesSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

const tables = new Map<string, Map<string, Attributes>>();
const objects = new Map<string, { readonly bytes: Buffer; readonly headers: Record<string, string> }>();
const queued: { readonly queue: string; readonly body: string }[] = [];
let spent = nothingSpent();
let sent = 0;

const server = createServer((request, response) => {
  void bytesOf(request).then((bytes) => {
    const { status = 200, headers = {}, body = "" } = answerTo(request, bytes);
    response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers }).end(body);
  });
});
// Connections stay open between rounds.
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : undefined);
});
process.on("disconnect", () => process.exit());

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

function answerTo(request: IncomingMessage, bytes: Buffer): Answer {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/_spent") {
    const told = json(spent);
    spent = nothingSpent();
    return told;
  }
  if (url.pathname === "/_queued") return json(queued.splice(0));
  const target = String(request.headers["x-amz-target"] ?? "");
  const [, operation = ""] = target.split(".");
  if (target.startsWith("DynamoDB")) return counted("dynamodb", operation, answerOfTable(operation, bytes));
  if (target.startsWith("AmazonSQS")) return counted("sqs", operation, answerOfQueue(bytes));
  if (bytes.includes("Action=SendRawEmail")) return counted("ses", "SendRawEmail", sendingAccepted(bytes));
  const key = decodeURIComponent(url.pathname.slice(1));
  return request.method === "PUT"
    ? counted("s3", "PutObject", putObject(key, bytes, request))
    : counted("s3", "GetObject", getObject(key));
}

function counted(service: string, operation: string, answer: Answer): Answer {
  spent.requests.push(`${service}:${operation}`);
  return answer;
}

function nothingSpent(): Spent {
  return { requests: [], readUnits: {}, writeUnits: {}, indexUnits: {} };
}

function put(table: Map<string, Attributes>, item: Attributes): void {
  const key = keyTextOf(item);
  const units = unitsOfPut(table.get(key), item);
  take(spent.writeUnits, partitionOf(item), units.table);
  for (const { partition, units: taken } of units.index) take(spent.indexUnits, partition, taken);
  table.set(key, item);
}

function read(table: ReadonlyMap<string, Attributes>, key: Attributes): Attributes | undefined {
  const item = table.get(keyTextOf(key));
  take(spent.readUnits, partitionOf(key), unitsOfGet(item));
  return item;
}

function take(units: Record<string, number>, partition: string, taken: number): void {
  units[partition] = (units[partition] ?? 0) + taken;
}

function partitionOf(key: Attributes): string {
  return textOf(key["pk"]);
}

function json(value: unknown, status = 200): Answer {
  return { status, headers: { "content-type": "application/x-amz-json-1.0" }, body: JSON.stringify(value) };
}

const tableRequestSchema = z.object({
  TableName: z.string().optional(),
  Key: attributesSchema.optional(),
  Item: attributesSchema.optional(),
  ConditionExpression: z.string().optional(),
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: attributesSchema.optional(),
  RequestItems: z
    .record(
      z.string(),
      z.union([
        z.array(z.object({ PutRequest: z.object({ Item: attributesSchema }).optional() })),
        z.object({ Keys: z.array(attributesSchema) }),
      ]),
    )
    .optional(),
});

function answerOfTable(operation: string, bytes: Buffer): Answer {
  const asked = tableRequestSchema.parse(JSON.parse(bytes.toString("utf8")));
  const table = tableNamed(asked.TableName ?? "");
  switch (operation) {
    case "GetItem":
      return json({ Item: read(table, asked.Key ?? {}) });
    case "PutItem": {
      const item = asked.Item ?? {};
      const before = table.get(keyTextOf(item));
      const version = asked.ExpressionAttributeValues?.[":version"]?.["N"];
      if (version === undefined ? before !== undefined : before?.["version"]?.["N"] !== version) {
        // A condition that does not hold is charged like the write.
        take(spent.writeUnits, partitionOf(item), unitsOfPut(before, item).table);
        return json({ __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException" }, 400);
      }
      put(table, item);
      return json({});
    }
    case "BatchWriteItem":
      for (const [name, writes] of Object.entries(asked.RequestItems ?? {}))
        if (Array.isArray(writes))
          for (const { PutRequest } of writes) if (PutRequest) put(tableNamed(name), PutRequest.Item);
      return json({ UnprocessedItems: {} });
    case "BatchGetItem":
      return json({
        Responses: Object.fromEntries(
          Object.entries(asked.RequestItems ?? {}).map(([name, wanted]) => [
            name,
            Array.isArray(wanted) ? [] : wanted.Keys.flatMap((key) => read(tableNamed(name), key) ?? []),
          ]),
        ),
        UnprocessedKeys: {},
      });
    case "Query": {
      const items = queried(table, asked);
      const partition = textOf(asked.ExpressionAttributeValues?.[":pk"]);
      take(spent.readUnits, partition, unitsOfQuery(items, asked.IndexName !== undefined));
      return json({ Items: items });
    }
    default:
      throw new RangeError(`no function is expected to ask for ${operation}`);
  }
}

function queried(table: ReadonlyMap<string, Attributes>, asked: z.infer<typeof tableRequestSchema>): Attributes[] {
  const values = asked.ExpressionAttributeValues ?? {};
  const [partition, sort] = asked.IndexName === undefined ? ["pk", "sk"] : ["listPk", "listSk"];
  const placeOf = (item: Attributes, name: string | undefined) => textOf(item[name ?? ""]);
  return [...table.values()]
    .filter(
      (item) =>
        placeOf(item, partition) === values[":pk"]?.["S"] && placeOf(item, sort).startsWith(textOf(values[":prefix"])),
    )
    .sort((one, other) => (placeOf(one, sort) < placeOf(other, sort) ? -1 : 1));
}

function textOf(value: Attributes[string] | undefined): string {
  const text = value?.["S"];
  return typeof text === "string" ? text : "";
}

function tableNamed(name: string): Map<string, Attributes> {
  const table = tables.get(name) ?? new Map<string, Attributes>();
  tables.set(name, table);
  return table;
}

function keyTextOf({ pk, sk }: Attributes): string {
  return JSON.stringify([pk?.["S"], sk?.["S"]]);
}

const batchSchema = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })),
});

function answerOfQueue(bytes: Buffer): Answer {
  const { QueueUrl, Entries } = batchSchema.parse(JSON.parse(bytes.toString("utf8")));
  for (const { MessageBody: body } of Entries) queued.push({ queue: QueueUrl.split("/").at(-1) ?? "", body });
  return json({
    Successful: Entries.map(({ Id, MessageBody }) => ({
      Id,
      MessageId: `message-${Id}`,
      MD5OfMessageBody: createHash("md5").update(MessageBody).digest("hex"),
    })),
    Failed: [],
  });
}

function putObject(key: string, bytes: Buffer, request: IncomingMessage): Answer {
  const metadata = Object.entries(request.headers).filter(([name]) => name.startsWith("x-amz-meta-"));
  objects.set(key, { bytes, headers: Object.fromEntries(metadata.map(([name, value]) => [name, String(value)])) });
  const [, ...inBucket] = key.split("/");
  if (inBucket[0] === "readings") {
    const event = {
      Records: [{ eventSource: "aws:s3", s3: { object: { key: encodeURIComponent(inBucket.join("/")) } } }],
    };
    queued.push({ queue: "receive-mail", body: JSON.stringify(event) });
  }
  return { headers: { etag: '"1"' } };
}

function getObject(key: string): Answer {
  const found = objects.get(key);
  if (!found) return { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>" };
  return { headers: found.headers, body: found.bytes };
}

/** Accepts a message, and reports that it was sent and delivered, as SES does when a configuration set asks for it. */
function sendingAccepted(request: Buffer): Answer {
  sent += 1;
  const sesId = `ses-${sent}`;
  const form = new URLSearchParams(request.toString("utf8"));
  const named = (name: RegExp) => [...form].filter(([key]) => name.test(key)).map(([, value]) => value);
  const values = named(/^Tags\.member\.\d+\.Value$/);
  const events = sendingEvents({
    sesId,
    source: form.get("Source") ?? "",
    destinations: named(/^Destinations\.member\./),
    configurationSet: "accord",
    tags: new Map(named(/^Tags\.member\.\d+\.Name$/).map((name, at) => [name, values[at] ?? ""])),
    bytes: Buffer.from(form.get("RawMessage.Data") ?? "", "base64"),
    acceptedAt: new Date(),
  });
  for (const body of events) queued.push({ queue: "note-delivery", body });
  const body = `<SendRawEmailResponse><SendRawEmailResult><MessageId>${sesId}</MessageId></SendRawEmailResult></SendRawEmailResponse>`;
  return { headers: { "content-type": "text/xml" }, body };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks);
}
