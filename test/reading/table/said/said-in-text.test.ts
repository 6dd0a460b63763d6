import { describe, expect, test } from "vitest";

import type { Said } from "../../../../shared/reading/table/said/said.ts";
import { isBareMoney, saidByHeading, saidBySentence } from "../../../../shared/reading/table/said/said-in-text.ts";

function printed({ currency, unit }: Said): string {
  const money = currency === undefined || currency === "pounds" ? (currency ?? "") : currency.foreign;
  return [money === "pounds" ? "GBP" : money, unit ?? ""].filter((part) => part !== "").join(", ") || "nothing";
}

describe("a heading says the currency and unit of its column", () => {
  test.each([
    ["Outstanding", "nothing"],
    ["Amount due", "nothing"],
    ["Outstanding (£)", "GBP"],
    ["Outstanding GBP", "GBP"],
    ["Outstanding (EUR)", "EUR"],
    ["Outstanding €", "€"],
    ["Balance in US$", "US$"],
    ["Balance ¥", "¥"],
    ["Saldo ₺", "₺"],
    ["Amount (NOK)", "NOK"],
    ["Amount (PLN)", "PLN"],
    ["Amount in CZK", "CZK"],
    ["Outstanding euro", "euro"],
    ["Value US dollars", "US dollars"],
    ["Outstanding (pence)", "GBP, pence"],
    ["Amount in pence", "GBP, pence"],
    ["Amount (p)", "pence"],
    ["Amount (GBX)", "pence"],
    ["Amount (£ and pence)", "GBP, pounds"],
    ["Pounds and pence", "GBP, pounds"],
    ["Outstanding £.p", "GBP, pounds"],
    ["Outstanding £000", "GBP, thousands"],
    ["Outstanding £'000", "GBP, thousands"],
    ["Outstanding £’000s", "GBP, thousands"],
    ["Outstanding (000s)", "thousands"],
    ["Outstanding £k", "GBP, thousands"],
    ["Outstanding (K)", "thousands"],
    ["£ thousands", "GBP, thousands"],
    ["€000", "€, thousands"],
    ["Outstanding £m", "GBP, millions"],
    ["Outstanding in millions", "millions"],
    ["Amount in local currency", "GBP"],
    ["Remaining Amt. (LCY)", "GBP"],
    ["GBP equivalent of EUR", "GBP"],
    ["Amount EUR/GBP", "EUR and pounds"],
    ["Invoices over £1,000", "GBP"],
    ["Invoice 1000 to 2000", "nothing"],
    ["PO number", "nothing"],
    ["ALL AMOUNTS", "nothing"],
    ["TOP 10 balance", "nothing"],
  ])("%s: %s", (heading, said) => {
    expect(printed(saidByHeading(heading))).toBe(said);
  });
});

describe("a sentence outside the lines says the currency and unit of the amounts", () => {
  test.each([
    ["All amounts in EUR", "EUR"],
    ["All amounts in GBP", "GBP, pounds"],
    ["All amounts are in Euro", "Euro"],
    ["all values in €", "€"],
    ["ALL AMOUNTS IN EUR", "EUR"],
    ["Figures in £000s", "GBP, thousands"],
    ["All figures in £ thousands", "GBP, thousands"],
    ["Amounts shown in £000", "GBP, thousands"],
    ["Amounts in pence", "GBP, pence"],
    ["Please note that amounts are shown in pence.", "GBP, pence"],
    ["Amount Units = Thousands", "thousands"],
    ["Parameters: Ledger = NHS; Currency = GBP; Amount Units = Thousands; As-of Date = 31-Mar-2023", "GBP, thousands"],
    ["£'000", "GBP, thousands"],
    ["(£m)", "GBP, millions"],
    ["EUR", "EUR"],
    ["€", "€"],
    ["Currency: EUR", "EUR"],
    ["Currency EUR", "EUR"],
    ["Display currency EUR", "EUR"],
    ["Reporting currency is USD", "USD"],
    ["Invoice currency: Norwegian kroner", "Norwegian kroner"],
    ["US dollar invoices", "US dollar"],
    ["EUR invoices", "EUR"],
    ["Euro account", "Euro"],
    ["Invoices in EUR", "EUR"],
    ["Account: EAS001E (EUR)", "EUR"],
    ["Statement of account (EUR)", "EUR"],
    ["Aged debtors – £000", "GBP, thousands"],
    ["* invoiced in euro", "euro"],
    ["Open items, PLN", "PLN"],
    ["Invoices PLN", "PLN"],
    ["Note: CZK", "CZK"],
    ["All amounts are stated in pounds sterling unless otherwise stated", "GBP, pounds"],
    ["Amounts in GBP", "GBP, pounds"],
    ["Amounts in EUR and GBP", "EUR and pounds"],
    ["Amounts in EUR have been converted to GBP", "GBP"],
    ["The balances in this report are in USD.", "USD"],
    ["Values stated in CZK", "CZK"],
    ["Currency: TRY", "TRY"],
  ])("%s: %s", (sentence, said) => {
    expect(printed(saidBySentence(sentence))).toBe(said);
  });

  test.each([
    "Euro Care Services Ltd",
    "Northfold EUR Services",
    "Mrs Penny Pence",
    "Contact: Mr P. Pence",
    "Statement of outstanding invoices",
    "Exchange rate EUR/GBP 0.86",
    "Interest of 8% is charged on amounts over £1,000",
    "Please pay within 30 days",
    "TOP 50 DEBTORS",
    "ALL CUSTOMERS",
    "RWF",
    "Northfold Trust (RWF)",
    "M Smith, Income Manager",
    "K Jones",
    "Invoices in EUR are listed on a separate statement",
    "Million Hearts charity",
    "Amounts in dispute are marked D",
    "Service in Dollar Street clinic",
    "Thousand Oaks Practice",
    "Invoice for CAD drawings",
    "Outstanding as at 31 March",
  ])("%s says nothing", (sentence) => {
    expect(printed(saidBySentence(sentence))).toBe("nothing");
  });
});

describe("who asks to be paid in another currency has written that currency", () => {
  test.each([
    ["All invoices are denominated in EUR and payable in EUR", "EUR"],
    ["Invoices are payable in euro", "euro"],
    ["Please pay in USD", "USD"],
    ["Please pay in USD to the bank account below", "USD"],
    ["Payable in euro only", "euro"],
    ["Payment is required in US dollars", "US dollars"],
    ["Kindly settle these invoices in Swiss francs.", "Swiss francs"],
    ["All invoices must be paid in full in EUR within 30 days", "EUR"],
    ["Thank you for your custom. Please pay in €.", "€"],
    ["All amounts are in EUR. Please pay to our bank within 30 days", "EUR"],
    ["Please pay in pounds", "nothing"],
    ["Invoices are payable in GBP", "nothing"],
    ["Payable in £ sterling only", "nothing"],
    ["Please pay in 30 days", "nothing"],
  ])("%s: %s", (sentence, said) => {
    expect(printed(saidBySentence(sentence))).toBe(said);
    expect(saidBySentence(sentence).payment).toBeUndefined();
  });

  test.each([
    ["IBAN GB12 BARC for payments in EUR", "EUR"],
    ["IBAN GB00XXXX for payments from abroad in EUR", "EUR"],
    ["Bank account (EUR): 12345678", "EUR"],
    ["Payments from overseas may be made in euro", "euro"],
    ["Payable in pounds or in euro", "euro"],
    ["Please do not pay in US dollars", "US dollars"],
  ])("%s: only payments are in %s", (sentence, currency) => {
    expect(saidBySentence(sentence)).toEqual({ currency: undefined, unit: undefined, payment: currency });
  });
});

test.each([
  ["(hundreds of pounds)", "GBP, hundreds"],
  ["Recharges not settled by Eastmere (hundreds of pounds)", "GBP, hundreds"],
  ["All amounts in hundreds", "hundreds"],
  ["Hundreds Lane Surgery", "nothing"],
  ["Hundreds of thousands", "thousands"],
])("hundreds are a unit: %s", (sentence, said) => {
  expect(printed(saidBySentence(sentence))).toBe(said);
});

test("a heading may be nothing but a currency or a unit", () => {
  const bare = ["£", "GBP", "€", "£'000", "£000s", "(EUR)", "pence", "$"];
  const notBare = ["", "Amount", "£ due", "1,000", "Pounds owed", "12", "ALL"];
  expect(bare.filter((text) => !isBareMoney(text))).toEqual([]);
  expect(notBare.filter(isBareMoney)).toEqual([]);
});
