import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";

import ExcelJS from "exceljs";
import { afterAll, describe, expect, test } from "vitest";

import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { readXlsx } from "../../shared/reading/cells/xlsx/read-xlsx.ts";
import { readDecisionSheet } from "../../shared/reading/decision-sheet/read-decision-sheet.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { decisionsWorkbook } from "../../shared/messages/decision-sheet/decisions-workbook.ts";
import { workbookOf } from "../../shared/messages/render-reply.ts";
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
  sheet.removeTable("Decisions");
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
