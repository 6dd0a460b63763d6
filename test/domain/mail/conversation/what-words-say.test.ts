import { expect, test } from "vitest";

import { whatFileNameSays, whatWordsSay } from "../../../../shared/domain/mail/conversation/what-words-say.ts";

test.each([
  ["Backing data.xlsx", "backing"],
  ["backing_invoice-0979422.xlsx", "backing"],
  ["Invoice copy.pdf", "backing"],
  ["Copy of invoice 4711.pdf", "backing"],
  ["INV-4711.pdf", "backing"],
  ["Invoice 4711.pdf", "backing"],
  ["Timesheets w-e 12 Feb.xlsx", "backing"],
  ["Remittance advice 0012.pdf", "backing"],
  ["Backing for statement.xlsx", "backing"],
  ["POD 4711.jpg", "backing"],
  ["ZB2 statement M12.xlsx", "statement"],
  ["statement_corrected.xlsx", "statement"],
  ["SOA ZA1.xlsx", "statement"],
  ["Outstanding invoices ZA1.xlsx", "statement"],
  ["Aged debt report.pdf", "statement"],
  ["Book1.xlsx", undefined],
  ["March.xlsx", undefined],
  ["IMG_2041.jpg", undefined],
])("a file called %s is said to be %s", (name, said) => {
  expect(whatFileNameSays(name)).toBe(said);
});

test.each([
  ["Backing data attached as asked.", "backing"],
  ["Copy invoice attached as asked.", "backing"],
  ["Please find the copy of our invoice 4711.", "backing"],
  ["Timesheets for February are attached.", "backing"],
  ["Here is the proof of delivery.", "backing"],
  ["Please find our corrected statement attached.", "statement"],
  ["Apologies, here is the right statement.", "statement"],
  ["Statement attached, now with the two credit notes.", "statement"],
  ["This replaces the statement of Monday.", "statement"],
  ["Please find attached our updated M12 AoB statement.", "statement"],
  ["As on our statement, these two are still open.", undefined],
  ["See attached.", undefined],
  ["", undefined],
])("the words “%s” say that it is %s", (words, said) => {
  expect(whatWordsSay(words)).toBe(said);
});
