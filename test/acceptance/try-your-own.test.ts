import { readFileSync } from "node:fs";

import { expect, onTestFinished, test } from "vitest";

import { temporaryDirectory } from "../local/temporary-directory.ts";
import { runAccordProcess, sentMails, startSystemProcess } from "./running-system.ts";

const page = readFileSync("docs/try-your-own.md", "utf8");

test("docs/try-your-own.md leads from a ledger to a reply, command by command", async () => {
  const [, now = ""] = / --now (\S+)$/m.exec(page) ?? [];
  const data = temporaryDirectory();
  const system = await startSystemProcess(data, "--no-demo", "--now", now);
  onTestFinished(system.stop);
  const commands = [...page.matchAll(/^ {4}npx accord (.+)$/gm)].map(([, words = ""]) => words.split(" "));
  expect(commands).toHaveLength(5);
  let printed = "";
  for (const words of commands) {
    const { code, out, err } = await runAccordProcess(...words, "--data", data);
    expect({ words, code, err }).toEqual({ words, code: 0, err: "" });
    printed = out;
  }
  const [reply] = await sentMails(data);
  expect(reply?.subject).toContain("agreed £1,200.00 of £37,830.50, 4 lines open");
  expect(printed).toContain(`Subject:  ${reply?.subject ?? ""}`);
  expect(printed).toContain("We agree £1,200.00 of your £37,830.50.");

  const again = await runAccordProcess(
    "send",
    "docs/try-your-own/ledger.csv",
    "--from",
    "ZB2",
    "--to",
    "ZB2",
    "--data",
    data,
  );
  expect(again.out).toMatch(/^Mail \w+ is (refused|ignored|held)\. /);
});
