import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";

import ExcelJS from "exceljs";
import { afterAll, describe, expect, test } from "vitest";
import * as z from "zod";

import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { draftOf } from "../../functions/send-mail/make-message.ts";
import { pence, type Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";
import { readDecisionSheet } from "../../shared/reading/decision-sheet/read-decision-sheet.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { decisionsWorkbook } from "../../shared/messages/decision-sheet/decisions-workbook.ts";
import { decisionsSheet } from "../../shared/messages/decision-sheet/decisions-sheet.ts";
import { workbookOf } from "../../shared/messages/render-reply.ts";
import { idOfNotice } from "../../shared/records/notice/notice-record.ts";
import { gatherDecidableRows } from "../../shared/records/position/gather-decidable-rows.ts";
import { cautiousPolicy, type Policy } from "../../shared/domain/organisation/policy.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { attached, mailOf, plain } from "../adapters/inbound-mail/raw-mail.ts";
import { realReaders } from "../in-memory/real-readers.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import { notificationOf } from "../in-memory/test-mail.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { exampleRows, exampleStaffReplies } from "../messages/example-staff-replies.ts";
import { eastmere } from "../messages/example-facts.ts";

const PROGRAM = "soffice";
const isPresent = spawnSync(PROGRAM, ["--version"], { stdio: "ignore" }).status === 0;
const jo = "jo.finch@eastmere.example.org";
const parser = openMailParser();
afterAll(() => parser.close());

const exampleReply = exampleStaffReplies["own-figures-mismatches"];

/** What a person types, by invoice number and heading. */
type Typed = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** Its type says something else of them than they are. */
const namedTables = z.array(z.object({ name: z.string() }));

/** Opens the workbook in another program, types into its cells, and saves it. */
async function fillIn(bytes: Uint8Array, typed: Typed): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.read(Readable.from([bytes]));
  const sheet = workbook.getWorksheet("Decisions");
  if (!sheet) throw new Error("there is no Decisions sheet");
  const headings = new Map<string, number>();
  sheet.getRow(4).eachCell((cell, column) => headings.set(cell.text, column));
  sheet.eachRow((row) => {
    const cells = typed[row.getCell(headings.get("Invoice number") ?? 1).text];
    for (const [heading, value] of Object.entries(cells ?? {})) row.getCell(headings.get(heading) ?? 0).value = value;
  });
  // This program can't write a table without a style of its own.
  for (const each of workbook.worksheets)
    for (const { name } of namedTables.parse(each.getTables())) each.removeTable(name);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe("a Decisions sheet", () => {
  test("has lists and bounds that a spreadsheet enforces", async () => {
    const bytes = await writeWorkbook(
      decisionsWorkbook({ payable: eastmere, rows: exampleRows, replies: [], preparedAt: "2023-03-28T09:30:00.000Z" }),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([bytes]));
    const sheet = workbook.getWorksheet("Decisions");
    expect(sheet?.getCell("N5").dataValidation).toMatchObject({
      type: "list",
      formulae: ['"agree in principle,dispute,ask,same invoice as,approve,reject"'],
    });
    expect(sheet?.getCell("O6").dataValidation).toMatchObject({ type: "decimal", operator: "between" });
  });

  test("comes back as it was filled in, and says nothing where nothing was typed", async () => {
    const bytes = await writeWorkbook(
      decisionsWorkbook({ payable: eastmere, rows: exampleRows, replies: [], preparedAt: "2023-03-28T09:30:00.000Z" }),
    );
    expect(await readDecisionSheet({ name: "d.xlsx", bytes }, readXlsx)).toEqual({
      rows: [],
      replies: [],
      isCut: false,
    });
    const filled = await fillIn(bytes, {
      "NF-10252": { Decision: "agree in principle", Amount: 9599.99, Note: "00123" },
      "NF-10251": { Decision: "ask", "Question to ask": "Which site?" },
    });
    const sheet = await readDecisionSheet({ name: "d.xlsx", bytes: filled }, readXlsx);
    expect(sheet?.rows).toEqual([
      expect.objectContaining({ row: 7, invoice: "NF-10251", decision: "ask", question: "Which site?" }),
      expect.objectContaining({ row: 8, invoice: "NF-10252", amount: "£9,599.99", note: "00123" }),
    ]);
    expect(sheet?.rows.map(({ reference }) => reference)).toEqual([
      exampleRows[2]?.reference,
      exampleRows[3]?.reference,
    ]);
  });

  test("says how many smaller lines it has no room for", () => {
    const firstTexts = (rowsLeft: number) =>
      [...decisionsSheet({ payable: eastmere, rows: exampleRows, rowsLeft }).rows]
        .slice(0, 3)
        .flatMap(({ cells }) => cells.map((cell) => (cell.cell === "text" ? cell.text : "")))
        .join(" ");
    expect(firstTexts(1_200)).toContain("1,200 smaller ones did not fit");
    expect(firstTexts(0)).not.toContain("did not fit");
  });

  test("has a sheet of the replies that wait, which comes back too", async () => {
    const replies = exampleReply?.reply === "own-figures" ? exampleReply.replies : [];
    const bytes = await writeWorkbook(
      decisionsWorkbook({ payable: eastmere, rows: [], replies, preparedAt: "2023-03-28T09:30:00.000Z" }),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([bytes]));
    const sheet = workbook.getWorksheet("Replies");
    expect(sheet?.getCell("J4").dataValidation).toMatchObject({ type: "list", formulae: ['"release,reject"'] });
    if (sheet) sheet.getCell("J4").value = "release";
    sheet?.removeTable("Replies");
    const saved = Buffer.from(await workbook.xlsx.writeBuffer());
    expect(await readDecisionSheet({ name: "d.xlsx", bytes: saved }, readXlsx)).toEqual({
      rows: [],
      replies: [{ row: 4, reply: "ZA1-ZB2-2022-23-Q4-rp-1", decision: "release", why: "" }],
      isCut: false,
    });
  });

  test("a workbook that only has such headings, and no reference of ours, is none", async () => {
    const rows = exampleRows.map((row) => ({ ...row, reference: "X-1" }));
    const bytes = await writeWorkbook(
      decisionsWorkbook({ payable: eastmere, rows, replies: [], preparedAt: "2023-03-28T09:30:00.000Z" }),
    );
    expect(await readDecisionSheet({ name: "d.xlsx", bytes }, readXlsx)).toBeUndefined();
  });

  test.skipIf(!isPresent)("reads the same after LibreOffice has saved it, as .xlsx and as .ods", async () => {
    const bytes = await writeWorkbook(
      decisionsWorkbook({ payable: eastmere, rows: exampleRows, replies: [], preparedAt: "2023-03-28T09:30:00.000Z" }),
    );
    const filled = await fillIn(bytes, {
      "NF-10252": { Decision: "agree in principle", Amount: 9599.99, "Tell them": "=1+1" },
    });
    const before = await readDecisionSheet({ name: "d.xlsx", bytes: filled }, readXlsx);
    expect(before?.rows).toHaveLength(1);
    const folder = temporaryDirectory();
    writeFileSync(join(folder, "filled.xlsx"), filled);
    for (const format of ["xlsx", "ods"]) {
      execFileSync(
        PROGRAM,
        [
          `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
          ...["--headless", "--convert-to", format, "--outdir", join(folder, "out"), join(folder, "filled.xlsx")],
        ],
        { stdio: "ignore" },
      );
      const saved = { name: `filled.${format}`, bytes: readFileSync(join(folder, "out", `filled.${format}`)) };
      expect(await realReaders(parser.openMail).findDecisions(saved)).toEqual(before);
    }
  });
});

describe("the whole way of a Decisions sheet", () => {
  test("asked for by mail, filled in, sent back: the line is agreed, and both sides are told", async () => {
    const system = openSystem({}, realReaders(parser.openMail));
    await system.settle();
    const contacts = [
      { code: "ZA1", email: jo, role: "decisions" },
      { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
    ].map((contact) => contactSchema.parse(contact));
    await system.referenceLists.contacts.replace(() => contacts, system.clock.at.toISOString());
    system.uploadLedger([{ invoiceNumber: "NF-1", outstandingPence: pence(10_000) }]);
    await post(system, "statement", "income@northfold.example.org", "ZB2 statement", {
      name: "statement.xlsx",
      bytes: await writeWorkbook(statementWorkbook),
    });
    await post(system, "ask", jo, "Mismatches");
    const asked = await replyOf(system, system.sent.at(-1)?.messageId);
    const sheet = asked && workbookOf(asked);
    if (!sheet) throw new Error("no sheet came");
    const filled = await fillIn(await writeWorkbook(sheet), {
      "NF-2": { Decision: "agree in principle", Amount: 150.5, Note: "Seen the delivery note" },
    });
    system.clock.at = new Date("2023-03-29T10:00:00.000Z");
    await post(system, "decide", jo, "Re: mismatches", { name: "ZA1-decisions.xlsx", bytes: filled });
    const [answer] = (await Promise.all(system.sent.map(({ messageId }) => replyOf(system, messageId)))).filter(
      (reply) => reply?.reply === "decisions-received",
    );
    expect(answer).toMatchObject({
      rows: [{ receivable: "ZB2", invoice: "NF-2", asked: "agree £150.50 in principle", became: "recorded" }],
    });
    expect((await system.positions.get(position))?.reconciled?.totals).toMatchObject({ agreedPence: 25_050 });
  });
});

describe("the whole way of a summary's Decisions sheet", () => {
  const finance = "finance@eastmere.example.org";

  test("mailed by the clock, filled in, sent back: only who may decide decides", async () => {
    const system = await withStatement();
    const { facts, text, bytes } = await summaryMail(system);
    expect(facts.toDecide).toEqual({ decided: [], replies: [] });
    expect(text).toContain("Only addresses that the contact list has with the role “decisions” may decide");
    const filled = await fillIn(bytes, { "NF-2": { Decision: "agree in principle", Amount: 150.5 } });
    const back = { name: "ZA1-summary.xlsx", bytes: filled };
    await post(system, "from-finance", finance, "Re: summary", back);
    expect(await system.decisions.of(position)).toEqual([]);
    expect(await agreedPence(system)).toBe(10_000);
    await post(system, "from-jo", jo, "Fw: summary", back);
    expect((await system.decisions.of(position)).map(({ decision }) => decision)).toMatchObject([
      { decision: "agree", invoiceNumber: "NF-2", agreedPence: 15_050, by: jo },
    ]);
    expect(await agreedPence(system)).toBe(25_050);
    const again = await readDecisionSheet(back, readXlsx);
    expect(again?.rows).toHaveLength(1);
  });

  test("the next summary's sheet has what was decided, and a row of the one before does nothing any more", async () => {
    const system = await withStatement();
    const first = await summaryMail(system);
    const [row] = (await rowsIn(system)).rows;
    const agree = await fillIn(first.bytes, { "NF-2": { Decision: "agree in principle", Amount: 150.5 } });
    await post(system, "first", jo, "Decisions", { name: "d.xlsx", bytes: agree });
    system.clock.at = new Date("2023-04-03T06:31:00.000Z");
    const { facts, bytes } = await summaryMail(system);
    expect(facts.toDecide?.decided).toMatchObject([{ receivable: "ZB2", kind: "r&p", decisions: [{}] }]);
    const [later] = (await rowsIn(system)).rows;
    expect(later?.reference).not.toBe(row?.reference);
    const sheet = await readDecisionSheet(
      { name: "d.xlsx", bytes: await fillIn(bytes, { "NF-2": { Decision: "ask", "Question to ask": "Which site?" } }) },
      readXlsx,
    );
    expect(sheet?.rows.map(({ reference }) => reference)).toEqual([later?.reference]);
    const stale = await fillIn(first.bytes, { "NF-2": { Decision: "ask", "Question to ask": "Which site?" } });
    await post(system, "stale", jo, "Decisions", { name: "d.xlsx", bytes: stale });
    expect(await system.decisions.of(position)).toHaveLength(1);
  });

  test("where nothing is left to decide there is no sheet, and the mail says nothing of one", async () => {
    const system = await withStatement([pence(10_000), pence(20_000)]);
    const { text, bytes } = await summaryMail(system);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([bytes]));
    expect(workbook.getWorksheet("Decisions")).toBeUndefined();
    expect(workbook.getWorksheet("Replies")).toBeUndefined();
    expect(text).not.toContain("To decide");
  });

  test("replies that wait for a person have their sheet", async () => {
    const system = await withStatement([pence(10_000)], { review: { review: "always" } });
    const { facts, text, bytes } = await summaryMail(system);
    expect(facts.toDecide?.replies).toMatchObject([{ receivable: "ZB2", claimedPence: 30_000 }]);
    expect(text).toContain("sheets “Decisions” and “Replies”");
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.read(Readable.from([bytes]));
    expect(workbook.getWorksheet("Replies")?.getCell("A4").text).toBe("ZB2");
  });

  /** A statement of £100 and £200 has come to ZA1, whose ledger has the first so many of them, and the morning of a working day. */
  async function withStatement(
    ledger: readonly Pence[] = [pence(10_000)],
    policy: Partial<Policy> = {},
  ): Promise<System> {
    const system = openSystem({}, realReaders(parser.openMail));
    await system.settle();
    const at = system.clock.at.toISOString();
    const contacts = [
      { code: "ZA1", email: jo, role: "decisions" },
      { code: "ZA1", email: finance, role: "finance" },
      { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
    ].map((contact) => contactSchema.parse(contact));
    await system.referenceLists.contacts.replace(() => contacts, at);
    const all: Policy = { ...cautiousPolicy, todoNotices: "none", revisedReplyQuietMinutes: 0, ...policy };
    await system.referenceLists.policies.replace(() => [{ organisation: position.payable, policy: all }], at);
    system.uploadLedger(
      ledger.map((outstandingPence, index) => ({ invoiceNumber: `NF-${String(index + 1)}`, outstandingPence })),
    );
    await post(system, "statement", "income@northfold.example.org", "ZB2 statement", {
      name: "statement.xlsx",
      bytes: await writeWorkbook(statementWorkbook),
    });
    system.clock.at = new Date("2023-03-30T06:31:00.000Z");
    return system;
  }

  /** The newest summary as it is mailed. */
  async function summaryMail(system: System) {
    await system.tick();
    await system.work();
    const last = await system.notices.last({ organisation: position.payable, kind: "summary", about: "2022-23-Q4" });
    const message = last && (await system.messages.get(idOfNotice(last.key)));
    const facts = message && (await system.objects.get(message.facts, replySchema));
    if (!message || facts?.reply !== "mismatch-summary") throw new Error("no summary is due");
    const draft = await draftOf(message, facts, { ...system.ports.send, writeWorkbook });
    const [attachment] = draft.attachments;
    if (!attachment) throw new Error("it has no workbook");
    return { facts, text: draft.text.replaceAll(/\s+/g, " "), bytes: attachment.bytes };
  }

  async function rowsIn(system: System) {
    const record = await system.positions.get(position);
    return gatherDecidableRows(record ? [record] : [], await system.referenceLists.all(), system);
  }

  async function agreedPence(system: System): Promise<number | undefined> {
    return (await system.positions.get(position))?.reconciled?.totals.agreedPence;
  }
});

const statementWorkbook = {
  fileName: "statement.xlsx",
  title: "Statement",
  preparedAt: "2023-03-23T09:00:00.000Z",
  sheets: [
    {
      name: "Statement",
      columns: [20, 20, 20],
      frozenRows: 0,
      frozenColumns: 0,
      rows: [
        ["Northfold Community Health NHS Trust (ZB2)"],
        ["Receivables and payables statement to Eastmere University Hospitals NHS FT (ZA1) as at 23 March 2023"],
        ["Invoice number", "Invoice date", "Outstanding"],
        ["NF-1", "01/02/2023", "100.00"],
        ["NF-2", "02/02/2023", "200.00"],
      ].map((texts) => ({ cells: texts.map((text) => ({ cell: "text" as const, text, look: "cell" as const })) })),
    },
  ],
};

async function post(
  system: System,
  id: string,
  from: string,
  subject: string,
  file?: { readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  const raw = mailOf(
    [plain("Hello"), ...(file ? [attached(file.bytes, file.name)] : [])],
    [
      `From: <${from}>`,
      "To: statements+ZA1@accord.example.org",
      `Subject: ${subject}`,
      `Message-ID: <${id}@example.org>`,
    ],
  );
  await system.rawMail.put(`mail/${id}`, raw);
  await system.receive.send([notificationOf({ id, receivedAt: system.clock.at.toISOString(), from })]);
  await system.work();
}

async function replyOf(system: System, messageId: string | undefined) {
  const message = messageId === undefined ? undefined : await system.messages.get(messageId);
  return message && system.objects.get(message.facts, replySchema);
}
