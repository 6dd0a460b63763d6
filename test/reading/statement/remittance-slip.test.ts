import { describe, expect, test } from "vitest";

import { HEAD, on, readRows, type Rows } from "./read-rows.ts";

const TABLE: Rows = [
  ["Date", "Invoice No", "Balance GBP"],
  [on("01-12"), "SI101", 750],
  [, "BALANCE DUE GBP", 750],
  [],
];

describe("STM-03 a remittance slip below the lines names no second payable organisation", () => {
  test.each<[string, Rows]>([
    ["payment advice", [["PAYMENT ADVICE"], ["To: Southmoor and Vale Enterprises", , "Customer", "Eastmere"]]],
    ["remittance slip", [["Remittance slip"], ["To:", "Westhaven Laboratories Ltd"], ["Customer:", "EAS001"]]],
    ["part to tear off", [["Please detach and return with your payment"], ["Payable to Westhaven Laboratories Ltd"]]],
  ])("%s", async (_, slip) => {
    const statement = await readRows([...HEAD, ...TABLE, ...slip]);
    expect(statement.findings.filter(({ severity }) => severity === "refusal")).toEqual([]);
    expect(statement.payables).toMatchObject([{ code: "ZA1" }]);
    expect(statement.receivable).toMatchObject({ code: "ZB2" });
    expect(statement.totalPence).toBe(75_000);
  });

  test("its addressee is the sender, if nothing else names the sender", async () => {
    const [, payable = [], day = []] = HEAD;
    const slip: Rows = [["PAYMENT ADVICE"], ["To: Westhaven Laboratories Ltd"]];
    const statement = await readRows([payable, day, ...TABLE, ...slip]);
    expect(statement.receivable).toEqual({ name: "Westhaven Laboratories Ltd" });
  });

  test("a second statement below the slip is refused still", async () => {
    const second: Rows = [["Payable organisation:", "Westhaven Integrated Care Board (ZC3)"], [], ...TABLE];
    const statement = await readRows([...HEAD, ...TABLE, ["PAYMENT ADVICE"], ...second]);
    expect(statement.findings.map(({ code }) => code)).toContain("several-payable-organisations");
  });
});
