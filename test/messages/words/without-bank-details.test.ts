import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { quoteText, quoteReference } from "../../../shared/messages/words/quote-text.ts";
import {
  referenceWithoutBankDetails,
  withoutBankDetails,
} from "../../../shared/messages/words/without-bank-details.ts";

const REMOVED = "[bank details removed]";

describe("bank details in a text", () => {
  test.each([
    ["Please pay to Sort Code: 60-16-13 Account No: 31926819", "Please pay to Sort Code: § Account No: §"],
    ["sort code 601613, a/c 31926819", "sort code §, a/c §"],
    ["BACS: 60 16 13 / 31926819", "BACS: §"],
    ["60-16-13 31926819", "§"],
    ["31926819 60-16-13", "§"],
    ["Sort Code is 60.16.13 and account number is 3192 6819.", "Sort Code is § and account number is §."],
    ["IBAN GB29 NWBK 6016 1331 9268 19 BIC: NWBKGB2L", "IBAN § BIC: §"],
    ["gb29nwbk60161331926819", "§"],
    ["IBAN: GB00 NWBK 6016 1331 9268 19", "IBAN: §"],
    ["IBAN DE89 3704 0044 0532 0130 00.", "IBAN §."],
    ["Account name Northfold, account 31926819, sort 60-16-13", "Account name Northfold, account §, sort §"],
    ["Bank: NatWest 60\u201116\u201113 \uFF13\uFF11\uFF19\uFF12\uFF16\uFF18\uFF11\uFF19", "Bank: NatWest §"],
    ["Building society roll number: 4/1234567-8", "Building society roll number: §"],
    ["Remit to bank 20-12-22", "Remit to bank §"],
    ["31926819 (account)", "§ (account)"],
  ])("%s", (text, expected) => {
    expect(withoutBankDetails(text)).toBe(expected.replaceAll("§", REMOVED));
  });

  test.each([
    "Invoice 31926819 of 23 March 2023 is not on our ledger.",
    "Invoice 601613 is outstanding with £31,926.81.",
    "Delivered on 23-03-22 as ordered.",
    "As at 2023-03-23 the account was clear.",
    "Purchase order 4500012345, invoices 90012345 and 90012346.",
    "Paid on 20 March 2023, payment reference 40081234.",
    "Ring 0161 496 0000 with questions.",
    "£1,234,567.89 of £9,876,543.21",
    "Customer account 40012345 has two invoices.",
    "GB12345678 is a VAT number of theirs",
    "The Spine reference RX1-000123-2022.",
    "Secondment 01/02/2023 to 28/02/2023, 20 days",
  ])("leaves other numbers alone: %s", (text) => {
    expect(withoutBankDetails(text)).toBe(text);
  });

  test("keeps the given references, even beside bank details", () => {
    const text = "Sort code 60-16-13, account 31926819, for invoice 90012345 on order 45000123";
    expect(withoutBankDetails(text, ["90012345", "45000123"])).toBe(
      `Sort code ${REMOVED}, account ${REMOVED}, for invoice 90012345 on order 45000123`,
    );
  });

  test("are removed even where an invoice number should be", () => {
    const footer = "Sort code 60-16-13 Account 31926819";
    expect(referenceWithoutBankDetails(footer)).toBe(`Sort code ${REMOVED} Account ${REMOVED}`);
    expect(withoutBankDetails(`“${footer}” is not on our ledger.`, [footer])).not.toMatch(/31926819|60-16-13/);
    expect(referenceWithoutBankDetails("GB29NWBK60161331926819")).toBe(REMOVED);
    expect(withoutBankDetails("GB29NWBK60161331926819", ["GB29NWBK60161331926819"])).toBe(REMOVED);
  });

  test.each(["31926819", "601613", "60-16-13", "INV-60-16-13", "4500012345", "RX1/31926819", "60161331926819"])(
    "leave the invoice number %s alone",
    (number) => {
      expect(referenceWithoutBankDetails(number)).toBe(number);
      expect(quoteReference(number)).toBe(number);
    },
  );

  const twoDigits = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, "0"));
  const eightDigits = fc.integer({ min: 0, max: 99_999_999 }).map((value) => String(value).padStart(8, "0"));

  test("are always removed with their labels, whatever is around them", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40 }).filter((around) => !/\d/.test(around)),
        fc.tuple(twoDigits, twoDigits, twoDigits),
        fc.constantFrom("", "-", " "),
        eightDigits,
        fc.constantFrom("Account", "A/C no.", "acc number:", "Account Number is"),
        (around, sort, joint, account, label) => {
          const sortCode = sort.join(joint);
          const safe = quoteText(`${around} Sort code: ${sortCode}, ${label} ${account} ${around}`);
          expect(safe).not.toContain(account);
          expect(safe).not.toContain(sortCode);
        },
      ),
    );
  });

  test("every IBAN with valid check digits is removed, in any spacing", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z]{4}$/),
        fc.stringMatching(/^\d{14}$/),
        fc.constantFrom("", " "),
        (bank, number, gap) => {
          const body = bank + number;
          const digits = Array.from(`${body}GB00`, (character) => String(Number.parseInt(character, 36))).join("");
          const check = String(98n - (BigInt(digits) % 97n)).padStart(2, "0");
          const iban = `GB${check}${body}`;
          const spaced = (iban.match(/.{1,4}/g) ?? []).join(gap);
          expect(withoutBankDetails(`Pay ${spaced} please`)).toBe(`Pay ${REMOVED} please`);
        },
      ),
    );
  });

  test("takes time in proportion to the length of any text", () => {
    const nasty = ["1 ".repeat(20_000), "account ".repeat(8000), "GB11".repeat(10_000), "-".repeat(40_000)];
    for (const text of nasty) expect(typeof withoutBankDetails(text)).toBe("string");
  });
});
