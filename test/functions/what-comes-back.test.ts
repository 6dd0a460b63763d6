import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";

import { northfold, statementOf } from "../acceptance/statement-file.ts";
import { rawMessage } from "../adapters/inbound-mail/raw-mail.ts";
import { zipOf } from "../adapters/inbound-mail/zip-fixture.ts";
import { HELVETICA, pagesOf, plainContent, textPdf } from "../adapters/pdf-text/pdf-fixture.ts";
import { position } from "../in-memory/system.ts";
import { closeParser, startConversation, type ConversationSystem, type WrittenMail } from "./conversation-system.ts";

/*
 * Further mails that come back after a response to a statement of ten invoices, as people and programs send them: how each ends, what leaves,
 * which statement counts then, and what is kept for a person.
 */

afterAll(closeParser);

const claims = Array.from({ length: 10 }, (_, place) => [`NF-${10_231 + place}`, 10_000 + place] as const);
const statement = await statementOf(northfold, claims);
const corrected = await statementOf(
  northfold,
  claims.map(([invoice, pence]) => [invoice, pence - 100] as const),
);
const sheet = (name: string, bytes: Uint8Array) => ({ name, bytes });
const pdf = (name: string, ...lines: string[]) => ({ name, bytes: textPdf(...lines), contentType: "application/pdf" });

async function bookOf(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet("Statement");
  for (const row of rows) page.addRow([...row]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const twoPayers = await bookOf([
  ["Statement of outstanding invoices"],
  ["From", "Northfold Community Health NHS Trust (ZB2)"],
  ["Kind", "Receivables and payables"],
  ["As at", "23/03/2023"],
  [],
  ["Customer code", "Invoice number", "Invoice date", "Outstanding"],
  ...claims.map(([invoice, pence], place) => [place < 5 ? "ZA1" : "ZC3X9", invoice, "01/03/2023", pence / 100]),
]);

const reply = (text: string, ...files: NonNullable<WrittenMail["files"]>): WrittenMail => ({
  subject: "RE: ZB2 statement",
  text,
  files,
  repliesToUs: true,
});
const fresh = (subject: string, text: string, ...files: NonNullable<WrittenMail["files"]>): WrittenMail => ({
  subject,
  text,
  files,
});

interface Expected {
  readonly ends: string | RegExp;
  /** The types of the messages that leave after the first response. */
  readonly sent: readonly string[];
  readonly current: "mail-1" | "mail-2";
  readonly evidence?: { readonly files: readonly string[]; readonly lines: readonly string[] };
}

const kept = (files: readonly string[], lines: readonly string[]): Expected => ({
  ends: "answered: evidence",
  sent: ["evidence-received"],
  current: "mail-1",
  evidence: { files, lines },
});
const words = (lines: readonly string[]): Expected => ({
  ends: /^answered: (?:answer|question)$/,
  sent: ["question-received"],
  current: "mail-1",
  evidence: { files: [], lines },
});
const taken: Expected = { ends: "answered: answered", sent: ["response"], current: "mail-2" };
const asked: Expected = { ends: "held: smaller-statement", sent: ["smaller-statement"], current: "mail-1" };
const refused = (reason = ""): Expected => ({
  ends: new RegExp(`^refused: ${reason}`),
  sent: ["refused"],
  current: "mail-1",
});
const silent = (reason: string): Expected => ({ ends: reason, sent: [], current: "mail-1" });
const same: Expected = { ends: /^answered|^ignored/, sent: ["same-statement"], current: "mail-1" };

/** The message of ours, with a workbook, as a program attaches it to what it says about it. */
const ours = {
  headers: ["Content-Type: message/rfc822", "Content-Disposition: attachment"],
  body: rawMessage(
    [
      "From: statements+ZA1@accord.example.org",
      "To: income@northfold.example.org",
      "Subject: Response",
      "MIME-Version: 1.0",
      'Content-Type: application/octet-stream; name="response.xlsx"',
      'Content-Disposition: attachment; filename="response.xlsx"',
      "Content-Transfer-Encoding: base64",
    ],
    Buffer.from(corrected).toString("base64"),
  ),
};
const oursInWords = {
  headers: ["Content-Type: message/rfc822", "Content-Disposition: attachment"],
  body: rawMessage(
    ["From: statements+ZA1@accord.example.org", "Subject: Response", "X-Accord-Reply: 1", "Content-Type: text/plain"],
    "Please send a copy of NF-10239.",
  ),
};
const approval = {
  headers: [
    'Content-Type: message/rfc822; name="approval.eml"',
    'Content-Disposition: attachment; filename="approval.eml"',
  ],
  body: rawMessage(
    [
      "From: ward@eastmere.example.org",
      "To: income@northfold.example.org",
      "Subject: Approved",
      "Content-Type: text/plain",
    ],
    "Please go ahead.",
  ),
};
const locked = pagesOf(
  [plainContent("BT /F1 12 Tf (NF-10234) Tj ET")],
  [HELVETICA],
  `/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>>>`,
);

const cases: [what: string, mail: WrittenMail, expected: Expected][] = [
  [
    "a scan whose text layer has the number in two words",
    reply("As asked.", pdf("scan0001.pdf", "Northfold", "Invoice number", "NF 10235")),
    kept(["scan0001.pdf"], ["NF-10235"]),
  ],
  [
    "a statement as a PDF that its words call one",
    reply("Please find attached our statement for March.", pdf("March.pdf", "NF-10231", "NF-10232")),
    refused("pdf"),
  ],
  [
    "thanks with a picture in the signature",
    reply("Many thanks, noted.", {
      name: "image001.png",
      bytes: Buffer.from("\u0089PNG\r\n", "latin1"),
      contentType: "image/png",
    }),
    words([]),
  ],
  [
    "an approval mail as backing",
    { ...reply("The approval for NF-10236 is attached."), parts: [approval] },
    kept(["approval.eml"], ["NF-10236"]),
  ],
  [
    "a question with our message attached, which brings nothing",
    { ...reply("What is missing for NF-10231?"), parts: [oursInWords] },
    words(["NF-10231"]),
  ],
  [
    "a corrected statement that a finance system issues",
    {
      ...fresh("ZB2 statement of account", "This is an automated message.", sheet("ZB2.xlsx", corrected)),
      headers: ["Auto-Submitted: auto-generated", "Precedence: bulk", "List-Id: <statements.northfold.example.org>"],
    },
    taken,
  ],
  [
    "a corrected statement that asks programs for no answer",
    {
      ...fresh("ZB2 statement", "Attached.", sheet("ZB2.xlsx", corrected)),
      headers: ["X-Auto-Response-Suppress: All"],
    },
    taken,
  ],
  [
    "a program's reply with a workbook",
    { ...reply("I am away.", sheet("ZB2.xlsx", corrected)), headers: ["Auto-Submitted: auto-replied"] },
    silent("ignored: automatic-reply"),
  ],
  [
    "an automatic reply that repeats our message",
    { ...reply("Thank you for your message."), subject: "Automatic reply: response", parts: [ours] },
    silent("ignored: automatic-reply"),
  ],
  [
    "a bounce that repeats our message",
    { ...reply("Your message could not be delivered."), subject: "Undeliverable: response", parts: [ours] },
    silent("ignored: bounce"),
  ],
  [
    "a receipt of a mail program",
    {
      ...reply("Your message\n\n   To: Northfold Income\n   Subject: Response\n\nwas read on 29 March 2023 10:12:00."),
      subject: "Read: Response",
    },
    silent("ignored: delivery-report"),
  ],
  [
    "the same statement again, under another name and with another subject",
    fresh("Resending: ZB2", "In case you have not had it.", sheet("resent.xlsx", statement)),
    same,
  ],
  ["the same statement again, in reply", reply("Here it is again.", sheet("ZB2 March.xlsx", statement)), same],
  [
    "several payers, by a column of codes",
    fresh("ZB2 statement", "Attached.", sheet("all.xlsx", twoPayers)),
    refused(),
  ],
  [
    "an empty file beside a corrected statement",
    fresh("ZB2 statement", "Attached.", sheet("ZB2.xlsx", corrected), sheet("notes.xlsx", new Uint8Array())),
    taken,
  ],
  [
    "what a Mac adds beside a corrected statement",
    fresh(
      "ZB2 statement",
      "Attached.",
      sheet("ZB2.xlsx", corrected),
      sheet("._ZB2.xlsx", Buffer.from("\0\u0005\u0016\u0007\0\u0002\0\0Mac OS X        ", "latin1")),
    ),
    taken,
  ],
  [
    "a zip of copy invoices",
    reply("Copies for NF-10233.", {
      name: "copies.zip",
      bytes: zipOf([
        { name: "NF-10233.pdf", bytes: textPdf("NF-10233") },
        { name: "order.pdf", bytes: textPdf("Order 7") },
      ]),
    }),
    {
      ...kept(["copies.zip"], ["NF-10233"]),
      evidence: { files: ["NF-10233.pdf", "order.pdf"], lines: ["NF-10233"] },
    },
  ],
  [
    "ten other invoices in place of all those that we have",
    fresh(
      "ZB2 statement",
      "Attached.",
      sheet(
        "ZB2.xlsx",
        await statementOf(
          northfold,
          claims.map(([, pence], place) => [`NF-${90_101 + place}`, pence] as const),
        ),
      ),
    ),
    asked,
  ],
  [
    "all invoices, with a quarter of the pounds",
    fresh(
      "ZB2 statement",
      "Attached.",
      sheet(
        "ZB2.xlsx",
        await statementOf(
          northfold,
          claims.map(([invoice, pence]) => [invoice, Math.round(pence / 4)] as const),
        ),
      ),
    ),
    asked,
  ],
  [
    "six of ten invoices, as four were paid",
    fresh("ZB2 statement", "Attached.", sheet("ZB2.xlsx", await statementOf(northfold, claims.slice(0, 6)))),
    taken,
  ],
  [
    "a question in a mail of its own that names an invoice",
    fresh("ZB2", "When will invoice NF-10236 be paid?"),
    words(["NF-10236"]),
  ],
  [
    "a mail that is encrypted",
    reply("", {
      name: "message.asc.pgp",
      bytes: Buffer.from("-----BEGIN PGP MESSAGE-----"),
      contentType: "application/pgp-encrypted",
    }),
    refused(),
  ],
  ["a PDF behind a password", reply("As asked.", { ...pdf("scan.pdf"), bytes: locked }), kept(["scan.pdf"], [])],
  [
    "a PDF that is named as a workbook",
    reply("As asked.", sheet("copy invoice.xlsx", textPdf("Invoice NF-10237"))),
    kept(["copy invoice.xlsx"], ["NF-10237"]),
  ],
  [
    "a photo in a form that we do not know",
    reply("Delivery note for NF-10238.", { name: "IMG_0007.heic", bytes: Buffer.from("....ftypheic") }),
    kept(["IMG_0007.heic"], ["NF-10238"]),
  ],
  [
    "two corrected statements that differ",
    reply(
      "Revised statements attached.",
      sheet("a.xlsx", corrected),
      sheet("b.xlsx", await statementOf(northfold, claims.slice(0, 8))),
    ),
    { ...refused("same-position-twice"), sent: ["refused"] },
  ],
];

async function answered(): Promise<ConversationSystem> {
  const conversation = await startConversation();
  await conversation.post({
    subject: "ZB2 statement",
    text: "Our statement is attached.",
    files: [sheet("s.xlsx", statement)],
  });
  return conversation;
}

test.each(cases)("%s", async (_, mail, { ends, sent, current, evidence }) => {
  const conversation = await answered();
  const id = await conversation.post(mail);
  expect(await conversation.stateOf(id)).toMatch(typeof ends === "string" ? new RegExp(`^${ends}$`) : ends);
  const found = {
    sent: (await conversation.sentTypes()).slice(1).sort(),
    current: (await conversation.system.positions.get(position))?.current.mailId,
    evidence: (await conversation.system.evidence.of(position)).map(({ files, lines }) => ({
      files: files.map(({ name }) => name),
      lines: lines.map(({ invoiceNumber }) => invoiceNumber),
    })),
  };
  expect(found).toEqual({ sent: [...sent].sort(), current, evidence: evidence ? [evidence] : [] });
});
