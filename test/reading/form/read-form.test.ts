import Papa from "papaparse";
import { describe, expect, test } from "vitest";

import { writeWorkbook } from "../../../shared/adapters/workbook-writing/write-workbook.ts";
import { submittedFormOf } from "../../../shared/domain/mismatch/submitted-form.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { directoryOf } from "../../../shared/domain/organisation/organisation.ts";
import { formCsvColumns, formCsvRows } from "../../../shared/messages/collection-form/form-csv.ts";
import { formWorkbook } from "../../../shared/messages/collection-form/form-workbook.ts";
import { cellReader } from "../../../shared/reading/cells/cell-reader.ts";
import { readForm } from "../../../shared/reading/form/read-form.ts";
import { eastmere, monthTwelve, northfold } from "../../domain/reconcile/statement-and-ledger.ts";
import { exampleFormFacts } from "../../messages/collection-form-facts.ts";

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

const read = (content: string | Uint8Array, name = "form.csv") =>
  readForm(
    { name, bytes: typeof content === "string" ? Buffer.from(content) : content },
    { directory, exercise },
    readCells,
  );

/** Part, counterparty and the five amounts in pounds. */
async function rowsIn(...given: Parameters<typeof read>) {
  const { forms, problems } = await read(...given);
  expect(problems).toEqual([]);
  return forms.map(({ organisation, rows }) => [
    organisation,
    ...rows.map((row) =>
      [
        row.part,
        row.counterparty,
        ...[row.notifiedPence, row.accruedPence, row.adjustedPence, row.disputedPence, row.totalPence].map(
          (each) => each / 100,
        ),
      ].join(" "),
    ),
  ]);
}

describe("our own form is read back as it was filled", () => {
  const { form } = exampleFormFacts();

  test("COL-01 from the workbook", async () => {
    const bytes = await writeWorkbook(formWorkbook(exampleFormFacts()));
    const { forms, problems } = await read(bytes, "a.xlsx");
    expect(problems).toEqual([]);
    const [own] = forms;
    expect(forms).toHaveLength(1);
    expect({ ...own, rows: own?.rows.map((row) => ({ ...row, reason: "" })) }).toEqual({
      ...submittedFormOf(form),
      rows: submittedFormOf(form).rows.map((row) => ({ ...row, reason: "" })),
    });
  });

  test("COL-01 from CSV", async () => {
    const { forms, problems } = await read(Papa.unparse({ fields: [...formCsvColumns], data: formCsvRows(form) }));
    expect(problems).toEqual([]);
    expect(forms).toEqual([submittedFormOf(form)]);
  });
});

describe("forms of other layouts", () => {
  test("COL-01 COL-13 one table for all parts, in thousands, with totals below", async () => {
    const lines = [
      "Agreement of balances collection: ZA1",
      "All figures in £000",
      "",
      "Counterparty code,Counterparty name,Account type,Notified,Accrued,Adjusted,Disputed,Total",
      "ZB2,Northfold,Payables,70,1.5,0,-5,66.5",
      "ZB3,Southmoor,Payables,9,0,0,0,9",
      "Total,,,79,1.5,0,-5,75.5",
      "ZB2,Northfold,Income,0,0,2,0,2",
    ];
    expect(await rowsIn(lines.join("\n"))).toEqual([
      ["ZA1", "payables ZB2 70000 1500 0 -5000 66500", "payables ZB3 9000 0 0 0 9000", "income ZB2 0 0 2000 0 2000"],
    ]);
  });

  test("COL-13 the parts side by side under their names", async () => {
    const lines = [
      ",,Receivables notified,Receivables accrued,Receivables adjusted,Receivables total,Payables notified,Payables accrued,Payables adjusted,Payables disputed,Payables total",
    ];
    lines[0] = lines[0]?.replace(",,", "Counterparty,Name,") ?? "";
    lines.push("ZB2,Northfold,10,1,0,11,20,2,0,-1,21", "ZB3,Southmoor,0,0,0,0,5,0,0,0,5");
    expect(await rowsIn(lines.join("\n"), "ZA1 form.csv")).toEqual([
      ["ZA1", "receivables ZB2 10 1 0 0 11", "payables ZB2 20 2 0 -1 21", "payables ZB3 5 0 0 0 5"],
    ]);
  });

  test("COL-13 one table below the other, each under its name", async () => {
    const heading = "Counterparty,Notified,Accrued,Adjusted,Disputed,Total";
    const lines = [
      "ZA1 form",
      "Payables",
      heading,
      "ZB2,10,0,0,0,10",
      "Total,10,0,0,0,10",
      "",
      "Receivables",
      heading,
      "ZB3,5,0,0,0,5",
    ];
    expect(await rowsIn(lines.join("\n"))).toEqual([["ZA1", "payables ZB2 10 0 0 0 10", "receivables ZB3 5 0 0 0 5"]]);
  });

  test("COL-13 many organisations in one file", async () => {
    const lines = [
      "Submitting organisation code,Part,Counterparty code,Notified,Accrued,Adjusted,Disputed,Total",
      "ZA1,payables,ZB2,1,0,0,0,1",
      "ZB2,receivables,ZA1,3,0,0,0,3",
    ];
    expect(await rowsIn(lines.join("\n"))).toEqual([
      ["ZA1", "payables ZB2 1 0 0 0 1"],
      ["ZB2", "receivables ZA1 3 0 0 0 3"],
    ]);
  });
});

describe("nothing of a form with a fault is used", () => {
  const heading = "Counterparty,Part,Notified,Accrued,Adjusted,Disputed,Total";
  test.for([
    ["COL-01 a typed total", "ZB2,payables,10,0,0,0,9", "its total is not notified"],
    ["COL-05 a dispute of an own invoice", "ZB2,income,10,0,0,-1,9", "disputes an invoice of its own"],
    ["COL-05 a positive dispute", "ZB2,payables,10,0,0,1,11", "disputed amount is positive"],
    ["a code that is in no directory", "ZQ9,payables,10,0,0,0,10", "ZQ9 is not in the directory"],
    ["amounts that nobody is named for", ",payables,10,0,0,0,10", "amounts without a counterparty"],
    ["an amount that is none", "ZB2,payables,ten,0,0,0,10", "ten is not an amount"],
    ["no part", "ZB2,,10,0,0,0,10", "it is not said whether it is payables"],
    ["a counterparty twice", "ZB2,payables,10,0,0,0,10\nZB2,payables,1,0,0,0,1", "ZB2 has two rows in payables"],
    ["itself as counterparty", "ZA1,payables,10,0,0,0,10", "stands in its own form"],
  ])("%s", async ([, line = "", problem = ""]) => {
    const { forms, problems } = await read(`${heading}\n${line}`, "ZA1.csv");
    expect(forms).toEqual([]);
    expect(problems.join("; ")).toContain(problem);
    expect(problems.join("; ")).toMatch(/row \d/);
  });

  test("a form that does not say whose it is, and a file that is none", async () => {
    expect((await read(`${heading}\nZB2,payables,1,0,0,0,1`)).problems.join()).toContain(
      "it is not said whose form this is",
    );
    expect((await read("a,b\n1,2")).problems.join()).toContain("no table of a collection form was found");
  });

  test("another exercise", async () => {
    const text =
      "Exercise,Counterparty,Part,Notified,Accrued,Adjusted,Disputed,Total\n2022-23-Q3,ZB2,payables,1,0,0,0,1";
    expect((await read(text, "ZA1.csv")).problems.join()).toContain("it is of 2022-23-Q3, not of 2022-23-Q4");
  });
});
