import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SESClient } from "@aws-sdk/client-ses";
import type { ScheduledHandler } from "aws-lambda";

import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { composeMail } from "../../shared/adapters/outbound-mail/compose-mail.ts";
import { sesSendRawEmail } from "../../shared/adapters/outbound-mail/ses-send-raw-email.ts";
import { dynamoTable } from "../../shared/adapters/tables/dynamo-table.ts";
import { stateTable } from "../../shared/adapters/tables/state-table.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { canaryRunsIn } from "../../shared/records/canary/canary-runs.ts";
import { ledgersIn } from "../../shared/records/ledger/ledgers.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { environmentSchema } from "./environment.ts";
import { sendCanary, type SendCanaryPorts } from "./send-canary.ts";

const { environment, now, log } = startFunction("send-canary", environmentSchema);
const dynamodb = new DynamoDBClient();
const s3 = new S3Client();
const table = stateTable(dynamodb, environment);

const ports: SendCanaryPorts = {
  runs: canaryRunsIn(table),
  referenceLists: referenceListsIn(table, s3ObjectStore(s3, environment.ACCORD_RECORD_BUCKET), "canary"),
  ledgers: ledgersIn(table, dynamoTable(dynamodb, environment.ACCORD_LEDGER_TABLE)),
  positions: positionsIn(table),
  uploads: s3ObjectStore(s3, environment.ACCORD_LEDGER_BUCKET),
  rawMail: s3ObjectStore(s3, environment.ACCORD_MAIL_BUCKET),
  // Without a configuration set: what becomes of this mail is what the canary finds out.
  sendRawEmail: sesSendRawEmail(new SESClient()),
  writeWorkbook,
  composeMail,
  mailbox: environment.ACCORD_MAILBOX,
  graceMs: environment.ACCORD_CANARY_GRACE_SECONDS * 1000,
  now,
  log,
};

export const handler: ScheduledHandler = () => sendCanary(ports);
