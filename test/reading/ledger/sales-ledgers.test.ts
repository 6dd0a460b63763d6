import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { nameIndexOf } from "../../../shared/domain/organisation/names/name-index.ts";
import { nhsNameReference } from "../../../shared/domain/organisation/names/nhs-name-reference.ts";
import { counterpartyOf } from "../../../shared/domain/organisation/names/recognise-supplier.ts";
import { directoryOf, organisationSchema } from "../../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { type LedgerKind, ledgerKindSchema } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import { sideOfLedger } from "../../../shared/domain/ledger/ledger-kind-of.ts";
import { salesTemplateColumns, templateOf } from "../../../shared/reading/ledger/columns/ledger-template.ts";
import { briefly, findingCodes, readText, refusals } from "./read-text.ts";

const HEADINGS = salesTemplateColumns.map(([heading]) => heading).join(",");

const sales = (...rows: readonly string[]) => [HEADINGS, ...rows].join("\r\n");

describe("Accord's own form of a sales ledger", () => {
  test.each(ledgerKindSchema.options)("the form that we hand out for %s can be read", async (kind) => {
    const { lines, report } = await readText(templateOf(kind), { kind });
    expect(refusals(report)).toEqual([]);
    expect(report.findings).toEqual([]);
    expect(lines).toHaveLength(5);
    expect(report.tables[0]?.layout).toBe("Accord's own form");
    expect(lines.every(({ charge }) => (charge !== undefined) === (sideOfLedger(kind) === "receivable"))).toBe(true);
  });

  test("STM-05 STM-06 what was charged is kept, and an empty status means issued", async () => {
    const { lines, report } = await readText(
      sales(
        "ZB2,Northfold,EM-1,2023-03-01,PO881,1200.00,200.00,1200.00,,invoice,,,Y,N,Tests,J. Ashdown,Pathology,recharge,Pathology,February 2023,Eastmere Facilities Ltd,NHS Old CCG,Y",
        "ZB2,Northfold,EM-C1,2023-03-02,,-60.00,10.00,-60.00,,credit-note,,,N,N,Credit,,,,,,,,N",
        "ZB2,Northfold,,2023-03-03,,-800.00,,-800.00,,payment,,BACS 3,N,N,Not allocated,,,,,,,,",
      ),
      { kind: "receivables" },
    );
    expect(refusals(report)).toEqual([]);
    expect(findingCodes(report)).toEqual([]);
    expect(briefly(lines)).toEqual([
      "ZB2 EM-1 2023-03-01 1200.00 of 1200.00 approved",
      "ZB2 EM-C1 2023-03-02 -60.00 of -60.00 approved credit-note",
      "ZB2  2023-03-03 -800.00 of -800.00 approved payment",
    ]);
    expect(lines[0]).toMatchObject({
      capital: true,
      charge: {
        vatPence: 20_000,
        requisitioner: "J. Ashdown",
        department: "Pathology",
        treatment: "recharge",
        service: "Pathology",
        servicePeriod: "February 2023",
        subsidiary: "Eastmere Facilities Ltd",
        predecessor: "NHS Old CCG",
        specialised: true,
      },
    });
    expect(lines[1]?.charge).toEqual({ vatPence: -1_000, specialised: false });
  });

  test("STM-08 more VAT than the whole amount is refused", async () => {
    const { report } = await readText(
      sales("ZB2,Northfold,EM-1,2023-03-01,,100.00,120.00,100.00,,invoice,,,N,N,Tests,,,,,,,,N"),
      { kind: "income" },
    );
    expect(refusals(report)).toEqual(['row 2 G "120.00" is more VAT than the whole amount']);
  });

  test("a row that names nobody speaks of a customer", async () => {
    const { report } = await readText(sales(",,EM-1,2023-03-01,,1.00,,1.00,,invoice,,,N,N,Tests,,,,,,,,N"), {
      kind: "receivables",
    });
    expect(refusals(report)).toEqual([
      'row 2 B "" is empty, and so is the customer\'s number: the row does not say whose invoice it is',
    ]);
  });
});

describe("exports of sales ledgers", () => {
  const customers = { C100: "ZB2" };

  test("the ledger's own document number is the invoice number that the customer knows", async () => {
    const { lines, report } = await readText(
      [
        "Customer Number,Customer Name,Transaction Number,Your Reference,Transaction Type,Transaction Date,Original Amount,Balance Due,Requested By,Directorate",
        "C100,Northfold,60017,PO881,INV,01/03/2023,1200.00,1200.00,J. Ashdown,Pathology",
        "C100,Northfold,60018,,CM,02/03/2023,-60.00,-60.00,,Pathology",
      ].join("\r\n"),
      { kind: "receivables", suppliers: customers },
    );
    expect(refusals(report)).toEqual([]);
    expect(briefly(lines).map((line) => line.replace(" credit-note", ""))).toEqual([
      "ZB2 60017 2023-03-01 1200.00 of 1200.00 approved",
      "ZB2 60018 2023-03-02 -60.00 of -60.00 approved",
    ]);
    expect(lines[0]?.charge).toMatchObject({ requisitioner: "J. Ashdown", department: "Pathology" });
  });

  test("a customer's account is debited with what is owed, a supplier's credited", async () => {
    const rows = (party: string) =>
      [
        `${party} Number,${party} Name,Document Number,Document Date,Debit,Credit`,
        "C100,Northfold,60017,01/03/2023,1200.00,",
        "C100,Northfold,60018,02/03/2023,,60.00",
      ].join("\r\n");
    const debtors = await readText(rows("Customer"), { kind: "receivables", suppliers: customers });
    expect(debtors.lines.map(({ outstandingPence }) => outstandingPence)).toEqual([120_000, -6_000]);
    const creditors = await readText(rows("Supplier"), { kind: "payables", suppliers: customers });
    expect(creditors.lines.map(({ outstandingPence }) => outstandingPence)).toEqual([-120_000, 6_000]);
  });

  test("CR marks what reduces a customer's debt, and letters say the side of the account", async () => {
    const marked = await readText(
      [
        "Customer Number,Customer Name,Invoice Number,Invoice Date,Outstanding",
        "C100,Northfold,60017,01/03/2023,60.00CR",
        "C100,Northfold,60018,02/03/2023,45.00CR",
        "C100,Northfold,60019,02/03/2023,100.00DR",
      ].join("\r\n"),
      { kind: "receivables", suppliers: customers },
    );
    expect(marked.lines.map(({ outstandingPence }) => outstandingPence)).toEqual([-6_000, -4_500, 10_000]);
    const lettered = await readText(
      [
        "Customer,Name,Document Number,Document Date,Amount in local currency,D/C",
        "C100,Northfold,60017,01/03/2023,100.00,S",
        "C100,Northfold,60018,02/03/2023,40.00,H",
      ].join("\r\n"),
      { kind: "receivables", suppliers: customers },
    );
    expect(lettered.lines.map(({ outstandingPence }) => outstandingPence)).toEqual([10_000, -4_000]);
  });

  test("STM-08 an income ledger may have the net amount alone, or the gross amount with its VAT", async () => {
    const net = await readText(
      [
        "Customer Number,Customer Name,Invoice Number,Invoice Date,Net Amount,VAT",
        "C100,Northfold,60017,01/03/2023,1000.00,200.00",
      ].join("\r\n"),
      { kind: "income", suppliers: customers },
    );
    expect(refusals(net.report)).toEqual([]);
    expect(net.lines).toMatchObject([{ grossPence: 100_000, charge: { specialised: false } }]);
    const gross = await readText(
      [
        "Customer Number,Customer Name,Invoice Number,Invoice Date,Net Amount,VAT,Gross Amount",
        "C100,Northfold,60017,01/03/2023,1000.00,200.00,1200.00",
      ].join("\r\n"),
      { kind: "income", suppliers: customers },
    );
    expect(gross.lines).toMatchObject([{ grossPence: 120_000, charge: { vatPence: 20_000 } }]);
  });
});

describe("whose debt it is", () => {
  test("ORG-04 debts count against the successor, income against the organisation of the invoice's date", async () => {
    const rows = sales(
      "ZD4,Southmoor Hospitals NHS Trust,A1,2022-05-01,,10.00,,10.00,,invoice,,,N,N,x,,,,,,,,N",
      "ZD4,Southmoor Hospitals NHS Trust,A2,2022-08-01,,20.00,,20.00,,invoice,,,N,N,x,,,,,,,,N",
    );
    const receivables = await readText(rows, { kind: "receivables" });
    expect(receivables.lines.map(({ counterparty }) => counterparty)).toEqual(["ZE5", "ZE5"]);
    const income = await readText(rows, { kind: "income" });
    expect(income.lines.map(({ counterparty }) => counterparty)).toEqual(["ZD4", "ZE5"]);
  });

  const index = nameIndexOf(
    directoryOf(
      [
        { code: "CBA033", name: "NHS England", type: "nhse" },
        { code: "Y56", name: "NHS England London", type: "nhse" },
        { code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust", type: "trust" },
        { code: "ZA1S", name: "Eastmere Facilities Ltd", type: "subsidiary", parent: "ZA1" },
      ].map((body) => organisationSchema.parse(body)),
    ),
    nhsNameReference,
  );
  const partyOf = (kind: LedgerKind, code: string) =>
    counterpartyOf({ index, kind, asAt: calendarDate("2023-03-31") }, organisationCode(code), undefined);

  test("ORG-01 each body of NHS England answers for its own debts, and its core for what it is owed", () => {
    expect(ledgerKindSchema.options.map((kind) => partyOf(kind, "Y56"))).toEqual(["CBA033", "CBA033", "Y56", "Y56"]);
  });

  test("ORG-17 a subsidiary's trade is its parent's on either side", () => {
    expect(ledgerKindSchema.options.map((kind) => partyOf(kind, "ZA1S"))).toEqual(["ZA1", "ZA1", "ZA1", "ZA1"]);
  });
});
