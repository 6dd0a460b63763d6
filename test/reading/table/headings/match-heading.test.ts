import { expect, test } from "vitest";

import { ageingHeading } from "../../../../shared/reading/table/headings/ageing-heading.ts";
import { documentSynonyms } from "../../../../shared/reading/table/headings/document-synonyms.ts";
import { headingWords } from "../../../../shared/reading/table/headings/heading-words.ts";
import { headingMatcher, matchHeading } from "../../../../shared/reading/table/headings/match-heading.ts";

const matcher = headingMatcher(documentSynonyms);

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
])("the heading %s means %s", (heading, field) => {
  expect(matchHeading(matcher, heading)[0]?.field).toBe(field);
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
