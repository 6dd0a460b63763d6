import { afterAll, expect, test } from "vitest";

import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { exampleStatement } from "../../shared/messages/refusal/example-statement.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { readAnswerTables } from "../../shared/reading/answer/read-answer-tables.ts";
import { findExerciseFile } from "../../shared/reading/exercise-file/find-exercise-file.ts";
import { readDecisionSheet } from "../../shared/reading/decision-sheet/read-decision-sheet.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { attached, mailOf, plain } from "../adapters/inbound-mail/raw-mail.ts";
import { eastmere } from "../messages/example-facts.ts";
import { openSystem, position } from "../in-memory/system.ts";
import { notificationOf, readNoPdfs } from "../in-memory/test-mail.ts";

const parser = openMailParser();
afterAll(() => parser.close());
const none = (): Promise<never> => Promise.reject(new Error("our own workbooks need no library"));
const readCells = cellReader({ foreign: none, openEncrypted: none });

const bytesOfExample = async (): Promise<Buffer> =>
  Buffer.from(await writeWorkbook(exampleStatement(eastmere, "2023-03-29T09:00:00.000Z")));

test("STM-05 the example that refusals attach is a statement with nothing missing, read to the penny", async () => {
  const statement = await readStatement(
    { name: "example-statement.xlsx", bytes: await bytesOfExample() },
    { readCells },
  );
  expect(statement.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
  expect(statement.lines.map((line) => line.outstandingPence)).toEqual([1_250_000, 125_050, -24_000]);
  expect(statement).toMatchObject({ totalPence: 1_351_050, asAt: "2023-03-29" });
  expect([statement.unread, statement.differences, statement.figuresNotRead]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("the example itself, sent back, is nobody's statement", async () => {
  const system = openSystem(
    {},
    {
      openMail: parser.openMail,
      readStatement: (file, { directory }) => readStatement(file, { readCells, directory }),
      findForm: findAnswerForm,
      findDecisions: (file) => readDecisionSheet(file, readCells),
      findAnswer: (file) => readAnswerTables(file, readCells),
      findExerciseFile: (file, sought, { directory }) => findExerciseFile(file, sought, directory, readCells),
      readPdfs: readNoPdfs,
    },
  );
  await system.settle();
  const mail = mailOf([plain("Our statement."), attached(await bytesOfExample(), "example-statement.xlsx")]);
  await system.rawMail.put("mail/one", mail);
  await system.receive.send([notificationOf({ id: "one", receivedAt: "2023-03-29T08:00:00.000Z" })]);
  await system.work();
  expect(await listMails(system.mails)).toMatchObject([{ id: "one", state: "refused" }]);
  expect(await system.positions.get(position)).toBeUndefined();
});
