import { functionMemoryMiB } from "../../infra/function-memory.ts";
import type { StageSettings } from "../../infra/stage-settings.ts";
import { ORGANISATIONS } from "./deadline-day.ts";
import { meanOf, WAY, type SecondsOf } from "./mean-use.ts";
import type { MeasuredFunction } from "./run-time.ts";
import type { StatementUse } from "./statement-use.ts";

/** One limit of AWS, or of our own settings, and how many statements a second it lets through. */
export interface Limit {
  readonly what: string;
  readonly most: string;
  /** Statements a second; a limit for the day has `perDay` instead. */
  readonly perSecond?: number;
  readonly perDay?: number;
  /** Who can change it, and how. */
  readonly change: string;
}

export interface LimitSettings {
  readonly concurrency: Pick<
    StageSettings["concurrency"],
    "receive-mail" | "read-mail" | "reconcile-position" | "send-mail" | "note-delivery"
  >;
  readonly listPartitions: number;
  /** What SES allows the account: AWS sets it by what one asks for. */
  readonly sesPerSecond: number;
  readonly sesPerDay: number;
  /** What the table and the index take at once, in write units a second. */
  readonly warmWriteUnits: number;
}

/** AWS's documented quotas: docs/scale.md has the sources. */
const PARTITION_WRITE_UNITS = 1000;
const PARTITION_READ_UNITS = 3000;
const S3_WRITES_OF_PREFIX = 3500;
const ACCOUNT_CONCURRENCY = 1000;
const TABLE_WRITE_UNITS = 40_000;

/** The fullest of several partitions has somewhat more than its share. */
const FULLEST_SHARE = 1.1;
/** The busiest organisation gets so many times the average. */
const BUSIEST = 10;

/** All limits that a statement meets, the tightest first. */
export function limitsOf(
  uses: readonly StatementUse[],
  seconds: SecondsOf,
  meanLines: number,
  settings: LimitSettings,
): Limit[] {
  const sum = (amounts: ReadonlyMap<string, number>) => [...amounts.values()].reduce((all, each) => all + each, 0);
  const index = meanOf(uses, "indexUnits");
  const writes = meanOf(uses, "writeUnits");
  const reads = meanOf(uses, "readUnits");
  const [busiestList = "", ofList = 0] = greatest(index);
  const shared = (units: ReadonlyMap<string, number>) =>
    greatest(new Map([...units].map(([partition, taken]) => [partition, taken / partsOf(partition)])));
  const [readPartition = "", ofRead = 0] = shared(reads);
  const [writePartition = "", ofWrite = 0] = shared(writes);
  const share = settings.listPartitions === 1 ? 1 : FULLEST_SHARE / settings.listPartitions;
  const timeOf = (name: MeasuredFunction) => seconds(name, meanLines);
  const runs = new Map([...new Set(WAY)].map((name) => [name, WAY.filter((each) => each === name).length]));
  const inAll = [...runs].reduce((all, [name, count]) => all + count * timeOf(name), 0);
  const own = (name: keyof LimitSettings["concurrency"]): Limit => ({
    what: `Lambda: ${name}, its own setting`,
    most: `${settings.concurrency[name]} at once, ${(timeOf(name) * 1000).toFixed(0)} ms at ${functionMemoryMiB[name]} MiB`,
    perSecond: settings.concurrency[name] / (timeOf(name) * (runs.get(name) ?? 2)),
    change: "`concurrency`",
  });
  return [
    {
      what: "SES: messages in 24 hours",
      most: settings.sesPerDay.toLocaleString("en-GB"),
      perDay: settings.sesPerDay,
      change: "ask AWS",
    },
    {
      what: "SES: messages a second",
      most: String(settings.sesPerSecond),
      perSecond: settings.sesPerSecond,
      change: "ask AWS",
    },
    {
      what: `DynamoDB: index, a partition of ${busiestList}`,
      most: `${PARTITION_WRITE_UNITS} write units a second, ${ofList.toFixed(1)} a statement over ${settings.listPartitions}`,
      perSecond: PARTITION_WRITE_UNITS / (ofList * share),
      change: "`listPartitions`",
    },
    {
      what: `DynamoDB: table, partition ${named(writePartition)}`,
      most: `${PARTITION_WRITE_UNITS} write units a second, ${ofWrite.toFixed(2)} a statement`,
      perSecond: PARTITION_WRITE_UNITS / ofWrite,
      change: "key design",
    },
    {
      what: `DynamoDB: table, partition ${named(readPartition)}`,
      most: `${PARTITION_READ_UNITS} read units a second, ${ofRead.toFixed(1)} a statement`,
      perSecond: PARTITION_READ_UNITS / ofRead,
      change: "key design",
    },
    {
      what: "DynamoDB: what the table takes at once",
      most: `${settings.warmWriteUnits.toLocaleString("en-GB")} write units a second, ${sum(writes).toFixed(0)} a statement`,
      perSecond: settings.warmWriteUnits / sum(writes),
      change: "warm the table beforehand",
    },
    {
      what: "DynamoDB: what the index takes at once",
      most: `${settings.warmWriteUnits.toLocaleString("en-GB")} write units a second, ${sum(index).toFixed(0)} a statement`,
      perSecond: settings.warmWriteUnits / sum(index),
      change: "warm the index beforehand",
    },
    {
      what: "DynamoDB: account, for a table",
      most: `${TABLE_WRITE_UNITS.toLocaleString("en-GB")} write units a second`,
      perSecond: TABLE_WRITE_UNITS / (sum(writes) + sum(index)),
      change: "ask AWS",
    },
    own("receive-mail"),
    own("read-mail"),
    own("reconcile-position"),
    own("send-mail"),
    own("note-delivery"),
    {
      what: "Lambda: account, runs at once",
      most: `${ACCOUNT_CONCURRENCY}, ${(inAll * 1000).toFixed(0)} ms a statement`,
      perSecond: ACCOUNT_CONCURRENCY / inAll,
      change: "ask AWS",
    },
    {
      what: "S3: writes to one prefix",
      most: `${S3_WRITES_OF_PREFIX.toLocaleString("en-GB")} a second, one a statement`,
      perSecond: S3_WRITES_OF_PREFIX,
      change: "S3 splits by itself",
    },
  ];
}

/** In how many parts a partition of the measured statements falls in the group: one for all, or one for each organisation. */
function partsOf(partition: string): number {
  if (!partition.includes("#")) return 1;
  return /#Z[AB]\d$/.test(partition) ? ORGANISATIONS / BUSIEST : Infinity;
}

function named(partition: string): string {
  return partition.replace(/#Z[AB]\d$/, " of the busiest organisation");
}

function greatest(amounts: ReadonlyMap<string, number>): [string, number] | [] {
  return [...amounts].sort(([, one], [, other]) => other - one)[0] ?? [];
}
