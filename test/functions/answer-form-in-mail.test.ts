import { existsSync, readFileSync } from "node:fs";

import { afterAll, describe, expect, test } from "vitest";

import { composeMail } from "../../shared/adapters/outbound-mail/compose-mail.ts";
import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { foreignWorkbooks } from "../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { draftOf } from "../../functions/send-mail/make-message.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { readAnswerTables } from "../../shared/reading/answer/read-answer-tables.ts";
import { findExerciseFile } from "../../shared/reading/exercise-file/find-exercise-file.ts";
import { readDecisionSheet } from "../../shared/reading/decision-sheet/read-decision-sheet.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import { attached, mailOf, plain } from "../adapters/inbound-mail/raw-mail.ts";
import { cellsOf } from "../answer-forms/answered-form.ts";
import { openSystem } from "../in-memory/system.ts";
import { notificationOf, readNoPdfs } from "../in-memory/test-mail.ts";

const FORMS = new URL("../../../shared/forms/", import.meta.url).pathname;
const parser = openMailParser();
afterAll(() => parser.close());
const { readForeignCells, openEncrypted } = foreignWorkbooks();
const readCells = cellReader({ foreign: readForeignCells, openEncrypted });

/** A mail of Northfold with a workbook, through the real parser, reader and functions. */
async function postForm(workbook: Uint8Array) {
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
  system.uploadLedger([
    { invoiceNumber: "7996073", invoiceDate: calendarDate("2022-09-11"), outstandingPence: pence(2_457_579) },
  ]);
  await system.rawMail.put("mail/one", mailOf([plain("Our statement."), attached(workbook, "form.xlsx")]));
  await system.receive.send([notificationOf({ id: "one", receivedAt: "2023-03-29T08:00:00.000Z" })]);
  await system.work();
  const [sent] = system.sent;
  const opened = await parser.openMail(sent?.bytes ?? new Uint8Array());
  if (opened.outcome === "failed") throw new Error(opened.why);
  return { system, sent, content: opened.content };
}

describe.skipIf(!existsSync(FORMS))("the sender's own form in a mail (needs ../shared/forms)", () => {
  test("RSP-02 STM-19 it goes back filled in beside our workbook, and the reply says so", async () => {
    const workbook = readFileSync(`${FORMS}form-a-response-columns.xlsx`);
    const { content } = await postForm(workbook);
    expect(content.attachments.map(({ name }) => name)).toEqual([
      "ZA1-to-ZB2-RP-2022-23-Q4-response.xlsx",
      "form - answered by ZA1.xlsx",
    ]);
    const [, form] = content.attachments;
    // The in-memory system returns the workbook as it came; what is written into it is tested with the real writer below.
    expect(Buffer.compare(form?.bytes ?? new Uint8Array(), workbook)).toBe(0);
    expect(content.text.replaceAll(/\s+/g, " ")).toContain(
      "Your own form is attached too, filled in: “form - answered by ZA1.xlsx”.",
    );
  });

  test("RSP-02 the filled form is made again byte for byte from what is stored", async () => {
    const { system } = await postForm(readFileSync(`${FORMS}form-a-response-columns.xlsx`));
    const message = await system.messages.get("ZA1-ZB2-2022-23-Q4-rp-1");
    if (message === undefined) throw new Error("no message");
    const facts = await system.objects.get(message.facts, replySchema);
    const make = async () =>
      draftOf(message, facts, {
        ...system.ports.send,
        fillWorkbook,
        writeWorkbook: () => Promise.resolve(Buffer.of(1)),
      });
    const [one, two] = [await make(), await make()];
    expect(Buffer.compare(await composeMail(one), await composeMail(two))).toBe(0);
    const cells = cellsOf(one.attachments[1]?.bytes ?? new Uint8Array());
    expect(cells.get("AOB M12 R&P!H12")).toBe(24575.79);
    expect(cells.get("AOB M12 R&P!I13")).toBe(8032.53);
  });

  test("the form of another mail never goes back, whatever a reading says", async () => {
    const { system } = await postForm(readFileSync(`${FORMS}form-a-response-columns.xlsx`));
    const message = await system.messages.get("ZA1-ZB2-2022-23-Q4-rp-1");
    if (message === undefined) throw new Error("no message");
    const facts = await system.objects.get(message.facts, replySchema);
    if (facts.reply !== "response" || facts.statement.form?.form !== "fillable") throw new Error("no form");
    const form = { ...facts.statement.form, workbook: facts.statement.form.workbook.replace("forms/one", "forms/two") };
    const otherForm = { ...facts, statement: { ...facts.statement, form } };
    await expect(draftOf(message, otherForm, { ...system.ports.send, fillWorkbook })).rejects.toThrow("kept elsewhere");
  });

  test("a workbook that was changed in the store is not sent", async () => {
    const { system } = await postForm(readFileSync(`${FORMS}form-a-response-columns.xlsx`));
    const message = await system.messages.get("ZA1-ZB2-2022-23-Q4-rp-1");
    if (message === undefined) throw new Error("no message");
    const facts = await system.objects.get(message.facts, replySchema);
    if (facts.reply !== "response" || facts.statement.form?.form !== "fillable") throw new Error("no form");
    await system.records.put(facts.statement.form.workbook, Buffer.from("changed"));
    await expect(draftOf(message, facts, { ...system.ports.send, fillWorkbook })).rejects.toThrow("not in the store");
  });

  test("RSP-02 a form that does not fit into a mail beside our workbook stays out, and the reply says why", async () => {
    const { system } = await postForm(readFileSync(`${FORMS}form-a-response-columns.xlsx`));
    const message = await system.messages.get("ZA1-ZB2-2022-23-Q4-rp-1");
    if (message === undefined) throw new Error("no message");
    const facts = await system.objects.get(message.facts, replySchema);
    const writeWorkbook = () => Promise.resolve(Buffer.alloc(6_999_000));
    const draft = await draftOf(message, facts, { ...system.ports.send, fillWorkbook, writeWorkbook });
    expect(draft.attachments).toHaveLength(1);
    expect(draft.text.replaceAll(/\s+/g, " ")).toContain(
      "We could not fill in your own form, because it is too large to send back",
    );
  });
});
