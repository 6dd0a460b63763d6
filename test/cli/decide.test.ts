import { writeFileSync } from "node:fs";
import { join } from "node:path";

import ExcelJS from "exceljs";
import { expect, test } from "vitest";

import { cautiousPolicy, type Policy } from "../../shared/domain/organisation/policy.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { POSITION, recordsToView } from "../local/records-to-view.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { accordInTest } from "./accord-in-test.ts";

const LINE = ["ZA1", "ZC3X9", "WH701022"];
const BY = ["--by", "A. Person"];

/** The statement of ZC3X9 has been answered, so that a decision makes a revised reply. It is 13:00 in the UK. */
async function accord(policy: Partial<Policy> = {}) {
  const records = await recordsToView();
  await records.positions.change(POSITION, (before) => {
    if (!before?.reconciled) throw new Error("not reconciled");
    const { mailId, at, outcome, inputs, ledger } = before.reconciled;
    const answer = {
      messageId: "ZA1-ZC3X9-2022-23-Q4-rp-1",
      mailId,
      at,
      outcome,
      inputs,
      ...(ledger ? { ledger } : {}),
    };
    return { record: { ...before, answer }, event: { event: "test", at, facts: {} } };
  });
  const entry = { organisation: POSITION.payable, policy: { ...cautiousPolicy, ...policy } };
  await records.referenceLists.policies.replace(() => [entry], "2023-03-30T12:00:00.000Z");
  const system = accordInTest(records);
  return {
    ...system,
    records,
    /** Runs a command that must be done, and returns the id that it prints. */
    decided: async (...args: readonly string[]) => {
      const { code, out, err } = await system.run("decide", ...args);
      expect(err).toBe("");
      expect(code).toBe(0);
      return /ZA1-ZC3X9-2022-23-Q4-rp-d\w+/.exec(out)?.[0] ?? "";
    },
    states: async () => {
      const { out } = await system.run("decide", "list", "--payable", "ZA1");
      return Array.from(
        out.matchAll(/(agree|dispute|query|same-invoice) .*?(in-force|waiting|withdrawn|rejected|replaced|overtaken)/g),
        ([, decision, state]) => `${decision} ${state}`,
      );
    },
  };
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(temporaryDirectory(), name);
  writeFileSync(path, content);
  return path;
}

test("RSP-05 the output says when the revised reply leaves", async () => {
  const said = async (policy: Partial<Policy>, ...more: string[]) => {
    const { run } = await accord(policy);
    return (await run("decide", "agree", ...LINE, ...BY, ...more)).out.split("\n")[1];
  };
  expect(await said({})).toBe(
    "If this changes the answer, a revised reply leaves on 30 March 2023 at 13:10, unless another decision follows before; --now sends at once.",
  );
  expect(await said({ revisedReplyQuietMinutes: 45 })).toContain("leaves on 30 March 2023 at 13:45");
  expect(await said({}, "--now")).toBe("If this changes the answer, a revised reply leaves at once.");
  expect(await said({ revisedReplyQuietMinutes: 0 })).toBe(
    "If this changes the answer, a revised reply leaves at once.",
  );
});

test("a decision about a statement without an answer goes into its first answer", async () => {
  const { run } = accordInTest(await recordsToView());
  expect((await run("decide", "agree", ...LINE, ...BY)).out).toContain("its first answer will have the decision in it");
});

test.for<[words: string, args: readonly string[], why: string]>([
  [
    "more than the line",
    ["agree", ...LINE, "--amount", "18240.01"],
    "£18,240.01 is more than the line: WH701022 claims £18,240.00.",
  ],
  [
    "the opposite sign",
    ["dispute", ...LINE, "--amount", "-1", "--reference", "M"],
    "-£1.00 has the opposite sign of WH701022",
  ],
  [
    "an unknown invoice",
    ["agree", "ZA1", "ZC3X9", "WH701202"],
    "The statement in force has no invoice WH701202. The nearest numbers on it: WH701022",
  ],
  [
    "a changed claim",
    ["agree", ...LINE, "--claimed", "18000"],
    "WH701022 claimed £18,000.00 when you looked, and now claims £18,240.00.",
  ],
])("REC-06 a decision with %s is refused, and nothing is recorded", async ([, args, why]) => {
  const { run, records, queued } = await accord();
  const { code, err } = await run("decide", ...args, ...BY);
  expect(err).toContain(why);
  expect(code).toBe(1);
  expect(await records.decisions.of(POSITION)).toEqual([]);
  expect(queued).toEqual([]);
});

test("decide list says who decided what and when, and how it stands; undo leaves the decision in the record", async () => {
  const { run, decided, states, json, queued } = await accord();
  const id = await decided("agree", ...LINE, ...BY, "--note", "seen by Kim");
  expect((await run("decide", "list", "--payable", "ZA1")).out).toMatch(
    /ZC3X9 +2022-23-Q4 r&p +2023-03-30 13:00 +A\. Person +WH701022 +agree +£18,240\.00 +in-force/,
  );
  expect((await run("decide", "undo", id, "--by", "B. Other", "--note", "wrong line")).out).toContain(
    `${id} is withdrawn, by B. Other.`,
  );
  expect(queued).toHaveLength(2);
  expect(await states()).toEqual(["agree withdrawn"]);
  expect(await json("decide", "list", "--payable", "ZA1")).toMatchObject([
    { decision: { id, by: "A. Person", note: "seen by Kim" }, withdrawn: { by: "B. Other", note: "wrong line" } },
  ]);
  expect(await run("decide", "undo", id, ...BY, "--note", "again")).toMatchObject({
    code: 1,
    err: `${id} stays as it is. B. Other withdrew it (wrong line).`,
  });
  expect(await run("decide", "undo", "d1", ...BY, "--note", "x")).toMatchObject({ code: 1 });
  expect((await run("decide", "list", "--payable", "ZA1", "--receivable", "ZB2")).out).toBe(
    "Nobody has decided anything for ZA1.",
  );
});

test("RCV-13 a decision over the limit waits for another person, who approves or rejects it once", async () => {
  const { run, decided, states } = await accord({ secondPersonOverPence: pence(1_800_000) });
  const small = await decided("agree", ...LINE, "--amount", "18000", ...BY);
  expect(await run("decide", "approve", small, "--by", "B. Other")).toMatchObject({
    code: 1,
    err: `${small} stays as it is. It needs no second person: it was not over the limit.`,
  });
  const { out } = await run("decide", "agree", "ZA1", "ZC3X9", "WH701014", ...BY);
  expect(out).toContain(
    "It is over the limit of £18,000.00 and has no effect until a second person approves it: accord decide approve",
  );
  const id = /approve (\S+)/.exec(out)?.[1] ?? "";
  expect((await states()).toSorted()).toEqual(["agree in-force", "agree waiting"]);
  for (const action of ["approve", "reject"])
    expect((await run("decide", action, id, "--by", "a person", "--note", "x")).err).toContain(
      "a second person must answer it",
    );
  expect((await run("decide", "approve", id, "--by", "B. Other", "--now")).out).toBe(
    `${id} is approved, by B. Other.\nIf this changes the answer, a revised reply leaves at once.`,
  );
  expect(await states()).toEqual(["agree in-force", "agree in-force"]);
  expect((await run("decide", "reject", id, "--by", "C. Third", "--note", "no")).err).toContain(
    "B. Other has approved it already.",
  );
  const other = await decided("dispute", "ZA1", "ZC3X9", "WH701001", "--reference", "M", ...BY);
  expect((await run("decide", "reject", other, "--by", "B. Other", "--note", "not agreed")).out).toContain(
    "nobody hears of it",
  );
  expect(await states()).toContain("dispute rejected");
  expect((await run("decide", "approve", other, "--by", "C. Third")).err).toContain(
    "B. Other rejected it (not agreed).",
  );
});

test("RCV-13 what waits is approved no more once somebody has decided on the line anew", async () => {
  const { run, decided, records } = await accord({ secondPersonOverPence: pence(1_800_000) });
  const id = await decided("agree", ...LINE, ...BY);
  await records.decisions.add(POSITION, {
    ...{ id: "later", by: "B. Other", at: "2023-03-30T12:01:00.000Z", decision: "query", question: "Who ordered it?" },
    ...{ invoiceNumber: "WH701022", outstandingPence: pence(1_824_000) },
  });
  expect((await run("decide", "approve", id, "--by", "C. Third")).err).toBe(
    `${id} stays as it is. B. Other decided on the line later (later).`,
  );
});

const ROWS = `Receivable,Exercise,Kind,Invoice,Decision,Amount,Reference,Question,Note
ZC3X9,2022-23-Q4,r&p,WH701022,agree,"£18,000.00",,,seen
zc3x9,,R&P,WH701014,Dispute,5000,MED-7,,
ZC3X9,,,WH701001,query,,,Who ordered it?,
`;

test("decisions come from a file, a row each, and become one message about the position", async () => {
  const { run, records, queued } = await accord();
  const file = fileOf("decisions.csv", ROWS);
  const { code, out } = await run("decide", "--file", file, "--payable", "za1", ...BY);
  expect(out).toBe(
    "3 decisions are recorded, by A. Person.\nZC3X9: If this changes the answer, a revised reply leaves on 30 March 2023 at 13:10, unless another decision follows before; --now sends at once.",
  );
  expect(code).toBe(0);
  expect(queued).toMatchObject([{ queue: "reconcile", message: { position: POSITION } }]);
  const made = (await records.decisions.of(POSITION)).map(({ decision }) => decision);
  expect(made.toSorted((one, other) => (one.decision < other.decision ? -1 : 1))).toMatchObject([
    { decision: "agree", agreedPence: 1_800_000, note: "seen", by: "A. Person" },
    { decision: "dispute", disputedPence: 500_000, disputeReference: "MED-7" },
    { decision: "query", question: "Who ordered it?" },
  ]);
});

test("the same file again records nothing twice, but what was withdrawn since", async () => {
  const { run, records, decided, queued } = await accord();
  const file = fileOf("decisions.csv", ROWS);
  const doFile = () => run("decide", "--file", file, "--payable", "ZA1", ...BY);
  await doFile();
  expect((await doFile()).out).toContain(
    "0 decisions are recorded, by A. Person.\n3 were recorded by an earlier run of this file.",
  );
  expect(queued).toHaveLength(2);
  const [first] = await records.decisions.of(POSITION);
  await decided("undo", first?.decision.id ?? "", ...BY, "--note", "too early");
  expect((await doFile()).out).toContain("1 decisions are recorded, by A. Person.\n2 were recorded");
  expect(await records.decisions.of(POSITION)).toHaveLength(4);
});

test("a file with any fault records nothing and names every fault by row and column, unless the good rows are wanted", async () => {
  const { run, records } = await accord();
  const file = fileOf(
    "faulty.csv",
    `${ROWS}ZC3X9,,,WH701022,agree,1,,,\nZC3X9,,,WH700988,agree,99999,,,\nZC3X9,,,WH700988,perhaps,1.234,,,\nZB2,,,WH1,agree,,,,\nZC3X9,,,WH70098,dispute,,,,\n`,
  );
  const { code, err } = await run("decide", "--file", file, "--payable", "ZA1", ...BY);
  expect(code).toBe(1);
  expect(err.split("\n").slice(1)).toEqual([
    "  row 5, invoice: Row 2 is about the same line. Keep one of them.",
    "  row 6, amount: £99,999.00 is more than the line: WH700988 claims £12,515.50.",
    '  row 7, decision: "perhaps" is not a decision: agree, dispute, query or same-invoice',
    '  row 7, amount: "1.234" is not an amount in pounds such as 1234.50',
    "  row 8, receivable: ZA1 has no statement from ZB2. See accord positions.",
    "  row 9, invoice: The statement in force has no invoice WH70098. The nearest numbers on it: WH700988, WH701001, WH701014.",
    "  row 9, reference: A formal dispute needs its reference.",
  ]);
  expect(await records.decisions.of(POSITION)).toEqual([]);
  const kept = await run("decide", "--file", file, "--payable", "ZA1", ...BY, "--keep-good");
  expect(kept.code).toBe(1);
  expect(kept.err).toMatch(/^3 decisions are recorded, by A\. Person\..*These rows are not:\n {2}row 5/);
  expect(await records.decisions.of(POSITION)).toHaveLength(3);
});

test("RCV-13 a file's decisions over the limit wait, and --now lets the reply with the others go", async () => {
  const { run, records } = await accord({ secondPersonOverPence: pence(600_000) });
  const file = fileOf("decisions.csv", ROWS);
  const { out } = await run("decide", "--file", file, "--payable", "ZA1", ...BY, "--now");
  expect(out).toMatch(
    /Over the limit, waiting for a second person: ZA1-ZC3X9-2022-23-Q4-rp-d\w+\nZC3X9: .*leaves at once\.$/,
  );
  const made = (await records.decisions.of(POSITION)).map(({ decision }) => decision);
  expect(made.filter(({ atOnce }) => atOnce).map(({ secondPersonOverPence }) => secondPersonOverPence)).toEqual([
    undefined,
  ]);
});

test("a workbook is read as well as CSV", async () => {
  const { run, records } = await accord();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Decisions");
  sheet.addRow(["Receivable", "Invoice", "Decision", "Amount", "Tell"]);
  sheet.addRow(["ZC3X9", "WH701022", "agree", 18_000.5, "the rest is not ours"]);
  const file = fileOf("decisions.xlsx", new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(await run("decide", "--file", file, "--payable", "ZA1", ...BY)).toMatchObject({ code: 0 });
  const [made] = await records.decisions.of(POSITION);
  expect(made?.decision).toMatchObject({ agreedPence: 1_800_050, tell: "the rest is not ours" });
});

test("accord decide without a file or a command says what it needs", async () => {
  const { run } = await accord();
  expect(await run("decide")).toMatchObject({ code: 2 });
  expect(await run("decide", "--file", "x.csv", "--payable", "ZA1")).toMatchObject({ code: 2 });
});

test("accord position shows the decisions with their states, and when the revised reply leaves", async () => {
  const { run, records, decided } = await accord();
  await decided("agree", ...LINE, ...BY);
  await records.positions.change(
    POSITION,
    (before) =>
      before && {
        record: { ...before, revisionDue: "2023-03-30T12:10:00.000Z" },
        event: { event: "test", at: "2023-03-30T12:00:00.000Z", facts: {} },
      },
  );
  const { out } = await run("position", "ZA1", "ZC3X9");
  expect(out).toContain("revising");
  expect(out).toContain("A revised reply leaves on 30 March 2023 at 13:10, unless another decision follows before");
  expect(out).toMatch(/Decisions:\n.*State.*\n.*\n.*A\. Person +WH701022 +agree +£18,240\.00 +in-force/);
});

test("accord policy sets the quiet time and the limit", async () => {
  const { run } = await accord();
  const said = async (...options: string[]) => (await run("policy", "ZA1", ...options)).out;
  const usual = await said();
  expect(usual).toContain("A revised reply leaves 10 minutes after a person's last decision.");
  expect(usual).toContain("However many decisions follow each other, it waits for 60 minutes at most.");
  expect(usual).toContain("No decision needs a second person.");
  const changed = await said("--revised-reply-after", "0", "--second-person-over", "50,000");
  expect(changed).toContain("A revised reply leaves right after a person's decision.");
  expect(changed).toContain("It does not wait for further decisions.");
  expect(changed).toContain("A decision over £50,000.00 needs a second person.");
  expect(await said("--revised-reply-at-most", "45")).toContain("it waits for 45 minutes at most");
  expect(await said("--second-person-over", "none")).toContain("No decision needs a second person.");
  expect(await run("policy", "ZA1", "--second-person-over", "much")).toMatchObject({ code: 2 });
  expect(await run("policy", "ZA1", "--revised-reply-after", "-1")).toMatchObject({ code: 2 });
});
