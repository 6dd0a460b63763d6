import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SESClient } from "@aws-sdk/client-ses";
import type { ScheduledHandler } from "aws-lambda";

import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { sesSendingQuota } from "../../shared/adapters/outbound-mail/ses-sending-quota.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { keptFiguresIn } from "../../shared/records/figures/figures.ts";
import { ledgersInForce } from "../../shared/records/ledger/ledgers.ts";
import { mailsIn } from "../../shared/records/mail/mails.ts";
import { messagesIn } from "../../shared/records/message/messages.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { environmentSchema } from "./environment.ts";
import { publishFigures, type PublishFiguresPorts } from "./publish-figures.ts";

const { environment, now, log } = startFunction("publish-figures", environmentSchema);
const table = stateTable(new DynamoDBClient(), environment);
const records = s3ObjectStore(new S3Client(), environment.ACCORD_RECORD_BUCKET);

const ports: PublishFiguresPorts = {
  mails: mailsIn(table),
  positions: positionsIn(table),
  messages: messagesIn(table),
  figures: keptFiguresIn(table),
  referenceLists: referenceListsIn(table, records),
  ledgers: () => ledgersInForce(table),
  readSendingQuota: sesSendingQuota(new SESClient()),
  now,
  log,
};

export const handler: ScheduledHandler = () => publishFigures(ports);
