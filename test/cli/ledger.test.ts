import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { demoOrganisations } from "../../local/demo/demo-group.ts";
import { recordsIn } from "../../local/open-records.ts";
import { nhsNameReference } from "../../shared/domain/organisation/names/nhs-name-reference.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { templateOf } from "../../shared/reading/ledger/columns/ledger-template.ts";
import { cellReader } from "../../shared/reading/cells/cell-reader.ts";
import { importAndJudge } from "../in-memory/import-and-judge.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { accordInTest } from "./accord-in-test.ts";

const ledgerTemplate = templateOf("payables");

const AT = Date.parse("2023-03-30T12:00:00.000Z");
const ZA1 = organisationCode("ZA1");

/** The command with records in memory. It imports every upload at once, each a second later than the last. */
async function accord() {
  const kept = inMemoryObjectStore();
  const keys: string[] = [];
  const records = recordsIn({
    table: inMemoryTable(),
    ledgerTable: inMemoryTable(),
    rawMail: inMemoryObjectStore(),
    recordObjects: inMemoryObjectStore(),
    uploads: {
      ...kept,
      put: async (key, bytes, options) => {
        await kept.put(key, bytes, options);
        const eventTime = new Date(AT + keys.push(key) * 1000).toISOString();
        const object = { key: key.split("/").map(encodeURIComponent).join("/").replaceAll("%20", "+") };
        await importAndJudge(JSON.stringify({ Records: [{ eventTime, s3: { object } }] }), {
          ...records,
          uploads: kept,
          settings: records.ledgerSettings,
          readCells: cellReader({
            foreign: ({ name }) => Promise.reject(new Error(`${name} is no foreign format`)),
            openEncrypted: ({ name }) => Promise.reject(new Error(`${name} is not encrypted`)),
          }),
          names: nhsNameReference,
          enqueueReconcile: () => Promise.resolve(),
          now: () => new Date(AT + keys.length * 1000),
          log: () => undefined,
        });
      },
    },
  });
  await records.referenceLists.organisations.replace(() => demoOrganisations, new Date(AT).toISOString());
  const run = accordInTest(records);
  return {
    ...run,
    records,
    keys,
    importing: (file: string, ...options: string[]) =>
      run.run(
        "ledger",
        "import",
        file,
        "--organisation",
        "ZA1",
        "--as-at",
        "2023-03-31",
        "--close",
        "hard",
        ...options,
      ),
  };
}

function fileOf(name: string, content: string): string {
  const path = join(temporaryDirectory(), name);
  writeFileSync(path, content);
  return path;
}

const outsider = "70012,Acme Limited,AC-1,2023-03-01,,50.00,50.00,approved,,,,N,N,Bolts\r\n";

test.for(["import", "template", "list", "suppliers", "mapping"])(
  "accord ledger %s has --help and --json",
  async (name) => {
    const { run } = await accord();
    const { code, out } = await run("ledger", name, "--help");
    expect(code).toBe(0);
    expect(out).toContain("--json");
  },
);

test("the printed template can be imported unchanged", async () => {
  const { run, importing } = await accord();
  const { out } = await run("ledger", "template");
  expect(`${out}\r\n`).toBe(ledgerTemplate);
  const imported = await importing(fileOf("Ledger März.csv", out));
  expect(imported.code).toBe(0);
  expect(imported.out).toContain("Ledger März.csv: It is in force.");
  expect(imported.out).toContain("5 lines read, £36,600.00 in all; 5 lines of the group's bodies");
  expect(imported.out).toMatch(/ZB2 Northfold Community Health NHS Trust +5 +£36,600\.00 +£5,400\.00/u);
  const { out: list } = await run("ledger", "list");
  expect(list).toMatch(/ZA1 +payables +in force +2023-03-31 +hard +5 +£36,600\.00 +Ledger März\.csv/u);
});

test("a repeated file reports that nothing changes; a longer one reports its changes and the suppliers outside the group", async () => {
  const { importing } = await accord();
  const file = fileOf("a.csv", ledgerTemplate);
  await importing(file);
  const larger = fileOf("b.csv", `${ledgerTemplate}${outsider}ZD4,,LA-1,2023-03-01,,50.00,50.00,approved,,,,N,N,x\r\n`);
  const second = await importing(larger);
  expect(second.out).toContain("1 supplier outside the group: 1 line, £50.00");
  expect(second.out).toContain(
    "Compared with the previous ledger (a.csv, as at 2023-03-31, hard close: 5 lines, £36,600.00):",
  );
  expect(second.out).toMatch(/ZD4 .+ 0 +1 +£0\.00 +£50\.00/u);
  const again = await importing(larger);
  expect(again).toMatchObject({ code: 0 });
  expect(again.out).toContain("nothing has changed");
  expect(again.out).not.toContain("Compared with the previous ledger");
});

test("a ledger with a cell that can't be read is refused with exit code 1, by row, column and reason", async () => {
  const { importing, run } = await accord();
  await importing(fileOf("a.csv", ledgerTemplate));
  const bad = fileOf("bad.csv", ledgerTemplate.replace("1200.00,1200.00", "1200.00,12.3.4"));
  const { code, out, err } = await importing(bad);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("bad.csv was refused; the ledger in force has not changed.");
  expect(err).toContain('row 2, column G (outstanding): "12.3.4" is not an amount');
  const asJson = await importing(bad, "--json");
  expect(JSON.parse(asJson.out)).toMatchObject({
    state: "refused",
    refusedCount: 1,
    refusedRows: [{ row: 2, column: "G", heading: "outstanding", value: "12.3.4" }],
  });
  const { out: list } = await run("ledger", "list");
  expect(list).toContain("a.csv");
  expect(list).toMatch(/Refused uploads; the ledger in force has not changed:\n {2}ZA1 bad\.csv, uploaded 20/u);
  expect(list).toContain('    row 2, column G (outstanding): "12.3.4" is not an amount');
  await importing(fileOf("mended.csv", ledgerTemplate + outsider));
  expect((await run("ledger", "list")).out).not.toContain("Refused uploads");
});

test("a ledger that was put into the bucket without its particulars is listed with what it lacks", async () => {
  const { run, records } = await accord();
  await records.uploads.put("uploads/ZA1/by-hand/ledger.csv", Buffer.from(ledgerTemplate), {
    metadata: { "as-at": "31 March" },
  });
  const { out } = await run("ledger", "list");
  expect(out).toContain("ZA1 ledger.csv");
  expect(out).toContain('The upload says “as-at” is "31 March", which is not a date (YYYY-MM-DD).');
  expect(out).toContain("The upload does not give “close”.");
  expect(out).toContain(
    "in its metadata: as-at (YYYY-MM-DD), close (soft or hard) and kind (payables, expenditure, receivables or income)",
  );
  expect(JSON.parse((await run("ledger", "list", "--json")).out)).toMatchObject({
    ledgers: [],
    refused: [{ organisation: "ZA1", state: "refused" }],
  });
});

test("--json gives the import record and the report", async () => {
  const { importing } = await accord();
  const { out } = await importing(fileOf("a.csv", ledgerTemplate), "--json", "--kind", "expenditure");
  expect(JSON.parse(out)).toMatchObject({
    organisation: "ZA1",
    kind: "expenditure",
    asAt: "2023-03-31",
    close: "hard",
    file: "a.csv",
    state: "current",
    lines: 5,
    counterparties: [{ code: "ZB2", lines: 5 }],
    difference: null,
  });
});

test("uploads are stored by organisation, and their ids sort by time and are unique", async () => {
  const { importing, keys } = await accord();
  const file = fileOf("a.csv", ledgerTemplate);
  await importing(file);
  await importing(file);
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(key).toMatch(/^uploads\/ZA1\/20230330T120000000Z-[0-9a-f]{8}\/a\.csv$/u);
});

test("a wrong command line ends with exit code 2, and nothing is uploaded", async () => {
  const { run, keys } = await accord();
  const file = fileOf("a.csv", ledgerTemplate);
  const good = ["--organisation", "ZA1", "--as-at", "2023-03-31", "--close", "hard"];
  for (const args of [
    ["ledger", "import", file],
    ["ledger", "import", ...good],
    ["ledger", "import", file, ...good.with(3, "31/03/2023")],
    ["ledger", "import", file, ...good.with(5, "final")],
    ["ledger", "import", file, ...good.with(1, "?")],
    ["ledger", "import", file, ...good, "--kind", "assets"],
    ["ledger", "suppliers", file],
  ])
    expect([args, (await run(...args)).code]).toEqual([args, 2]);
  expect((await run("ledger", "import", file, ...good.with(1, "ZZ9"))).code).toBe(1);
  expect((await run("ledger", "import", "/nowhere.csv", ...good)).err).toBe("There is no file /nowhere.csv.");
  expect(keys).toEqual([]);
});

test("suppliers that a person settles take effect at the next import", async () => {
  const { importing, run, json, records } = await accord();
  const ledger = fileOf("a.csv", `${ledgerTemplate}${outsider}`);
  await importing(ledger);
  const settled = fileOf("suppliers.csv", "supplier_code,organisation\n70012,ZD4\n70013,none\n");
  expect(await run("ledger", "suppliers", settled, "--organisation", "ZA1")).toMatchObject({ code: 0 });
  expect(await json("ledger", "suppliers", "--organisation", "ZA1")).toEqual([
    { supplierCode: "70012", organisation: "ZD4" },
    { supplierCode: "70013", organisation: "none" },
  ]);
  expect((await importing(ledger)).out).toMatch(/ZD4 Larkmoor .+ 1 +£50\.00/u);
  const current = await records.ledgers.current(ZA1, "payables");
  const lines = current && (await records.ledgers.linesOf(current, organisationCode("ZD4")));
  expect(lines).toMatchObject([{ invoiceNumber: "AC-1", outstandingPence: 5000 }]);
});

test("suppliers of no organisation, or of two, are refused and nothing changes", async () => {
  const { run, json } = await accord();
  const refused = async (rows: string) =>
    run("ledger", "suppliers", fileOf("s.csv", `supplier_code,organisation\n${rows}`), "--organisation", "ZA1");
  expect((await refused("70012,zd4\n")).err).toContain('row 2, organisation: "zd4" is neither');
  const { code, err } = await refused("a1,ZD4\nA1,ZB2\nA2,ZZ9\n");
  expect(code).toBe(1);
  expect(err).toContain("supplier A1 is both ZD4 and ZB2");
  expect(err).toContain("supplier A2: ZZ9 is not in the directory");
  expect(await json("ledger", "suppliers", "--organisation", "ZA1")).toEqual([]);
});

test("a mapping of an export is saved and takes effect at the next import", async () => {
  const { importing, run } = await accord();
  const ledger = fileOf("a.csv", ledgerTemplate.replace("awaiting-approval", "at the budget holder's"));
  expect((await importing(ledger)).code).toBe(1);
  const mapping = {
    organisation: "ZA1",
    kind: "payables",
    statuses: { "at the budget holder's": "awaiting-approval" },
  };
  const saved = await run("ledger", "mapping", fileOf("m.json", JSON.stringify(mapping)));
  expect(saved).toMatchObject({ code: 0 });
  expect(await importing(ledger)).toMatchObject({ code: 0, err: "" });
});

test("an invalid mapping is refused", async () => {
  const { run } = await accord();
  const refused = (text: string) => run("ledger", "mapping", fileOf("m.json", text));
  expect((await refused("{")).err).toContain("is not JSON");
  const odd = await refused('{"organisation":"ZA1","kind":"payables","colums":{}}');
  expect(odd).toMatchObject({ code: 1 });
  expect(odd.err).toContain("colums");
  expect((await refused('{"organisation":"ZZ9","kind":"payables"}')).err).toBe("ZZ9 is not in the directory.");
});
