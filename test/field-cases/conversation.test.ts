import { existsSync, readFileSync } from "node:fs";

import { afterAll, describe, expect, test } from "vitest";

import { closeParser, startConversation, type ConversationSystem } from "../functions/conversation-system.ts";
import { position } from "../in-memory/system.ts";

const folder = new URL("../../../shared/field-cases/conversation/", import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the field cases are not there (${folder.pathname}).`);
const fileOf = (path: string) => readFileSync(new URL(path, folder));

afterAll(closeParser);

/** The statement of a case, sent and answered. */
async function answered(name: string): Promise<ConversationSystem> {
  const conversation = await startConversation();
  const bytes = fileOf(`${name}/statement.xlsx`);
  await conversation.post({
    subject: "ZB2 statement of balances",
    text: "Please find our statement attached.",
    files: [{ name: "statement.xlsx", bytes }],
  });
  expect(await conversation.sentTypes()).toEqual(["response"]);
  return conversation;
}

async function standingOf({ system }: ConversationSystem) {
  const record = await system.positions.get(position);
  return record && { mail: record.current.mailId, lines: record.current.lines, pence: record.current.totalPence };
}

describe.skipIf(!isThere)("what comes back after our response (field cases)", () => {
  test("01 a timesheet in reply is evidence for the line that it names", async () => {
    const conversation = await answered("01-timesheet-as-backing");
    const before = await standingOf(conversation);
    const id = await conversation.post({
      subject: "RE: ZB2 statement of balances",
      text: "Backing data attached as asked.",
      files: [{ name: "Backing data.xlsx", bytes: fileOf("01-timesheet-as-backing/Backing data.xlsx") }],
      repliesToUs: true,
    });
    expect(await conversation.stateOf(id)).toBe("answered: evidence");
    expect(await conversation.sentTypes()).toEqual(["response", "evidence-received"]);
    expect(await standingOf(conversation)).toEqual(before);
    expect(await conversation.system.evidence.of(position)).toMatchObject([
      { mailId: id, lines: [{ invoiceNumber: "0979422" }], files: [{ name: "Backing data.xlsx" }] },
    ]);
    expect(await conversation.lastText()).toContain("put it with invoice 0979422");
  });

  test.each([
    ["in reply", true, "answered: evidence"],
    ["in a mail of its own", false, "held: smaller-statement"],
  ])("02 a workbook with one invoice as backing, %s, replaces nothing", async (_, repliesToUs, state) => {
    const conversation = await answered("02-one-invoice-workbook-as-backing");
    const before = await standingOf(conversation);
    const id = await conversation.post({
      subject: "RE: ZB2 statement of balances",
      text: "Please see attached.",
      files: [
        { name: "Backing invoice.xlsx", bytes: fileOf("02-one-invoice-workbook-as-backing/Backing invoice.xlsx") },
      ],
      repliesToUs,
    });
    expect(await conversation.stateOf(id)).toBe(state);
    expect(await standingOf(conversation)).toEqual(before);
  });

  test("02 the same under another name, in a mail of its own, is asked about with both totals", async () => {
    const conversation = await answered("02-one-invoice-workbook-as-backing");
    const before = await standingOf(conversation);
    const id = await conversation.post({
      subject: "ZB2",
      text: "Please see attached.",
      files: [{ name: "March.xlsx", bytes: fileOf("02-one-invoice-workbook-as-backing/Backing invoice.xlsx") }],
    });
    expect(await conversation.stateOf(id)).toBe("held: smaller-statement");
    expect(await standingOf(conversation)).toEqual(before);
    expect(await conversation.lastText()).toContain("1 line, £100.00 in all");
  });

  test("03 a copy invoice as a PDF in reply is thanked for", async () => {
    const conversation = await answered("03-copy-invoice-pdf");
    const id = await conversation.post({
      subject: "RE: ZB2 statement of balances",
      text: "Copy invoice attached as asked.",
      files: [
        {
          name: "Invoice copy.pdf",
          bytes: fileOf("03-copy-invoice-pdf/Invoice copy.pdf"),
          contentType: "application/pdf",
        },
      ],
      repliesToUs: true,
    });
    expect(await conversation.stateOf(id)).toBe("answered: evidence");
    expect(await conversation.sentTypes()).toEqual(["response", "evidence-received"]);
    expect(await conversation.lastText()).toContain("Your message names no invoice that we know");
  });

  test("04 a question in words goes to a person, and its asker hears when to expect one", async () => {
    const conversation = await answered("04-question-in-words");
    const id = await conversation.post({
      subject: "RE: ZB2 statement of balances",
      text: "Which PO number do you need for the third line?",
      repliesToUs: true,
    });
    const mail = await conversation.system.mails.get(id);
    expect(mail?.why).toContain("A person looks at it.");
    expect(mail?.evidence).toEqual({ position, lines: [], files: [] });
    expect(await conversation.lastText()).toMatch(
      /on the list of a person at ZA1, who will answer you\..*please expect an answer before that day/,
    );
  });

  test("05 the same statement again is told how the first was answered", async () => {
    const conversation = await answered("05-same-statement-again");
    const before = await standingOf(conversation);
    const id = await conversation.post({
      subject: "Northfold balances once more",
      text: "Please find our statement attached.",
      files: [{ name: "ZB2 statement.xlsx", bytes: fileOf("05-same-statement-again/ZB2 statement.xlsx") }],
    });
    expect(await conversation.stateOf(id)).toBe("answered: answered");
    expect(await conversation.sentTypes()).toEqual(["response", "same-statement"]);
    expect(await standingOf(conversation)).toEqual(before);
  });
});
