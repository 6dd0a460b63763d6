import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { noPence, pence, sumPence } from "../../shared/domain/amounts-and-days/pence.ts";
import { positionKeySchema } from "../../shared/domain/position/position-key.ts";
import { reconcile } from "../../shared/domain/reconcile/reconcile.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import { demoContacts, demoExercise, demoOrganisations } from "../../local/demo/demo-group.ts";
import { recordsIn, type AccordRecords } from "../../local/open-records.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { totalsOf } from "../../shared/records/position/totals-of.ts";

export const AT = "2023-03-29T09:00:00.000Z";
export const POSITION = positionKeySchema.parse({
  payable: "ZA1",
  receivable: "ZC3X9",
  exercise: "2022-23-Q4",
  kind: "r&p",
});

/** Text in the hostile mail and in a statement line. It must never become markup. */
export const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

/** Records of one answered mail with its position, and of one hostile mail that was refused. */
export async function recordsToView(): Promise<AccordRecords> {
  const records = recordsIn({
    table: inMemoryTable(),
    ledgerTable: inMemoryTable(),
    rawMail: inMemoryObjectStore(),
    uploads: inMemoryObjectStore(),
    recordObjects: inMemoryObjectStore(),
  });
  await records.referenceLists.organisations.replace(() => demoOrganisations, AT);
  await records.referenceLists.contacts.replace(() => demoContacts, AT);
  await records.referenceLists.exercises.replace(() => [demoExercise()], AT);

  const statement = demoStatement();
  const outcome = reconcile({
    position: POSITION,
    exercise: demoExercise(),
    statement: { asAt: statement.asAt, lines: statement.lines },
    ledger: { asAt: calendarDate("2023-03-31"), close: "hard", lines: ledgerLines },
    policy: cautiousPolicy,
    directory: directoryOf(demoOrganisations),
    decisions: [],
  });
  const statementKey = await records.objects.put("statements", statement);
  const outcomeKey = await records.objects.put("outcomes", outcome);
  const mail = mailRecord("answered-mail", {
    subject: "AoB M12 - ZC3X9 - statement for ZA1",
    state: "answered",
    reason: "corroborated",
    why: "Its statement stands and was answered.",
    sender: organisationCode("ZC3X9"),
    sentMessages: [],
    statements: [
      {
        file: "Statement ZA1.xlsx",
        position: POSITION,
        asAt: calendarDate("2023-03-23"),
        lines: statement.lines.length,
        totalPence: statement.totalPence,
        digest: "digest",
        statement: statementKey,
        became: "current",
      },
    ],
  });
  const hostile = mailRecord("hostile-mail", {
    subject: HOSTILE,
    from: `${HOSTILE}@example.org`,
    state: "ignored",
    reason: "unknown-sender",
    why: "Nobody knows the sender.",
  });
  for (const record of [mail, hostile]) {
    await records.mails.change(record.id, () => ({ record, event: { event: "mail-received", at: AT, facts: {} } }));
  }
  for (const { objectKey } of [mail, hostile]) {
    await records.rawMail.put(objectKey, Buffer.from("Subject: raw\r\n\r\nbody"));
  }
  await records.positions.change(POSITION, () => ({
    event: { event: "reconciled", at: AT, facts: {} },
    record: {
      key: POSITION,
      current: {
        mailId: "answered-mail",
        receivedAt: AT,
        subject: mail.subject,
        lines: statement.lines.length,
        totalPence: statement.totalPence,
        digest: "digest",
        statement: statementKey,
      },
      reconciled: {
        mailId: "answered-mail",
        at: AT,
        inputs: "inputs",
        referenceKeys: {},
        ledger: { snapshot: "one", kind: "payables", asAt: calendarDate("2023-03-31"), close: "hard" },
        outcome: outcomeKey,
        totals: totalsOf(outcome),
        replyRequired: outcome.replyRequired,
      },
      messageCount: 1,
      outbox: [],
    },
  }));
  return records;
}

function mailRecord(
  id: string,
  rest: Partial<MailRecord> & Pick<MailRecord, "subject" | "state" | "reason" | "why">,
): MailRecord {
  return {
    id,
    receivedAt: AT,
    objectKey: `mail/${id}`,
    envelopeFrom: "intra.nhs@westhaven.example.org",
    recipients: ["statements+ZA1@accord.example.org"],
    verdicts: { spf: "PASS", dkim: "PASS", dmarc: "PASS", spam: "PASS", virus: "PASS" },
    from: "intra.nhs@westhaven.example.org",
    referencesHeader: [],
    statements: [],
    outbox: [],
    sentMessages: [],
    ...rest,
  };
}

function demoStatement(): Statement {
  const claims = [
    ["WH701001", 30_000_00],
    ["WH701014", 70_000_00],
    ["WH701022", 18_240_00],
    ["WH700988", 12_515_50],
    [HOSTILE, 9_975_00],
  ] as const;
  const lines = claims.map(([invoiceNumber, amount], index) => ({
    line: index + 1,
    sheet: "Statement",
    row: index + 10,
    type: "invoice" as const,
    invoiceNumber,
    totalPence: pence(amount),
    outstandingPence: pence(amount),
    description: "As agreed",
  }));
  const totalPence = sumPence(lines.map((line) => line.outstandingPence));
  return {
    kind: "r&p",
    receivable: { code: organisationCode("ZC3X9"), name: "Westhaven Integrated Care Board" },
    payables: [{ code: organisationCode("ZA1") }],
    asAt: calendarDate("2023-03-23"),
    contact: { email: "intra.nhs@westhaven.example.org" },
    accounts: [],
    lines,
    totalPence,
    findings: [
      {
        code: "contact-telephone-missing",
        severity: "warning",
        rule: "STM-05",
        sheet: "Statement",
        row: 4,
        what: "There is no contact telephone number.",
        todo: "Please add one.",
      },
    ],
    receipt: {
      file: "Statement ZA1.xlsx",
      format: "xlsx",
      tables: [
        {
          sheet: "Statement",
          visibility: "visible",
          headerRow: 9,
          columns: [{ column: "A", heading: "Invoice number", takenFor: "invoiceNumber", why: "Its heading says so." }],
          rowsRead: lines.length,
          linesPence: totalPence,
          statedTotals: [{ row: 15, label: "Total", statedPence: totalPence, addedPence: totalPence }],
        },
      ],
      leftOut: [{ sheet: "Statement", why: "a total", count: 1, rows: [15] }],
    },
  };
}

const ledgerLines: readonly LedgerLine[] = [
  ledgerLine(1, "WH701001", 30_000_00, { outstandingPence: pence(20_000_00) }),
  ledgerLine(2, "WH701014", 70_000_00, { disputedPence: pence(5_000_00), disputeReference: "MED-7" }),
  ledgerLine(3, "WH701022", 18_240_00, { status: "awaiting-approval" }),
  ledgerLine(4, "WH700988", 12_515_50, {
    status: "paid",
    outstandingPence: noPence,
    paidDate: calendarDate("2023-03-24"),
    paymentReference: "BACS 20230324-007",
  }),
  ledgerLine(5, "WH701030", 6_480_00, {}),
];

function ledgerLine(row: number, invoiceNumber: string, gross: number, rest: Partial<LedgerLine>): LedgerLine {
  return {
    row,
    counterparty: organisationCode("ZC3X9"),
    supplierCode: "ZC3X9",
    supplierName: "Westhaven Integrated Care Board",
    entry: "invoice",
    invoiceNumber,
    invoiceDate: calendarDate("2023-03-01"),
    grossPence: pence(gross),
    outstandingPence: pence(gross),
    status: "approved",
    disputedPence: noPence,
    capital: false,
    futurePeriod: false,
    ...rest,
  };
}
