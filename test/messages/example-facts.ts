import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { LineOutcome, Outcome } from "../../shared/domain/position/outcome.ts";
import { noPence, pence, sumPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseIdSchema } from "../../shared/domain/exercise/exercise.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { ReadingReceipt } from "../../shared/domain/statement/reading-receipt.ts";
import type { StatementLine } from "../../shared/domain/statement/statement-line.ts";
import type { ReplyOf } from "../../shared/messages/reply.ts";

/** Invented organisations and a statement with each kind of problem, shared by the tests of messages. */
export const eastmere = { code: organisationCode("ZA1"), name: "Eastmere University Hospitals NHS FT" };
export const northfold = { code: organisationCode("ZB2"), name: "Northfold Community Health NHS Trust" };
export const exercise = exerciseIdSchema.parse("2022-23-Q4");
export const mailbox = emailAddressSchema.parse("statements+ZA1@accord.example.org");
export const contact = emailAddressSchema.parse("payables@eastmere.example.org");
export const income = emailAddressSchema.parse("income@northfold.example.org");

export const mail = {
  mailId: "a1b2c3",
  subject: "ZB2 AoB statement M12",
  from: income,
  receivedAt: "2023-03-27T08:14:00.000Z",
  file: "ZB2 statement to ZA1 March 2023.xlsx",
};

interface ExampleLine {
  readonly number: string;
  readonly date: string;
  readonly claimed: number;
  readonly agreed: number;
  readonly disputed?: number;
  readonly reason: string;
  readonly why: string;
  readonly wanted?: LineOutcome["wanted"];
  readonly evidence?: LineOutcome["evidence"];
  readonly decision?: LineOutcome["decision"];
}

const evidence = (
  invoiceNumber: string,
  outstanding: number,
  status: string,
  more: Partial<LineOutcome["evidence"][number]> = {},
): LineOutcome["evidence"][number] => ({
  invoiceNumber,
  outstandingPence: pence(outstanding),
  status,
  match: "exact",
  usedPence: pence(outstanding),
  ...more,
});

const exampleLines: readonly ExampleLine[] = [
  {
    number: "NF-10230",
    date: "2023-01-09",
    claimed: 1_845_000,
    agreed: 1_845_000,
    reason: "agreed",
    why: "Invoice NF-10230 is on our ledger with £18,450.00 outstanding and approved.",
    evidence: [evidence("NF-10230", 1_845_000, "approved", { invoiceDate: calendarDate("2023-01-09") })],
  },
  {
    number: "NF-10231",
    date: "2023-01-16",
    claimed: 22_000_000,
    agreed: 22_000_000,
    reason: "agreed",
    why: "Invoice NF-10231 is on our ledger with £220,000.00 outstanding and approved.",
    evidence: [evidence("NF-10231", 22_000_000, "approved")],
  },
  {
    number: "NF-10234",
    date: "2023-02-01",
    claimed: 3_000_000,
    agreed: 2_000_000,
    reason: "over-invoiced",
    why: "Invoice NF-10234 claims £30,000.00 for 30 days of a secondment. Our ledger has £20,000.00 outstanding for it, approved, for the 20 days that were worked. The other £10,000.00 is not agreed.",
    wanted: { wants: "backing-or-credit", pence: pence(1_000_000) },
    evidence: [evidence("NF-10234", 2_000_000, "approved")],
  },
  {
    number: "NF-10240",
    date: "2023-02-14",
    claimed: 7_000_000,
    agreed: 6_500_000,
    disputed: 500_000,
    reason: "part-disputed",
    why: "Invoice NF-10240 is on our ledger with £70,000.00 outstanding. £5,000.00 of it is in formal dispute under the reference MED-2023-04; the other £65,000.00 is agreed.",
    evidence: [evidence("NF-10240", 7_000_000, "approved", { disputeReference: "MED-2023-04" })],
  },
  {
    number: "NF-10251",
    date: "2023-03-01",
    claimed: 412_350,
    agreed: 0,
    reason: "not-on-ledger",
    why: "We found no invoice NF-10251, and none like it, on our ledger.",
    wanted: { wants: "copy", document: "invoice", besides: ["purchase-order", "backing", "orderer"] },
  },
  {
    number: "NF-10252",
    date: "2023-03-03",
    claimed: 960_000,
    agreed: 0,
    reason: "awaiting-approval",
    why: "Invoice NF-10252 is on our ledger with £9,600.00 outstanding, and still waits for approval here.",
    evidence: [evidence("NF-10252", 960_000, "awaiting-approval", { usedPence: noPence })],
  },
  {
    number: "NF-10198",
    date: "2022-11-30",
    claimed: 125_000,
    agreed: 0,
    reason: "paid",
    why: "Invoice NF-10198 was paid on 20 March 2023, payment reference 40081234, before your statement's date.",
    evidence: [
      evidence("NF-10198", 0, "paid", {
        paidDate: calendarDate("2023-03-20"),
        paymentReference: "40081234",
      }),
    ],
  },
  {
    number: "NFC-0077",
    date: "2023-02-20",
    claimed: -240_000,
    agreed: -240_000,
    reason: "agreed-by-decision",
    why: "Decided by ZA1's finance team on 28 March 2023: of your credit note NFC-0077 of 20 February 2023 (-£2,400.00), -£2,400.00 is agreed in principle.",
    evidence: [evidence("NFC-0077", -240_000, "approved")],
    decision: {
      decision: "agree",
      id: "d1",
      by: "sam.okoro@eastmere.example.org",
      at: "2023-03-28T09:00:00.000Z",
      invoiceNumber: "NFC-0077",
      outstandingPence: pence(-240_000),
      agreedPence: pence(-240_000),
    },
  },
];

export const statementLines: StatementLine[] = exampleLines.map((line, index) => ({
  line: index + 1,
  sheet: "Statement",
  row: index + 9,
  type: line.claimed < 0 ? "credit-note" : "invoice",
  invoiceNumber: line.number,
  invoiceDate: calendarDate(line.date),
  outstandingPence: pence(line.claimed),
}));

const lines: LineOutcome[] = exampleLines.map((line, index) => ({
  line: index + 1,
  invoiceNumber: line.number,
  invoiceDate: calendarDate(line.date),
  outstandingPence: pence(line.claimed),
  agreedPence: pence(line.agreed),
  notAgreedPence: pence(line.claimed - line.agreed - (line.disputed ?? 0)),
  disputedPence: pence(line.disputed ?? 0),
  reason: line.reason,
  why: line.why,
  wanted: line.wanted,
  evidence: line.evidence ?? [],
  ...(line.decision === undefined ? {} : { decision: line.decision }),
}));

const ledgerOnly: Outcome["ledgerOnly"] = [
  {
    invoiceNumber: "NF-10219",
    invoiceDate: calendarDate("2022-12-19"),
    outstandingPence: pence(330_000),
    reason: "on-ledger-only",
    why: "Invoice NF-10219 of 19 December 2022 is on our ledger with £3,300.00 outstanding, and is not on your statement. Please send a copy if it is still due.",
  },
];

/** An outcome whose totals follow from its lines, as in a real reconciliation. */
export function outcomeOf(
  of: readonly LineOutcome[],
  only: Outcome["ledgerOnly"],
  more: Partial<Outcome> = {},
): Outcome {
  const notified = sumPence(of.map((line) => line.outstandingPence));
  const notAgreed = sumPence(of.map((line) => line.notAgreedPence));
  const inDispute = sumPence(of.map((line) => line.disputedPence));
  const extra = sumPence(only.map((item) => item.outstandingPence));
  const adjusted = pence(extra - notAgreed);
  return {
    lines: [...of],
    ledgerOnly: only,
    agreedPence: sumPence(of.map((line) => line.agreedPence)),
    notAgreedPence: notAgreed,
    inDisputePence: inDispute,
    notifiedPence: notified,
    accruedPence: noPence,
    adjustedPence: adjusted,
    disputedPence: pence(-Math.abs(inDispute)),
    totalPence: pence(notified + adjusted - Math.abs(inDispute)),
    adjustments: [
      ...(notAgreed === 0
        ? []
        : [
            {
              reason: "not-on-ledger",
              pence: pence(0 - notAgreed),
              why: `Not on our ledger: ${formatPounds(pence(0 - notAgreed))} on 2 items.`,
            },
          ]),
      ...(extra === 0
        ? []
        : [
            {
              reason: "on-ledger-only",
              pence: extra,
              why: `On our ledger, not on the statement: ${formatPounds(extra)} on 1 item.`,
            },
          ]),
    ],
    replyRequired: true,
    replyRequiredWhy: "A reply is required: the balance of £351,023.50 is over the agreement threshold of £300,000.00.",
    remarks: [],
    ...more,
  };
}

export const receipt: ReadingReceipt = {
  file: "ZB2 statement to ZA1 March 2023.xlsx",
  format: "xlsx",
  tables: [
    {
      sheet: "Statement",
      visibility: "visible",
      headerRow: 8,
      columns: [
        { column: "A", heading: "Inv No", takenFor: "invoiceNumber", why: "the heading is one that is known" },
        { column: "B", heading: "Inv Date", takenFor: "invoiceDate", why: "the heading is one that is known" },
        { column: "C", heading: "Narrative", takenFor: "description", why: "the heading is one that is known" },
        { column: "D", heading: "O/S £", takenFor: "outstandingPence", why: "the heading is one that is known" },
        { column: "E", heading: "GL code", why: "no field has a heading like it" },
      ],
      rowsRead: statementLines.length,
      linesPence: sumPence(statementLines.map((line) => line.outstandingPence)),
      statedTotals: [
        {
          row: 18,
          label: "Total due",
          statedPence: sumPence(statementLines.map((line) => line.outstandingPence)),
          addedPence: sumPence(statementLines.map((line) => line.outstandingPence)),
        },
      ],
    },
  ],
  leftOut: [{ sheet: "Statement", why: "a footer, not an invoice", count: 2, rows: [20, 21] }],
};

export const statement = {
  asAt: calendarDate("2023-03-23"),
  lines: statementLines,
  totalPence: sumPence(statementLines.map((line) => line.outstandingPence)),
  findings: [
    {
      code: "no-telephone",
      severity: "warning" as const,
      rule: "STM-05",
      sheet: "Statement",
      what: "No contact telephone number was found above the table.",
      todo: "Add one to the next statement.",
    },
    {
      code: "no-capital-column",
      severity: "warning" as const,
      rule: "STM-05",
      sheet: "Statement",
      row: 8,
      what: "No column says whether an invoice is capital expenditure.",
      todo: "Add a column with Y or N.",
    },
    {
      code: "date-day-first",
      severity: "note" as const,
      sheet: "Statement",
      row: 9,
      column: "B",
      what: "01/02/2023 was read with the day first.",
      todo: "Nothing, if that is right.",
    },
  ],
  receipt,
};

/** A statement agreed in part: a part payment, a dispute, items that are unknown, awaiting approval or paid, a credit, and one that only the ledger has. */
export const response: ReplyOf<"response"> = {
  reply: "response",
  preparedAt: "2023-03-28T09:30:00.000Z",
  mailbox,
  contact,
  mail,
  payable: eastmere,
  receivable: northfold,
  exercise,
  kind: "r&p",
  rules: {
    issueOverPence: pence(250_000),
    agreeOverPence: pence(30_000_000),
    agreement: "required",
    agreeBy: calendarDate("2023-04-11"),
  },
  statement,
  ledger: { asAt: calendarDate("2023-03-24"), close: "soft" },
  policy: { agreeAwaitingApproval: false },
  outcome: outcomeOf(lines, ledgerOnly, {
    remarks: ["We hold an accrual of £12,000.00 for March activity that you have not invoiced yet."],
    conventions: [
      {
        statement: { column: "number", text: "NF-10421" },
        ledger: { column: "number", text: "10421" },
        lines: 4,
        rule: { type: "habit", differences: ["head NF>"] },
      },
    ],
  }),
};

/** The same statement with every line agreed. */
export const agreedResponse: ReplyOf<"response"> = {
  ...response,
  ledger: { asAt: calendarDate("2023-03-31"), close: "hard" },
  outcome: outcomeOf(
    lines.map((line) =>
      line.decision
        ? line
        : {
            ...line,
            agreedPence: line.outstandingPence,
            notAgreedPence: noPence,
            disputedPence: noPence,
            reason: "agreed",
            why: `${line.invoiceNumber} is on our ledger, outstanding and approved.`,
            wanted: undefined,
          },
    ),
    [],
  ),
};
