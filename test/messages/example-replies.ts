import { isCompared } from "../../shared/domain/mismatch/compare-forms.ts";
import { reportedPairOf } from "../../shared/domain/mismatch/reported-pair.ts";
import { exampleMismatches } from "./mismatch-facts.ts";
import { statementIssuedSchema } from "../../shared/messages/statement/statement-issued.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { noPence, pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { changesBetween } from "../../shared/messages/response/changes-between.ts";
import type { Reply, ReplyOf } from "../../shared/messages/reply.ts";
import type { StatementReference } from "../../shared/messages/facts/reply-facts.ts";
import type { Refusal } from "../../shared/messages/refusal/refusal.ts";
import {
  agreedResponse,
  contact,
  eastmere,
  exercise,
  income,
  mail,
  mailbox,
  northfold,
  outcomeOf,
  response,
  statement,
} from "./example-facts.ts";
import type { MismatchSummary } from "../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { exampleFormFacts } from "./collection-form-facts.ts";
import { exampleSummaries } from "./mismatch-summary/example-summaries.ts";
import { exampleStaffReplies } from "./example-staff-replies.ts";

const preparedAt = "2023-03-28T09:30:00.000Z";
const factsOfEveryReply = { preparedAt, mailbox, contact, mail };
const position = { payable: eastmere, receivable: northfold, exercise, kind: "r&p" as const };
const stranger = emailAddressSchema.parse("accounts@northfo1d.example.net");

const earlierStatement: StatementReference = {
  mailId: "z9",
  receivedAt: "2023-03-24T16:40:00.000Z",
  from: income,
  file: "ZB2 statement draft.xlsx",
  asAt: calendarDate("2023-03-23"),
  lines: 7,
  totalPence: pence(34_142_350),
};

const newerStatement: StatementReference = {
  mailId: mail.mailId,
  receivedAt: mail.receivedAt,
  from: income,
  file: mail.file,
  asAt: calendarDate("2023-03-23"),
  lines: 8,
  totalPence: statement.totalPence,
};

/** After the hard close: one more invoice is approved, and the item that only the ledger had is gone. */
const hardClose = outcomeOf(
  response.outcome.lines.map((line) =>
    line.invoiceNumber === "NF-10252"
      ? {
          ...line,
          agreedPence: line.outstandingPence,
          notAgreedPence: noPence,
          reason: "agreed",
          evidence: line.evidence.map((one) => ({ ...one, status: "approved", usedPence: one.outstandingPence })),
          why: "Invoice NF-10252 is on our ledger with £9,600.00 outstanding and approved.",
        }
      : line,
  ),
  [],
);

const revised: ReplyOf<"response"> = {
  ...response,
  preparedAt: "2023-04-06T07:00:00.000Z",
  ledger: { asAt: calendarDate("2023-03-31"), close: "hard" },
  outcome: hardClose,
  revision: {
    because: "newer-ledger",
    earlier: {
      sentAt: preparedAt,
      ledger: response.ledger,
      agreedPence: response.outcome.agreedPence,
      notAgreedPence: response.outcome.notAgreedPence,
      inDisputePence: response.outcome.inDisputePence,
    },
    changes: changesBetween(response.outcome, hardClose),
  },
};

const underThreshold: ReplyOf<"response"> = {
  ...agreedResponse,
  replaces: earlierStatement,
  statement: { ...statement, lines: statement.lines.slice(0, 1), totalPence: pence(184_500), findings: [] },
  outcome: outcomeOf(
    agreedResponse.outcome.lines
      .slice(0, 1)
      .map((line) => ({ ...line, outstandingPence: pence(184_500), agreedPence: pence(184_500) })),
    [],
    {
      replyRequired: false,
      replyRequiredWhy:
        "A reply is voluntary: the balance of £1,845.00 is not over the agreement threshold of £300,000.00.",
      remarks: ["Statements need only be issued over £2,500.00; this one of £1,845.00 is answered all the same."],
    },
  ),
};

const notAllRead: ReplyOf<"response"> = {
  ...agreedResponse,
  statement: {
    ...statement,
    unread: [
      { sheet: "Statement", row: 17, column: "D", value: "see attached", invoiceNumber: "NF-10260" },
      { sheet: "Statement", row: 18, column: "D", value: "" },
    ],
  },
};

/** A statement whose balance is not what its lines add up to, with a figure that nothing explains. */
const totalDiffers: ReplyOf<"response"> = {
  ...agreedResponse,
  statement: {
    ...statement,
    differences: [
      {
        sheet: "Statement",
        row: 19,
        column: "D",
        label: "Total now due",
        statedPence: pence(33_602_350),
        addedPence: pence(35_102_350),
      },
    ],
    figuresNotRead: [{ sheet: "Statement", row: 18, column: "B", text: "Less received 27/03: £15,000.00", count: 1 }],
  },
};

/** The first full response, after the message that there was no ledger. */
const afterNoLedger: ReplyOf<"response"> = {
  ...agreedResponse,
  revision: {
    because: "newer-ledger",
    earlier: {
      sentAt: preparedAt,
      agreedPence: noPence,
      notAgreedPence: statement.totalPence,
      inDisputePence: noPence,
    },
    changes: changesBetween(response.outcome, agreedResponse.outcome),
  },
};

export function refused(refusal: Refusal, more: Partial<ReplyOf<"refused">> = {}): ReplyOf<"refused"> {
  return {
    reply: "refused",
    ...factsOfEveryReply,
    payable: eastmere,
    receivable: northfold,
    findings: [],
    refusal,
    ...more,
  };
}

const pdfMail = { ...mail, file: "Statement March.pdf", subject: "RE: FW: ZB2 statement" };

/** One reply of each kind, by the name of its golden files. */
export const exampleReplies: Readonly<Record<string, Reply>> = {
  ...exampleStaffReplies,
  "response-agreed-in-full": agreedResponse,
  "response-agreed-in-part": response,
  "response-revised": revised,
  "response-not-all-read": notAllRead,
  "response-total-differs": totalDiffers,
  "response-after-no-ledger": afterNoLedger,
  "response-under-threshold-replacing": underThreshold,
  "no-ledger-yet": { reply: "no-ledger-yet", ...factsOfEveryReply, ...position, statement },
  "refused-pdf": refused({ reason: "pdf" }, { mail: pdfMail }),
  "refused-several-payables": refused({
    reason: "several-payables",
    named: [
      { code: organisationCode("ZA1"), name: "Eastmere University Hospitals" },
      { name: "Westhaven ICB" },
      { code: organisationCode("ZC3X9") },
    ],
  }),
  "refused-unknown-sender-code": refused(
    { reason: "unknown-sender-code", written: "ZB9" },
    { mail: { ...mail, subject: "ZB9 statement" } },
  ),
  "refused-nil-statement": refused({ reason: "nil-statement" }),
  "refused-wrong-payable-nhs-england": refused({
    reason: "wrong-payable",
    named: { name: "NHS England Midlands" },
    nhsEngland: true,
  }),
  "refused-file-findings": refused(
    { reason: "file-findings" },
    {
      receipt: statement.receipt,
      findings: [
        {
          code: "amount-not-whole-pence",
          severity: "refusal",
          file: mail.file,
          sheet: "Statement",
          row: 12,
          column: "D",
          what: "The amount 1,234.567 is not a whole number of pence",
          todo: "Correct the amount",
        },
      ],
    },
  ),
  "question-received": {
    reply: "question-received",
    ...factsOfEveryReply,
    mail: { mailId: "q", subject: "When will you reply?", from: income, receivedAt: mail.receivedAt },
    payable: eastmere,
    receivable: northfold,
  },
  "question-received-about": {
    reply: "question-received",
    ...factsOfEveryReply,
    mail: { mailId: "q2", subject: "Re: your response", from: income, receivedAt: mail.receivedAt },
    payable: eastmere,
    receivable: northfold,
    about: { exercise, kind: "r&p", lines: [{ line: 3, invoiceNumber: "NF-10252" }] },
    nextAgreeBy: { exercise, agreeBy: calendarDate("2023-04-14") },
  },
  "evidence-received": {
    reply: "evidence-received",
    ...factsOfEveryReply,
    ...position,
    files: ["Copy NF-10252.pdf", "Timesheets.xlsx"],
    lines: [
      { line: 2, invoiceNumber: "NF-10252" },
      { line: 3, invoiceNumber: "NF-10260" },
    ],
    statement: { lines: 8, totalPence: statement.totalPence },
    hasWorkbook: true,
    nextAgreeBy: { exercise, agreeBy: calendarDate("2023-04-14") },
  },
  "evidence-received-nothing-named": {
    reply: "evidence-received",
    ...factsOfEveryReply,
    ...position,
    files: ["scan.pdf"],
    lines: [],
    statement: { lines: 8, totalPence: statement.totalPence },
    hasWorkbook: false,
  },
  "file-share-link": {
    reply: "file-share-link",
    ...factsOfEveryReply,
    mail: { mailId: "l", subject: "ZB2 statement shared with you", from: income, receivedAt: mail.receivedAt },
    payable: eastmere,
    receivable: northfold,
  },
  "hold-confirmation": {
    reply: "hold-confirmation",
    ...factsOfEveryReply,
    mail: { ...mail, from: stranger },
    payable: eastmere,
    receivable: northfold,
    holdCode: "HOLD-7K2M9Q",
    why: "It came from accounts@northfo1d.example.net, which is not an address registered for ZB2.",
    statement: { asAt: calendarDate("2023-03-23"), lines: 8, totalPence: statement.totalPence },
    until: calendarDate("2023-04-03"),
  },
  "hold-confirmation-smaller": {
    reply: "hold-confirmation",
    ...factsOfEveryReply,
    mail,
    payable: eastmere,
    receivable: northfold,
    holdCode: "HOLD-7K2M9Q",
    why: "Nothing proves that income@northfold.example.org sent it.",
    statement: { asAt: calendarDate("2023-03-23"), lines: 1, totalPence: pence(10_000) },
    current: newerStatement,
    until: calendarDate("2023-04-03"),
  },
  "smaller-statement": {
    reply: "smaller-statement",
    ...factsOfEveryReply,
    payable: eastmere,
    receivable: northfold,
    holdCode: "HOLD-7K2M9Q",
    until: calendarDate("2023-04-03"),
    statements: [
      {
        exercise,
        kind: "r&p",
        current: newerStatement,
        smaller: { ...newerStatement, mailId: "s", file: "Backing invoice.xlsx", lines: 1, totalPence: pence(10_000) },
        invoices: 8,
        lost: 7,
      },
    ],
  },
  ...sameStatements(),
  "hold-rejected": {
    reply: "hold-closed",
    ...factsOfEveryReply,
    payable: eastmere,
    receivable: northfold,
    holdCode: "HOLD-7K2M9Q",
    closed: "rejected",
  },
  "hold-unclear": {
    reply: "hold-closed",
    ...factsOfEveryReply,
    payable: eastmere,
    receivable: northfold,
    holdCode: "HOLD-7K2M9Q",
    closed: "unclear",
  },
  "replaced-late": {
    reply: "replaced",
    ...factsOfEveryReply,
    ...position,
    to: "receivable",
    current: newerStatement,
    setAside: earlierStatement,
    late: true,
  },
  "replaced-for-payable": {
    reply: "replaced",
    ...factsOfEveryReply,
    ...position,
    to: "payable",
    current: newerStatement,
    setAside: earlierStatement,
    late: false,
  },
  ...todoNotices(),
  ...beforeDeadlines(),
  ...mismatchReports(),
  ...statementRequests(),
  ...issuedStatements(),
  "final-confirmation": {
    reply: "final-confirmation",
    ...{ preparedAt: "2023-04-13T07:05:00.000Z", mailbox, contact, ...position },
    ...{ receivedAt: mail.receivedAt, totalPence: pence(34_142_350), answeredAt: preparedAt },
    ...{ agreedPence: pence(32_938_100), notAgreedPence: pence(704_250), inDisputePence: pence(500_000) },
    ledger: { asAt: calendarDate("2023-03-31"), close: "hard" },
  },
  reminder: {
    reply: "reminder",
    ...{ preparedAt: "2023-04-05T07:05:00.000Z", mailbox, contact, ...position },
    ...{ agreeBy: calendarDate("2023-04-11"), receivedAt: mail.receivedAt, totalPence: statement.totalPence },
    ...{ answeredAt: preparedAt, lines: 3, askedPence: pence(1_204_250) },
  },
};

/** A statement that has not come: the first request, and the last. */
function statementRequests(): Record<string, Reply> {
  const common = {
    ...{ reply: "statement-request" as const, preparedAt: "2023-03-30T07:05:00.000Z", mailbox, contact, ...position },
    ...{
      asAt: calendarDate("2023-03-23"),
      statementsBy: calendarDate("2023-03-29"),
      agreeBy: calendarDate("2023-04-11"),
    },
  };
  return {
    "statement-request": { ...common, number: 1, isLast: false },
    "statement-request-last": { ...common, number: 3, isLast: true },
  };
}

/** A statement of our own, and one that replaces another. */
function issuedStatements(): Record<string, Reply> {
  const lines = [
    {
      type: "invoice",
      invoiceNumber: "EM-20411",
      invoiceDate: "2023-03-01",
      totalPence: 1_200_000,
      claimedPence: 1_200_000,
    },
    {
      type: "invoice",
      invoiceNumber: "EM-20412",
      invoiceDate: "2023-03-08",
      totalPence: 35_000_000,
      claimedPence: 31_000_000,
    },
    {
      type: "credit-note",
      invoiceNumber: "EM-C0107",
      invoiceDate: "2023-03-10",
      totalPence: -45_000,
      claimedPence: -45_000,
    },
    { type: "payment", invoiceNumber: "", invoiceDate: "2023-03-14", claimedPence: -80_000 },
  ].map((line, at) => ({
    ...{ line: at + 1, description: "Pathology =tests", account: "C100 Northfold", purchaseOrder: "PO881" },
    ...{ capital: false, futurePeriod: false, specialised: at === 0, recharge: at === 1, requisitioner: "J. Ashdown" },
    ...line,
  }));
  const facts = statementIssuedSchema.parse({
    reply: "statement-issued",
    ...{ preparedAt, mailbox, receivable: eastmere, payable: northfold },
    contact: { telephone: "01632 960111", email: "income@eastmere.example.org" },
    agree: { by: "2023-04-11", overPence: 30_000_000, isRequired: true },
    statement: {
      ...{ receivable: "ZA1", payable: "ZB2", exercise, kind: "r&p", asAt: "2023-03-23" },
      ledger: { snapshot: "s1", asAt: "2023-03-24", close: "soft" },
      lines,
      totalPence: 32_075_000,
    },
  });
  return {
    "statement-issued": facts,
    "statement-issued-corrected": {
      ...facts,
      supersedes: { issuedAt: "2023-03-27T08:00:00.000Z", lines: 3, totalPence: pence(32_155_000) },
    },
  };
}

/** What finance contacts are told before deadlines: what waits for them, and their draft form. */
function beforeDeadlines(): Record<string, Reply> {
  const common = { preparedAt: "2023-04-05T06:31:00.000Z", mailbox, payable: eastmere };
  return {
    "deadline-near": {
      reply: "deadline-near",
      ...common,
      kind: "r&p",
      agreeBy: calendarDate("2023-04-11"),
      summary: {
        ...ofReceivables(exampleSummaries["running"]),
        notes: [
          {
            ...{
              counterparty: northfold.code,
              exercise,
              kind: "r&p",
              by: "J. Ashdown",
              at: "2023-04-04T14:00:00.000Z",
            },
            ...{ on: calendarDate("2023-04-04"), with: "A. Finch", text: "A copy of NF-1002 follows this week." },
          },
        ],
      },
    },
    "statement-drafts": {
      reply: "statement-drafts",
      ...common,
      ...{ exercise, kind: "r&p", statementsBy: calendarDate("2023-03-29") },
      drafts: [
        { payable: northfold, lines: 14, totalPence: pence(41_250_000), replaces: true, toKnow: 2 },
        {
          ...{ payable: { code: organisationCode("ZB3"), name: "Southmoor Ambulance Service NHS Trust" }, lines: 1 },
          ...{ totalPence: pence(900_000), replaces: false, toKnow: 0 },
          stoppedBy: "The contact list has no address of ZB3. Import its line with accord contacts import.",
        },
      ],
      ...{ count: 23, totalPence: pence(61_000_000), stopped: 1 },
    },
    "form-draft": {
      reply: "form-draft",
      ...common,
      round: "submission",
      by: "2023-04-27T12:00",
      form: exampleFormFacts().form,
    },
  };
}

/** What whoever leads an exercise tells an organisation of its mismatches: some to clear, none of any size, and columns only. */
function mismatchReports(): Record<string, Reply> {
  const { compared, exercise: id } = exampleMismatches();
  const report: ReplyOf<"mismatch-report"> = {
    ...{ reply: "mismatch-report", preparedAt: "2023-05-05T08:01:00.000Z", mailbox, exercise: id },
    ...{ payable: { code: organisationCode("ZN1"), name: "National Finance Team" }, organisation: eastmere },
    pairs: compared.pairs.filter(isCompared).map(reportedPairOf),
    ...{ toClear: 2, formsMissing: [organisationCode("ZB3")], names: [eastmere, northfold] },
  };
  return {
    "mismatch-report": report,
    "mismatch-report-small": {
      ...report,
      ...{ pairs: report.pairs.slice(1), toClear: 0, formsMissing: [], tolerancePence: pence(10_000) },
    },
    "mismatch-report-columns": {
      ...report,
      pairs: report.pairs.slice(1).map((pair) => ({ ...pair, ...withEqualTotals() })),
      ...{ toClear: 0, formsMissing: [] },
    },
    "mismatch-report-before": {
      ...report,
      before: report.pairs.slice(0, 1).flatMap(({ kind, receivable, payable }) => {
        const pair = { kind, receivable, payable, thenPence: pence(513_000) };
        const [yearEnd, before] = [exerciseIdSchema.parse("2021-22-Q4"), exerciseIdSchema.parse("2022-23-Q3")];
        return [
          { ...pair, exercise: before, seen: "not-cleared" as const, nowPence: pair.thenPence },
          { ...pair, exercise: yearEnd, seen: "accrual-returned" as const, nowPence: pence(-490_000) },
        ];
      }),
    },
  };
}

/** One side has adjusted what the other was not notified of. */
function withEqualTotals(): Pick<ReplyOf<"mismatch-report">["pairs"][number], "receivableSide" | "payableSide"> {
  const totalPence = pence(18_730_000);
  const nothing = { notifiedPence: noPence, accruedPence: noPence, adjustedPence: noPence, disputedPence: noPence };
  return {
    receivableSide: {
      totalPence,
      columns: { ...nothing, notifiedPence: pence(18_000_000), adjustedPence: pence(730_000) },
    },
    payableSide: { totalPence, columns: { ...nothing, notifiedPence: totalPence } },
  };
}

function ofReceivables(summary: MismatchSummary | undefined): MismatchSummary {
  if (!summary) throw new Error("there is no such summary");
  const { positions, coverage } = summary;
  return {
    ...summary,
    positions: positions.filter(({ kind }) => kind === "r&p"),
    coverage: coverage.filter(({ kind }) => kind === "r&p"),
  };
}

/** What waits for a person: one thing, and more than are listed. */
function todoNotices(): Record<string, Reply> {
  const common = { reply: "todo-notice" as const, preparedAt, mailbox, payable: eastmere };
  const question = { kind: "question" as const, counterparty: northfold, since: "2023-03-27T13:05:00.000Z" };
  const items: ReplyOf<"todo-notice">["items"] = [
    { ...question, kind: "held-statement", pence: pence(9_952_000), deadline: calendarDate("2023-03-30") },
    { ...question, kind: "evidence", pence: pence(1_204_250), deadline: calendarDate("2023-04-11") },
    { kind: "supplier-unsettled", pence: pence(821_000), since: "2023-03-27T08:00:00.000Z" },
    question,
  ];
  return {
    "todo-notice-one": { ...common, waiting: 1, news: 1, items: [question], told: ["question-x1"] },
    "todo-notice-many": { ...common, waiting: 17, news: 3, items, told: ["question-x1", "evidence-x2"] },
  };
}

/** The notice that we have a statement already, for each way in which it may have been answered. */
function sameStatements(): Record<string, Reply> {
  const answers = [
    { answer: "answered" as const, answeredAt: "2023-03-27T13:05:00.000Z" },
    { answer: "acknowledged" as const, answeredAt: "2023-03-27T13:05:00.000Z" },
    { answer: "on-its-way" as const },
    { answer: "being-checked" as const },
    { answer: "came-back" as const, answeredAt: "2023-03-27T13:05:00.000Z" },
  ];
  return Object.fromEntries(
    answers.map((each) => [
      `same-statement-${each.answer}`,
      {
        reply: "same-statement",
        ...factsOfEveryReply,
        payable: eastmere,
        receivable: northfold,
        statements: [{ exercise, kind: "r&p", file: "ZB2 statement again.xlsx", current: newerStatement, ...each }],
      },
    ]),
  );
}
