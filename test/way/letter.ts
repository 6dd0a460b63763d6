import * as z from "zod";

import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { parseEmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { Envelope, MailFacts, ParsedMail } from "../../shared/domain/mail/mail-facts.ts";
import type { Verdicts } from "../../shared/domain/mail/headers/verdicts.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { pence, sumPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { statementSchema, type Statement } from "../../shared/domain/statement/statement.ts";
import type { Json } from "../../shared/records/storage/json.ts";

/** A statement in short form: from whom, for whom, and its lines as pounds by invoice number. */
export interface Paper {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly kind?: "r&p" | "i&e" | "accruals";
  readonly asAt?: string;
  readonly lines: Readonly<Record<string, number>>;
  /** Codes of findings with which the statement is refused. */
  readonly refused?: readonly string[];
  /** Changes the bytes but not the statement. */
  readonly edition?: number;
}

/** A mail in short form. */
export interface Letter {
  readonly id: string;
  readonly receivedAt: string;
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly messageIdHeader?: string;
  readonly text?: string;
  readonly workbooks?: Readonly<Record<string, Paper>>;
  readonly pdf?: string;
  readonly autoSubmitted?: string;
  readonly verdicts?: Partial<Verdicts>;
}

/** The tests write these themselves, so there is nothing to check. */
const letterSchema = z.custom<Letter>();
const paperSchema = z.custom<Paper>();

/** The raw message of a letter, as JSON. MIME has tests of its own. */
export function rawOf(letter: Letter): Uint8Array {
  return Buffer.from(JSON.stringify(letter));
}

/** Replaces the MIME parser. */
export function parseLetter(raw: Uint8Array, envelope: Envelope): Promise<ParsedMail> {
  const letter = letterSchema.parse(JSON.parse(Buffer.from(raw).toString("utf8")));
  if (letter.text === "unreadable")
    return Promise.resolve({
      outcome: "failed",
      reason: "unreadable",
      why: "It can't be read.",
      headers: undefined,
      envelope,
    });
  const address = parseEmailAddress(letter.from ?? "income@northfold.example.org");
  const facts: MailFacts = {
    envelope,
    from: address === undefined ? [] : [{ name: "", address }],
    fromFields: 1,
    fromMalformed: false,
    sender: [],
    replyTo: [],
    to: [],
    cc: [],
    subject: letter.subject ?? "ZB2 statement of balances",
    messageIdHeader: letter.messageIdHeader ?? `${letter.id}@northfold.example.org`,
    inReplyTo: [],
    referencesHeader: [],
    dkimDomains: ["northfold.example.org"],
    automatic: {
      ...(letter.autoSubmitted === undefined ? {} : { autoSubmitted: letter.autoSubmitted }),
      autoResponseSuppress: [],
      listFields: [],
      otherFields: [],
      nullReturnPath: false,
    },
    contentType: "multipart/mixed",
    ownMark: false,
    text: letter.text ?? "Please find our statement attached.",
    links: [],
    partTypes: ["multipart/mixed"],
    deliveryActions: [],
    attachments: [
      ...Object.entries(letter.workbooks ?? {}).map(([name, paper]) => ({
        name,
        contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        looksLike: "workbook" as const,
        bytes: Buffer.from(JSON.stringify(paper)),
        origin: [],
      })),
      ...(letter.pdf === undefined
        ? []
        : [
            {
              name: letter.pdf,
              contentType: "application/pdf",
              looksLike: "pdf" as const,
              bytes: Buffer.from("%PDF"),
              origin: [],
            },
          ]),
    ],
    unopened: [],
  };
  return Promise.resolve({ outcome: "parsed", facts });
}

/** Replaces the workbook reader. */
export function readPaper({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Statement> {
  const paper = paperSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return Promise.resolve(statementOf(name, paper));
}

export function statementOf(name: string, paper: Paper): Statement {
  const lines = Object.entries(paper.lines).map(([invoiceNumber, pounds], index) => ({
    line: index + 1,
    sheet: "Statement",
    row: index + 2,
    type: pounds < 0 ? ("credit-note" as const) : ("invoice" as const),
    invoiceNumber,
    invoiceDate: calendarDate("2023-02-01"),
    outstandingPence: pence(Math.round(pounds * 100)),
  }));
  return statementSchema.parse({
    ...(paper.kind === undefined ? { kind: "r&p" } : { kind: paper.kind }),
    receivable: { code: organisationCode(paper.from ?? "ZB2") },
    payables: (paper.to ?? ["ZA1"]).map((code) => ({ code })),
    asAt: calendarDate(paper.asAt ?? "2023-03-23"),
    contact: { telephone: "01234 567890", email: "income@northfold.example.org" },
    accounts: [],
    lines,
    totalPence: sumPence(lines.map((line) => line.outstandingPence)),
    findings: (paper.refused ?? []).map((code) => ({
      code,
      severity: "refusal",
      what: `It has ${code}.`,
      todo: "Correct it.",
    })),
    receipt: { file: name, format: "xlsx", tables: [], leftOut: [] },
  });
}

/** The notification of SES about a letter, as it is on the queue. */
export function notificationOf(letter: Letter): Json {
  const verdicts: Verdicts = {
    spf: "PASS",
    dkim: "PASS",
    dmarc: "PASS",
    spam: "PASS",
    virus: "PASS",
    ...letter.verdicts,
  };
  const from = letter.from ?? "income@northfold.example.org";
  const to = letter.to ?? "statements+ZA1@accord.example.org";
  return {
    Type: "Notification",
    Message: JSON.stringify({
      notificationType: "Received",
      mail: {
        messageId: letter.id,
        timestamp: letter.receivedAt,
        source: from,
        destination: [to],
        commonHeaders: { from: [from] },
      },
      receipt: {
        timestamp: letter.receivedAt,
        recipients: [to],
        spfVerdict: { status: verdicts.spf },
        dkimVerdict: { status: verdicts.dkim },
        dmarcVerdict: { status: verdicts.dmarc },
        spamVerdict: { status: verdicts.spam },
        virusVerdict: { status: verdicts.virus },
        action: { type: "S3", bucketName: "accord-mail", objectKey: `mail/${letter.id}` },
      },
    }),
  };
}
