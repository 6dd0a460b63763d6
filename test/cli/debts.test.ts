import { expect, test } from "vitest";

import { openIssuer, saleRow } from "../functions/issuer.ts";

/** Invoices of the first of December, to be paid by the last: the first reminder is due from 30 January. It is 30 March. */
const old = (customer: string, number: string, pounds: number): string =>
  saleRow(customer, number, pounds).replace("2023-03-01", "2022-12-01");
const rows = [
  old("ZB2", "S-1", 1_000),
  old("ZB2", "S-2", 120_000),
  saleRow("ZB2", "S-3", 50),
  old("ZC3X9", "S-4", 60_000),
];

test("RCV-02 accord debts lists what is owed, the largest first, each with its next step", async () => {
  const { run, json } = await openIssuer(rows);
  const { out } = await run("debts", "list", "ZA1");
  expect(out.indexOf("S-2")).toBeLessThan(out.indexOf("S-4"));
  expect(out).toContain("Due: the first reminder, since 30 January 2023.");
  expect(out).toContain("Next: the first reminder, on 2 May 2023.");
  expect(await json("debts", "list", "ZA1", "--due", "--debtor", "ZB2")).toMatchObject({
    debts: [{ invoiceNumber: "S-2" }, { invoiceNumber: "S-1" }],
  });
  expect((await run("debts", "list", "ZA1", "--csv")).out.split("\n")[1]).toMatch(
    /^ZB2,S-2,2022-12-01,120000\.00,0\.00,/u,
  );
});

test("RCV-03 who is to be called today: over £100,000 daily, over £50,000 twice a week", async () => {
  const { run, json } = await openIssuer(rows);
  const called = () => json("debts", "list", "ZA1", "--calls");
  expect(await called()).toMatchObject({ debts: [{ invoiceNumber: "S-2" }, { invoiceNumber: "S-4" }] });
  const said = await run(
    "call",
    "ZA1",
    "ZB2",
    "--invoice",
    "s-2 ",
    "--by",
    "J. Ashdown",
    "--reason",
    "No order",
    "--promise",
    "2023-04-14",
  );
  expect(said.out).toContain("J. Ashdown called. Reason: No order. Payment is promised for 14 April 2023.");
  expect(said.out).toContain("Nobody chases it: payment is promised for 14 April 2023.");
  expect(await called()).toMatchObject({ debts: [{ invoiceNumber: "S-4" }] });
});

test("RCV-02 RCV-04 everything that was done about a debt stays with it", async () => {
  const { run, upload } = await openIssuer(rows);
  const debt = ["ZA1", "ZB2", "S-1"];
  await run("debts", "step", ...debt, "--step", "reminder-one", "--on", "2023-02-01");
  await run("debts", "dispute", ...debt, "--by", "J. Ashdown", "--reason", "Wrong rate", "--amount", "400");
  expect((await run("debts", "show", ...debt)).out).toContain("Due: the second reminder, since 15 February 2023.");
  await run("debts", "resolve", ...debt, "--by", "J. Ashdown", "--reason", "Credited");
  const { out } = await run("debts", "show", ...debt);
  expect(out).toMatch(/1 February 2023: the first reminder\.[\s\S]*£400\.00 in dispute[\s\S]*the dispute is settled/u);
  // An invoice that is missing from the next ledger is not thereby paid.
  await upload(rows.slice(1));
  expect((await run("debts", "list", "ZA1", "--due")).out).toContain("it is in no line of the sales ledger");
});

test.each([
  [["debts", "list", "ZB2"], "has no sales ledger in force"],
  [["debts", "list", "ZX9Q"], "is not in the directory"],
  [["debts", "show", "ZA1", "ZB2", "S-9"], "owes ZA1 no invoice S-9"],
  [
    ["debts", "dispute", "ZA1", "ZB2", "S-1", "--by", "J", "--reason", "R", "--amount", "1000.01"],
    "more than is unpaid",
  ],
  [["debts", "resolve", "ZA1", "ZB2", "S-1", "--by", "J", "--reason", "R"], "No dispute about it is noted"],
  [["debts", "step", "ZA1", "ZB2", "S-1", "--step", "reminder-one", "--on", "2023-04-01"], "is still to come"],
  [
    ["call", "ZA1", "ZB2", "--invoice", "S-1", "--by", "J", "--reason", "R", "--promise", "2023-03-29"],
    "is over already",
  ],
])("RCV-02 accord %j is refused", async (args, why) => {
  const { run } = await openIssuer(rows);
  const { code, err } = await run(...args);
  expect(code).not.toBe(0);
  expect(err).toContain(why);
});

test("RCV-02 RCV-03 the organisation's policy has the days and the amounts", async () => {
  const { run, json } = await openIssuer(rows);
  await run(
    "policy",
    "ZA1",
    "--credit-days",
    "10,5,5,5,5",
    "--daily-calls-over",
    "40",
    "--twice-weekly-calls-over",
    "20",
  );
  expect(await json("debts", "list", "ZA1", "--calls")).toMatchObject({
    debts: [{ call: "daily" }, { call: "daily" }, { call: "daily" }, { invoiceNumber: "S-3", call: "daily" }],
  });
  expect((await run("debts", "show", "ZA1", "ZB2", "S-3")).out).toContain(
    "Due: the first reminder, since 16 March 2023.",
  );
});

test("RCV-02 no step is noted twice", async () => {
  const { run } = await openIssuer(rows);
  const step = ["debts", "step", "ZA1", "ZB2", "S-1", "--step", "reminder-one"];
  expect((await run(...step)).code).toBe(0);
  expect((await run(...step)).err).toContain("the first reminder has left already");
});
