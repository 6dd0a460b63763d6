import fc from "fast-check";
import { expect, test } from "vitest";

import { linesNamed } from "../../../../shared/domain/mail/conversation/lines-named.ts";
import { statementOf } from "../../../in-memory/test-mail.ts";

const { lines } = statementOf("s.xlsx", {
  lines: { "NF-10234": 1, "0979422": 2, "SI/2023/0042": 3, "12": 4, "2023": 5, "QR-471": 6, AB471: 7 },
});

test.each([
  ["Copy of NF-10234 as asked", ["NF-10234"]],
  ["nf10234.pdf", ["NF-10234"]],
  ["NF 10234, and 979422.", ["NF-10234", "0979422"]],
  ["invoice 10234", ["NF-10234"]],
  ["Invoice no. 0979422", ["0979422"]],
  ["SI/2023/0042", ["SI/2023/0042"]],
  ["our invoice 12 is attached", ["12"]],
  ["invoices 12, 0979422 and NF-10234", ["12", "NF-10234", "0979422"]],
  ["12 March 2023", []],
  ["for the year 2023", []],
  // Two lines have these digits.
  ["invoice 471", []],
  ["QR-471", ["QR-471"]],
  ["See attached.", []],
  ["It is £10,234.00 in all", []],
])("“%s” names %j", (text, numbers) => {
  expect(linesNamed(lines, [text]).map(({ invoiceNumber }) => invoiceNumber)).toEqual(numbers);
});

test("every line is named by its own number after the word invoice, however it is surrounded", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...lines),
      fc.constantFrom("", "Re: ", "(", "\n> "),
      ({ invoiceNumber, line }, before) =>
        linesNamed(lines, [`${before}invoice ${invoiceNumber}.`]).some((each) => each.line === line),
    ),
  );
});

test("no text takes long, and never more lines are named than there are", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 400 }), { maxLength: 5 }), (texts) => {
      return linesNamed(lines, texts).length <= lines.length;
    }),
  );
  const long = "invoice 1, ".repeat(20_000);
  const started = performance.now();
  linesNamed(lines, [long]);
  expect(performance.now() - started).toBeLessThan(1000);
});
