import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";

import { recomputeMail } from "../../cli/replay/recompute-mail.ts";
import { textPdf } from "../adapters/pdf-text/pdf-fixture.ts";
import { responseWorkbookOf } from "./response-workbook-of.ts";
import { northfold, statementOf } from "../acceptance/statement-file.ts";
import { position } from "../in-memory/system.ts";
import {
  closeParser,
  readers,
  startConversation,
  type ConversationSystem,
  type WrittenMail,
} from "./conversation-system.ts";
import { recordsOf } from "../in-memory/records-of.ts";

/*
 * What comes back after our response, through the real parser, reader and functions. A statement of ten invoices is current and
 * answered; then one more mail comes.
 */

afterAll(closeParser);

const claims = Array.from({ length: 10 }, (_, place) => [`NF-${10_231 + place}`, 10_000 + place] as const);
const [first = ["", 0] as const, ...others] = claims;
const statement = { name: "statement.xlsx", bytes: await statementOf(northfold, claims) };
const corrected = await statementOf(northfold, [[first[0], 9000], ...others]);
const oneLine = await statementOf(northfold, [first]);
const pdf = (name: string) => ({ name, bytes: Buffer.from("%PDF-1.4\n"), contentType: "application/pdf" });
const written = (name: string, ...lines: readonly string[]) => ({ ...pdf(name), bytes: textPdf(...lines) });
const photo = (name: string) => ({ name, bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]), contentType: "image/jpeg" });
const workbook = (name: string, bytes: Uint8Array) => ({ name, bytes });

async function sheetOf(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Sheet1");
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const timesheet = await sheetOf([
  ["Week ending", "Name", "Hours"],
  ["3 March", "A. Finch", 37.5],
  ["10 March", "A. Finch", 30],
]);
const timesheetFor = (invoice: string) =>
  sheetOf([[`Timesheet for ${invoice}`], ["Week ending", "Name", "Hours"], ["3 March", "A. Finch", 37.5]]);
const visits = await sheetOf([
  ["Community visits, billed as NF-10240"],
  ["Ref", "Date", "Amount"],
  ["V-771", "01/02/2023", 120],
  ["V-772", "02/02/2023", 80],
  ["V-773", "03/02/2023", 95],
]);
const income = await sheetOf([
  ["Agreement of balances: income statement"],
  ["Receivable organisation", "Northfold Community Health NHS Trust (ZB2)"],
  ["Payable organisation", "Eastmere University Hospitals NHS Foundation Trust (ZA1)"],
  ["As at", "23/03/2023"],
  [],
  ["Invoice number", "Invoice date", "Income"],
  ["NF-20001", "01/02/2023", 500],
]);

async function answered(): Promise<ConversationSystem> {
  const conversation = await startConversation();
  await conversation.post({ subject: "ZB2 statement", text: "Our statement is attached.", files: [statement] });
  return conversation;
}

interface Expected {
  readonly ends: string;
  /** The types of the messages that leave after the first response. */
  readonly sent: readonly string[];
  /** The mail whose statement is current in the end. */
  readonly current: "mail-1" | "mail-2";
  readonly evidence?: { readonly files: readonly string[]; readonly lines: readonly string[] };
}

const reply = (text: string, ...files: NonNullable<WrittenMail["files"]>): WrittenMail => ({
  subject: "RE: ZB2 statement",
  text: `${text}\n\nKind regards\nJane\n\nFrom: statements+ZA1@accord.example.org\nPlease send a copy of NF-10239.`,
  files,
  repliesToUs: true,
});
const fresh = (subject: string, text: string, ...files: NonNullable<WrittenMail["files"]>): WrittenMail => ({
  subject,
  text,
  files,
});

const kept = (files: readonly string[], lines: readonly string[]): Expected => ({
  ends: "answered: evidence",
  sent: ["evidence-received"],
  current: "mail-1",
  evidence: { files, lines },
});
const taken: Expected = { ends: "answered: answered", sent: ["response"], current: "mail-2" };
const asked: Expected = { ends: "held: smaller-statement", sent: ["smaller-statement"], current: "mail-1" };
const refused = (reason: string): Expected => ({ ends: `refused: ${reason}`, sent: ["refused"], current: "mail-1" });

const cases: [what: string, mail: WrittenMail, expected: Expected][] = [
  ["a corrected statement in reply", reply("Sorry, one amount was wrong.", workbook("Book2.xlsx", corrected)), taken],
  [
    "a corrected statement in reply that speaks of backing",
    reply("Corrected, backing follows.", workbook("ZB2.xlsx", corrected)),
    taken,
  ],
  [
    "a much smaller statement in reply that says so",
    reply("Here is our revised statement.", workbook("ZB2.xlsx", oneLine)),
    asked,
  ],
  [
    "a much smaller workbook in reply, called a statement",
    reply("See attached.", workbook("ZB2 statement.xlsx", oneLine)),
    asked,
  ],
  [
    "a copy invoice as a PDF that its name names",
    reply("As asked.", pdf("NF-10232.pdf")),
    kept(["NF-10232.pdf"], ["NF-10232"]),
  ],
  [
    "two copies, named in the text",
    reply("Copies of invoices NF-10233 and NF-10234.", pdf("a.pdf"), pdf("b.pdf")),
    kept(["a.pdf", "b.pdf"], ["NF-10233", "NF-10234"]),
  ],
  [
    "copy invoices as PDFs that name their invoices only inside",
    reply("As asked.", written("scan1.pdf", "Northfold", "Invoice NF-10232"), written("scan2.pdf", "Invoice NF-10234")),
    kept(["scan1.pdf", "scan2.pdf"], ["NF-10232", "NF-10234"]),
  ],
  [
    "a copy invoice that its sender names wrongly, and the PDF rightly",
    reply("Copy of NF-99999.", written("NF-99999.pdf", "Copy of invoice NF-10233")),
    kept(["NF-99999.pdf"], ["NF-10233"]),
  ],
  [
    "a PDF beside a timesheet, both naming invoices inside",
    reply("As asked.", workbook("Hours.xlsx", await timesheetFor("NF-10239")), written("po.pdf", "Order for NF-10235")),
    kept(["Hours.xlsx", "po.pdf"], ["NF-10235", "NF-10239"]),
  ],
  [
    "a PDF that names in its text only invoices that we have not",
    reply("As asked.", written("scan.pdf", "Invoice NF-77777")),
    kept(["scan.pdf"], []),
  ],
  [
    "a statement as a PDF in a mail of its own that names our invoices only inside",
    fresh("ZB2", "Attached.", written("scan.pdf", "Open invoices", "NF-10231 100.00", "NF-10232 100.01")),
    refused("pdf"),
  ],
  ["a photo", reply("Proof of delivery for NF-10235.", photo("IMG_2041.jpg")), kept(["IMG_2041.jpg"], ["NF-10235"])],
  [
    "a remittance as a text document",
    reply("Remittance attached.", { name: "Remittance.docx", bytes: Buffer.from("PK-no-zip") }),
    kept(["Remittance.docx"], []),
  ],
  [
    "a timesheet without a table of invoices",
    reply("For NF-10236.", workbook("Hours.xlsx", timesheet)),
    kept(["Hours.xlsx"], ["NF-10236"]),
  ],
  [
    "one invoice in a workbook that says nothing",
    reply(
      "As discussed.",
      workbook(
        "Book1.xlsx",
        await sheetOf([
          ["Invoice no", "Amount"],
          ["NF-10237", 5],
        ]),
      ),
    ),
    kept(["Book1.xlsx"], ["NF-10237"]),
  ],
  [
    "a timesheet that names its invoice in a cell, without a table",
    reply("As asked.", workbook("Hours.xlsx", await timesheetFor("NF-10239"))),
    kept(["Hours.xlsx"], ["NF-10239"]),
  ],
  [
    "a workbook with a table that names its invoice above it",
    reply("As asked.", workbook("Hours.xlsx", visits)),
    kept(["Hours.xlsx"], ["NF-10240"]),
  ],
  [
    "backing without a table that names its invoice in a cell alone, in a mail of its own",
    fresh("ZB2", "Backing attached.", workbook("Hours.xlsx", await timesheetFor("NF-10238"))),
    kept(["Hours.xlsx"], ["NF-10238"]),
  ],
  [
    "an income statement in reply",
    reply("Income statement attached.", workbook("income.xlsx", income)),
    { ...taken, sent: ["no-ledger-yet"], current: "mail-1" },
  ],
  [
    "two workbooks, one a statement and one backing",
    reply(
      "Corrected statement, with backing for NF-10238.",
      workbook("statement v2.xlsx", corrected),
      workbook("Hours.xlsx", timesheet),
    ),
    { ...taken, sent: ["evidence-received", "response"], evidence: { files: ["Hours.xlsx"], lines: ["NF-10238"] } },
  ],
  [
    "a corrected statement as a PDF in reply",
    reply("Please find our corrected statement.", pdf("ZB2.pdf")),
    refused("pdf"),
  ],
  ["a PDF called a statement in reply", reply("Attached.", pdf("Statement March.pdf")), refused("pdf")],
  [
    "a damaged workbook in reply",
    reply("See attached.", workbook("x.xlsx", corrected.slice(0, 2000))),
    refused("corrupt"),
  ],
  [
    "a copy invoice in a mail of its own, by its number",
    fresh("ZB2 copy invoice NF-10232 as asked", "Attached.", pdf("scan.pdf")),
    kept(["scan.pdf"], ["NF-10232"]),
  ],
  [
    "a PDF in a mail of its own that names nothing that we know",
    fresh("ZB2 invoice", "Attached.", pdf("scan.pdf")),
    refused("pdf"),
  ],
  [
    "a statement as a PDF in a mail of its own that lists an invoice",
    fresh("ZB2 statement", "Our statement with NF-10232 is attached.", pdf("ZB2 statement.pdf")),
    refused("pdf"),
  ],
  [
    "a new statement in a mail of its own",
    fresh("ZB2 statement", "Our statement is attached.", workbook("new.xlsx", corrected)),
    taken,
  ],
];

test.each(cases)("%s", async (_, mail, { ends, sent, current, evidence }) => {
  const conversation = await answered();
  const id = await conversation.post(mail);
  expect(await conversation.stateOf(id)).toBe(ends);
  expect((await conversation.sentTypes()).slice(1).sort()).toEqual([...sent].sort());
  expect((await conversation.system.positions.get(position))?.current.mailId).toBe(current);
  const records = await conversation.system.evidence.of(position);
  expect(
    records.map(({ files, lines }) => ({
      files: files.map(({ name }) => name),
      lines: lines.map(({ invoiceNumber }) => invoiceNumber),
    })),
  ).toEqual(evidence ? [evidence] : []);
  for (const { to } of conversation.system.sent) expect(to).toEqual(["income@northfold.example.org"]);
  expect((await recomputed(conversation, id)).filter(({ same }) => !same)).toEqual([]);
});

/** What the mail led to, computed again after everything that came since. */
async function recomputed({ system }: ConversationSystem, id: string) {
  const mail = await system.mails.get(id);
  if (!mail) throw new Error(`there is no mail ${id}`);
  const records = recordsOf(system);
  return recomputeMail(mail, {
    ...readers,
    records: { ...records, ledgers: { ...records.ledgers, ...system.ports.reconcile.ledgers } },
  });
}

test("the to-do list of the payable organisation has evidence, a question and a smaller statement, each once", async () => {
  const conversation = await answered();
  const { system } = conversation;
  await conversation.post(reply("As asked.", pdf("NF-10232.pdf")));
  await conversation.post(reply("What is missing for NF-10231?"));
  await conversation.post(fresh("ZB2", "See attached.", workbook("Book1.xlsx", oneLine)));
  const items: { kind: string; line: string | undefined; mail: string }[] = [];
  for await (const { kind, line, source } of system.todoItems.listOpen({ payable: position.payable }))
    items.push({ kind, line, mail: source.from === "mail" ? source.mailId : "" });
  expect(items.sort((one, other) => (one.mail < other.mail ? -1 : 1))).toEqual([
    { kind: "evidence", line: "NF-10232", mail: "mail-2" },
    { kind: "question", line: "NF-10231", mail: "mail-3" },
    { kind: "held-statement", line: undefined, mail: "mail-4" },
  ]);
});

test("our own response workbook, filled in and sent back, is no evidence and asks nothing", async () => {
  const conversation = await answered();
  const bytes = await responseWorkbookOf(conversation.system);
  const id = await conversation.post(reply("Our comments are in the workbook.", workbook("response.xlsx", bytes)));
  expect(await conversation.stateOf(id)).not.toContain("evidence");
});

test("evidence of a sender without proof is not kept, and changes nothing", async () => {
  const conversation = await answered();
  const unproved = { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } as const;
  const id = await conversation.post({ ...reply("As asked.", pdf("NF-10232.pdf")), verdicts: unproved });
  expect(await conversation.stateOf(id)).toBe("ignored: not-proved");
  expect(await conversation.system.evidence.of(position)).toEqual([]);
});

test("another organisation that answers our message, or names its invoice, reaches nothing of it", async () => {
  for (const mail of [
    reply("Copy of NF-10232.", pdf("NF-10232.pdf")),
    fresh("ZB3 copy invoice NF-10232", "[ZA1 to ZB2: R&P 2022-23 Q4, response]", pdf("NF-10232.pdf")),
  ]) {
    const conversation = await answered();
    const id = await conversation.post({ ...mail, from: "income@southmoor.example.org" });
    expect(await conversation.stateOf(id)).toBe("refused: pdf");
    expect(await conversation.system.evidence.of(position)).toEqual([]);
    expect(await conversation.lastText()).not.toContain("NF-10232 (line");
  }
});

test("evidence never changes a position, its outcome or its answer", async () => {
  const conversation = await answered();
  const before = await conversation.system.positions.get(position);
  for (const mail of [
    reply("As asked.", pdf("NF-10232.pdf")),
    reply("For NF-10236.", workbook("Hours.xlsx", timesheet)),
    reply("What is missing for NF-10231?"),
  ])
    await conversation.post(mail);
  expect(await conversation.system.positions.get(position)).toEqual(before);
  expect(await conversation.system.evidence.of(position)).toHaveLength(3);
});

test("the conversation goes on: an answer to our thanks is still about the position", async () => {
  const conversation = await answered();
  await conversation.post(reply("As asked.", pdf("NF-10232.pdf")));
  const id = await conversation.post({
    subject: "RE: thanks",
    text: "And this one.",
    files: [pdf("b.pdf")],
    repliesToUs: true,
  });
  expect(await conversation.stateOf(id)).toBe("answered: evidence");
});

test("an answer to a refusal brings the statement that the refusal asked for", async () => {
  const conversation = await answered();
  await conversation.post(reply("Please find our corrected statement.", pdf("ZB2.pdf")));
  const id = await conversation.post({
    subject: "RE: refused",
    text: "See attached.",
    files: [workbook("Book1.xlsx", oneLine)],
    repliesToUs: true,
  });
  expect(await conversation.stateOf(id)).toBe("held: smaller-statement");
});
