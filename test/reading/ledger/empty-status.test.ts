import { describe, expect, test } from "vitest";

import { readText } from "./read-text.ts";

/** The statuses of lines whose status or approval is as given. */
async function statuses(heading: string, values: readonly string[], mapping?: { statusWhereNone: "approved" }) {
  const { lines, report } = await readText(
    [
      `Supplier,Invoice number,Invoice date,Outstanding,${heading}`,
      ...values.map(
        (value, at) =>
          `Northfold Community Health NHS Trust,NF-${String(at)},0${String(at + 1)}/03/2023,100.00,${value}`,
      ),
    ].join("\n"),
    mapping === undefined ? {} : { mapping },
  );
  return {
    statuses: lines.map(({ status }) => status),
    codes: report.findings.map(({ code }) => code),
    refused: report.findings.filter(({ severity }) => severity === "refusal").map(({ column }) => column),
  };
}

describe("REC-06 an empty status among others", () => {
  test.each([
    ["Approved", ["Y", "Y", ""]],
    ["Authorised", ["yes", "", "no"]],
    ["Status", ["Approved", "", "On hold"]],
    ["Invoice status", ["Validated", "Validated", ""]],
  ])("waits where others are called approved: %s %j", async (heading, values) => {
    const found = await statuses(heading, values);
    expect(found.statuses[values.indexOf("")]).toBe("awaiting-approval");
    expect(found.codes).toContain("status-missing");
  });

  test.each([
    ["Status", ["", "On hold", ""]],
    ["Status", ["", "Parked", "Paid"]],
  ])("is in order where only exceptions are named, which is told: %s %j", async (heading, values) => {
    const found = await statuses(heading, values);
    expect(found.statuses[0]).toBe("approved");
    expect(found.codes).toContain("status-empty");
  });

  test("is what a person has saved for it", async () => {
    const found = await statuses("Status", ["Approved", "", "On hold"], { statusWhereNone: "approved" });
    expect(found.statuses).toEqual(["approved", "approved", "on-hold"]);
  });
});

test("REC-02 marks under an unknown word may be holds, where no column says what is approved", async () => {
  expect((await statuses("Zzyzx", ["", "A", ""])).refused).toEqual(["E"]);
  expect((await statuses("Blk", ["", "A", ""])).statuses).toEqual(["approved", "on-hold", "approved"]);
});
