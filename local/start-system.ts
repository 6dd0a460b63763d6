import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { PublishCommand } from "@aws-sdk/client-sns";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { emailAddressSchema } from "../shared/domain/organisation/email-address.ts";
import type { Enqueue } from "../shared/records/storage/queue.ts";
import { LAST_ATTEMPT } from "../shared/queue-batches/last-attempt.ts";
import { sendToSqs } from "../shared/adapters/queues/sqs-queue.ts";
import { takeClockRequest } from "./clock-request.ts";
import { hasDiskSpace } from "./disk-space.ts";
import { functionEnvironment } from "./functions/function-environment.ts";
import { startFunctions } from "./functions/start-functions.ts";
import { functionNames, localNames, scheduledNames, type FunctionName, localCredentials } from "./local-names.ts";
import { keptNotificationsIn } from "./mail/kept-notifications.ts";
import { openOutbox } from "./mail/outbox.ts";
import { receiveAsSes } from "./mail/receive-as-ses.ts";
import { refusalsIn } from "./mail/refusals.ts";
import { returnOwnMail } from "./mail/return-own-mail.ts";
import { sentMailIn, type SentMail } from "./mail/sent-mail.ts";
import { startSes } from "./mail/start-ses.ts";
import { startSmtp } from "./mail/start-smtp.ts";
import type { StoredDescription } from "./objects/disk-objects.ts";
import { objectCreatedEvent } from "./objects/object-created-event.ts";
import { startS3 } from "./objects/start-s3.ts";
import { openDataDirectory } from "./open-data-directory.ts";
import { openPasswordKey } from "./password-key.ts";
import { countMessages, endOfTimetableRun, figuresOfQueues } from "./metrics/cloud-figures.ts";
import { loggedFigures } from "./metrics/logged-figures.ts";
import { openMetricsStore } from "./metrics/metrics-store.ts";
import { sampleEvery } from "./metrics/sample-every.ts";
import { openRecords, type AccordRecords } from "./open-records.ts";
import { deadLettersOf, startQueues } from "./queues/start-queues.ts";
import { forgetRecorded, recover } from "./recover.ts";
import { LOOPBACK } from "./servers/listen.ts";
import { writeSystemFile } from "./system-file.ts";
import { startTables } from "./tables/start-tables.ts";
import { openMailParser } from "../shared/adapters/inbound-mail/open-mail-parser.ts";
import { startViewer } from "./viewer/start-viewer.ts";

export interface SystemOptions {
  readonly data: string;
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly clockOffsetMs: number;
  /** Whether the system mails statements to itself. */
  readonly canary?: boolean;
}

export interface LocalSystem {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly records: AccordRecords;
  readonly sent: SentMail;
  readonly now: () => Date;
  /** Moves the clock forward; what is due by then is done at once. */
  readonly moveClock: (to: Date) => Promise<void>;
  /** Waits until no message waits, and until a run of the timetable has ended since then. */
  readonly untilQuiet: (ranSince?: Date) => Promise<void>;
  readonly enqueueReconcile: Enqueue;
  /** Stops taking mail, lets current work finish, and unlocks the data directory. */
  readonly stop: () => Promise<void>;
}

/** A message that a function received but did not finish comes again after this time. */
const VISIBILITY_SECONDS = 300;
const CLOCK_ASKED_EVERY_MS = 500;
const QUIET_LOOKED_FOR_EVERY_MS = 150;
const QUEUES_COUNTED_EVERY_MS = 15_000;
const BYTES_FOR_EACH_OF_A_MAIL = 4;
/** So that a restart does not look at the notification of every mail that ever came. */
const FORGET_EVERY_MS = 60_000;
/** By then the record of a mail is on the disk, whatever happens to the power. */
const FORGET_AFTER_MS = 300_000;
/** When a stored mail should have been received. */
const CHECK_AFTER_SECONDS = 900;

/**
 * Starts the whole system on one machine: replacements for the AWS services, on disk, and the functions. They start in this
 * order: lock the data directory, queues, tables (what a killed run was writing is completed), object store, outgoing mail, viewer, incoming
 * mail (it waits for the rest), functions, then the work that an earlier run left unfinished. Then it writes the file that tells
 * the command line where everything listens, and takes mail. `stop` stops everything in the opposite order.
 *
 * @throws StartRefused if the data directory is in use or a port is taken.
 */
export async function startSystem(options: SystemOptions): Promise<LocalSystem> {
  const data = resolve(options.data);
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return { ...(await start(data, options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  data: string,
  options: SystemOptions,
  stops: (() => Promise<void> | void)[],
): Promise<Omit<LocalSystem, "stop">> {
  let { clockOffsetMs } = options;
  const now = () => new Date(Date.now() + clockOffsetMs);
  stops.push(openDataDirectory(data));
  const passwordKey = openPasswordKey(data);
  const temporary = join(data, "temporary");
  // Files in here were never finished.
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });

  const queues = await startQueues({
    names: functionNames,
    topics: { [localNames.mailTopic]: "receive-mail", [localNames.eventTopic]: "note-delivery" },
    visibilitySeconds: VISIBILITY_SECONDS,
    attempts: LAST_ATTEMPT,
  });
  stops.push(queues.stop);

  const tables = await startTables({
    directory: join(data, "tables"),
    journal: join(data, "writes"),
    table: localNames.table,
    ledgerTable: localNames.ledgerTable,
  });
  stops.push(tables.stop);

  const announceUpload = async (event: string) => {
    await queues.sqs.send(new SendMessageCommand({ QueueUrl: queues.urlOf("import-ledger"), MessageBody: event }));
  };
  const eventOf = (object: StoredDescription, bucket: string = localNames.ledgerBucket) =>
    objectCreatedEvent(bucket, object, localCredentials.region);
  const announceReading = async (object: StoredDescription) => {
    const event = eventOf(object, localNames.recordBucket);
    await queues.sqs.send(new SendMessageCommand({ QueueUrl: queues.urlOf("receive-mail"), MessageBody: event }));
  };
  const s3 = await startS3({
    directory: join(data, "objects"),
    temporary,
    buckets: [localNames.mailBucket, localNames.ledgerBucket, localNames.recordBucket],
    now,
    onCreated: async (bucket, object) => {
      if (bucket === localNames.recordBucket && object.key.startsWith("readings/")) await announceReading(object);
      if (bucket !== localNames.ledgerBucket || !object.key.startsWith("uploads/")) return;
      await announceUpload(eventOf(object));
    },
  });
  stops.push(s3.stop);
  const s3Client = new S3Client({ ...localCredentials, endpoint: s3.endpoint });
  stops.push(() => {
    s3Client.destroy();
  });

  const outboxDirectory = join(data, "outbox");
  const publish = async (topic: string, message: string) => {
    await queues.sns.send(new PublishCommand({ TopicArn: queues.topicArnOf(topic), Message: message }));
  };
  const returning = Promise.withResolvers<ReturnType<typeof returnOwnMail>>();
  const ses = await startSes({
    outbox: await openOutbox(outboxDirectory, temporary),
    now,
    onEvent: (event) => publish(localNames.eventTopic, event),
    refusalOf: refusalsIn(join(data, "refuse-mail-out.json")),
    onAccepted: async (message) => (await returning.promise)(message),
  });
  stops.push(ses.stop);

  const records = openRecords(tables.dynamodb, s3Client, localNames);
  const notifications = keptNotificationsIn(join(data, "notifications"), temporary);
  const publishMail = (notification: string) => publish(localNames.mailTopic, notification);
  const sent = sentMailIn(outboxDirectory);
  const metrics = await openMetricsStore(join(data, "metrics"), now);
  stops.push(metrics.stop);
  // Open both ports before doing any work, so that a port that is in use is reported at once.
  let smtpAddress = "";
  const parser = openMailParser();
  stops.push(parser.close);
  const viewer = await startViewer(options.httpPort, {
    records,
    openMail: parser.openMail,
    sent,
    mailbox: localNames.mailbox,
    smtpAddress: () => smtpAddress,
    metrics,
    now,
  });
  stops.push(viewer.stop);
  const ready = Promise.withResolvers<undefined>();
  const mailbox = emailAddressSchema.parse(localNames.mailbox);
  const receive = receiveAsSes({
    objects: s3.bucket(localNames.mailBucket),
    bucket: localNames.mailBucket,
    mailbox,
    topicArn: queues.topicArnOf(localNames.mailTopic),
    now,
    keepNotification: notifications.keep,
    publish: publishMail,
    reportStored: async (key) => {
      const stored = await s3.bucket(localNames.mailBucket).describe(key);
      if (stored)
        await queues.sqs.send(
          new SendMessageCommand({
            QueueUrl: queues.urlOf("check-stored-mail"),
            MessageBody: eventOf(stored, localNames.mailBucket),
            DelaySeconds: CHECK_AFTER_SECONDS,
          }),
        );
    },
  });
  returning.resolve(returnOwnMail(mailbox, receive));
  const smtp = await startSmtp(options.smtpPort, async (message) => {
    await ready.promise;
    // A mail takes several times its size, with what is read from it and the answer.
    if (!(await hasDiskSpace(data, message.bytes.length * BYTES_FOR_EACH_OF_A_MAIL)))
      throw new Error("the disk is full");
    await receive(message);
  });
  smtpAddress = `smtp://${LOOPBACK}:${smtp.port}`;
  stops.push(smtp.stop);

  let timetableRanAt = 0;
  const functions = await startFunctions({
    data,
    environment: functionEnvironment(
      { dynamodb: tables.endpoint, s3: s3.endpoint, ses: ses.endpoint, queues: queues.endpoint },
      queues.urlOf,
      clockOffsetMs,
      passwordKey,
    ),
    scheduled: scheduledNames.filter((name) => name !== "send-canary" || options.canary === true),
    logFile: join(data, "logs", "functions.log"),
    onLogged: (line) => {
      metrics.note(loggedFigures(line));
      timetableRanAt = Math.max(timetableRanAt, endOfTimetableRun(line));
    },
    queues: byFunction((name) => ({ url: queues.urlOf(name), arn: queues.arnOf(name) })),
  });
  stops.push(functions.stop);
  const everyQueue = functionNames.flatMap((name) => [name, deadLettersOf(name)]);
  const urls = Object.fromEntries(everyQueue.map((name) => [name, queues.urlOf(name)]));
  stops.push(
    sampleEvery(QUEUES_COUNTED_EVERY_MS, async () => {
      metrics.note(await figuresOfQueues(queues.sqs, urls, now()));
    }),
  );
  const recoverWork = () =>
    recover({
      records,
      notifications,
      publish: publishMail,
      announceUpload,
      uploads: async function* () {
        const ledgers = s3.bucket(localNames.ledgerBucket);
        for (const key of await ledgers.keys("uploads/")) {
          const object = await ledgers.describe(key);
          if (object) yield { key, event: eventOf(object) };
        }
      },
      enqueueReceive: sendToSqs(queues.sqs, queues.urlOf("receive-mail")),
      enqueueReconcile: sendToSqs(queues.sqs, queues.urlOf("reconcile-position")),
      enqueueSend: sendToSqs(queues.sqs, queues.urlOf("send-mail")),
    });
  const tellWhere = () =>
    writeSystemFile(data, temporary, {
      pid: process.pid,
      smtpPort: smtp.port,
      httpPort: viewer.port,
      clockOffsetMs,
      dynamodb: tables.endpoint,
      s3: s3.endpoint,
      sqs: queues.endpoint,
      queues: byFunction(queues.urlOf),
    });
  await recoverWork();
  stops.push(
    sampleEvery(FORGET_EVERY_MS, () =>
      forgetRecorded({ records, notifications }, new Date(now().getTime() - FORGET_AFTER_MS)),
    ),
  );
  const moveClock = async (to: Date) => {
    // What is due at the new time is looked for as after a start, while nothing runs.
    await functions.hold();
    clockOffsetMs = to.getTime() - Date.now();
    await recoverWork();
    functions.goOn(clockOffsetMs);
    await tellWhere();
  };
  const untilQuiet = async (ranSince?: Date) => {
    const from = ranSince?.getTime() ?? 0;
    let quiet = 0;
    while (quiet < 2) {
      const isQuiet =
        timetableRanAt >= from && (await countMessages(queues.sqs, functionNames.map(queues.urlOf))) === 0;
      quiet = isQuiet ? quiet + 1 : 0;
      await pause(QUIET_LOOKED_FOR_EVERY_MS);
    }
  };
  await takeClockRequest(data);
  await tellWhere();
  stops.push(
    sampleEvery(CLOCK_ASKED_EVERY_MS, async () => {
      const to = await takeClockRequest(data);
      if (to !== undefined && new Date(to) > now()) await moveClock(new Date(to));
    }),
  );
  ready.resolve(undefined);
  const enqueueReconcile = sendToSqs(queues.sqs, queues.urlOf("reconcile-position"));
  return { smtpPort: smtp.port, httpPort: viewer.port, records, sent, now, moveClock, untilQuiet, enqueueReconcile };
}

function byFunction<Value>(valueOf: (name: FunctionName) => Value): Record<FunctionName, Value> {
  return {
    "receive-mail": valueOf("receive-mail"),
    "read-mail": valueOf("read-mail"),
    "import-ledger": valueOf("import-ledger"),
    "judge-ledger": valueOf("judge-ledger"),
    "reconcile-position": valueOf("reconcile-position"),
    "send-mail": valueOf("send-mail"),
    "note-delivery": valueOf("note-delivery"),
    "check-stored-mail": valueOf("check-stored-mail"),
  };
}
