import { setTimeout as pause } from "node:timers/promises";

import nodemailer from "nodemailer";

import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { summaryOfPosition } from "../../shared/records/position/position-view.ts";
import { localNames } from "../local-names.ts";
import { fileNumberOfSesId } from "../mail/local-ses-id.ts";
import { LOOPBACK } from "../servers/listen.ts";
import type { LocalSystem } from "../start-system.ts";
import { demoContacts, demoExercise, demoOrganisations, PAYABLE } from "./demo-group.ts";
import { demoLedgerCsv, LEDGER_AS_AT } from "./demo-ledger.ts";
import { demoMails, type DemoMail } from "./demo-mails.ts";

/** The outcome of one of the demonstration's mails. */
export interface DemoAnswer {
  readonly mail: DemoMail;
  /** Absent if the mail has not been received yet. */
  readonly record?: MailRecord;
  /** The number of the answer in the outbox; absent if none has been sent. */
  readonly answer?: number;
  readonly claimed?: Pence;
  readonly agreed?: Pence;
  readonly notAgreed?: Pence;
  readonly disputed?: Pence;
}

export type DemoResult =
  { readonly ran: true; readonly answers: readonly DemoAnswer[] } | { readonly ran: false; readonly why: string };

/** Enough for the whole demonstration on a slow machine. After that, the report lists missing answers as missing. */
const TIME_LIMIT_MS = 180_000;
const CHECK_EVERY_MS = 100;
const UPLOAD_KEY = `uploads/${PAYABLE}/demonstration/eastmere-payables-2023-03-31.csv`;

/**
 * Runs the demonstration, in this order: loads an invented group and its exercise, uploads a ledger, sends four statements by mail as their
 * senders would, and waits for the answers. Steps that an earlier run on the same data has completed are skipped.
 */
export async function runDemo(system: LocalSystem): Promise<DemoResult> {
  const deadline = Date.now() + TIME_LIMIT_MS;
  const why = await loadGroup(system);
  if (why !== undefined) return { ran: false, why };
  await loadLedger(system, deadline);
  await sendMails(system);
  let answers = await readAnswers(system);
  while (answers.some(({ answer }) => answer === undefined) && Date.now() < deadline) {
    await pause(CHECK_EVERY_MS);
    answers = await readAnswers(system);
  }
  return { ran: true, answers };
}

async function loadGroup({ records, now }: LocalSystem): Promise<string | undefined> {
  const { referenceLists } = records;
  const { directory, contacts, exercises } = await referenceLists.all();
  const isOurs = demoOrganisations.every((body) => directory.has(body.code));
  if (directory.size > 0 && !isOurs)
    return "the directory contains other organisations than those of the demonstration";
  const at = now().toISOString();
  if (!isOurs) await referenceLists.organisations.replace(() => demoOrganisations, at);
  if (contacts.length === 0) await referenceLists.contacts.replace(() => demoContacts, at);
  const exercise = demoExercise();
  if (!exercises.some((each) => each.exercise === exercise.exercise)) {
    await referenceLists.exercises.replace((before) => [...before, exercise], at);
  }
  return undefined;
}

async function loadLedger({ records }: LocalSystem, deadline: number): Promise<void> {
  if (await isLoaded()) return;
  await records.uploads.put(UPLOAD_KEY, Buffer.from(demoLedgerCsv()), {
    contentType: "text/csv",
    metadata: {
      organisation: PAYABLE,
      "as-at": LEDGER_AS_AT,
      close: "hard",
      kind: "payables",
      file: "eastmere-payables-2023-03-31.csv",
    },
  });
  while (!(await isLoaded()) && Date.now() < deadline) await pause(CHECK_EVERY_MS);

  async function isLoaded(): Promise<boolean> {
    return (await records.ledgers.current(organisationCode(PAYABLE), "payables")) !== undefined;
  }
}

async function sendMails({ records, smtpPort, now }: LocalSystem): Promise<void> {
  const known = new Set((await listMails(records.mails)).map((mail) => mail.messageIdHeader));
  const transport = nodemailer.createTransport({ host: LOOPBACK, port: smtpPort, secure: false, ignoreTLS: true });
  try {
    for (const mail of demoMails) {
      if (known.has(mail.messageIdHeader)) continue;
      await transport.sendMail({
        from: mail.from,
        to: localNames.mailbox.replace("@", `+${PAYABLE}@`),
        subject: mail.subject,
        messageId: mail.messageIdHeader,
        date: now(),
        text: mail.text,
        attachments: [
          { filename: mail.fileName, contentType: mail.contentType, content: Buffer.from(await mail.file()) },
        ],
      });
    }
  } finally {
    transport.close();
  }
}

async function readAnswers({ records }: LocalSystem): Promise<DemoAnswer[]> {
  const mails = await listMails(records.mails);
  return Promise.all(
    demoMails.map(async (mail): Promise<DemoAnswer> => {
      const record = mails.findLast((each) => each.messageIdHeader === mail.messageIdHeader);
      if (!record) return { mail };
      const answer = await answerTo(record, records);
      const [statementOfMail] = record.statements;
      const position = statementOfMail && (await records.positions.get(statementOfMail.position));
      if (!position) return { mail, record, ...(answer === undefined ? {} : { answer }) };
      const { statement, agreedPence, notAgreedPence } = summaryOfPosition(position);
      return {
        mail,
        record,
        ...(answer === undefined ? {} : { answer }),
        claimed: statement.totalPence,
        agreed: agreedPence,
        notAgreed: notAgreedPence,
        ...(position.reconciled ? { disputed: position.reconciled.totals.inDisputePence } : {}),
      };
    }),
  );
}

/** The number of the message in the outbox that answered a mail. */
async function answerTo(mail: MailRecord, { messages }: LocalSystem["records"]): Promise<number | undefined> {
  const ids = [
    ...mail.statements.flatMap(({ answeredBy }) => (answeredBy === undefined ? [] : [answeredBy])),
    ...mail.sentMessages,
  ];
  for (const id of ids) {
    const message = await messages.get(id);
    const number = fileNumberOfSesId(message?.sesId);
    if (message?.occasion.type === "answer" && number !== undefined) return number;
  }
  return undefined;
}

/** What the demonstration prints at its end: each mail, how it was answered, and where to look further. */
export function demoReport(answers: readonly DemoAnswer[], httpAddress: string, outbox: string): string[] {
  const rows = answers.map(({ mail, record, answer, claimed, agreed, notAgreed, disputed }) => [
    mail.what,
    record ? `${record.state}${record.state === "answered" ? "" : ` (${record.reason})`}` : "not received",
    ...[claimed, agreed, notAgreed, disputed].map((amount) => (amount === undefined ? "" : formatPounds(amount))),
    answer === undefined ? "none" : `${httpAddress}/sent/${answer}`,
  ]);
  const headings = ["Mail", "State", "Claimed", "Agreed", "Not agreed", "Disputed", "Answer"];
  const widths = headings.map((_, index) => Math.max(...[headings, ...rows].map((row) => (row[index] ?? "").length)));
  const line = (row: readonly string[]) =>
    row
      .map((text, index) =>
        index >= 2 && index <= 5 ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [
    "",
    line(headings),
    line(widths.map((width) => "-".repeat(width))),
    ...rows.map(line),
    "",
    `See everything      ${httpAddress}`,
    `Sent messages       ${outbox}`,
    "In a shell          npx accord positions, npx accord position ZA1 ZC3X9, npx accord --help",
    "",
  ];
}
