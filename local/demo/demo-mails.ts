import { calendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { openRowsOf, type DemoRow } from "./demo-ledger.ts";
import { onePagePdf } from "./one-page-pdf.ts";
import { statementWorkbook, type StatementRow } from "./statement-workbook.ts";

/** One of the mails that the demonstration sends. */
export interface DemoMail {
  /** Always the same, so that a second run recognises a mail that was already sent. */
  readonly messageIdHeader: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly file: () => Promise<Uint8Array> | Uint8Array;
  /** Who sends what, for the table that is printed at the end. */
  readonly what: string;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PAYABLE_NAME = "Eastmere University Hospitals NHS Foundation Trust (ZA1)";
const AS_AT = calendarDate("2023-03-23");

/** Four statements, as their senders would mail them: one agreed in full, one in part, and two refused. */
export const demoMails: readonly DemoMail[] = [
  {
    messageIdHeader: "<statement-2022-23-q4@northfold.example.org>",
    from: "Northfold Income <income@northfold.example.org>",
    subject: "ZB2 statement as at 23 March 2023",
    text: "Dear colleagues,\n\nplease find our receivables statement for the month-12 agreement of balances attached.\n\nKind regards\nIncome team, Northfold Community Health\n",
    fileName: "ZB2 to ZA1 M12 statement.xlsx",
    contentType: XLSX,
    what: "Northfold (ZB2): everything is on the ledger",
    file: () =>
      statementWorkbook({
        from: "Northfold Community Health NHS Trust (ZB2)",
        to: PAYABLE_NAME,
        asAt: AS_AT,
        telephone: "01632 960101",
        email: "income@northfold.example.org",
        rows: openRowsOf("ZB2").map(asOnLedger),
      }),
  },
  {
    messageIdHeader: "<aob-m12-0042@westhaven.example.org>",
    from: "Westhaven Intra-NHS <intra.nhs@westhaven.example.org>",
    subject: "AoB M12 - ZC3X9 - statement for ZA1",
    text: "Hello,\n\nour month-12 statement is attached. Please let us have your answer by 11 April.\n\nWesthaven ICB finance\n",
    fileName: "Statement ZA1.xlsx",
    contentType: XLSX,
    what: "Westhaven (ZC3X9): part paid, part disputed",
    file: () =>
      statementWorkbook({
        from: "Westhaven Integrated Care Board (ZC3X9)",
        to: PAYABLE_NAME,
        asAt: AS_AT,
        telephone: "01632 960345",
        email: "intra.nhs@westhaven.example.org",
        rows: [
          ...openRowsOf("ZC3X9").map(asOnLedger),
          claimed("WH701001", "2023-01-31", "Secondment of a programme manager, 30 days at £1,000", 30_000_00),
          claimed("WH701014", "2023-02-14", "Continuing care reimbursement, quarter 3", 70_000_00),
          claimed("WH701022", "2023-03-15", "Medicines optimisation staff, February", 18_240_00),
          claimed("WH700988", "2023-01-12", "Hosted IT services, December", 12_515_50),
          claimed("WH701035", "2023-03-21", "Project support, one-off", 9_975_00),
        ],
      }),
  },
  {
    messageIdHeader: "<20230328.771@larkmoor.example.org>",
    from: "Larkmoor Accounts Receivable <accounts.receivable@larkmoor.example.org>",
    subject: "ZQ4 statement of balances M12",
    text: "Hi,\n\nstatement attached for agreement.\n\nThanks\nLarkmoor AR\n",
    fileName: "Balances M12.xlsx",
    contentType: XLSX,
    what: "Larkmoor (ZD4): an unknown code in the subject",
    file: () =>
      statementWorkbook({
        from: "Larkmoor Ambulance Service NHS Trust",
        to: PAYABLE_NAME,
        asAt: AS_AT,
        telephone: "01632 960778",
        email: "accounts.receivable@larkmoor.example.org",
        rows: openRowsOf("ZD4").map(asOnLedger),
      }),
  },
  {
    messageIdHeader: "<d1f0.statement@harrowdene.example.org>",
    from: "Harrowdene Debtors <debtors@harrowdene.example.org>",
    subject: "ZE5 Statement of account, month 12",
    text: "Good morning,\n\nplease see the statement attached.\n\nHarrowdene debtors team\n",
    fileName: "Statement.pdf",
    contentType: "application/pdf",
    what: "Harrowdene (ZE5): a PDF",
    file: () =>
      onePagePdf([
        "Harrowdene Mental Health NHS Foundation Trust (ZE5)",
        `Statement of account for ${PAYABLE_NAME} as at 23 March 2023`,
        ...openRowsOf("ZE5").map((row) => `${row.invoiceNumber}    ${(row.outstanding / 100).toFixed(2)}`),
      ]),
  },
];

function asOnLedger(row: DemoRow): StatementRow {
  return { ...row, total: row.gross };
}

function claimed(invoiceNumber: string, date: string, description: string, amount: number): StatementRow {
  return {
    invoiceNumber,
    invoiceDate: calendarDate(date),
    purchaseOrder: "",
    description,
    total: pence(amount),
    outstanding: pence(amount),
  };
}
