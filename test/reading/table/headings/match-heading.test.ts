import { expect, test } from "vitest";

import { ageingHeading } from "../../../../shared/reading/table/headings/ageing-heading.ts";
import { documentSynonyms } from "../../../../shared/reading/table/headings/document-synonyms.ts";
import { labelSynonyms } from "../../../../shared/reading/statement/header-block/label-synonyms.ts";
import { ledgerSynonyms } from "../../../../shared/reading/ledger/columns/ledger-synonyms.ts";
import { statementSynonyms } from "../../../../shared/reading/statement/columns/statement-synonyms.ts";
import { headingWords } from "../../../../shared/reading/table/headings/heading-words.ts";
import { headingMatcher, matchHeading } from "../../../../shared/reading/table/headings/match-heading.ts";

const matcher = headingMatcher(documentSynonyms);
const statementMatcher = headingMatcher(statementSynonyms);
const labelMatcher = headingMatcher(labelSynonyms);
const ledgerMatcher = headingMatcher(ledgerSynonyms);

test("a heading has the same words in many spellings", () => {
  for (const heading of [
    "Invoice No.",
    "INV NO",
    "invoice_number",
    "InvoiceNumber",
    "Inv #",
    " Invoice\u00a0Number* ",
    "INVNO",
  ]) {
    expect(headingWords(heading).main).toEqual(["invoice", "number"]);
  }
});

test.each([
  ["invoice no.", "invoiceNumber"],
  ["Doc Ref", "invoiceNumber"],
  ["Trans No", "invoiceNumber"],
  ["transaction number", "invoiceNumber"],
  ["our ref", "invoiceNumber"],
  ["Our Reference", "invoiceNumber"],
  ["Invoice / Credit Note No", "invoiceNumber"],
  ["PO", "purchaseOrder"],
  ["P.O. Number", "purchaseOrder"],
  ["PO no.", "purchaseOrder"],
  ["order no.", "purchaseOrder"],
  ["Your PO", "purchaseOrder"],
  ["Order Ref", "purchaseOrder"],
  ["Purchase Order Number (if known)", "purchaseOrder"],
  ["Customer Ref", "customerReference"],
  ["bill date", "invoiceDate"],
  ["Doc Date", "invoiceDate"],
  ["Date of Invoice", "invoiceDate"],
  ["Inv Dt", "invoiceDate"],
  ["due date", "dueDate"],
  ["Date Due", "dueDate"],
  ["original amount", "total"],
  ["Original", "total"],
  ["gross", "total"],
  ["Invoice Total £", "total"],
  ["Invoice Value (£)", "total"],
  ["Total (inc VAT)", "total"],
  ["Net", "net"],
  ["Amount excl. VAT", "net"],
  ["VAT", "vat"],
  ["balance", "outstanding"],
  ["o/s", "outstanding"],
  ["Balance O/S", "outstanding"],
  ["Amt O/S", "outstanding"],
  ["unpaid", "outstanding"],
  ["Unpaid Amount", "outstanding"],
  ["amount due", "outstanding"],
  ["Amount still outstanding", "outstanding"],
  ["Due now", "outstanding"],
  ["Balance now due", "outstanding"],
  ["Outstanding as at 23 March 2023", "outstanding"],
  ["OUTSTANDING BALANCE (£)", "outstanding"],
  ["Debit", "debit"],
  ["Dr", "debit"],
  ["Credit £", "credit"],
  ["DR/CR", "side"],
  ["Amount (£)", "amount"],
  ["Total", "anyTotal"],
  ["capital Y/N", "capital"],
  ["Capital?", "capital"],
  ["Cap/Rev", "capital"],
  ["type", "type"],
  ["Doc Type", "type"],
  ["narrative…", "description"],
  ["Details", "description"],
  ["Days Overdue", "notUsed"],
  ["No. of days", "notUsed"],
  ["Cost Centre", "notUsed"],
  ["Payment Terms", "notUsed"],
  ["Days in arrears", "notUsed"],
  ["Days late", "notUsed"],
  ["Age in days", "notUsed"],
  ["Age (days)", "notUsed"],
  ["No. of days past due", "notUsed"],
])("the heading %s means %s", (heading, field) => {
  expect(matchHeading(matcher, heading)[0]?.field).toBe(field);
});

test.each([
  "Amount not settled",
  "AMOUNT_NOT_SETTLED",
  "Amount not settled in accounting currency",
  "Not paid (£)",
  "Not yet paid",
  "Balance not fully paid",
  "Yet to be paid",
  "Still to be paid",
  "Amount still to pay",
  "Unsettled",
  "Un-cleared amount",
  "Non-paid",
  "Not received",
  "Payment not yet received",
  "Not cleared",
  "Awaiting payment",
  "Payments outstanding",
])("the heading %s is what is outstanding and not what was paid, on both sides", (heading) => {
  for (const each of [statementMatcher, ledgerMatcher]) {
    const fields = matchHeading(each, heading).map(({ field }) => field);
    expect(fields[0]).toBe("outstanding");
    expect(fields).not.toContain("paid");
  }
});

test.each(["Date not paid", "Goods not received", "Invoice not received", "Reason not paid", "Paid / not paid"])(
  "the heading %s is no outstanding amount",
  (heading) => {
    for (const each of [statementMatcher, ledgerMatcher])
      expect(matchHeading(each, heading).map(({ field }) => field)).not.toContain("outstanding");
  },
);

test.each(["Amount paid", "Paid", "Settled", "Payment received", "Received", "Amount settled"])(
  "the heading %s is what was paid",
  (heading) => {
    for (const each of [statementMatcher, ledgerMatcher]) expect(matchHeading(each, heading)[0]?.field).toBe("paid");
  },
);

test.each([
  ["Bill Ref", "invoiceNumber"],
  ["Income to date", "income"],
  ["Amount agreed", "responseAgreed"],
])("on a statement, the heading %s means %s", (heading, field) => {
  expect(matchHeading(statementMatcher, heading)[0]?.field).toBe(field);
});

test.each([
  ["Statement date", "asAt"],
  ["Customer name", "payableName"],
])("above the lines of a statement, the label %s means %s", (heading, field) => {
  expect(matchHeading(labelMatcher, heading)[0]?.field).toBe(field);
});

test.each([
  ["Supplier Name", "supplierName"],
  ["Their Reference", "invoiceNumber"],
  ["Trans No", "internalNumber"],
])("in a ledger, the heading %s means %s", (heading, field) => {
  expect(matchHeading(ledgerMatcher, heading)[0]?.field).toBe(field);
});

test("a plain heading scores more than one with other words, and a weak phrase less than a strong one", () => {
  const plain = matchHeading(matcher, "Invoice Amount")[0];
  const besides = matchHeading(matcher, "Invoice Amount (see note)")[0];
  expect(plain?.score).toBeGreaterThan(besides?.score ?? 0);
  const strong = matchHeading(matcher, "Invoice No")[0];
  const weak = matchHeading(matcher, "Reference")[0];
  expect(strong?.score).toBeGreaterThan(weak?.score ?? 0);
});

test.each(["", "Apples", "Eastmere University Hospitals", "Thank you for your prompt reply to this enquiry"])(
  "%j means no field",
  (heading) => {
    expect(matchHeading(matcher, heading)).toEqual([]);
  },
);

test.each([
  ["31-60 days", "sure"],
  ["30 Days", "sure"],
  ["0 - 30", "sure"],
  ["Over 90", "sure"],
  ["Over 90 days (£)", "sure"],
  ["90+", "sure"],
  [">120 days", "sure"],
  ["1 month", "sure"],
  ["3 months and over", "sure"],
  ["61 to 90 days overdue", "sure"],
  ["Current", "maybe"],
  ["Not yet due", "maybe"],
  ["30", "maybe"],
  ["Mar-23", "maybe"],
  ["March 2023", "maybe"],
  ["Unallocated cash", "maybe"],
  ["Due Date", undefined],
  ["Days overdue", undefined],
  ["Total", undefined],
  ["Invoice No", undefined],
])("whether the heading %s is an age: %s", (heading, expected) => {
  expect(ageingHeading(heading)).toBe(expected);
});
