import { describe, expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { FilledRow } from "../../shared/domain/decision-sheet/filled-row.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { cautiousPolicy, type Policy } from "../../shared/domain/organisation/policy.ts";
import { replySchema, type ReplyOf } from "../../shared/messages/reply.ts";
import { applyDecisionSheet } from "../../shared/records/position/apply-decision-sheet.ts";
import { gatherDecidableRows } from "../../shared/records/position/gather-decidable-rows.ts";
import { waitingReplies } from "../../shared/records/position/waiting-replies.ts";
import { positionDecisions } from "../../shared/records/position/position-decisions.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import { filledRow, type TestMail } from "../in-memory/test-mail.ts";

const jo = "jo.finch@eastmere.example.org";
const sam = "sam.lark@eastmere.example.org";
const clerk = "clerk@eastmere.example.org";
const northfold = "income@northfold.example.org";

const contacts = [
  { code: "ZA1", email: jo, role: "decisions" },
  { code: "ZA1", email: sam, role: "decisions" },
  { code: "ZA1", email: "finance@eastmere.example.org", role: "finance" },
  { code: "ZA1", email: clerk, role: "statements" },
  { code: "ZB2", email: northfold, role: "statements" },
  { code: "ZB2", email: "boss@northfold.example.org", role: "decisions" },
].map((contact) => contactSchema.parse(contact));

/** A system in which a statement of £590 was answered: £20 of it is agreed. */
async function answered(policy: Partial<Policy> = {}): Promise<System> {
  const system = openSystem();
  await system.settle();
  await system.referenceLists.contacts.replace(() => contacts, system.clock.at.toISOString());
  await system.referenceLists.policies.replace(
    () => [{ organisation: position.payable, policy: { ...cautiousPolicy, revisedReplyQuietMinutes: 0, ...policy } }],
    system.clock.at.toISOString(),
  );
  system.uploadLedger([{ invoiceNumber: "A-3", outstandingPence: pence(2000) }]);
  await postAndWork(system, {
    id: "statement",
    receivedAt: "2023-03-29T08:59:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "A-1": 500, "A-2": 70, "A-3": 20 } } },
  });
  expect(system.sent).toHaveLength(1);
  return system;
}

async function postAndWork(system: System, mail: TestMail): Promise<void> {
  await system.post(mail);
  await system.work();
}

interface Sheet {
  readonly invoices: readonly string[];
  /** The reference of an invoice's row. */
  get(invoice: string): string;
}

async function newSheet(system: System): Promise<Sheet> {
  const record = await system.positions.get(position);
  const { rows } = await gatherDecidableRows(record ? [record] : [], await system.referenceLists.all(), system);
  return {
    invoices: rows.map(({ invoiceNumber }) => invoiceNumber),
    get: (invoice) => rows.find(({ invoiceNumber }) => invoiceNumber === invoice)?.reference ?? "",
  };
}

let posted = 0;

/** Sends rows back by mail, two minutes after the last mail. Returns what is answered. */
async function sendBack(
  system: System,
  rows: readonly Partial<FilledRow>[],
  mail: Partial<TestMail> = {},
): Promise<ReplyOf<"decisions-received"> | undefined> {
  posted += 1;
  system.clock.at = new Date(system.clock.at.getTime() + 120_000);
  const before = system.sent.length;
  await postAndWork(system, {
    id: `decisions-${posted}`,
    receivedAt: system.clock.at.toISOString(),
    from: jo,
    subject: "Decisions",
    workbooks: { "ZA1-decisions.xlsx": { lines: {}, decisions: rows } },
    ...mail,
  });
  const answers = await repliesSince(system, before);
  return answers.find((reply) => reply.reply === "decisions-received");
}

async function repliesSince(system: System, before: number) {
  const messages = await Promise.all(system.sent.slice(before).map(({ messageId }) => system.messages.get(messageId)));
  return Promise.all(messages.flatMap((message) => (message ? [system.objects.get(message.facts, replySchema)] : [])));
}

async function decided(system: System): Promise<string[]> {
  const record = await system.positions.get(position);
  if (!record) return [];
  return (await positionDecisions(record, system)).map(
    ({ decision, state }) =>
      `${decision.invoiceNumber} ${decision.decision} by ${decision.by.split("@")[0] ?? ""}: ${state}`,
  );
}

async function agreedPence(system: System): Promise<number> {
  return (await system.positions.get(position))?.reconciled?.totals.agreedPence ?? 0;
}

describe("RCV-13 decisions by workbook", () => {
  test("rows that are filled in are recorded, answered row by row, and revise the response", async () => {
    const system = await answered();
    const sheet = await newSheet(system);
    expect(sheet.invoices).toEqual(["A-1", "A-2"]);
    const reply = await sendBack(system, [
      {
        reference: sheet.get("A-1"),
        invoice: "A-1",
        decision: "agree in principle",
        amount: "£400.00",
        note: "Checked",
      },
      { reference: sheet.get("A-2"), invoice: "A-2", decision: "ask" },
    ]);
    expect(reply?.rows).toEqual([
      { row: 5, receivable: "ZB2", invoice: "A-1", asked: "agree £400.00 in principle", became: "recorded", why: "" },
      { row: 6, receivable: "ZB2", invoice: "A-2", asked: "ask", became: "refused", why: "What do you want to ask?" },
    ]);
    expect(await decided(system)).toEqual(["A-1 agree by jo.finch: in-force"]);
    expect(await agreedPence(system)).toBe(42_000);
    expect(system.sent.map(({ to }) => to)).toEqual([[northfold], [jo], [northfold]]);
    expect((await system.mails.get(`decisions-${posted}`))?.state).toBe("answered");
  });

  test("a second mail with the same rows decides nothing again", async () => {
    const system = await answered();
    const sheet = await newSheet(system);
    const rows = [{ reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" }];
    await sendBack(system, rows);
    const again = await sendBack(system, rows);
    expect(again?.rows[0]).toMatchObject({ became: "known" });
    expect(await decided(system)).toHaveLength(1);
    expect(await agreedPence(system)).toBe(52_000);
  });

  test("a copy of the same mail gets no second answer", async () => {
    const system = await answered();
    const sheet = await newSheet(system);
    const rows = [{ reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" }];
    await sendBack(system, rows, { messageIdHeader: "same@eastmere.example.org" });
    expect(await sendBack(system, rows, { messageIdHeader: "same@eastmere.example.org" })).toBeUndefined();
    expect(await decided(system)).toHaveLength(1);
  });

  test("a mail that is handled again after a crash, before its record was written, records the same decision once", async () => {
    const system = await answered();
    const sheet = await newSheet(system);
    const { decisions } = system;
    const faulty = { ...decisions };
    let crashes = 1;
    Object.assign(decisions, {
      add: async (...given: Parameters<typeof decisions.add>) => {
        const kept = await faulty.add(...given);
        if (crashes-- > 0) throw new Error("crash");
        return kept;
      },
    });
    const mail: TestMail = {
      id: "crashing",
      receivedAt: "2023-03-29T09:10:00.000Z",
      from: jo,
      subject: "Decisions",
      workbooks: {
        "d.xlsx": {
          lines: {},
          decisions: [
            { reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" },
            { reference: sheet.get("A-2"), invoice: "A-2", decision: "agree in principle" },
          ],
        },
      },
    };
    await system.post(mail);
    await expect(system.work()).rejects.toThrow("crash");
    await system.receive.send([{ mail: "crashing" }]);
    await system.work();
    const [answer] = (await repliesSince(system, 1)).filter((reply) => reply.reply === "decisions-received");
    expect(answer?.rows.map(({ became }) => became)).toEqual(["recorded", "recorded"]);
    expect(await decided(system)).toHaveLength(2);
    expect(await agreedPence(system)).toBe(59_000);
  });

  test.each(["approve", "agree in principle"])(
    "a second person's “%s” that is handled again after a crash is told as approved, although the line has changed by it",
    async (decision) => {
      const system = await answered({ secondPersonOverPence: pence(10_000) });
      const old = await newSheet(system);
      await sendBack(system, [{ reference: old.get("A-1"), decision: "agree in principle" }]);
      const row = { reference: (await newSheet(system)).get("A-1"), invoice: "A-1", decision };
      const { policies } = await system.referenceLists.all();
      const apply = () =>
        applyDecisionSheet(
          [filledRow(row, 5)],
          position.payable,
          { by: sam, at: "2023-03-29T10:00:00.000Z" },
          policies,
          system,
        );
      const { touched } = await apply();
      await system.reconcile.send(touched.map((each) => ({ position: each, correlation: "decided" })));
      await system.work();
      expect(await agreedPence(system)).toBe(52_000);
      const again = await apply();
      expect(again.rows.map(({ result }) => result.became)).toEqual(["answered"]);
    },
  );

  describe("two mails in the same moment, both read before either is recorded", () => {
    /** Applies the rows of two people at once: nobody records anything before both have read. */
    async function bothAtOnce(
      system: System,
      rows: readonly Partial<FilledRow>[],
      people: readonly [string, string],
      rowsOfOther = rows,
    ) {
      const { policies } = await system.referenceLists.all();
      const { promise: bothHaveRead, resolve } = Promise.withResolvers<undefined>();
      let reading = 2;
      const arrive = () => {
        reading -= 1;
        if (reading === 0) resolve(undefined);
        return bothHaveRead;
      };
      const decisions: typeof system.decisions = {
        of: (key) => system.decisions.of(key),
        add: async (...given) => arrive().then(() => system.decisions.add(...given)),
        addStep: async (...given) => arrive().then(() => system.decisions.addStep(...given)),
      };
      return Promise.all(
        people.map(async (by, which) => {
          const filled = (which === 0 ? rows : rowsOfOther).map((row, place) => filledRow(row, place + 5));
          const at = `2023-03-29T10:0${which}:00.000Z`;
          const { rows: applied } = await applyDecisionSheet(filled, position.payable, { by, at }, policies, {
            ...system,
            decisions,
          });
          return applied[0]?.result;
        }),
      );
    }

    test("the same row of the same person is one decision, and one of the two mails says that it was known", async () => {
      const system = await answered();
      const sheet = await newSheet(system);
      const rows = [{ reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" }];
      const results = await bothAtOnce(system, rows, [jo, jo]);
      expect(results.map((result) => result?.became).sort()).toEqual(["decided", "known"]);
      expect(await decided(system)).toEqual(["A-1 agree by jo.finch: in-force"]);
    });

    test("of two people who decide otherwise on one line, each is told which decision counts", async () => {
      const system = await answered();
      const sheet = await newSheet(system);
      const row = { reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" };
      const results = await bothAtOnce(system, [row], [jo, sam], [{ ...row, amount: "100" }]);
      const [early, late] = results;
      expect(await decided(system)).toContainEqual("A-1 agree by sam.lark: in-force");
      expect(late).toMatchObject({
        became: "decided",
        why: "At the same moment jo.finch@eastmere.example.org decided on this line: agree £500.00 in principle. Yours came later, and counts.",
      });
      expect(early?.became === "refused" ? early.why : "").toContain(
        "At the same moment sam.lark@eastmere.example.org decided on this line: agree £100.00 in principle. That one came later, and counts.",
      );
    });

    test("of two second persons one answers, and the other is told who was faster", async () => {
      const system = await answered({ secondPersonOverPence: pence(10_000) });
      const old = await newSheet(system);
      await sendBack(system, [{ reference: old.get("A-1"), decision: "agree in principle" }]);
      const sheet = await newSheet(system);
      const rows = [{ reference: sheet.get("A-1"), invoice: "A-1", decision: "approve" }];
      const results = await bothAtOnce(system, rows, [sam, clerk]);
      const [answer] = results.filter((result) => result?.became === "answered");
      expect(results.map((result) => result?.became).sort()).toEqual(["answered", "refused"]);
      const faster = answer?.became === "answered" ? answer.step.by : "";
      expect(results).toContainEqual({ became: "refused", why: `${faster} has approved it already.` });
      expect(await decided(system)).toEqual(["A-1 agree by jo.finch: in-force"]);
    });
  });

  test("a row whose line somebody else has decided on is refused, not overwritten", async () => {
    const system = await answered();
    const sheet = await newSheet(system);
    await sendBack(system, [{ reference: sheet.get("A-1"), decision: "agree in principle", amount: "100" }], {
      from: sam,
    });
    const late = await sendBack(system, [
      { reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" },
    ]);
    expect(late?.rows[0]?.became).toBe("refused");
    expect(late?.rows[0]?.why).toContain(
      "sam.lark@eastmere.example.org has decided on it: agree £100.00 in principle.",
    );
    expect(await agreedPence(system)).toBe(12_000);
  });

  test("a row whose line claims another amount by now is refused; other rows of the sheet still count", async () => {
    const system = await answered();
    const sheet = await newSheet(system);
    await postAndWork(system, {
      id: "corrected",
      receivedAt: "2023-03-29T09:01:00.000Z",
      workbooks: { "statement.xlsx": { lines: { "A-1": 450, "A-2": 70, "A-3": 20 } } },
    });
    const reply = await sendBack(system, [
      { reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" },
      { reference: sheet.get("A-2"), invoice: "A-2", decision: "agree in principle" },
    ]);
    expect(reply?.rows.map(({ became }) => became)).toEqual(["refused", "recorded"]);
    expect(reply?.rows[0]?.why).toContain("Now £450.00 is claimed");
    expect(await agreedPence(system)).toBe(9000);
  });

  test("over the limit a decision waits until a second contact sends the same", async () => {
    const system = await answered({ secondPersonOverPence: pence(10_000) });
    const sheet = await newSheet(system);
    const rows = [{ reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" }];
    expect((await sendBack(system, rows))?.rows[0]?.became).toBe("waits");
    expect(await agreedPence(system)).toBe(2000);
    expect((await sendBack(system, rows))?.rows[0]?.became).toBe("known");
    expect(await agreedPence(system)).toBe(2000);
    expect((await sendBack(system, rows, { from: sam }))?.rows[0]?.became).toBe("approved");
    expect(await agreedPence(system)).toBe(52_000);
  });

  test("a second contact approves or rejects what a new sheet shows, never their own, and never what they have not seen", async () => {
    const system = await answered({ secondPersonOverPence: pence(10_000) });
    const old = await newSheet(system);
    await sendBack(system, [{ reference: old.get("A-1"), decision: "agree in principle" }]);
    const sheet = await newSheet(system);
    const approve = (reference: string) => [{ reference, invoice: "A-1", decision: "approve" }];
    expect((await sendBack(system, approve(sheet.get("A-1"))))?.rows[0]).toMatchObject({ became: "refused" });
    expect((await sendBack(system, approve(old.get("A-1")), { from: sam }))?.rows[0]?.became).toBe("refused");
    const reject = { reference: sheet.get("A-1"), invoice: "A-1", decision: "reject" };
    expect((await sendBack(system, [reject], { from: sam }))?.rows[0]?.why).toContain("column Note");
    expect((await sendBack(system, [{ ...reject, note: "No" }], { from: sam }))?.rows[0]?.became).toBe("rejected");
    expect(await decided(system)).toEqual(["A-1 agree by jo.finch: rejected"]);
    expect(await agreedPence(system)).toBe(2000);
  });

  test("what waits for a second person is not overridden by another", async () => {
    const system = await answered({ secondPersonOverPence: pence(10_000) });
    const sheet = await newSheet(system);
    await sendBack(system, [{ reference: sheet.get("A-1"), decision: "agree in principle" }]);
    const other = await sendBack(
      system,
      [{ reference: sheet.get("A-1"), decision: "dispute", disputeReference: "D-1" }],
      { from: sam },
    );
    expect(other?.rows[0]?.became).toBe("refused");
    expect(other?.rows[0]?.why).toContain("has decided otherwise (agree £500.00 in principle)");
  });

  test.each<[who: string, mail: Partial<TestMail>, ends: string]>([
    ["an address without proof", { verdicts: { dmarc: "GRAY", dkim: "GRAY" } }, "quarantined decisions-not-proved"],
    [
      "a domain proved by SPF and DKIM, without a DMARC policy",
      { verdicts: { dmarc: "GRAY" } },
      "quarantined decisions-not-proved",
    ],
    ["a failed DMARC check", { verdicts: { dmarc: "FAIL" } }, "quarantined dmarc-failed"],
    ["a file that was not checked for viruses", { verdicts: { virus: "GRAY" } }, "quarantined decisions-not-proved"],
    ["a program", { autoSubmitted: "auto-generated" }, "quarantined decisions-not-proved"],
    [
      "a finance address, which may ask and not decide",
      { from: "finance@eastmere.example.org" },
      "quarantined decisions-not-allowed",
    ],
    ["a colleague of another role", { from: clerk }, "quarantined decisions-not-allowed"],
    [
      "another organisation that may decide for itself",
      { from: "boss@northfold.example.org" },
      "quarantined decisions-from-elsewhere",
    ],
    ["a stranger", { from: "jo.finch@eastmere.example.com" }, "quarantined unknown-sender-with-workbook"],
    [
      "another organisation's mailbox",
      { to: "statements+ZB2@accord.example.org" },
      "quarantined decisions-from-elsewhere",
    ],
  ])("%s decides nothing, and nobody gets an answer", async (_, mail, ends) => {
    const system = await answered();
    const sheet = await newSheet(system);
    await sendBack(system, [{ reference: sheet.get("A-1"), decision: "agree in principle" }], mail);
    const record = await system.mails.get(`decisions-${posted}`);
    expect(`${record?.state} ${record?.reason}`).toBe(ends);
    expect(await decided(system)).toEqual([]);
    expect(system.sent).toHaveLength(1);
  });

  test("a person who may decide for one organisation does not decide for another", async () => {
    const system = await answered();
    const sheet = await newSheet(system);
    const reply = await sendBack(
      system,
      [{ reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" }],
      {
        from: "boss@northfold.example.org",
        to: "statements+ZB2@accord.example.org",
      },
    );
    expect(reply?.rows[0]).toMatchObject({
      became: "refused",
      why: "It is about a line of ZA1, and you decide for ZB2.",
    });
    expect(JSON.stringify(reply?.rows)).not.toMatch(/500|Eastmere/);
    expect(await decided(system)).toEqual([]);
  });
});

describe("replies reviewed by workbook", () => {
  /** A system in which the reply to a statement waits for a person, and the id of that reply. */
  async function waiting(): Promise<{ readonly system: System; readonly reply: string }> {
    const system = await answered();
    await system.referenceLists.policies.replace(
      () => [{ organisation: position.payable, policy: { ...cautiousPolicy, review: { review: "always" } } }],
      system.clock.at.toISOString(),
    );
    await postAndWork(system, {
      id: "corrected",
      receivedAt: "2023-03-29T09:00:30.000Z",
      workbooks: { "statement.xlsx": { lines: { "A-1": 450, "A-2": 70, "A-3": 20 } } },
    });
    expect(toNorthfold(system)).toBe(1);
    const record = await system.positions.get(position);
    const [row] = waitingReplies(record ? [record] : [], (await system.referenceLists.all()).directory);
    return { system, reply: row?.reply ?? "" };
  }

  const toNorthfold = (system: System) => system.sent.filter(({ to }) => to.includes(northfold)).length;

  const sentBack = (reply: string, decision: string, why = "", decisions: readonly Partial<FilledRow>[] = []) => ({
    workbooks: { "d.xlsx": { lines: {}, decisions, replies: [{ reply, decision, why }] } },
  });

  test("a reply that is released leaves, and the sender is told", async () => {
    const { system, reply } = await waiting();
    const answer = await sendBack(system, [], sentBack(reply, "release"));
    expect(answer?.rows).toMatchObject([
      { sheet: "Replies", receivable: "ZB2", asked: "release the reply", became: "released" },
    ]);
    expect(toNorthfold(system)).toBe(2);
    expect((await system.positions.get(position))?.answer?.messageId).toBe(reply);
  });

  test("a reply that is rejected stays back, and only with a reason", async () => {
    const { system, reply } = await waiting();
    expect((await sendBack(system, [], sentBack(reply, "reject")))?.rows[0]?.became).toBe("refused");
    expect((await sendBack(system, [], sentBack(reply, "Reject", "A-1 is paid")))?.rows[0]?.became).toBe("kept-back");
    expect((await system.positions.get(position))?.review?.keptBack).toMatchObject({ by: jo, note: "A-1 is paid" });
    expect(toNorthfold(system)).toBe(1);
  });

  test("a reply that has changed since, or is about to, is not released", async () => {
    const { system, reply } = await waiting();
    const sheet = await newSheet(system);
    const row = { reference: sheet.get("A-1"), invoice: "A-1", decision: "agree in principle" };
    const both = await sendBack(system, [], sentBack(reply, "release", "", [row]));
    expect(both?.rows.map(({ became }) => became)).toEqual(["recorded", "refused"]);
    const late = await sendBack(system, [], sentBack(reply, "release"));
    expect(late?.rows[0]).toMatchObject({ became: "refused" });
    expect(late?.rows[0]?.why).toContain("It has changed since the sheet was made");
    expect(toNorthfold(system)).toBe(1);
  });

  test("nobody releases another organisation's reply", async () => {
    const { system, reply } = await waiting();
    const mail = { from: "boss@northfold.example.org", to: "statements+ZB2@accord.example.org" };
    const answer = await sendBack(system, [], { ...sentBack(reply, "release"), ...mail });
    expect(answer?.rows).toMatchObject([{ became: "refused", why: "Its last column names no reply of ZB2." }]);
    expect(toNorthfold(system)).toBe(1);
  });
});

describe("figures by mail", () => {
  async function ask(system: System, mail: Partial<TestMail>) {
    posted += 1;
    const before = system.sent.length;
    await postAndWork(system, {
      id: `ask-${posted}`,
      receivedAt: "2023-03-29T09:05:00.000Z",
      from: "finance@eastmere.example.org",
      subject: "Hello",
      text: "",
      ...mail,
    });
    return (await repliesSince(system, before))[0];
  }

  test.each<[said: string, mail: Partial<TestMail>, asks: string]>([
    ["a subject", { subject: "Status" }, "status"],
    ["a subject of a reply", { subject: "RE: mismatches" }, "mismatches"],
    ["a first line", { text: "Help please\n\nKind regards\nAlex" }, "help"],
    ["a counterparty's code", { subject: "zb2" }, "counterparty"],
    ["a code behind a word", { subject: "Status ZB2" }, "counterparty"],
    ["a template", { subject: "template" }, "template"],
    ["somebody who may decide", { subject: "status", from: jo }, "status"],
  ])("%s is answered", async (_, mail, asks) => {
    const system = await answered();
    expect(await ask(system, mail)).toMatchObject({ reply: "own-figures", asks });
    expect(system.sent.at(-1)?.to).toEqual([mail.from ?? "finance@eastmere.example.org"]);
  });

  test("the figures are those of the positions, with the open lines", async () => {
    const system = await answered();
    const reply = await ask(system, { subject: "mismatches" });
    if (reply?.reply !== "own-figures") throw new Error("no figures came");
    expect(reply.totals).toEqual([
      {
        kind: "r&p",
        statements: 1,
        claimedPence: 59_000,
        agreedPence: 2000,
        notAgreedPence: 57_000,
        inDisputePence: 0,
      },
    ]);
    expect(reply.states).toEqual([{ state: "Answered", statements: 1 }]);
    expect(reply.rows.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["A-1", "A-2"]);
  });

  test.each<[who: string, mail: Partial<TestMail>]>([
    ["a colleague without the role", { subject: "status", from: clerk }],
    ["another organisation", { subject: "status", from: northfold }],
    ["an address without proof", { subject: "status", verdicts: { dmarc: "GRAY", dkim: "GRAY", spf: "GRAY" } }],
    ["a stranger", { subject: "status", from: "a@elsewhere.example.org" }],
    ["a program", { subject: "status", autoSubmitted: "auto-generated" }],
    ["a sentence that is meant for a person", { subject: "Status of our March invoices?" }],
  ])("%s gets no figures", async (_, mail) => {
    const system = await answered();
    expect((await ask(system, mail))?.reply).not.toBe("own-figures");
  });

  test("figures go to nobody else if the address that asked can't be reached", async () => {
    const system = await answered();
    const [finance] = contacts.filter(({ role }) => role === "finance");
    if (!finance) throw new Error("there is no finance contact");
    const found = {
      address: finance.email,
      because: "bounced" as const,
      at: "2023-03-29T09:04:00.000Z",
      message: "earlier",
    };
    await system.undeliverable.add(found, contacts);
    expect((await ask(system, { subject: "mismatches" }))?.reply).toBeUndefined();
    expect(system.sent).toHaveLength(1);
  });

  test("an address gets so many answers a day", async () => {
    const system = await answered();
    for (let mail = 0; mail < 22; mail += 1) await ask(system, { subject: "help" });
    expect(system.sent).toHaveLength(1 + 20);
  });
});
