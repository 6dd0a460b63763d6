import { describe, expect, test } from "vitest";

import { directoryOf, organisationSchema } from "../../../shared/domain/organisation/organisation.ts";
import { BLOCK, claims, found, HEADINGS, line, readRows, type Rows } from "./read-rows.ts";

const eastmere = "Eastmere University Hospitals NHS Foundation Trust";
const westhaven = "NHS Westhaven Integrated Care Board";
const directory = directoryOf(
  [
    { code: "ZA1", name: eastmere, type: "trust" },
    { code: "ZA1P", name: "Eastmere Pharmacy Limited", type: "subsidiary", parent: "ZA1" },
    { code: "ZB2", name: "Northfold Community Health NHS Trust", type: "trust" },
    { code: "ZB2S", name: "Northfold Facilities Limited", type: "subsidiary", parent: "ZB2" },
    { code: "ZC3X9", name: westhaven, type: "icb" },
    { code: "ZD4", name: "Southmoor Ambulance Service NHS Trust", type: "trust", successor: "ZE5" },
    { code: "ZE5", name: "Southmoor and Vale Ambulance Service NHS Trust", type: "trust" },
    { code: "REF", name: "Reedford Hospitals NHS Trust", type: "trust" },
    { code: "RAN", name: "Ranmere Orthopaedic Hospital NHS Trust", type: "trust" },
    { code: "ZN1", name: "NHS England Northern Region", type: "nhse" },
    { code: "ZN2", name: "NHS England Southern Region", type: "nhse" },
  ].map((one) => organisationSchema.parse(one)),
);

const TITLE: Rows = [
  ["Statement of receivables from Northfold Community Health NHS Trust (ZB2)"],
  ["As at 23 March 2023"],
  [],
];

/** A statement whose first column has these values under this heading. */
async function withColumn(heading: string, values: readonly string[], above: Rows = TITLE) {
  const lines = values.map((value, index) => [value, ...line(`NF${index + 1}`, index + 1, 100 * (index + 1))]);
  const statement = await readRows([...above, [heading, ...HEADINGS], ...lines], { directory });
  return { statement, refused: found(statement, "several-payable-organisations") };
}

describe("STM-03 a column that names whom each line is for names several payable organisations", () => {
  const headings = [
    "Payable",
    "Payable code",
    "Payer",
    "Paying organisation",
    "Purchaser",
    "Purchaser code",
    "Customer",
    "Customer code",
    "Customer No",
    "Cust",
    "Client",
    "Debtor",
    "Bill to",
    "Bill-to code",
    "Invoiced to",
    "Charged to",
    "Sold-to",
    "Recipient",
    "Buyer",
    "Counterparty",
    "Account",
    "Account code",
    "ODS code",
    "Org code",
    "Organisation",
    "Trust",
    "Body",
    "To",
    "Code",
    "Commissioner",
  ];
  const values = {
    codes: ["ZA1", "ZC3X9", "ZA1"],
    "codes with names": [`ZA1 - ${eastmere}`, `${westhaven} (ZC3X9)`],
    "codes with the number of an account": ["ZA1/001", "ZA1/002", "ZC3X9-001"],
    names: [eastmere, westhaven, eastmere],
    "names in other writing": ["EASTMERE UNIVERSITY HOSPITALS NHS FT", "nhs westhaven ICB"],
  };
  test.each(
    headings.flatMap((heading) => Object.entries(values).map(([what, given]) => [heading, what, given] as const)),
  )("%s: %s", async (heading, _, given) => {
    const { statement, refused } = await withColumn(heading, given);
    expect(refused.map(({ rule }) => rule)).toEqual(["STM-03"]);
    expect(new Set(statement.payables.map(({ code }) => code))).toEqual(new Set(["ZA1", "ZC3X9"]));
    expect(refused[0]?.what).toMatch(/ZA1.*ZC3X9|ZC3X9.*ZA1/);
  });

  test.each(["Customer code", "Payable", "Trust"])(
    "also where the workbook says above whom it is for: %s",
    async (heading) => {
      const { refused } = await withColumn(heading, ["ZA1", "ZA1", "ZC3X9"], BLOCK);
      expect(refused[0]?.what).toContain("ZC3X9");
    },
  );

  test("also with customers outside the group, and with bodies of NHS England, which are separate payers (ORG-01)", async () => {
    expect((await withColumn("Customer code", ["ZA1", "CUST0417", "ZC3X9"])).refused).toHaveLength(1);
    expect((await withColumn("Payable", ["ZN1", "ZN2"])).refused).toHaveLength(1);
  });

  test("a parent and its subsidiary are two payers", async () => {
    expect((await withColumn("Customer code", ["ZA1", "ZA1P"])).refused).toHaveLength(1);
  });
});

describe("STM-03 one payable organisation, whatever a column holds", () => {
  test.each<[string, string, readonly string[]]>([
    ["the same code on every line", "Customer code", ["ZA1", "ZA1", "ZA1"]],
    ["the same organisation by code and by name", "Payable", ["ZA1", eastmere, `ZA1 - ${eastmere}`]],
    ["account codes", "Customer code", ["E100417", "E100988", "E10"]],
    ["account codes of which one is like an organisation's", "Account code", ["100417", "RAN", "100988", "100989"]],
    ["the payer's accounts", "Customer No", ["ZA1/001", "ZA1/002"]],
    ["a predecessor and its successor", "Payable", ["ZD4", "ZE5", "ZD4"]],
    ["the sender's own bodies", "Organisation", ["ZB2", "ZB2S"]],
    ["the sender's departments", "Department", ["Pathology", "Estates"]],
    ["the sender's sites", "Customer site", ["ZA1", "ZC3X9"]],
    ["words that are codes too, in a column of documents", "Code", ["REF", "INV", "RAN"]],
    ["blanks", "Payable", ["ZA1", "", ""]],
  ])("%s", async (_, heading, values) => {
    const { statement, refused } = await withColumn(heading, values);
    expect(refused).toEqual([]);
    expect(claims(statement)).toHaveLength(values.length);
  });

  test.each<[string, string, readonly string[]]>([
    ["the payer under account codes", "Customer code", ["E100417", "E100988"]],
    ["the trusts that the work was for, without the payer", "Trust", ["ZC3X9", "ZE5"]],
    ["predecessors of the payer's patients", "Predecessor", ["ZC3X9", "ZE5"]],
    ["the payer and the sender", "Organisation code", ["ZA1", "ZB2"]],
  ])("where the workbook says whom it is for: %s", async (_, heading, values) => {
    const { statement, refused } = await withColumn(heading, values, BLOCK);
    expect(refused).toEqual([]);
    expect(statement.payables).toEqual([{ code: "ZA1", name: eastmere }]);
  });

  test.each<[string, readonly string[], string | undefined]>([
    ["beside the code of the payer", ["ZA1", "ZX7", "ZA1"], "ZX7 (row"],
    ["all of them like those of trusts", ["ZX7", "ZX8", "ZX9"], "ZX7 (row"],
    ["numbers of accounts", ["E100417", "E100988", "E10"], undefined],
    ["the payer alone", ["ZA1", "ZA1", "ZA1"], undefined],
  ])("codes of customers that are not known are told: %s", async (_, codes, told) => {
    const { statement, refused } = await withColumn("Customer code", codes);
    expect(refused).toEqual([]);
    const [finding] = found(statement, "payer-not-known");
    if (told === undefined) expect(finding).toBeUndefined();
    else expect(finding?.what).toContain(told);
  });

  test("of a predecessor and its successor, the successor is named", async () => {
    for (const codes of [
      ["ZD4", "ZE5"],
      ["ZE5", "ZD4"],
    ]) {
      const { statement } = await withColumn("Customer code", codes);
      expect(statement.payables.map(({ code }) => code)).toEqual(["ZE5"]);
    }
  });
});
