import { describe, expect, test } from "vitest";

import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { isCompared } from "../../shared/domain/mismatch/compare-forms.ts";
import { reportedPairOf } from "../../shared/domain/mismatch/reported-pair.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import { mismatchWorkbook } from "../../shared/messages/mismatches/mismatch-workbook.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { readReport } from "../../shared/reading/mismatch-report/read-report.ts";
import { eastmere, monthTwelve, northfold } from "../domain/reconcile/statement-and-ledger.ts";
import { exampleMismatches } from "../messages/mismatch-facts.ts";

const directory = directoryOf([
  eastmere,
  northfold,
  { code: organisationCode("ZB3"), name: "Southmoor Ambulance Service NHS Trust", type: "trust" },
  { code: organisationCode("ZX1"), name: "Odd Body", type: "odd" },
]);
const { exercise } = monthTwelve;

const readCells = cellReader({
  foreign: ({ name }) => Promise.reject(new Error(`${name} is no foreign format`)),
  openEncrypted: ({ name }) => Promise.reject(new Error(`${name} is not encrypted`)),
});

const read = (content: string | Uint8Array, organisation = eastmere.code) =>
  readReport(
    typeof content === "string"
      ? { name: "report.csv", bytes: Buffer.from(content) }
      : { name: "report.xlsx", bytes: content },
    { directory, exercise, organisation },
    readCells,
  );

/** Kind, receivable, payable, and both totals in pounds; with the columns if the report has them. */
async function pairsIn(lines: readonly string[], organisation = eastmere.code) {
  const { pairs, problems } = await read(lines.join("\n"), organisation);
  expect(problems).toEqual([]);
  return pairs.map(({ kind, receivable, payable, receivableSide, payableSide }) =>
    [
      kind,
      receivable,
      payable,
      ...[receivableSide, payableSide].map(({ totalPence, columns }) =>
        [totalPence, ...(columns ? Object.values(columns) : [])].map((each) => each / 100).join("/"),
      ),
    ].join(" "),
  );
}

test("MIS-02 our own report is read as it was written, from both layouts, each pair once", async () => {
  const facts = exampleMismatches();
  const { pairs, problems, notCompared, ofOthers } = await read(await writeWorkbook(mismatchWorkbook(facts)));
  expect(problems).toEqual([]);
  expect(pairs).toEqual(facts.compared.pairs.filter(isCompared).map(reportedPairOf));
  expect([notCompared, ofOthers]).toEqual([2, 0]);
});

describe("reports of other layouts", () => {
  test("MIS-02 by pair, in thousands, with totals only", async () => {
    expect(
      await pairsIn([
        "Month 12 receivables and payables mismatch report",
        "All figures in £000",
        "Provider code,Provider name,Commissioner code,Commissioner name,Receivables,Payables,Difference",
        "ZB2,Northfold,ZA1,Eastmere,71,65,6",
        "ZA1,Eastmere,ZB3,Southmoor,0,12.5,-12.5",
        "ZB2,Northfold,ZB3,Southmoor,5,4,1",
        "Total,,,,76,81.5,-5.5",
      ]),
    ).toEqual(["r&p ZB2 ZA1 71000 65000", "r&p ZA1 ZB3 0 12500"]);
  });

  test("MIS-02 by organisation, where headings say who is owed, one kind beside the other", async () => {
    expect(
      await pairsIn([
        "Organisation,Counterparty,Our receivables,Counterparty payables,Our income,Counterparty expenditure,Mismatch type",
        "ZA1,ZB2,10,8,0,0,",
        "ZA1,ZB3,0,0,100.50,90.25,timing",
      ]),
    ).toEqual(["r&p ZA1 ZB2 10 8", "i&e ZA1 ZB3 100.5 90.25"]);
  });

  test("MIS-02 by organisation, with its side in a column and the names instead of codes", async () => {
    expect(
      await pairsIn([
        "Counterparty name,Side,Balance type,Own balance,Counterparty balance",
        `${northfold.name},Payable,Payables,65,70`,
        "Southmoor Ambulance Service NHS Trust,Income,I&E,9,3",
      ]),
    ).toEqual(["r&p ZB2 ZA1 70 65", "i&e ZA1 ZB3 9 3"]);
  });

  test("MIS-01 column by column, under the names of the sides", async () => {
    expect(
      await pairsIn([
        "Income and expenditure",
        ",,Receivable organisation,,,,,Payable organisation,,,,",
        "Receivable organisation,Payable organisation,Notified,Accrued,Adjusted,Disputed,Total,Notified,Accrued,Adjusted,Disputed,Total",
        "ZB2,ZA1,70,0,0,0,70,70,1,0,-5,66",
      ]),
    ).toEqual(["i&e ZB2 ZA1 70/70/0/0/0 66/70/1/0/-5"]);
  });

  test("MIS-02 one section below the other says the kind and who is owed", async () => {
    expect(
      await pairsIn([
        "Receivables",
        "Counterparty,Own total,Counterparty total",
        "ZB2,10,9",
        "",
        "Expenditure",
        "Counterparty,Own total,Counterparty total",
        "ZB2,30,35",
      ]),
    ).toEqual(["r&p ZA1 ZB2 10 9", "i&e ZB2 ZA1 35 30"]);
  });
});

describe("nothing is read of a report that does not say all", () => {
  test.each([
    ["who is owed", ["Counterparty,Kind,Own total,Counterparty total", "ZB2,R&P,10,9"], "which of the two is owed"],
    [
      "of which kind it is",
      ["Receivable organisation,Payable organisation,Receivable total,Payable total", "ZB2,ZA1,10,9"],
      "receivables and payables, or of income",
    ],
    [
      "whom it is about",
      ["R&P", "Receivable organisation,Payable organisation,Receivable total,Payable total", "ZZ9,ZA1,10,9"],
      "ZZ9 is not in the directory",
    ],
    [
      "the difference",
      ["R&P", "Provider,Commissioner,Provider total,Commissioner total,Mismatch", "ZB2,ZA1,10.50,9.25,2.25"],
      "not the difference of the two sides",
    ],
    [
      "the sum",
      [
        "R&P",
        "Provider,Commissioner,Provider notified,Provider accrued,Provider total,Commissioner notified,Commissioner total",
        "ZB2,ZA1,10.50,1.00,12.50,3.00,3.00",
      ],
      "not the sum of its columns",
    ],
    [
      "two figures of a pair",
      ["R&P", "Provider,Commissioner,Provider total,Commissioner total", "ZB2,ZA1,10,9", "ZB2,ZA1,11,9"],
      "other figures than in a row before",
    ],
    [
      "another exercise",
      ["R&P", "Provider,Commissioner,Quarter,Provider total,Commissioner total", "ZB2,ZA1,2021-22-Q4,10,9"],
      "it is of 2021-22-Q4",
    ],
    [
      "another currency",
      ["R&P", "Provider,Commissioner,Provider total (EUR),Commissioner total (EUR)", "ZB2,ZA1,10,9"],
      "not in pounds",
    ],
    ["nothing at all", ["Invoice,Date,Amount", "1001,2023-03-01,10"], "no table of mismatches"],
  ])("MIS-01 %s", async (_what, lines, problem) => {
    const { pairs, problems } = await read(lines.join("\n"));
    expect(pairs).toEqual([]);
    expect(problems.join("; ")).toContain(problem);
  });
});

test("MIS-02 nothing is kept of pairs of others", async () => {
  const { pairs, ofOthers } = await read(
    ["R&P", "Provider,Commissioner,Provider total,Commissioner total", "ZB2,ZB3,10,9", "ZB2,ZA1,70,60"].join("\n"),
  );
  expect(pairs.map(({ receivable, payable }) => [receivable, payable])).toEqual([["ZB2", "ZA1"]]);
  expect(ofOthers).toBe(1);
});
