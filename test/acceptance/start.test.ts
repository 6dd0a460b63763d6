import { createServer } from "node:net";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { temporaryDirectory } from "../local/temporary-directory.ts";
import { ledgerOf, loadGroup } from "./group.ts";
import { outboxOf, runAccordProcess, runStart, sentMails, startSystemProcess } from "./running-system.ts";

test("npm start -- --once runs the demonstration, with four answers, and exits with 0; a second run repeats nothing", async () => {
  const data = temporaryDirectory();
  const first = await runStart(data, "--once");
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toMatch(/^accord ready smtp:\/\/127\.0\.0\.1:\d+ http:\/\/127\.0\.0\.1:\d+$/m);
  expect(first.out).toMatch(/Northfold.*answered +£361,504\.57 +£361,504\.57 +£0\.00 +£0\.00/);
  expect(first.out).toMatch(/Westhaven.*answered +£264,055\.10 +£208,324\.60 +£50,730\.50 +£5,000\.00/);
  expect(first.out).toContain("refused (unknown-sender-code)");
  expect(first.out).toContain("refused (pdf)");
  const sent = outboxOf(data);
  expect(sent.map(({ name }) => name)).toEqual(["000001.eml", "000002.eml", "000003.eml", "000004.eml"]);
  const [, quotation = ""] = /^```\nSubject: (.*?)^```$/ms.exec(readFileSync("README.md", "utf8")) ?? [];
  // The subject is folded, as it is in a mail.
  const shown = quotation.replace(/^(.*)\n (?=\S)/, "$1 ");
  const quoted = (await sentMails(data)).find(({ subject = "" }) => shown.startsWith(subject));
  for (const line of shown.split("\n")) expect(`${quoted?.subject ?? ""}\n${quoted?.text ?? ""}`).toContain(line);
  const files = readdirSync(data, { recursive: true, encoding: "utf8" }).map((name) => statSync(join(data, name)));
  expect(files.length).toBeGreaterThan(20);
  // Mails, ledgers and passwords are for their owner alone.
  expect(new Set(files.map((file) => file.mode & 0o077))).toEqual(new Set([0]));
  const second = await runStart(data, "--once");
  expect(second.code).toBe(0);
  expect(outboxOf(data)).toEqual(sent);
});

test("the demonstration works at any date of the clock", async () => {
  for (const now of ["2023-03-29T09:00:00Z", "2031-07-01T00:00:00Z"]) {
    expect(await runStart(temporaryDirectory(), "--once", "--now", now)).toMatchObject({ code: 0 });
  }
});

test("with other organisations the demonstration is left out, and --once says that its answers are missing", async () => {
  const data = temporaryDirectory();
  const system = await startSystemProcess(data, "--no-demo");
  await loadGroup(data, ledgerOf("ZB2", "Northfold Community Health NHS Trust", [["NF-1", 1_00]]));
  await system.stop();
  const { code, err } = await runStart(data, "--once");
  expect(code).toBe(1);
  expect(err).toContain("the directory contains other organisations than those of the demonstration");
  expect(outboxOf(data)).toEqual([]);
});

test("after a damaged system.json, accord says what to do, and the next start mends it", async () => {
  const data = temporaryDirectory();
  const system = await startSystemProcess(data, "--no-demo");
  writeFileSync(join(data, "system.json"), '{"pid": 12');
  expect((await runAccordProcess("mail", "--data", data)).err).toBe(
    `${join(data, "system.json")} is damaged, so nobody knows where the local system listens. Start Accord again: it writes the file anew.\n`,
  );
  await system.stop();
  const again = await startSystemProcess(data, "--no-demo");
  onTestFinished(again.stop);
  expect((await runAccordProcess("mail", "--data", data)).code).toBe(0);
});

test("a data directory in use is refused in one clear line with exit code 1", async () => {
  const data = temporaryDirectory();
  const system = await startSystemProcess(data, "--no-demo");
  onTestFinished(system.stop);
  expect(await runStart(data, "--no-demo")).toEqual({
    code: 1,
    out: "",
    err: `The data directory ${data} is in use by another Accord. Stop that one, or choose another directory with --data.\n`,
  });
  expect(system.isRunning()).toBe(true);
});

test.for([
  ["--smtp-port", "mail"],
  ["--http-port", "the viewer"],
] as const)("a taken %s is refused in one clear line with exit code 1", async ([option, what]) => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  onTestFinished(() => {
    taken.close();
  });
  const address = taken.address();
  const port = typeof address === "object" && address ? address.port : 0;
  expect(await runStart(temporaryDirectory(), "--no-demo", option, String(port))).toEqual({
    code: 1,
    out: "",
    err: `Port ${port} for ${what} is already taken. Stop what uses it, or choose another with ${option}.\n`,
  });
});

test("a wrong command line is reported, and --help prints help", async () => {
  expect(await runStart(temporaryDirectory(), "--smtp-prot", "1")).toMatchObject({ code: 1, out: "" });
  expect((await runStart(temporaryDirectory(), "--help")).out).toContain("--no-demo");
});

test("the command line says when no system is running, even if one was", async () => {
  const data = temporaryDirectory();
  const system = await startSystemProcess(data, "--no-demo");
  expect(await runAccordProcess("mail", "--data", data)).toMatchObject({ code: 0 });
  await system.kill();
  expect(await runAccordProcess("mail", "--data", data)).toMatchObject({
    code: 1,
    err: `No local system is running on ${data}. Start it with npm start, or choose another directory with --data.\n`,
  });
});

test("the functions' log has no invoice number, amount, subject or address", async () => {
  const data = temporaryDirectory();
  expect(await runStart(data, "--once")).toMatchObject({ code: 0 });
  const log = readFileSync(join(data, "logs", "functions.log"), "utf8");
  expect(log).toContain("message-sent");
  expect(log).not.toMatch(/WH70|NF-|264055|361504|example\.org|statement of balances/);
});
