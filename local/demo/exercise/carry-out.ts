import { setTimeout as pause } from "node:timers/promises";

import nodemailer from "nodemailer";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { ukDay } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { pence, type Pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { shortNameOfKind, type Exercise } from "../../../shared/domain/exercise/exercise.ts";
import { compareForms } from "../../../shared/domain/mismatch/compare-forms.ts";
import { submittedFormSchema, type SubmittedForm } from "../../../shared/domain/mismatch/submitted-form.ts";
import { decisionId } from "../../../shared/domain/position/decision-id.ts";
import { nameOfMismatchKind, todoWords } from "../../../shared/messages/mismatches/mismatch-table.ts";
import { noteWords } from "../../../shared/messages/words/note-words.ts";
import { counted } from "../../../shared/messages/words/statement-words.ts";
import { lastSubmission } from "../../../shared/records/form/form-record.ts";
import { gatherForm } from "../../../shared/records/form/gather-form.ts";
import { importForm, reopenForm, signForm } from "../../../shared/records/form/hand-in-form.ts";
import { gatherDrafts } from "../../../shared/records/issued/gather-drafts.ts";
import { releaseStatement } from "../../../shared/records/issued/release-statement.ts";
import { localNames } from "../../local-names.ts";
import { LOOPBACK } from "../../servers/listen.ts";
import type { LocalSystem } from "../../start-system.ts";
import { statementWorkbook } from "../statement-workbook.ts";
import type { Act } from "./acts.ts";
import { codeOf, nameOfBody, officeOf, shortNameOfBody } from "./bodies.ts";
import { ledgerFile } from "./ledger-file.ts";

const MOST_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Does what an organisation does on a day, as it would do it: by mail, as an upload, as a command. Returns what it was, in sentences. */
export async function carryOut(act: Act, system: LocalSystem, exercise: Exercise): Promise<string[]> {
  switch (act.act) {
    case "ledger":
      return uploadLedger(act, system);
    case "statement":
      return sendStatement(act, system);
    case "release":
      return release(act, system, exercise);
    case "decide":
      return decide(act, system, exercise);
    case "note":
      return note(act, system, exercise);
    case "sign":
      return sign(act, system, exercise);
    case "reopen": {
      const doing = { by: act.by, at: system.now().toISOString(), note: act.note };
      await reopenForm({ organisation: codeOf(act.of), exercise: exercise.exercise }, doing, system.records);
      return [`${act.by} reopens the form of ${shortNameOfBody(act.of)}: ${act.note}`];
    }
    case "hand-in":
      return handIn(act, system, exercise);
    case "mismatches":
      return mismatches(system, exercise);
  }
}

type Of<Name extends Act["act"]> = Extract<Act, { act: Name }>;

async function uploadLedger(
  { of, kind, asAt, close, lines }: Of<"ledger">,
  { records, now }: LocalSystem,
): Promise<string[]> {
  const file = `${of}-${kind}-${asAt}-${close}.csv`;
  const before = await records.ledgers.current(codeOf(of), kind);
  const at = now().toISOString().replaceAll(/\D/g, "");
  await records.uploads.put(`uploads/${of}/${at}/${file}`, ledgerFile(kind, lines), {
    contentType: "text/csv",
    metadata: { organisation: of, "as-at": asAt, close, kind, file },
  });
  await until(async () => (await records.ledgers.current(codeOf(of), kind))?.snapshot !== before?.snapshot);
  return [
    `${shortNameOfBody(of)} uploads its ${kind} ledger as at ${asAt}, ${close} close: ${counted(lines.length, "line")}.`,
  ];
}

async function sendStatement(act: Of<"statement">, { smtpPort, now }: LocalSystem): Promise<string[]> {
  const { from, to, kind, lines } = act;
  const subject = act.subject ?? `${from} ${shortNameOfKind(kind)} statement for ${to}, month 12`;
  const at = now();
  const office = officeOf(from);
  const file = await statementWorkbook({
    from: nameOfBody(from),
    to: nameOfBody(to),
    asAt: calendarDate("2023-03-23"),
    telephone: "01632 960101",
    email: office,
    kind,
    rows: lines.map(({ number, date, what, pounds }) => ({
      invoiceNumber: number,
      invoiceDate: date,
      purchaseOrder: "",
      description: what,
      total: inPence(pounds),
      outstanding: inPence(pounds),
    })),
  });
  const transport = nodemailer.createTransport({ host: LOOPBACK, port: smtpPort, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: office,
      to: localNames.mailbox.replace("@", `+${to}@`),
      subject,
      messageId: `<${from}-${to}-${kind.replace("&", "")}-${ukDay(at.toISOString())}@${office.split("@")[1] ?? ""}>`,
      date: at,
      text: "Dear colleagues,\n\nour statement for the month 12 agreement of balances is attached.\n\nKind regards\nIncome office\n",
      attachments: [{ filename: `${from} to ${to} ${kind.replace("&", "")}.xlsx`, content: Buffer.from(file) }],
    });
  } finally {
    transport.close();
  }
  const total = inPence(lines.reduce((sum, { pounds }) => sum + pounds, 0));
  return [
    `${shortNameOfBody(from)} mails its ${shortNameOfKind(kind)} statement to ${shortNameOfBody(to)}: ${counted(lines.length, "line")}, ${formatPounds(total)}. Subject: ${subject}`,
  ];
}

async function release(
  { of, to, kind, by }: Of<"release">,
  { records, now }: LocalSystem,
  exercise: Exercise,
): Promise<string[]> {
  const name = `the ${shortNameOfKind(kind)} statement of ${shortNameOfBody(of)} to ${shortNameOfBody(to)}`;
  for await (const draft of gatherDrafts(codeOf(of), exercise, { kind, payable: codeOf(to) }, records)) {
    if ("noLedger" in draft || !draft.issue) continue;
    const { statement } = draft;
    await releaseStatement(statement, { by, at: now().toISOString() }, records);
    return [
      `${by} releases ${name} from its sales ledger: ${counted(statement.lines.length, "line")}, ${formatPounds(statement.totalPence)}.`,
    ];
  }
  return [`There is nothing to release: ${name}.`];
}

async function decide(act: Of<"decide">, system: LocalSystem, { exercise }: Exercise): Promise<string[]> {
  const { of, about, kind, number, claimed, agreed, by, tell } = act;
  const position = { payable: codeOf(of), receivable: codeOf(about), exercise, kind };
  const at = system.now().toISOString();
  await system.records.decisions.add(position, {
    decision: "agree",
    id: decisionId(position, number.toLowerCase()),
    invoiceNumber: number,
    outstandingPence: inPence(claimed),
    agreedPence: inPence(agreed),
    ...{ by, at, tell, atOnce: true },
  });
  await system.enqueueReconcile([{ position, correlation: `decision-${number}` }]);
  return [`${by} of ${shortNameOfBody(of)} agrees invoice ${number} of ${shortNameOfBody(about)}: ${tell}`];
}

async function note(
  { of, about, kind, by, with: withWhom, text }: Of<"note">,
  { records, now }: LocalSystem,
  { exercise }: Exercise,
): Promise<string[]> {
  const at = now().toISOString();
  const written = { counterparty: codeOf(about), exercise, kind, by, at, on: ukDay(at), with: withWhom, text };
  await records.counterpartyNotes.add(codeOf(of), written);
  return [`${shortNameOfBody(of)} about ${shortNameOfBody(about)}: ${noteWords(written)}`];
}

async function sign(
  { of, round, by, note }: Of<"sign">,
  { records, now }: LocalSystem,
  exercise: Exercise,
): Promise<string[]> {
  const at = now().toISOString();
  const form = await gatherForm(codeOf(of), exercise, {
    ...records,
    keepOutcome: (outcome) => records.objects.put("outcomes", outcome),
  });
  const { result } = await signForm(form, { round, by, at, through: ukDay(at), note }, records);
  return [
    result === "signed"
      ? `${by} signs the form of ${shortNameOfBody(of)} for the ${round}, with ${form.open.length === 0 ? "nothing" : counted(form.open.length, "point")} open: ${note}`
      : `The form of ${shortNameOfBody(of)} is not signed.`,
    ...form.open.map(({ what }) => `  Open: ${what}`),
  ];
}

async function handIn(
  { of, round, rows }: Of<"hand-in">,
  { records, now }: LocalSystem,
  { exercise }: Exercise,
): Promise<string[]> {
  const form: SubmittedForm = { organisation: codeOf(of), exercise, rows: [...rows] };
  const how = { round, by: "the national body", at: now().toISOString(), file: "form.csv" };
  await importForm(form, how, records);
  return [`${shortNameOfBody(of)} hands its form in.`];
}

/** Both sides of each pair, as the forms have them that were handed in last (MIS-01). */
async function mismatches({ records }: LocalSystem, { exercise }: Exercise): Promise<string[]> {
  const forms: SubmittedForm[] = [];
  for await (const record of records.forms.of(exercise)) {
    const last = lastSubmission(record);
    if (last) forms.push(await records.objects.get(last.rows, submittedFormSchema));
  }
  const { pairs, totalPence, formsMissing } = compareForms(forms);
  const open = pairs.filter(
    ({ absoluteByColumnPence, missing }) => absoluteByColumnPence !== 0 && missing === undefined,
  );
  return [
    `The national body compares ${counted(forms.length, "form")}: ${formatPounds(totalPence)} of mismatches in ${counted(open.length, "pair")}.`,
    ...(formsMissing.length === 0 ? [] : [`  Not compared, as their forms are missing: ${formsMissing.join(", ")}.`]),
    ...open.map(
      (pair) =>
        `  ${nameOfMismatchKind(pair)}, ${pair.receivable} has ${formatPounds(pair.receivableRow.totalPence)}, ${pair.payable} ${formatPounds(pair.payableRow.totalPence)}: ${todoWords(pair)}`,
    ),
  ];
}

function inPence(pounds: number): Pence {
  return pence(Math.round(pounds * 100));
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + MOST_MS;
  while (!(await isDone()) && Date.now() < end) await pause(LOOK_EVERY_MS);
}
