import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSHandler } from "aws-lambda";

import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { s3ObjectStore } from "../../shared/adapters/objects/s3-object-store.ts";
import { wordsOfPdfs } from "../../shared/adapters/pdf-text/words-of-pdfs.ts";
import { passwordSeal } from "../../shared/adapters/passwords/password-seal.ts";
import { retryLaterOn } from "../../shared/adapters/queues/retry-later.ts";
import { startFunction } from "../../shared/environment/start-function.ts";
import { attemptOf, handleEach } from "../../shared/queue-batches/handle-each.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { readAnswerTables } from "../../shared/reading/answer/read-answer-tables.ts";
import { findExerciseFile } from "../../shared/reading/exercise-file/find-exercise-file.ts";
import { readDecisionSheet } from "../../shared/reading/decision-sheet/read-decision-sheet.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { notingTexts } from "../../shared/reading/cells/note-texts.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { directoryAtIn } from "../../shared/records/reference/directory-at.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { environmentSchema } from "./environment.ts";
import { readMail, type ReadMailPorts } from "./read-mail.ts";

const { environment, now, log } = startFunction("read-mail", environmentSchema);
const s3 = new S3Client();
const records = s3ObjectStore(s3, environment.ACCORD_RECORD_BUCKET);

/** In a bundle the workers are in the folder of the function. */
const isBundled = !import.meta.url.endsWith(".ts");
const workerFile = (bundled: string, source: string) => new URL(isBundled ? bundled : source, import.meta.url);
const { readForeignCells, openEncrypted } = foreignWorkbooks(
  workerFile("./foreign-worker.mjs", "../../shared/adapters/foreign-workbooks/foreign-worker.ts"),
);
const { open } = passwordSeal(environment.ACCORD_PASSWORD_KEY);
const readCells = (sealed: readonly string[]) =>
  cellReader({ foreign: readForeignCells, openEncrypted, passwords: sealed.flatMap((each) => open(each) ?? []) });

const ports: ReadMailPorts = {
  rawMail: s3ObjectStore(s3, environment.ACCORD_MAIL_BUCKET),
  directoryAt: directoryAtIn(records),
  objects: jsonObjectsIn(records),
  records,
  openMail: openMailParser().openMail,
  readStatement: (file, { directory, passwords, noteText }) =>
    readStatement(file, { readCells: notingTexts(readCells(passwords), noteText), directory }),
  findForm: findAnswerForm,
  findDecisions: (file, { passwords }) => readDecisionSheet(file, readCells(passwords)),
  findExerciseFile: (file, sought, { directory, passwords }) =>
    findExerciseFile(file, sought, directory, readCells(passwords)),
  findAnswer: (file, { passwords }) => readAnswerTables(file, readCells(passwords)),
  readPdfs: wordsOfPdfs(workerFile("./pdf-worker.mjs", "../../shared/adapters/pdf-text/pdf-worker.ts")),
  now,
  log,
};
const retryLater = retryLaterOn(new SQSClient());

export const handler: SQSHandler = (event) =>
  handleEach(event, log, retryLater, (record) => readMail(record.body, attemptOf(record), ports));
