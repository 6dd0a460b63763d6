import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { verifyRecords } from "../../shared/records/audit/verify-records.ts";
import { recordsOf } from "../in-memory/records-of.ts";
import { openSystem, position } from "../in-memory/system.ts";
import { accordInTest } from "./accord-in-test.ts";

const heading = "Kind,Receivable organisation,Payable organisation,Receivable total,Payable total";

/** An organisation with a statement of which £500 are not agreed, and a place for reports. */
async function answered() {
  const system = openSystem();
  await system.settle();
  system.uploadLedger([]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:01:00.000Z",
    workbooks: { "a.xlsx": { kind: "r&p", lines: { RQ100001: 500 } } },
  });
  await system.work();
  const records = recordsOf(system);
  const folder = mkdtempSync(join(tmpdir(), "mismatches-"));
  const accord = accordInTest(records);
  const read = (name: string, ...rows: readonly string[]) => {
    const file = join(folder, name);
    writeFileSync(file, [heading, ...rows].join("\n"));
    return accord.run("mismatches", "read", file, "--organisation", "ZA1", "--by", "Sam Okoro");
  };
  const close = (...args: readonly string[]) =>
    accord.run("mismatches", ...args, "--organisation", "ZA1", "--kind", "r&p", "--payable", "ZA1", "--by", "Sam");
  const waiting = async () => {
    const items: string[] = [];
    for await (const { kind, id, pence } of records.todoItems.listOpen(position.payable))
      if (kind === "mismatch") items.push(`${id} ${String((pence ?? 0) / 100)}`);
    return items;
  };
  return { system, records, accord, read, close, waiting };
}

test("MIS-05 a report is read, each mismatch explained from its position, and it waits until it is closed or gone", async () => {
  const { records, accord, read, close, waiting } = await answered();
  const first = await read("one.csv", "R&P,ZB2,ZA1,500.00,0.25", "R&P,ZA1,ZB3,9.50,0", "R&P,ZB2,ZB3,77.00,1.00");
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toContain("Read as report 1: 2 pairs, £509.25 in absolute value.");
  expect(first.out).toContain("Rows about other organisations, of which nothing is kept: 1.");
  expect((await read("one.csv", "R&P,ZB2,ZA1,500.00,0.25", "R&P,ZA1,ZB3,9.50,0")).out).toContain("nothing was changed");

  const list = await accord.run("mismatches", "list", "--organisation", "ZA1");
  expect(list.out).toContain("2 open, 2 to clear");
  expect(list.out).toMatch(/R&P +ZB2 +ZA1 +£500\.00 +£0\.25 +£499\.75 +open +yes/u);
  expect(list.out).toContain("£499.75: not known yet; both look into it");
  expect(list.out).toContain('its position: accord position ZA1 ZB2 --kind "r&p"');
  expect(list.out).not.toContain("77.00");
  expect(await waiting()).toEqual([
    "mismatch-ZA1-2022-23-Q4-rp-payable-ZB2-report-1 499.75",
    "mismatch-ZA1-2022-23-Q4-rp-receivable-ZB3-report-1 9.5",
  ]);

  expect((await close("close", "--receivable", "ZB2", "--note", "journal 881")).err).toContain("Say either");
  const corrected = ["close", "--receivable", "ZB2", "--corrected", "--note", "journal 881"];
  expect(await close(...corrected)).toMatchObject({ code: 0, err: "" });
  expect((await close(...corrected)).err).toContain("No such mismatch is open");
  expect(await waiting()).toEqual(["mismatch-ZA1-2022-23-Q4-rp-receivable-ZB3-report-1 9.5"]);

  // The next report still shows half of it, and the other pair no longer.
  expect((await read("two.csv", "R&P,ZB2,ZA1,500.00,250.00")).out).toContain("Read as report 2");
  expect(await waiting()).toEqual(["mismatch-ZA1-2022-23-Q4-rp-payable-ZB2-report-2-2 250"]);
  const accepted = ["close", "--receivable", "ZB2", "--accepted", "ifrs-15", "--note", "£250 of income is later"];
  expect(await close(...accepted)).toMatchObject({ code: 0 });
  const all = await accord.run("mismatches", "list", "--organisation", "ZA1", "--all");
  expect(all.out).toMatch(/£250\.00 +accepted/u);
  expect(all.out).toMatch(/accepted \(ifrs-15\) on .+ by Sam: £250 of income is later/u);
  expect(all.out).toContain("gone from the last report");
  expect(all.out).toContain("report by report: £499.75, £250.00");
  expect(await waiting()).toEqual([]);

  expect(await close("reopen", "--receivable", "ZB2", "--note", "the auditors do not accept it")).toMatchObject({
    code: 0,
  });
  expect((await close("reopen", "--receivable", "ZB2", "--note", "x")).err).toContain("No such mismatch is closed");
  expect((await accord.run("mismatches", "list", "--organisation", "ZA1")).out).toContain(
    "the auditors do not accept it",
  );
  expect(await waiting()).toEqual(["mismatch-ZA1-2022-23-Q4-rp-payable-ZB2-report-2-4 250"]);
  expect((await verifyRecords(records)).faults).toEqual([]);
});

test("MIS-01 a report with a fault is refused whole, and an organisation without one is told so", async () => {
  const { accord, read, waiting } = await answered();
  const { code, err } = await read("bad.csv", "R&P,ZB2,ZA1,500.00,0", "R&P,ZB9,ZA1,500.00,0");
  expect(code).toBe(1);
  expect(err).toContain("ZB9 is not in the directory");
  expect(await waiting()).toEqual([]);
  expect((await accord.run("mismatches", "list", "--organisation", "ZA1")).err).toContain("has no mismatch report");
});
