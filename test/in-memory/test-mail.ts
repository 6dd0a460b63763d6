import * as z from "zod";

import type { AnswerTables } from "../../shared/domain/answer/answer-tables.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { filledRowSchema, type DecisionSheet, type FilledRow } from "../../shared/domain/decision-sheet/filled-row.ts";
import type { FilledReply } from "../../shared/domain/decision-sheet/reply-row.ts";
import type { ExerciseFile, ExerciseFileSought } from "../../shared/domain/mismatch/exercise-file.ts";
import type { FormPlan } from "../../shared/domain/answer-form/form-plan.ts";
import type { OpenedContent, OpenedMail } from "../../shared/domain/mail/mail-facts.ts";
import type { Verdicts } from "../../shared/domain/mail/headers/verdicts.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { pence, sumPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { statementSchema, type Statement } from "../../shared/domain/statement/statement.ts";
import type { Json } from "../../shared/records/storage/json.ts";

/** A statement in short form: from whom, for whom, and its lines as pounds by invoice number. */
export interface TestStatement {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly kind?: "r&p" | "i&e" | "accruals";
  readonly asAt?: string;
  readonly lines: Readonly<Record<string, number>>;
  /** Codes of findings with which the statement is refused. */
  readonly refused?: readonly string[];
  /** Whether it has a form for our answers. */
  readonly form?: boolean;
  /** What a person wrote into the rows of a Decisions sheet in it, by column; the row is the place. */
  readonly decisions?: readonly Partial<FilledRow>[];
  readonly replies?: readonly Omit<FilledReply, "row">[];
  /** The mismatch report or the collection forms that it is. */
  readonly exerciseFile?: ExerciseFile;
  /** The tables of an answer to a statement of ours. */
  readonly answer?: Pick<AnswerTables, "rows"> & Partial<AnswerTables>;
  /** Changes the bytes but not the statement. */
  readonly edition?: number;
}

/** A mail in short form. */
export interface TestMail {
  readonly id: string;
  readonly receivedAt: string;
  readonly from?: string;
  /** The sender of the envelope, if another. */
  readonly envelopeFrom?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly messageIdHeader?: string;
  readonly inReplyTo?: string;
  readonly referencesHeader?: readonly string[];
  readonly text?: string;
  readonly workbooks?: Readonly<Record<string, TestStatement>>;
  readonly pdf?: string;
  readonly autoSubmitted?: string;
  /** Whether an Accord sent it, and whether as a statement that an organisation issues. */
  readonly accord?: "message" | "statement";
  readonly verdicts?: Partial<Verdicts>;
}

/** The tests write these themselves, so there is nothing to check. */
const testMailSchema = z.custom<TestMail>();
const testStatementSchema = z.custom<TestStatement>();

/** The raw message of a test mail: a header, and the mail as JSON in place of MIME, which has tests of its own. */
export function rawOf(mail: TestMail): Uint8Array {
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ["From", mail.from ?? "income@northfold.example.org"],
    ["Subject", mail.subject ?? "ZB2 statement of balances"],
    ["Message-ID", `<${mail.messageIdHeader ?? `${mail.id}@northfold.example.org`}>`],
    ["In-Reply-To", mail.inReplyTo],
    ["References", mail.referencesHeader?.join(" ")],
    ["DKIM-Signature", "d=northfold.example.org"],
    ["Auto-Submitted", mail.autoSubmitted],
    ["X-Accord-Reply", mail.accord === undefined ? undefined : "message-1"],
    ["X-Accord-Statement", mail.accord === "statement" ? "yes" : undefined],
    ["Content-Type", "multipart/mixed"],
  ];
  const header = fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  const endless = mail.text === "unreadable" ? Array.from({ length: 3000 }, () => "X-Field: again") : [];
  return Buffer.from([...header, ...endless, "", JSON.stringify(mail)].join("\r\n"));
}

/** Replaces the MIME parser. */
export function openTestMail(raw: Uint8Array): Promise<OpenedMail> {
  const [, body = ""] = Buffer.from(raw).toString("utf8").split("\r\n\r\n", 2);
  const mail = testMailSchema.parse(JSON.parse(body));
  const content: OpenedContent = {
    text: mail.text ?? "Please find our statement attached.",
    links: [],
    partTypes: ["multipart/mixed"],
    deliveryActions: [],
    attachments: [
      ...Object.entries(mail.workbooks ?? {}).map(([name, statement]) => ({
        name,
        contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        looksLike: "workbook" as const,
        bytes: Buffer.from(JSON.stringify(statement)),
        origin: [],
      })),
      ...(mail.pdf === undefined
        ? []
        : [
            {
              name: mail.pdf,
              contentType: "application/pdf",
              looksLike: "pdf" as const,
              bytes: Buffer.from("%PDF"),
              origin: [],
            },
          ]),
    ],
    unopened: [],
  };
  return Promise.resolve({ outcome: "opened", content });
}

/** Replaces the workbook reader. */
export function readTestStatement({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Statement> {
  const statement = testStatementSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return Promise.resolve(statementOf(name, statement));
}

/** Replaces the search for the sender's own form. */
export function findTestForm(bytes: Uint8Array): Promise<FormPlan | undefined> {
  const { form } = testStatementSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  const plan = { fileName: "form.xlsx", is1904: false, asks: [], parts: [], cells: [], linesWithoutRow: 0 };
  return Promise.resolve(form === true ? plan : undefined);
}

/** Replaces the reader of PDFs: they say nothing. */
export function readNoPdfs(files: readonly Uint8Array[]): Promise<string[]> {
  return Promise.resolve(files.map(() => ""));
}

/** Replaces the reader of Decisions sheets. */
export function findTestDecisions({ bytes }: { bytes: Uint8Array }): Promise<DecisionSheet | undefined> {
  const { decisions, replies = [] } = testStatementSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  const rows = decisions?.map((row, place) => filledRow(row, place + 5));
  const reviewed = replies.map((row, place) => ({ row: place + 4, ...row }));
  return Promise.resolve(rows && { rows, replies: reviewed, isCut: false });
}

/** Replaces the search for mismatch reports and collection forms. */
export function findTestExerciseFile(
  { bytes }: { bytes: Uint8Array },
  sought: ExerciseFileSought,
): Promise<ExerciseFile | undefined> {
  const { exerciseFile } = testStatementSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return Promise.resolve(exerciseFile?.is === sought.is ? exerciseFile : undefined);
}

/** Replaces the reader of answers to our statements. */
export function findTestAnswer({ bytes }: { bytes: Uint8Array }): Promise<AnswerTables | undefined> {
  const { answer } = testStatementSchema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return Promise.resolve(answer && { held: [], totals: [], problems: [], isCut: false, ...answer });
}

/** A row of a Decisions sheet in which only these cells are filled in. */
export function filledRow(cells: Partial<FilledRow>, row: number): FilledRow {
  const empty = {
    reference: "",
    invoice: "",
    decision: "",
    amount: "",
    disputeReference: "",
    question: "",
    sameInvoiceAs: "",
    tell: "",
    note: "",
  };
  return filledRowSchema.parse({ row, ...empty, ...cells });
}

export function statementOf(name: string, statement: TestStatement): Statement {
  const lines = Object.entries(statement.lines).map(([invoiceNumber, pounds], index) => ({
    line: index + 1,
    sheet: "Statement",
    row: index + 2,
    type: pounds < 0 ? ("credit-note" as const) : ("invoice" as const),
    invoiceNumber,
    invoiceDate: calendarDate("2023-02-01"),
    outstandingPence: pence(Math.round(pounds * 100)),
  }));
  return statementSchema.parse({
    ...(statement.kind === undefined ? { kind: "r&p" } : { kind: statement.kind }),
    receivable: { code: organisationCode(statement.from ?? "ZB2") },
    payables: (statement.to ?? ["ZA1"]).map((code) => ({ code })),
    asAt: calendarDate(statement.asAt ?? "2023-03-23"),
    contact: { telephone: "01234 567890", email: "income@northfold.example.org" },
    accounts: [],
    lines,
    totalPence: sumPence(lines.map((line) => line.outstandingPence)),
    findings: (statement.refused ?? []).map((code) => ({
      code,
      severity: "refusal",
      what: `It has ${code}.`,
      todo: "Correct it.",
    })),
    receipt: { file: name, format: "xlsx", tables: [], leftOut: [] },
  });
}

/** The notification of SES about a test mail, as it is on the queue. */
export function notificationOf(mail: TestMail): Json {
  const verdicts: Verdicts = {
    spf: "PASS",
    dkim: "PASS",
    dmarc: "PASS",
    spam: "PASS",
    virus: "PASS",
    ...mail.verdicts,
  };
  const from = mail.from ?? "income@northfold.example.org";
  const to = mail.to ?? "statements+ZA1@accord.example.org";
  return {
    Type: "Notification",
    Message: JSON.stringify({
      notificationType: "Received",
      mail: {
        messageId: mail.id,
        timestamp: mail.receivedAt,
        source: mail.envelopeFrom ?? from,
        destination: [to],
        commonHeaders: { from: [from] },
      },
      receipt: {
        timestamp: mail.receivedAt,
        recipients: [to],
        spfVerdict: { status: verdicts.spf },
        dkimVerdict: { status: verdicts.dkim },
        dmarcVerdict: { status: verdicts.dmarc },
        spamVerdict: { status: verdicts.spam },
        virusVerdict: { status: verdicts.virus },
        action: { type: "S3", bucketName: "accord-mail", objectKey: `mail/${mail.id}` },
      },
    }),
  };
}
