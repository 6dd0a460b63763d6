import { existsSync, readdirSync, readFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { openMailParser } from "../../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { parseEmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { classifyMail } from "../../../shared/domain/mail/classify-mail.ts";
import { decideBeforeReading } from "../../../shared/domain/mail/identity/decide-before-reading.ts";
import type { Envelope } from "../../../shared/domain/mail/mail-facts.ts";
import { parseMail, type ParsedMail } from "./parse-mail.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { allPass, contacts, directory, mailbox } from "../../domain/mail/mail-fixture.ts";
import { base64, quotedPrintable } from "./raw-mail.ts";
import { workbookBytes } from "./zip-fixture.ts";

const corpus = new URL("../../../../shared/corpora/mime/", import.meta.url);
const present = existsSync(corpus);
const files = present
  ? readdirSync(corpus, { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".eml"))
      .sort()
  : [];

const parser = openMailParser();
afterAll(() => parser.close());

/** The return path that the corpus's mail system recorded, in place of the SMTP envelope. */
function envelopeOf(raw: Buffer): Envelope {
  const noted = /^return-path:\s*<([^>\r\n]*)>/im.exec(raw.toString("latin1").slice(0, 20_000))?.[1];
  return { from: (noted ?? "sender@example.org").toLowerCase(), recipients: ["statements+za1@accord.example.org"] };
}

function rawOf(path: string): Buffer {
  return readFileSync(new URL(path, corpus));
}

/** The outcomes of a message: as it is, and with its sender on the contact list, so that only its content decides. */
function outcomeOf(parsed: ParsedMail): { nature: string; stranger: string; registered: string } {
  if (parsed.outcome === "failed") return { nature: parsed.reason, stranger: "failed", registered: "failed" };
  const { facts } = parsed;
  const mailClass = classifyMail(facts, mailbox);
  const input = { facts, mailClass, verdicts: allPass, judgedFrom: undefined, contacts, directory, mailbox };
  const sender = parseEmailAddress(facts.from[0]?.address ?? "");
  const list = sender && [...contacts, { code: organisationCode("ZB2"), email: sender, role: "statements" as const }];
  const say = (decision: ReturnType<typeof decideBeforeReading>): string =>
    "reason" in decision ? `${decision.action} ${decision.reason}` : decision.action;
  return {
    nature: mailClass.class,
    stranger: say(decideBeforeReading(input)),
    registered: say(decideBeforeReading({ ...input, contacts: list ?? contacts })),
  };
}

test.skipIf(!present)("every message of the corpus ends in a named outcome (needs ../shared/corpora)", async () => {
  const lines: string[] = [];
  for (const path of files) {
    const raw = rawOf(path);
    const { nature, stranger, registered } = outcomeOf(await parseMail(parser, raw, envelopeOf(raw)));
    lines.push([path, nature, stranger, registered].join("\t"));
  }
  const heading = ["message", "nature", "from a stranger", "if its sender were registered"].join("\t");
  await expect(`${[heading, ...lines].join("\n")}\n`).toMatchFileSnapshot("../../golden/mime-outcomes.tsv");
  expect(lines.length).toBeGreaterThan(150);
});

/** Messages that the corpus keeps as bounces, reports, complaints and automatic replies. */
const machines = files.filter((path) =>
  /sisimai\/|multipart_report_emails\/|delivery-status|\/bounce|\/arf/.test(path),
);

test.skipIf(!present)(
  "RFC 3834: no bounce, report or automatic reply is answered, not even a registered sender's (needs ../shared/corpora)",
  async () => {
    const answered: string[] = [];
    for (const path of machines) {
      const raw = rawOf(path);
      const { registered } = outcomeOf(await parseMail(parser, raw, envelopeOf(raw)));
      if (!/^(?:ignore|quarantine|failed)\b/.test(registered)) answered.push(`${path}: ${registered}`);
    }
    expect(machines.length).toBeGreaterThan(80);
    expect(answered).toEqual([]);
  },
);

test.skipIf(!present)("no stranger's message is answered (needs ../shared/corpora)", async () => {
  for (const path of files) {
    const raw = rawOf(path);
    const { stranger } = outcomeOf(await parseMail(parser, raw, envelopeOf(raw)));
    expect(stranger).toMatch(/^(?:ignore|quarantine|failed)\b/);
  }
});

/** A message with one more part in this encoding; undefined if it is not a multipart with a closing delimiter. */
function withPart(raw: Buffer, part: string): Buffer | undefined {
  const text = raw.toString("latin1");
  const headerEnd = /\r?\n\r?\n/.exec(text)?.index ?? 0;
  const type =
    /^content-type:\s*multipart\/(?:mixed|related|alternative|report|signed)[^\n]*(?:\r?\n[ \t][^\n]*)*/im.exec(
      text.slice(0, headerEnd),
    );
  const boundary = /boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;"]+))/i
    .exec(type?.[0] ?? "")
    ?.slice(1)
    .find(Boolean);
  if (boundary === undefined) return undefined;
  const end = text.lastIndexOf(`\n--${boundary}--`);
  if (end < 0) return undefined;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return Buffer.from(
    `${text.slice(0, end + 1)}--${boundary}${newline}${part.replaceAll("\r\n", newline)}${newline}${text.slice(end + 1)}`,
    "latin1",
  );
}

/** A message of one part, combined with a file into a multipart under the same header fields. */
function wrapped(raw: Buffer, part: string): Buffer | undefined {
  const text = raw.toString("latin1");
  const blank = /\r?\n\r?\n/.exec(text);
  if (!blank || /^content-type:\s*multipart/im.test(text.slice(0, blank.index))) return undefined;
  const lines = text.slice(0, blank.index).split(/\r?\n(?![ \t])/);
  const [own, moved] = [
    lines.filter((line) => !/^content-/i.test(line)),
    lines.filter((line) => /^content-/i.test(line)),
  ];
  const body = text.slice(blank.index + blank[0].length);
  const boundary = "=_corpus_envelope";
  const type = `Content-Type: multipart/mixed; boundary="${boundary}"`;
  return Buffer.from(
    [...own, type, "", `--${boundary}`, ...moved, "", body, `--${boundary}`, part, `--${boundary}--`, ""].join("\r\n"),
    "latin1",
  );
}

/** Broken multiparts, in which a part before the last delimiter does not belong to the message. */
const unsuitable = new Set([
  // Two closing delimiters: a part between them comes after the end of the message.
  "mailparser/fixtures/decoderended.eml",
  // An inner multipart never ends and swallows what follows.
  "sisimai/lhost-office365-01.eml",
]);

const workbook = workbookBytes(42);
const name = 'Content-Disposition: attachment; filename="ZB2 statement.xlsx"';
const encodings: [string, string][] = [
  [
    "base64",
    `Content-Type: application/octet-stream\r\n${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(workbook)}`,
  ],
  [
    "quoted-printable",
    `Content-Type: application/octet-stream\r\n${name}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(workbook)}`,
  ],
];

test.skipIf(!present).each(encodings)(
  "a workbook in each suitable envelope of the corpus comes out byte for byte: %s (needs ../shared/corpora)",
  async (_, part) => {
    const lost: string[] = [];
    let tried = 0;
    for (const path of files.filter((one) => !unsuitable.has(one))) {
      const raw = rawOf(path);
      const envelope = withPart(raw, part) ?? wrapped(raw, part);
      if (!envelope) continue;
      tried++;
      const parsed = await parseMail(parser, envelope, envelopeOf(raw));
      const found = parsed.outcome === "parsed" ? parsed.facts.attachments : [];
      if (!found.some((file) => file.looksLike === "workbook" && workbook.equals(file.bytes))) lost.push(path);
    }
    expect(tried).toBeGreaterThan(150);
    expect(lost).toEqual([]);
  },
);
