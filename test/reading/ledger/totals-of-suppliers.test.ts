import { expect, test } from "vitest";

import { briefly, readText } from "./read-text.ts";

test.each([
  "Total for Supplier: Northfold Community Health NHS Trust",
  "Total for Northfold Community Health NHS Trust",
  "Total of supplier 20441: Northfold",
  "Supplier total: Northfold Community Health NHS Trust",
  "Balance for supplier Northfold",
])("%s is no line of a ledger, in any column of words", async (label) => {
  for (const total of [`,,"${label}",,15000.00`, `"${label}",,,,15000.00`, `,"${label}",,,15000.00`]) {
    const { lines, report } = await readText(
      [
        "Supplier Number,Supplier Name,Invoice Number,Invoice Date,Unpaid Amount",
        "20441,NORTHFOLD COMM HLTH NHST,NB1001,05/01/2023,12000.00",
        "20441,NORTHFOLD COMM HLTH NHST,NB1009,06/02/2023,3000.00",
        total,
        "20441,NORTHFOLD COMM HLTH NHST,NB1014,09/02/2023,10.00",
      ].join("\r\n"),
    );
    expect(briefly(lines)).toHaveLength(3);
    expect(report.findings.map(({ code }) => code)).not.toContain("total-differs");
  }
});
