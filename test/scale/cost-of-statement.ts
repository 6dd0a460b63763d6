import { functionMemoryMiB } from "../../infra/function-memory.ts";
import { MAIL_CHUNK_BYTES, prices } from "./prices.ts";
import { isMeasured, runTimeMs } from "./run-time.ts";
import type { StatementUse } from "./statement-use.ts";

export interface CostItem {
  readonly service: string;
  /** What of it a thousand statements take, in words. */
  readonly amount: string;
  /** Of a thousand statements. */
  readonly dollars: number;
}

const STATEMENTS = 1000;
/** What AWS does beside the functions, for each statement: SES stores the mail in S3. */
const PUTS_OF_SES = 1;
/** Of the mail by SES and by S3, of its reading by S3, and of the reply's departure and delivery by SES. */
const NOTIFICATIONS = 5;
/** Each message of a queue is received and deleted. SNS's own delivery to a queue is free. */
const REQUESTS_OF_A_MESSAGE = 2;
/** check-stored-mail takes ten mails in one run, and reads one item for each. */
const CHECKED_AT_ONCE = 10;
const CHECK_READS = 1;

/** The cost of a thousand statements like this one at list price, item by item. */
export function costOfThousand(use: StatementUse): readonly CostItem[] {
  const sum = (amounts: ReadonlyMap<string, number>) => [...amounts.values()].reduce((all, each) => all + each, 0);
  const requestsOf = (operation: string) =>
    [...use.requests].reduce((all, [name, count]) => (name.endsWith(operation) ? all + count : all), 0);
  const gigabyteSeconds = [...use.cpuMs].reduce(
    (all, [name, cpuMs]) =>
      isMeasured(name) ? all + (runTimeMs(name, cpuMs, use.requests) / 1000) * (functionMemoryMiB[name] / 1024) : all,
    0,
  );
  const runs = sum(use.runs) + 1 / CHECKED_AT_ONCE;
  const writes = sum(use.writeUnits) + sum(use.indexUnits);
  const reads = sum(use.readUnits) + CHECK_READS;
  const puts = requestsOf("s3:PutObject") + PUTS_OF_SES;
  const gets = requestsOf("s3:GetObject");
  const queueRequests = requestsOf("sqs:SendMessageBatch") + (sum(use.runs) + 1) * REQUESTS_OF_A_MESSAGE;
  const chunks = Math.floor(use.mailBytes / MAIL_CHUNK_BYTES);

  const item = (service: string, amount: string, dollars: number): CostItem => ({
    service,
    amount,
    dollars: dollars * STATEMENTS,
  });
  return [
    item(
      "SES: mail received",
      `1 mail, ${counted(chunks)} whole chunks of 256 KB`,
      prices.mailReceived + chunks * prices.mailChunk,
    ),
    item(
      "SES: mail sent",
      `1 message of ${counted(use.replyBytes / 1024)} kB`,
      prices.mailSent + use.replyBytes * prices.attachmentByte,
    ),
    item(
      "DynamoDB: writes",
      `${counted(writes)} units, of them ${counted(sum(use.indexUnits))} of the index`,
      writes * prices.writeUnit,
    ),
    item("DynamoDB: reads", `${counted(reads)} units`, reads * prices.readUnit),
    item("S3: writes", `${counted(puts)} requests`, puts * prices.s3Put),
    item("S3: reads", `${counted(gets)} requests`, gets * prices.s3Get),
    item("Lambda: time", `${counted(gigabyteSeconds)} GB-s`, gigabyteSeconds * prices.lambdaGigabyteSecond),
    item("Lambda: runs", `${counted(runs)} runs`, runs * prices.lambdaRun),
    item("SQS", `${counted(queueRequests)} requests`, queueRequests * prices.sqsRequest),
    item("SNS", `${NOTIFICATIONS} notifications`, NOTIFICATIONS * prices.snsPublish),
    item("CloudWatch: logs", `${counted(use.logged / 1024)} kB`, use.logged * prices.logByte),
  ];
}

function counted(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 3 });
}
