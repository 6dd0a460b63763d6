import { afterAll, expect, test } from "vitest";

import { defaultMailLimits, type MailLimits } from "../../../shared/adapters/inbound-mail/mail-limits.ts";
import { openMailParser } from "../../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { parseMail, type ParsedMail } from "./parse-mail.ts";

type MailFacts = Extract<ParsedMail, { outcome: "parsed" }>["facts"];
import {
  attached,
  base64,
  mailOf,
  multipart,
  ordinaryEnvelope,
  ordinaryHeaders,
  plain,
  quotedPrintable,
  rawMessage,
  type RawPart,
} from "./raw-mail.ts";
import { outlookMessageOf } from "./outlook-fixture.ts";
import { secured } from "./secured-fixture.ts";
import { winmailOf } from "./winmail-fixture.ts";
import { workbookBytes, zipOf } from "./zip-fixture.ts";

const parser = openMailParser();
afterAll(() => parser.close());

const workbook = workbookBytes();

async function factsOf(raw: Uint8Array): Promise<MailFacts> {
  const parsed = await parseMail(parser, raw, ordinaryEnvelope);
  if (parsed.outcome === "failed") throw new Error(`${parsed.reason}: ${parsed.why}`);
  return parsed.facts;
}

/** The result of a message under special limits. */
async function under(limits: Partial<MailLimits>, raw: Uint8Array) {
  const own = openMailParser({ limits });
  try {
    return await parseMail(own, raw, ordinaryEnvelope);
  } finally {
    await own.close();
  }
}

async function failureUnder(limits: Partial<MailLimits>, raw: Uint8Array) {
  const parsed = await under(limits, raw);
  return parsed.outcome === "failed" ? parsed.reason : parsed.facts.unopened.map(({ reason }) => reason);
}

test("an ordinary mail with a statement", async () => {
  const facts = await factsOf(
    mailOf([plain("Please find our statement attached.\r\n"), attached(workbook, "ZB2 Q4.xlsx")]),
  );
  expect(facts).toMatchObject({
    envelope: ordinaryEnvelope,
    from: [{ name: "Northfold Income", address: "income@northfold.example.org" }],
    subject: "ZB2 statement of balances",
    text: "Please find our statement attached.\n",
    partTypes: ["text/plain", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    unopened: [],
  });
  expect(facts.attachments.map(({ name, looksLike, origin }) => ({ name, looksLike, origin }))).toEqual([
    { name: "ZB2 Q4.xlsx", looksLike: "workbook", origin: [] },
  ]);
  expect(Buffer.from(facts.attachments[0]?.bytes ?? []).equals(workbook)).toBe(true);
});

const binary = {
  headers: ["Content-Type: application/vnd.ms-excel; name=a.xlsx", "Content-Transfer-Encoding: binary"],
  body: workbook,
};
const inlineText = Buffer.from("invoice,amount\r\nN1,£10\r\n\r\n", "latin1");

test.each<[string, RawPart, Uint8Array]>([
  ["base64", attached(workbook, "a.xlsx"), workbook],
  [
    "quoted-printable",
    {
      headers: ['Content-Disposition: attachment; filename="a.xlsx"', "Content-Transfer-Encoding: quoted-printable"],
      body: quotedPrintable(workbook),
    },
    workbook,
  ],
  ["binary", binary, workbook],
  [
    "base64 on one line",
    {
      headers: ['Content-Disposition: attachment; filename="a.xlsx"', "Content-Transfer-Encoding: base64"],
      body: workbook.toString("base64"),
    },
    workbook,
  ],
  [
    "inline, with a name",
    {
      headers: ['Content-Disposition: inline; filename="a.xlsx"', "Content-Transfer-Encoding: base64"],
      body: base64(workbook),
    },
    workbook,
  ],
  [
    "declared as text, with a name",
    {
      headers: [
        'Content-Type: text/plain; charset=utf-16; name="a.csv"',
        "Content-Disposition: inline",
        "Content-Transfer-Encoding: base64",
      ],
      body: base64(inlineText),
    },
    inlineText,
  ],
  [
    "declared as a page, attached without a name",
    {
      headers: ["Content-Type: text/html", "Content-Disposition: attachment", "Content-Transfer-Encoding: base64"],
      body: base64(workbook),
    },
    workbook,
  ],
])("a file comes out byte for byte: %s", async (_, part, expected) => {
  const { attachments } = await factsOf(mailOf([plain("hello"), part]));
  expect(attachments.map(({ bytes }) => Buffer.from(bytes).toString("hex"))).toEqual([
    Buffer.from(expected).toString("hex"),
  ]);
});

test("a file in uuencode comes out byte for byte, as a part of its own or in the text", async () => {
  const bytes = Buffer.from("Cat and mouse\0\u00ff", "latin1");
  const line = (chunk: Buffer): string => {
    const six = (value: number) => String.fromCharCode((value & 63 || 64) + 32);
    let out = six(chunk.length);
    for (let at = 0; at < chunk.length; at += 3) {
      const [a, b, c] = [chunk[at] ?? 0, chunk[at + 1] ?? 0, chunk[at + 2] ?? 0];
      out += six(a >> 2) + six((a << 4) | (b >> 4)) + six((b << 2) | (c >> 6)) + six(c);
    }
    return out;
  };
  const body = `begin 644 a.csv\r\n${line(bytes)}\r\n\`\r\nend\r\n`;
  const part = { headers: ['Content-Type: text/csv; name="a.csv"', "Content-Transfer-Encoding: x-uuencode"], body };
  const texts = [body, body.replace("a.csv", "b.csv"), "begin 644 never.csv\r\nends"].join("\r\n");
  for (const [parts, names] of [
    [[plain("hello"), part], ["a.csv"]],
    [[plain(`Our statement:\r\n\r\n${texts}`)], ["a.csv", "b.csv"]],
  ] as const) {
    const { attachments } = await factsOf(mailOf(parts));
    expect(attachments.map(({ name }) => name)).toEqual(names);
    for (const file of attachments) expect(Buffer.from(file.bytes).toString("hex")).toBe(bytes.toString("hex"));
  }
});

test.each<[string, string[], string]>([
  [
    "RFC 2231, cut in pieces",
    ["filename*0*=utf-8''ZB2%20%C2%A3;", " filename*1*=%20statement.xlsx"],
    "ZB2 £ statement.xlsx",
  ],
  ["encoded words in quotes", ['filename="=?utf-8?q?ZB2_=C2=A3.xlsx?="'], "ZB2 £.xlsx"],
  ["a direction override", ['filename="=?utf-8?q?ZB2=E2=80=AExslx.exe?="'], "ZB2xslx.exe"],
  ["a path", ['filename="..\\\\..\\\\windows\\\\ZB2.xlsx"'], "ZB2.xlsx"],
])("a file name is decoded and made safe: %s", async (_, parameters, expected) => {
  const headers = [`Content-Disposition: attachment; ${parameters.join("\r\n")}`, "Content-Transfer-Encoding: base64"];
  const { attachments } = await factsOf(mailOf([{ headers, body: base64(workbook) }]));
  expect(attachments[0]?.name).toBe(expected);
});

const forwarded = mailOf(
  [plain("the original"), attached(workbook, "inner.xlsx")],
  ["From: Other <other@westhaven.example.org>", "Subject: original"],
);
const containers: [string, RawPart, string[]][] = [
  [
    "a forwarded message",
    { headers: ["Content-Type: message/rfc822", "Content-Disposition: attachment"], body: forwarded },
    ["forwarded"],
  ],
  ["a forwarded message inline", { headers: ["Content-Type: message/rfc822"], body: forwarded }, ["forwarded"]],
  [
    "a forwarded message in base64",
    { headers: ["Content-Type: message/rfc822", "Content-Transfer-Encoding: base64"], body: base64(forwarded) },
    ["forwarded"],
  ],
  ["an .eml file", attached(forwarded, "original.eml"), ["forwarded"]],
  [
    "a winmail.dat",
    attached(
      winmailOf([{ bytes: workbook, title: "INNER~1.XLS", longName: "inner.xlsx" }]),
      "winmail.dat",
      "application/ms-tnef",
    ),
    ["winmail"],
  ],
  [
    "a winmail.dat by its bytes alone",
    attached(winmailOf([{ bytes: workbook, title: "inner.xlsx" }]), "part1.bin"),
    ["winmail"],
  ],
  [
    "a message in a winmail.dat",
    attached(
      winmailOf([{ bytes: winmailOf([{ bytes: workbook, title: "inner.xlsx" }]), longName: "mail", message: true }]),
      "winmail.dat",
    ),
    ["winmail", "winmail"],
  ],
  [
    "a zip",
    attached(
      zipOf([
        { name: "folder/", bytes: Buffer.alloc(0) },
        { name: "folder/inner.xlsx", bytes: workbook },
      ]),
      "a.zip",
    ),
    ["zip"],
  ],
  ["a zip that stores", attached(zipOf([{ name: "inner.xlsx", bytes: workbook, stored: true }]), "a.zip"), ["zip"]],
  [
    "a zip from a Mac",
    attached(
      zipOf([
        { name: "inner.xlsx", bytes: workbook },
        { name: "__MACOSX/._inner.xlsx", bytes: Buffer.of(1) },
      ]),
      "a.zip",
    ),
    ["zip"],
  ],
  [
    "a zip in a forwarded message",
    {
      headers: ["Content-Type: message/rfc822"],
      body: mailOf([attached(zipOf([{ name: "inner.xlsx", bytes: workbook }]), "a.zip")]),
    },
    ["forwarded", "zip"],
  ],
];

test.each(containers)("a workbook is taken out of %s, byte for byte", async (_, part, origin) => {
  const facts = await factsOf(mailOf([plain("hello"), part]));
  expect(facts.unopened).toEqual([]);
  expect(
    facts.attachments.map((file) => [file.name, file.looksLike, file.origin.map(({ container }) => container)]),
  ).toEqual([["inner.xlsx", "workbook", origin]]);
  expect(Buffer.from(facts.attachments[0]?.bytes ?? []).equals(workbook)).toBe(true);
  expect(facts.from.map(({ address }) => address)).toEqual(["income@northfold.example.org"]);
  expect(facts.text).toBe("hello");
});

test("a zip file that is a workbook counts as a workbook, whatever its name", async () => {
  const { attachments } = await factsOf(mailOf([attached(workbook, "statement.zip", "application/zip")]));
  expect(attachments).toMatchObject([{ name: "statement.zip", looksLike: "workbook", origin: [] }]);
});

test.each([
  ["a PDF called a workbook", Buffer.from("%PDF-1.7\n"), "statement.xlsx", "pdf"],
  ["a web page called a workbook", Buffer.from("<html><table>"), "statement.xls", "workbook"],
  ["a CSV", Buffer.from("a,b\n"), "statement.csv", "workbook"],
  [
    "a document",
    zipOf([
      { name: "[Content_Types].xml", bytes: Buffer.of(1) },
      { name: "word/document.xml", bytes: Buffer.of(1) },
    ]),
    "statement.xlsx",
    "other",
  ],
  ["a workbook without an ending", workbook, "statement", "workbook"],
  ["a picture", Buffer.from("\u0089PNG\r\n", "latin1"), "logo.png", "image"],
  ["an invitation", Buffer.from("BEGIN:VCALENDAR\r\n"), "invite.ics", "calendar"],
  ["an empty workbook", Buffer.alloc(0), "statement.xlsx", "workbook"],
  ["half a workbook", workbook.subarray(0, 900), "statement.xlsx", "workbook"],
])("files are recognised by their bytes first: %s", async (_, bytes, name, expected) => {
  const { attachments } = await factsOf(mailOf([attached(bytes, name)]));
  expect(attachments.map(({ looksLike }) => looksLike)).toEqual([expected]);
});

test.each([
  ["zip-encrypted", zipOf([{ name: "a.xlsx", bytes: workbook, encrypted: true }]), "a.zip"],
  ["zip-damaged", zipOf([{ name: "a.xlsx", bytes: workbook }]).subarray(0, 1000), "a.zip"],
  ["zip-damaged", zipOf([{ name: "a.xlsx", bytes: workbook, claimedBytes: 17 }]), "a.zip"],
  ["zip-without-workbook", zipOf([]), "a.zip"],
  ["winmail-damaged", winmailOf([{ bytes: workbook, title: "a.xlsx" }]).subarray(0, 1000), "winmail.dat"],
  ["mail-encrypted", secured(Buffer.from("secret"), "enveloped"), "smime.p7m"],
  ["mail-encrypted", Buffer.of(1, 2, 3), "statement.xlsx.pgp"],
  ["mail-form-unknown", secured(Buffer.from("short"), "compressed"), "smime.p7m"],
  ["mail-form-unknown", secured(Buffer.from("cut off")).subarray(0, 40), "smime.p7m"],
  ["mail-form-unknown", Buffer.of(1, 2, 3), "smime.p7m"],
])("a file that can't be opened is reported, with the reason: %s", async (reason, bytes, name) => {
  const { attachments, unopened } = await factsOf(mailOf([plain("hello"), attached(bytes, name)]));
  expect(attachments).toEqual([]);
  expect(unopened).toMatchObject([{ name, reason }]);
});

const P7M_HEADERS = [
  'Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"',
  "Content-Transfer-Encoding: base64",
];
const OCTET_HEADERS = ['Content-Type: application/octet-stream; name="smime.p7m"', "Content-Transfer-Encoding: base64"];

const statement = rawMessage(
  ['Content-Type: multipart/mixed; boundary="=_inside"'],
  multipart([plain("Our statement."), attached(workbook, "statement.xlsx")], "=_inside"),
);

test.each<[string, Buffer]>([
  ["as it is", secured(statement)],
  ["streamed", secured(statement, "signed", { streamed: true })],
  ["signed twice", secured(rawMessage(P7M_HEADERS, base64(secured(statement))))],
])("a signature hides nothing: a whole message in an opaque signature is read, %s", async (_, signed) => {
  for (const headers of [P7M_HEADERS, OCTET_HEADERS]) {
    const facts = await factsOf(rawMessage([...ordinaryHeaders, ...headers], base64(signed)));
    expect(facts.attachments).toMatchObject([{ name: "statement.xlsx", looksLike: "workbook", origin: [] }]);
    expect(facts).toMatchObject({ text: "Our statement.", unopened: [] });
  }
});

test("a signed message among other files, and in a zip, is opened like a forwarded one", async () => {
  const zip = zipOf([{ name: "mail.p7m", bytes: secured(statement) }]);
  for (const part of [attached(secured(statement), "mail.p7m"), attached(zip, "mails.zip")]) {
    const { attachments, unopened } = await factsOf(mailOf([plain("hello"), part]));
    expect(attachments).toMatchObject([{ name: "statement.xlsx", looksLike: "workbook" }]);
    expect(unopened).toEqual([]);
  }
});

const parts = multipart([plain("Our statement."), attached(workbook, "statement.xlsx")], "=_inside");
const twoTypes = ["Content-Type: text/plain", 'Content-Type: multipart/mixed; boundary="=_inside"'];

test.each<[string, Buffer]>([
  ["text first", rawMessage([...ordinaryHeaders, ...twoTypes], parts)],
  ["text last", rawMessage([...ordinaryHeaders, ...twoTypes.toReversed()], parts)],
  ["on a part", mailOf([{ headers: twoTypes, body: parts }])],
  ["on a part, text last", mailOf([{ headers: twoTypes.toReversed(), body: parts }])],
  ["the first is no type", rawMessage([...ordinaryHeaders, "Content-Type:", ...twoTypes.slice(1)], parts)],
])("of several Content-Type fields, the one counts with which more is found: %s", async (_, raw) => {
  const facts = await factsOf(raw);
  expect(facts.attachments).toMatchObject([{ name: "statement.xlsx", looksLike: "workbook", origin: [] }]);
  expect(facts.text).toBe("Our statement.");
});

test("a text with a second type that names parts, which it does not have, stays a text", async () => {
  expect((await factsOf(rawMessage([...ordinaryHeaders, ...twoTypes], "Only words."))).text).toBe("Only words.");
});

test.each([["text/plain"], ["text/html; charset=utf-8"], ["text/plain\r\nContent-Type: application/vnd.ms-excel"]])(
  "a workbook without a name that is declared as text is a file: %s",
  async (type) => {
    const part = { headers: [`Content-Type: ${type}`, "Content-Transfer-Encoding: base64"], body: base64(workbook) };
    const facts = await factsOf(mailOf([plain("hello"), part]));
    expect(facts.attachments.map(({ looksLike }) => looksLike)).toEqual(["workbook"]);
    expect(facts.text).toBe("hello");
  },
);

test("a digest holds messages, though they declare no type", async () => {
  const message = (name: string): RawPart => ({ headers: [], body: mailOf([plain("see"), attached(workbook, name)]) });
  const digest = (headers: readonly string[], given: readonly RawPart[]): Buffer =>
    rawMessage([...headers, 'Content-Type: multipart/digest; boundary="=_d"'], multipart(given, "=_d"));
  const nested = {
    headers: ['Content-Type: multipart/digest; boundary="=_e"'],
    body: multipart([message("c.xlsx")], "=_e"),
  };
  for (const [raw, names] of [
    [digest(ordinaryHeaders, [message("a.xlsx"), message("b.xlsx")]), ["a.xlsx", "b.xlsx"]],
    [mailOf([plain("both"), nested]), ["c.xlsx"]],
  ] as const) {
    const { attachments } = await factsOf(raw);
    expect(attachments.map(({ name }) => name)).toEqual(names);
    expect(attachments.every(({ origin }) => origin[0]?.container === "forwarded")).toBe(true);
  }
});

const appleDouble = Buffer.from("0005160700020000", "hex");

test.each<[string, RawPart]>([
  ["an empty part", attached(Buffer.alloc(0), "statement (2).xlsx")],
  ["the properties that a Mac sends", attached(appleDouble, "statement.xlsx", "application/applefile")],
  ["a Mac's file by its name", attached(Buffer.of(1), "._statement.xlsx")],
  ["the lock of an open workbook", attached(Buffer.from("\u0004Jane"), "~$statement.xlsx")],
  ["a lock of LibreOffice", attached(Buffer.from(",jane,"), ".~lock.statement.xlsx#")],
  ["Windows's pictures of a folder", attached(Buffer.from("d0cf11e0a1b11ae1", "hex"), "Thumbs.db")],
  ["an empty zip", attached(Buffer.alloc(0), "statement.zip")],
  ["an empty signed mail", attached(Buffer.alloc(0), "smime.p7m")],
])("what programs leave beside a statement is no second file, in a mail and in a zip: %s", async (_, residue) => {
  const name = /filename="(.*)"/.exec(residue.headers.join("\n"))?.[1] ?? "";
  const zipped = [
    { name: "statement.xlsx", bytes: workbook },
    { name: "__MACOSX/._statement.xlsx", bytes: appleDouble },
    { name, bytes: Buffer.from(String(residue.body), "base64") },
  ];
  for (const part of [attached(workbook, "statement.xlsx"), attached(zipOf(zipped), "files.zip")])
    for (const parts of [
      [part, residue],
      [residue, part],
    ]) {
      const { attachments, unopened } = await factsOf(mailOf([plain("hello"), ...parts]));
      expect(attachments.map((file) => file.name)).toEqual(["statement.xlsx"]);
      expect(unopened).toEqual([]);
    }
});

test("an empty or locked file alone is what was sent: the answer says what is wrong with it", async () => {
  for (const [bytes, name] of [
    [Buffer.alloc(0), "statement.xlsx"],
    [Buffer.of(1), "~$statement.xlsx"],
  ] as const) {
    const { attachments } = await factsOf(mailOf([plain("hello"), attached(bytes, name)]));
    expect(attachments).toMatchObject([{ looksLike: "workbook" }]);
  }
});

test("a quotation on a page is marked line by line", async () => {
  const page = "<p>CONFIRM</p><blockquote><p>Answer REJECT</p>or<div>CONFIRM</div></blockquote><p>Jane</p>";
  const { text } = await factsOf(rawMessage([...ordinaryHeaders, "Content-Type: text/html"], page));
  expect(text.split("\n")).toEqual(["CONFIRM", "> Answer REJECT", "> or", "> CONFIRM", "", "Jane"]);
});

test("the files of an Outlook message are found, also of one in another", async () => {
  const inner = outlookMessageOf([{ name: "statement.xlsx", bytes: workbook }]);
  const outer = outlookMessageOf([
    { name: "logo.png", bytes: Buffer.from("\u0089PNG\r\n", "latin1") },
    { name: "inner.msg", bytes: inner },
  ]);
  for (const message of [inner, outer]) {
    const { attachments, unopened } = await factsOf(mailOf([plain("hello"), attached(message, "mail.msg")]));
    const found = attachments.filter(({ looksLike }) => looksLike === "workbook");
    expect(found).toMatchObject([{ name: "statement.xlsx" }]);
    expect(Buffer.from(found[0]?.bytes ?? []).equals(workbook)).toBe(true);
    expect(unopened).toEqual([]);
  }
});

test("a damaged Outlook message is reported", async () => {
  const message = outlookMessageOf([{ name: "statement.xlsx", bytes: workbook }]);
  for (const length of [600, 1200, message.length - 2000]) {
    const { unopened, attachments } = await factsOf(
      mailOf([plain("hello"), attached(message.subarray(0, length), "mail.msg")]),
    );
    expect(unopened.length + attachments.length).toBeGreaterThan(0);
    for (const { looksLike } of attachments) expect(looksLike).not.toBe("message");
  }
});

test("a zip with only texts and pictures is reported to have no workbook", async () => {
  const zip = zipOf([{ name: "read me.txt", bytes: Buffer.from("The statement follows.") }]);
  const { unopened } = await factsOf(mailOf([plain("hello"), attached(zip, "a.zip")]));
  expect(unopened).toMatchObject([{ name: "a.zip", reason: "zip-without-workbook" }]);
});

test("the text of a page is what a person would read, with the addresses of its links", async () => {
  const safe = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2F1drv.ms%2Fx%2F1&data=05";
  const html = `<html><head><title>no</title><style>p{}</style></head><body><p>RELEASE &amp; thanks</p><script>no()</script>
    <div>Jane<br>Finch</div><a href="${safe}">the file</a> <a href='javascript:alert(1)'>x</a></body></html>`;
  const facts = await factsOf(rawMessage([...ordinaryHeaders, "Content-Type: text/html; charset=utf-8"], html));
  expect(facts.text.split("\n").map((line) => line.trim())).toEqual([
    "RELEASE & thanks",
    "Jane",
    "Finch",
    "the file x",
  ]);
  expect(facts.links).toEqual(["https://1drv.ms/x/1"]);
});

test("a text in any character set is decoded", async () => {
  const headers = [
    ...ordinaryHeaders,
    "Content-Type: text/plain; charset=iso-8859-15",
    "Content-Transfer-Encoding: quoted-printable",
  ];
  expect((await factsOf(rawMessage(headers, "Balance =A4 100"))).text).toBe("Balance € 100");
  const unknown = [...ordinaryHeaders, "Content-Type: text/plain; charset=klingon"];
  expect((await factsOf(rawMessage(unknown, Buffer.from("café")))).text).toBe("café");
});

test("a delivery report says what happened", async () => {
  const report = multipart([
    plain("could not be delivered"),
    {
      headers: ["Content-Type: message/delivery-status"],
      body: "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\n",
    },
    { headers: ["Content-Type: text/rfc822-headers"], body: "Subject: x\r\n" },
  ]);
  const facts = await factsOf(
    rawMessage(
      [
        "From: mailer-daemon@x.example.org",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b1"',
      ],
      report,
    ),
  );
  expect(facts).toMatchObject({ deliveryActions: ["failed"], reportType: "delivery-status", attachments: [] });
});

test("two From fields, one of them the registered address, are both seen", async () => {
  const facts = await factsOf(mailOf([plain("x")], ["From: x@evil.example.com", ...ordinaryHeaders]));
  expect(facts.fromFields).toBe(2);
  expect(facts.from.map(({ address }) => address)).toEqual(["x@evil.example.com", "income@northfold.example.org"]);
});

test.each([
  "",
  "\r\n",
  "\r\n\r\n",
  "no header at all",
  "\0\0\0\0",
  "From",
  ":",
  "Content-Type: multipart/mixed; boundary=\r\n\r\n--\r\n",
])("bytes that are hardly a message are a message without content: %j", async (raw) => {
  const facts = await factsOf(Buffer.from(raw));
  expect(facts.from).toEqual([]);
  expect(facts.attachments).toEqual([]);
});

const many = (count: number): RawPart[] =>
  Array.from({ length: count }, (_, index) => attached(Buffer.of(index), `${index}.bin`));

test.each<[keyof MailLimits, Partial<MailLimits>, () => Uint8Array, string]>([
  ["messageBytes", { messageBytes: 1000 }, () => mailOf([plain("x".repeat(1000))]), "message-too-big"],
  [
    "headerBytes",
    { headerBytes: 2000 },
    () => mailOf([plain("x")], [...ordinaryHeaders, `X-Long: ${"x".repeat(3000)}`]),
    "headers-too-big",
  ],
  [
    "headerBytes",
    { headerBytes: 2000 },
    () => mailOf([{ headers: [`X-Long: ${"x".repeat(3000)}`], body: "x" }]),
    "headers-too-big",
  ],
  [
    "headerFields",
    { headerFields: 50 },
    () =>
      mailOf(
        [plain("x")],
        Array.from({ length: 60 }, () => "A: b"),
      ),
    "too-many-header-fields",
  ],
  ["parts", { parts: 5 }, () => mailOf(many(6)), "too-many-parts"],
  ["attachments", { attachments: 5 }, () => mailOf(many(6)), "too-many-attachments"],
  [
    "attachmentBytes",
    { attachmentBytes: 5000 },
    () => mailOf([attached(Buffer.alloc(6000), "a.bin")]),
    "attachments-too-big",
  ],
])("limit %s: past it, the mail fails with that reason", async (_, limits, raw, reason) => {
  expect(await failureUnder(limits, raw())).toBe(reason);
});

test("limit multipartDepth: nested multiparts", async () => {
  let inner: RawPart = plain("x");
  for (let depth = 0; depth < 30; depth++) {
    inner = { headers: [`Content-Type: multipart/mixed; boundary="b${depth}"`], body: multipart([inner], `b${depth}`) };
  }
  expect(await failureUnder({}, mailOf([inner]))).toBe("too-deep");
});

test("limit containerDepth: an endlessly forwarded mail", async () => {
  let raw = mailOf([attached(workbook, "a.xlsx")]);
  for (let depth = 0; depth < 10; depth++) raw = mailOf([{ headers: ["Content-Type: message/rfc822"], body: raw }]);
  expect(await failureUnder({}, raw)).toEqual(["nested-too-deep"]);
});

test("limit containerDepth: nested zips", async () => {
  let zip = zipOf([{ name: "a.xlsx", bytes: workbook }]);
  for (let depth = 0; depth < 10; depth++) zip = zipOf([{ name: `${depth}.zip`, bytes: zip }]);
  expect(await failureUnder({}, mailOf([attached(zip, "a.zip")]))).toEqual(["nested-too-deep"]);
});

test("limits expandedBytes and zipEntries: a zip bomb is not unpacked, whatever its directory claims", async () => {
  const zeros = Buffer.alloc(8 * 1024 * 1024);
  const limits = { expandedBytes: 1024 * 1024 };
  const bomb = (claimedBytes: number) =>
    mailOf([attached(zipOf([{ name: "a.xlsx", bytes: zeros, claimedBytes }]), "a.zip")]);
  expect(await failureUnder(limits, bomb(zeros.length))).toEqual(["zip-over-limit"]);
  expect(await failureUnder(limits, bomb(100))).toEqual(["zip-over-limit"]);
  const several = zipOf(
    Array.from({ length: 5 }, (_, index) => ({ name: `${index}.bin`, bytes: zeros.subarray(0, 400_000) })),
  );
  expect(await failureUnder(limits, mailOf([attached(several, "a.zip")]))).toEqual(["zip-over-limit"]);
  const crowd = zipOf(Array.from({ length: 300 }, (_, index) => ({ name: `${index}.bin`, bytes: Buffer.of(1) })));
  expect(await failureUnder({}, mailOf([attached(crowd, "a.zip")]))).toEqual(["zip-over-limit"]);
});

test("limit winmailAttributes: endless attributes", async () => {
  const files = Array.from({ length: 40 }, (_, index) => ({ bytes: Buffer.of(index), title: `${index}.bin` }));
  expect(await failureUnder({ winmailAttributes: 100 }, mailOf([attached(winmailOf(files), "winmail.dat")]))).toEqual([
    "winmail-damaged",
  ]);
});

test("limits textCharacters and links, and of addresses: the excess is not kept", async () => {
  const addresses = Array.from({ length: 540 }, (_, index) => `a${index}@x.example.org`).join(", ");
  const text = "https://x.example.org/1 ".repeat(10) + "https://x.example.org/2 https://x.example.org/3 ".repeat(50);
  const raw = mailOf([plain(text)], [...ordinaryHeaders, `Cc: ${addresses}`]);
  const parsed = await under({ textCharacters: 50, links: 12 }, raw);
  if (parsed.outcome === "failed") throw new Error(parsed.why);
  expect(parsed.facts.cc).toHaveLength(500);
  expect(parsed.facts.text).toHaveLength(50);
  expect(parsed.facts.links).toEqual(["https://x.example.org/1", "https://x.example.org/2", "https://x.example.org/3"]);
});

test("a failed mail keeps its header fields, so that a registered sender can be informed", async () => {
  const parsed = await under({ parts: 5 }, mailOf(many(6)));
  expect(parsed).toMatchObject({
    outcome: "failed",
    reason: "too-many-parts",
    why: "It has more than 5 parts.",
    headers: { subject: "ZB2 statement of balances", from: [{ address: "income@northfold.example.org" }] },
    envelope: ordinaryEnvelope,
  });
});

const script = (code: string) =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads"; ${code}`)}`);

test("limit parsingMs: a mail that takes too long to parse ends as failed", async () => {
  const own = openMailParser({
    limits: { parsingMs: 300 },
    worker: script('parentPort.on("message", () => { for (;;); })'),
  });
  expect(await parseMail(own, Buffer.from("x"), ordinaryEnvelope)).toMatchObject({
    outcome: "failed",
    reason: "parsing-took-too-long",
  });
  await own.close();
});

test("limit heapMegabytes: a mail that fills memory ends as failed", async () => {
  const code =
    'const all = []; parentPort.on("message", () => { for (;;) all.push(new Array(1000).fill(all.length)); })';
  const own = openMailParser({ limits: { heapMegabytes: 32 }, worker: script(code) });
  expect(await parseMail(own, Buffer.from("x"), ordinaryEnvelope)).toMatchObject({
    outcome: "failed",
    reason: "parsing-took-too-much-memory",
  });
  await own.close();
});

test.each([
  ["throws", 'parentPort.on("message", () => { setImmediate(() => { throw new Error("x"); }); })'],
  ["ends", 'parentPort.on("message", () => process.exit(3))'],
  ["says what nobody understands", 'parentPort.on("message", () => parentPort.postMessage({ hello: 1 }))'],
])("a worker that %s ends that message as failed, and nothing else", async (_, code) => {
  const own = openMailParser({ worker: script(code) });
  expect(await parseMail(own, Buffer.from("x"), ordinaryEnvelope)).toMatchObject({
    outcome: "failed",
    reason: "parsing-crashed",
  });
  expect(await parseMail(own, Buffer.from("y"), ordinaryEnvelope)).toMatchObject({
    outcome: "failed",
    reason: "parsing-crashed",
  });
  await own.close();
});

test("the worst mail ends as failed while the next ones are served, in their order", async () => {
  const own = openMailParser({ limits: { parsingMs: 5000, attachmentBytes: 100_000 } });
  const good = mailOf([plain("x"), attached(workbook, "a.xlsx")]);
  const outcomes = await Promise.all(
    [good, mailOf([attached(Buffer.alloc(200_000), "a.bin")]), good, Buffer.from("\0"), good].map((raw) =>
      parseMail(own, raw, ordinaryEnvelope),
    ),
  );
  expect(
    outcomes.map((parsed) => (parsed.outcome === "parsed" ? parsed.facts.attachments.length : parsed.reason)),
  ).toEqual([1, "attachments-too-big", 1, 0, 1]);
  await own.close();
});

test("a worker that an earlier message broke does not fail the next one", async () => {
  // The first message is parsed, and leaves something behind that ends the worker at the second.
  const code = `
    let count = 0;
    parentPort.on("message", ({ id }) => {
      if (++count === 2) process.exit(1);
      parentPort.postMessage({ type: "failed", id, reason: "first-of-a-thread", why: "x" });
    });`;
  const own = openMailParser({ worker: script(code) });
  for (let count = 0; count < 3; count++) {
    expect(await parseMail(own, Buffer.from("x"), ordinaryEnvelope)).toMatchObject({ reason: "first-of-a-thread" });
  }
  await own.close();
});

test("every limit has a value, and none is infinite", () => {
  for (const value of Object.values(defaultMailLimits)) expect(Number.isSafeInteger(value)).toBe(true);
});
