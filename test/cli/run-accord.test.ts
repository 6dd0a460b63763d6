import { writeFileSync } from "node:fs";
import { join } from "node:path";

import ExcelJS from "exceljs";
import officeCrypto from "officecrypto-tool";
import { expect, test } from "vitest";

import { policySettings } from "../../cli/commands/reference/policy-settings.ts";
import { workbookPasswordSchema } from "../../shared/domain/organisation/workbook-password.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { parseJson } from "../../shared/records/storage/json.ts";
import { recordsToView, POSITION } from "../local/records-to-view.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { accordInTest } from "./accord-in-test.ts";

async function accord() {
  const records = await recordsToView();
  return { ...accordInTest(records), records };
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(temporaryDirectory(), name);
  writeFileSync(path, content);
  return path;
}

const COMMANDS = [
  ["organisations", "import"],
  ["organisations", "list"],
  ["contacts", "import"],
  ["contacts", "list"],
  ["exercise", "import"],
  ["exercise", "list"],
  ["reference", "import"],
  ["reference", "show"],
  ["ledger", "import"],
  ["ledger", "template"],
  ["ledger", "list"],
  ["ledger", "suppliers"],
  ["ledger", "mapping"],
  ["redrive"],
  ["resend"],
  ["withdraw"],
  ["undeliverable", "list"],
  ["undeliverable", "lift"],
  ["canary"],
  ["dead-letters", "list"],
  ["dead-letters", "redrive"],
  ["policy"],
  ["passwords", "register"],
  ["passwords", "forget"],
  ["passwords", "list"],
  ["mail"],
  ["positions"],
  ["position"],
  ["cells"],
  ["decide", "agree"],
  ["decide", "dispute"],
  ["decide", "query"],
  ["decide", "same-invoice"],
  ["todo", "list"],
  ["todo", "show"],
  ["todo", "done"],
  ["todo", "assign"],
  ["todo", "snooze"],
  ["todo", "note"],
  ["decide", "list"],
  ["decide", "undo"],
  ["decide", "approve"],
  ["decide", "reject"],
  ["held", "list"],
  ["held", "show"],
  ["held", "release"],
  ["held", "reject"],
  ["replay"],
  ["audit", "verify"],
] as const;

test.for(COMMANDS)("accord %s … has --help and --json", async (command) => {
  const { run } = await accord();
  const { code, out } = await run(...command, "--help");
  expect(code).toBe(0);
  expect(out).toContain("--json");
});

test("a wrong command line is reported on stderr with exit code 2", async () => {
  const { run } = await accord();
  for (const args of [
    ["nonsense"],
    ["mail", "--nonsense"],
    ["position", "ZA1"],
    ["position", "ZA1", "?"],
    ["policy", "ZA1", "--agree-awaiting-approval", "perhaps"],
    ["position", "ZA1", "ZB2", "--kind", "vat"],
    ["position", "ZA1", "ZB2", "--exercise", "2022"],
  ]) {
    const { code, out, err } = await run(...args);
    expect([args, code, out]).toEqual([args, 2, ""]);
    expect(err).not.toBe("");
  }
});

test("an import replaces the directory, and reads every optional column", async () => {
  const { run, json } = await accord();
  const file = fileOf(
    "bodies.csv",
    '\uFEFFcode,name,type,opened,closed,successor,parent\r\nZA1,"Eastmere, Hospitals",trust,,,,\r\nZF9,Old Board,icb,2013-04-01,2022-06-30,ZC3X9,ZA1\r\n\r\n',
  );
  expect(await run("organisations", "import", file)).toMatchObject({ code: 0, out: "2 organisations imported." });
  expect(await json("organisations", "list")).toEqual([
    { code: "ZA1", name: "Eastmere, Hospitals", type: "trust" },
    {
      code: "ZF9",
      name: "Old Board",
      type: "icb",
      opened: "2013-04-01",
      closed: "2022-06-30",
      successor: "ZC3X9",
      parent: "ZA1",
    },
  ]);
});

test("an import with any fault changes nothing and names every fault by row and column", async () => {
  const { run, json } = await accord();
  const before = await json("organisations", "list");
  const file = fileOf("bodies.csv", "code,name,type,opened\nza1,Eastmere,trust,\nZB2,,trust,2023-02-29\n");
  const { code, err } = await run("organisations", "import", file);
  expect(code).toBe(1);
  expect(err).toContain('row 2, code: "za1"');
  expect(err).toContain("row 3, name: is empty");
  expect(err).toContain('row 3, opened: "2023-02-29" is not a calendar date');
  expect(await json("organisations", "list")).toEqual(before);

  const twice = fileOf("twice.csv", "code,name,type\nZB2,One,trust\nZB2,Other,trust\n");
  expect(await run("organisations", "import", twice)).toMatchObject({ code: 1 });
  const headless = fileOf("headless.csv", "ZB2,One,trust\n");
  expect((await run("organisations", "import", headless)).err).toContain("has no column code, name, type");
  expect((await run("organisations", "import", "/nowhere.csv")).err).toBe("There is no file /nowhere.csv.");
});

test("a contact list is imported as Excel writes it, and unknown codes are reported", async () => {
  const { run, json } = await accord();
  const file = fileOf(
    "contacts.csv",
    Buffer.from(
      "code,email,role\r\nZB2,Income@Northfold.example.org,statements\r\nZX0,caf\xe9 <a@example.org>,statements\r\n",
      "latin1",
    ),
  );
  expect((await run("contacts", "import", file)).err).toContain("row 3, email");
  const good = fileOf(
    "good.csv",
    "code,email,role\nZB2,Income@Northfold.example.org,statements\nZX0,a@example.org,finance\n",
  );
  expect(await run("contacts", "import", good)).toMatchObject({ code: 0, err: "Not in the directory: ZX0." });
  expect(await json("contacts", "list")).toEqual([
    { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
    { code: "ZX0", email: "a@example.org", role: "finance" },
  ]);
});

test("STM-14 a contact list that is a protected workbook is imported with its password", async () => {
  const { run, json, type } = await accord();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Contacts");
  sheet.addRows([["Code", "Email", "Role"], [], ["ZB2", "income@northfold.example.org", "statements"]]);
  const open = Buffer.from(await workbook.xlsx.writeBuffer());
  const locked = fileOf("contacts.xlsx", officeCrypto.encrypt(open, { password: "year-end" }));
  expect(await run("contacts", "import", locked)).toMatchObject({ code: 1 });
  expect(await run("contacts", "import", locked, "--password-file", fileOf("word.txt", "year-end\r\n"))).toMatchObject({
    code: 0,
  });
  type("year-end");
  expect(await run("contacts", "import", locked, "--ask-password")).toMatchObject({ code: 0, err: "Password: " });
  expect(await run("contacts", "import", locked, "--ask-password")).toMatchObject({ code: 1 });
  expect(await run("contacts", "import", locked, "--password", "year-end")).toMatchObject({ code: 2 });
  expect(await json("contacts", "list")).toEqual([
    { code: "ZB2", email: "income@northfold.example.org", role: "statements" },
  ]);
});

test("an organisation's settings for its ledger export are saved", async () => {
  const { run, records } = await accord();
  const suppliers = fileOf("suppliers.csv", "supplier_code,organisation\n4711,ZB2\n4712,none\n");
  expect(await run("ledger", "suppliers", suppliers, "--organisation", "za1")).toMatchObject({ code: 0 });
  expect(await records.ledgerSettings.parties(organisationCode("ZA1"), "payable")).toEqual([
    { supplierCode: "4711", organisation: "ZB2" },
    { supplierCode: "4712", organisation: "none" },
  ]);
  const mapping = { organisation: "ZA1", kind: "payables", columns: { outstanding: "Bal. GBP" } };
  expect(await run("ledger", "mapping", fileOf("mapping.json", JSON.stringify(mapping)))).toMatchObject({ code: 0 });
  expect(await records.ledgerSettings.mapping(organisationCode("ZA1"), "payables")).toMatchObject(mapping);
  const wrong = fileOf("wrong.json", JSON.stringify({ ...mapping, kind: "sales" }));
  expect((await run("ledger", "mapping", wrong)).err).toContain("kind:");
});

test("after a change of settings, every affected position is reconciled again", async () => {
  const { run, queued } = await accord();
  await run("policy", "ZA1", "--agree-awaiting-approval", "yes");
  await run("policy", "ZB2", "--agree-awaiting-approval", "yes");
  expect(queued).toEqual([{ queue: "reconcile", message: { position: POSITION, correlation: "answered-mail" } }]);
  await run("organisations", "import", fileOf("bodies.csv", "code,name,type\nZA1,Eastmere,trust\n"));
  expect(queued).toHaveLength(2);
});

test("each pair has a few passwords, the newest first, and they are never printed", async () => {
  const { run, json, records, type, passwordSeal } = await accord();
  const opened = async () =>
    (await records.referenceLists.all()).passwords.map(({ password }) => passwordSeal.open(password));
  for (const password of ["one", "two", "three", "four", "five", "six"]) {
    type(password);
    expect(await run("passwords", "register", "za1", "ZB2")).toMatchObject({ code: 0, err: "Password: " });
  }
  const file = fileOf("password.txt", "x\n");
  expect(await run("passwords", "register", "ZA1", "ZZ9", "--password-file", file)).toMatchObject({ code: 1 });
  expect(await opened()).toEqual(["six", "five", "four", "three", "two"]);
  expect(await json("passwords", "list")).toEqual([{ payable: "ZA1", receivable: "ZB2", passwords: 5 }]);
  expect((await run("passwords", "list")).out).not.toContain("six");
  expect(await run("passwords", "register", "ZA1", "ZB2", "--password-file", file)).toMatchObject({ code: 0 });
  expect(await opened()).toEqual(["x", "six", "five", "four", "three"]);
  type("five");
  await run("passwords", "register", "ZA1", "ZB2");
  expect(await opened()).toEqual(["five", "x", "six", "four", "three"]);
  expect(await run("passwords", "forget", "ZA1", "ZB2")).toMatchObject({ code: 0 });
  expect(await json("passwords", "list")).toEqual([]);
});

test("a password is stored sealed; those from before there was a key are still tried, and sealed with the next", async () => {
  const { run, records, type, passwordSeal } = await accord();
  const before = workbookPasswordSchema.parse({ payable: "ZA1", receivable: "ZB2", password: "in the clear" });
  await records.referenceLists.passwords.replace(() => [before], "2023-03-01T09:00:00.000Z");
  type("for Eastmere");
  await run("passwords", "register", "ZA1", "ZB2");
  const { passwords, keys } = await records.referenceLists.all();
  expect(JSON.stringify(passwords)).not.toMatch(/Eastmere|clear/);
  expect(passwords.map(({ password }) => passwordSeal.open(password))).toEqual(["for Eastmere", "in the clear"]);
  type("for Eastmere");
  await run("passwords", "register", "ZA1", "ZB2");
  expect((await records.referenceLists.all()).keys).toEqual(keys);
});

test.each([
  ["nothing", "", "No password was given."],
  ["too much", "x".repeat(256), "can't be the password"],
  ["what looks sealed", "sealed:1:abc", "can't be the password"],
])("no password is registered from %s", async (_, typed, says) => {
  const { run, type, json } = await accord();
  type(typed);
  const { code, err } = await run("passwords", "register", "ZA1", "ZB2");
  expect(code).toBe(1);
  expect(err).toContain(says);
  expect(await json("passwords", "list")).toEqual([]);
});

test("an exercise is added, or replaces the one of the same quarter", async () => {
  const { run, json } = await accord();
  const quarter = (id: string, agreeOverPence: number) =>
    JSON.stringify({
      exercise: id,
      financialYear: { from: "2023-04-01", to: "2024-03-31" },
      month: 9,
      cutOff: "2023-12-21",
      kinds: {
        "r&p": {
          issueOverPence: 1,
          agreeOverPence,
          agreement: "required",
          statementsBy: "2024-01-03",
          agreeBy: "2024-01-10",
        },
      },
    });
  for (const amount of [100, 200]) {
    const file = fileOf("q3.json", quarter("2023-24-Q3", amount));
    expect(await run("exercise", "import", file)).toMatchObject({ code: 0, out: "2023-24-Q3 imported." });
  }
  expect(await json("exercise", "list")).toMatchObject([
    { exercise: "2022-23-Q4" },
    { exercise: "2023-24-Q3", kinds: { "r&p": { agreeOverPence: 200 } } },
  ]);
  expect((await run("exercise", "list")).out).toContain("2023-24-Q3");
  expect((await run("exercise", "import", fileOf("x.json", quarter("Q9", 1)))).err).toContain(
    "exercise: is not an exercise",
  );
  expect(await run("exercise", "import", fileOf("y.json", "{"))).toMatchObject({ code: 1 });
});

test("REC-06 an organisation's policy is shown and changed", async () => {
  const { run, json } = await accord();
  const { out } = await run("policy", "za1");
  expect(out.split("\n")).toEqual([
    "ZA1:",
    ...policySettings.map(({ say }) => `  ${say({ agreeAwaitingApproval: false })}`),
  ]);
  expect(out).toContain("Items awaiting approval are not agreed.\n  They are accrued.");
  expect((await run("policy", "ZA1", "--hold-ledger-fall", "0")).err).toContain(
    "--hold-ledger-fall takes a whole number from 1 to 100.",
  );
  const bounded = await run("policy", "ZA1", "--hold-ledger-fall", "50", "--hold-revised-replies", "0");
  expect(bounded.out).toContain("fall by 50 per cent or more");
  expect(bounded.out).toContain("more than 0 revised replies");
  await run("policy", "ZA1", "--agree-awaiting-approval", "yes");
  expect(await json("policy", "ZA1", "--accrue-awaiting-approval", "no")).toEqual({
    organisation: "ZA1",
    policy: {
      agreeAwaitingApproval: true,
      accrueAwaitingApproval: false,
      holdLedgerFallPercent: 50,
      holdRevisedReplies: 0,
    },
  });
});

test("mail lists every message with state and reason", async () => {
  const { run, json } = await accord();
  expect(await json("mail")).toMatchObject([
    {
      id: "answered-mail",
      from: "intra.nhs@westhaven.example.org",
      subject: "AoB M12 - ZC3X9 - statement for ZA1",
      state: "answered",
      reason: "corroborated",
    },
    { id: "hostile-mail", state: "ignored", reason: "unknown-sender" },
  ]);
  expect((await run("mail")).out).toContain("unknown-sender");
});

test("positions and position have the fields that other people's scripts read", async () => {
  const { json, run } = await accord();
  const totals = {
    payable: "ZA1",
    receivable: "ZC3X9",
    exercise: "2022-23-Q4",
    kind: "r&p",
    state: "answered",
    statement: { mailId: "answered-mail", lines: 5, totalPence: 14_073_050 },
    ledger: { asAt: "2023-03-31", close: "hard" },
    notifiedPence: 14_073_050,
    agreedPence: 8_500_000,
    notAgreedPence: 5_073_050,
    disputedPence: -500_000,
    replyRequired: true,
  };
  expect(await json("positions")).toMatchObject([totals]);
  const position = await json("position", "za1", "zc3x9");
  expect(position).toMatchObject({
    ...totals,
    lines: [
      {
        line: 1,
        invoiceNumber: "WH701001",
        outstandingPence: 3_000_000,
        agreedPence: 2_000_000,
        notAgreedPence: 1_000_000,
        disputedPence: 0,
        reason: "part-paid",
      },
      { disputedPence: 500_000 },
      {},
      {},
      {},
    ],
    ledgerOnly: [{ invoiceNumber: "WH701030", outstandingPence: 648_000 }],
  });
  for (const field of ["adjustedPence", "accruedPence", "totalPence"]) expect(position).toHaveProperty(field);
  for (const field of ["why", "evidence"]) expect(position).toHaveProperty(`lines[0].${field}`);
  for (const field of ["why", "reason"]) expect(position).toHaveProperty(`ledgerOnly[0].${field}`);
  expect((await run("position", "ZA1", "ZC3X9", "--exercise", "2022-23-Q4", "--kind", "r&p")).out).toContain(
    "WH701014",
  );
  expect(await run("position", "ZA1", "ZB2")).toMatchObject({
    code: 1,
    err: "ZA1 has no statement from ZB2. See accord positions.",
  });
});

test("nothing in a mail can move the terminal's cursor", async () => {
  const { run, records } = await accord();
  await records.mails.change(
    "hostile-mail",
    (present) =>
      present && {
        record: { ...present, subject: "\u001b[2J\u202Egone\r\nnext" },
        event: { event: "test", at: "2023-03-29T09:00:00.000Z", facts: {} },
      },
  );
  const { out } = await run("mail");
  expect(out).not.toMatch(/[\u001b\u202e\r]/);
  expect(out).toContain("gone next");
});

test("a decision is stored with who and when, and its position is reconciled again", async () => {
  const { run, records, queued } = await accord();
  expect(
    await run(
      "decide",
      "dispute",
      "ZA1",
      "ZC3X9",
      "WH701001",
      "--amount",
      "£10,000.00",
      "--reference",
      "MED-9",
      "--by",
      "A. Person",
      "--note",
      "not worked",
    ),
  ).toMatchObject({ code: 0 });
  const [history, ...others] = await records.decisions.of(POSITION);
  expect([history?.decision, ...others]).toMatchObject([
    {
      decision: "dispute",
      invoiceNumber: "WH701001",
      outstandingPence: 3_000_000,
      disputedPence: 1_000_000,
      disputeReference: "MED-9",
      by: "A. Person",
      at: "2023-03-30T12:00:00.000Z",
      note: "not worked",
    },
  ]);
  expect(queued).toMatchObject([{ queue: "reconcile", message: { position: POSITION } }]);
});

test("a decision without the facts that it needs is refused", async () => {
  const { run, records } = await accord();
  const pair = ["ZA1", "ZC3X9", "WH701022", "--by", "A. Person"];
  expect(await run("decide", "agree", ...pair)).toMatchObject({ code: 0 });
  expect(await run("decide", "query", ...pair, "--question", "Who ordered it?")).toMatchObject({ code: 0 });
  expect(await run("decide", "same-invoice", ...pair, "--ledger-invoice", "WH701030")).toMatchObject({ code: 0 });
  const kept = (await records.decisions.of(POSITION)).map(({ decision }) => decision);
  expect(kept.toSorted((one, other) => (one.decision < other.decision ? -1 : 1))).toMatchObject([
    { decision: "agree", agreedPence: 1_824_000 },
    { decision: "query", question: "Who ordered it?" },
    { decision: "same-invoice", ledgerInvoiceNumber: "WH701030" },
  ]);
  expect(await run("decide", "query", ...pair)).toMatchObject({ code: 2 });
  expect(await run("decide", "agree", "ZA1", "ZC3X9", "WH701022")).toMatchObject({ code: 2 });
  expect(await run("decide", "agree", ...pair, "--amount", "12.3.4")).toMatchObject({ code: 2 });
  expect(await run("decide", "agree", "ZA1", "ZC3X9", "WH999999", "--by", "A. Person")).toMatchObject({ code: 1 });
});

test("audit verify checks the trail of mails and positions and finds a changed record", async () => {
  const { run, records } = await accord();
  expect(await run("audit", "verify")).toMatchObject({
    code: 0,
    out: "2 mails, 1 positions and 0 to-do items with 3 entries: nothing has been changed.",
  });
  const key = { pk: "mail#answered-mail", sk: "mail" };
  const item = await records.table.get(key);
  if (!item) throw new Error("The mail is not where it was put.");
  const text = JSON.stringify(item.body).replace("Its statement stands", "Its statement falls");
  await records.table.put({ ...item, body: parseJson(text) }, { ifVersion: item.version });
  const { code, err } = await run("audit", "verify");
  expect(code).toBe(1);
  expect(err).toContain("mail answered-mail: the record is not what entry 1");
});

test("mails that wait for a person are listed, shown and closed by name", async () => {
  const { run, json, records, queued } = await accord();
  await records.mails.change(
    "hostile-mail",
    (present) =>
      present && {
        record: {
          ...present,
          state: "held",
          reason: "not-proved",
          hold: { code: "R", until: "2023-04-05T00:00:00.000Z" },
        },
        event: { event: "test", at: "2023-03-29T09:00:00.000Z", facts: {} },
      },
  );
  expect(await json("held")).toMatchObject({
    mails: [{ id: "hostile-mail", state: "held", reason: "not-proved" }],
    messages: [],
  });
  expect((await run("held", "show", "hostile-mail")).out).toContain("Held until 2023-04-05");
  expect(await json("held", "show", "hostile-mail")).toMatchObject({
    hold: { reference: "R", until: "2023-04-05T00:00:00.000Z" },
    references: [],
    replies: [],
    outbox: [],
  });
  expect(await json("held", "release", "hostile-mail", "--by", "B. Operator")).toMatchObject({ reason: "released" });
  expect(queued).toEqual([{ queue: "receive", message: { mail: "hostile-mail" } }]);
  expect(await run("held", "reject", "hostile-mail", "--by", "C. Late")).toMatchObject({ code: 1 });
  expect(await run("held", "show", "none")).toMatchObject({ code: 1 });
});

test("cells prints one line for each cell, as text or JSON, and says if a file can't be read", async () => {
  const { run, json } = await accord();
  const file = fileOf("table.csv", "Invoice,Amount\nA-1,12.50\n");
  const lines = (await run("cells", file)).out.split("\n");
  expect(lines[0]).toMatch(/\tsheet\tvisible$/);
  expect(lines[1]).toBe(`${file}\ttable\tA1\ttext\t"Invoice"`);
  expect(await json("cells", file)).toMatchObject({
    cells: [{}, { cell: "A1", type: "text", value: '"Invoice"' }, {}, {}, {}],
  });
  const broken = fileOf("broken.xlsx", Buffer.from("PK\u0003\u0004 no zip"));
  const { code, out, err } = await run("cells", broken);
  expect(code).toBe(1);
  expect(out).toMatch(/\t\t\tunreadable\t[a-z-]+$/);
  expect(err).toContain("can't be read");
});

test("with --json a refusal is JSON too, and every connection is closed", async () => {
  const { run, connectionsOpen } = await accord();
  const { code, out } = await run("position", "ZA1", "ZB2", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({ error: "ZA1 has no statement from ZB2. See accord positions.", problems: [] });
  expect(connectionsOpen()).toBe(0);
});
