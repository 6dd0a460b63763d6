import { expect, test } from "vitest";

import { readText } from "../read-text.ts";

test("a ledger's zero bytes are not read", async () => {
  const text = "Supplier Code,Invoice Number,Invoice Date,Gross,Outstanding,Status\n";
  const { lines, report } = await readText(
    `${text}ZB2,NF1\0,01/02/2023,400.00\0,400.00,approved\n${"ZB2,NF2,01/02/2023,5.00,5.00,approved\n".repeat(9)}`,
  );
  expect(report.refusedCount).toBe(0);
  expect(lines.map(({ invoiceNumber }) => invoiceNumber).slice(0, 2)).toEqual(["NF1", "NF2"]);
});
