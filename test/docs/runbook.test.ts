import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { functionNames } from "../../local/local-names.ts";
import { accordInTest } from "../cli/accord-in-test.ts";
import { refusingSystem } from "../in-memory/refusing-system.ts";
import { recordsOf } from "../in-memory/records-of.ts";

const COMMAND = /^ {4}npx accord (.+?) --stage STAGE$/gm;

/** The commands of each section, as they are to be typed. */
const sections = new Map(
  readFileSync("infra/runbook.md", "utf8")
    .split(/^## /m)
    .slice(1)
    .map((section): [string, readonly string[]] => {
      const [name = ""] = section.split("\n", 1);
      return [name, Array.from(section.matchAll(COMMAND), ([, command = ""]) => command)];
    }),
);

const letter = { id: "letter-1", body: JSON.stringify({ mail: "mail-1" }), since: "2023-03-29T09:00:00.000Z" };

/**
 * A system in which a reply was rejected for its address and another one waits for a cure, and in which each function has given up one
 * message. The first reply's message is `rejected`.
 */
async function systemInTrouble() {
  const { system, refusing } = await refusingSystem("address-refused");
  const post = (id: string, from: string, code: string) =>
    system.post({
      ...{ id, from, receivedAt: "2023-03-29T08:00:00.000Z", subject: `${code} statement of balances` },
      workbooks: { "statement.xlsx": { from: code, lines: { "INV-1": 100 } } },
    });
  await post("mail-1", "income@northfold.example.org", "ZB2");
  await system.work();
  refusing.reason = "not-verified";
  await post("mail-2", "income@southmoor.example.org", "ZB3");
  await system.work();
  const records = recordsOf(system);
  const { run, queued } = accordInTest(records, Object.fromEntries(functionNames.map((name) => [name, [letter]])));
  const [rejected] = await Array.fromAsync(records.messages.list("rejected"));
  return { run, queued, rejected };
}

describe("the commands of a section, run in the state of its alarm", () => {
  const deadLetters = [...sections.keys()].filter((name) => name.endsWith("-dead-letters"));

  test.each(deadLetters)("%s: the letter is listed, and put back on its function's queue", async (name) => {
    const { run, queued } = await systemInTrouble();
    const commands = sections.get(name) ?? [];
    const owner = name.replace(/-dead-letters$/, "");
    expect(commands).toContain(`dead-letters list ${owner}`);
    expect(commands).toContain(`dead-letters redrive ${owner}`);
    for (const command of commands) {
      const { code, out, err } = await run(...command.split(" "));
      expect(code, `${command}: ${err}`).toBe(0);
      if (command.startsWith("dead-letters list")) expect(out).toContain("mail mail-1");
    }
    expect(queued).toContainEqual({ queue: owner, message: { mail: "mail-1" } });
  });

  test("replies-refused: the reply is shown with its reason, and leaves again", async () => {
    const { run, queued, rejected } = await systemInTrouble();
    const held = await run("held", "list");
    expect(held.out).toContain("The mail service does not accept the address.");
    expect(sections.get("replies-refused")).toContain("resend MESSAGE --by NAME");
    expect((await run("resend", rejected?.id ?? "", "--by", "NAME")).code).toBe(0);
    expect(queued.map(({ queue }) => queue)).toContain("send");
  });

  test("sending-stopped: everything that waits is tried again at once", async () => {
    const { run, queued } = await systemInTrouble();
    expect(sections.get("sending-stopped")).toContain("resend --all-waiting --by NAME");
    expect((await run("resend", "--all-waiting", "--by", "NAME")).code).toBe(0);
    expect(queued.map(({ queue }) => queue)).toContain("send");
  });

  test.each(["function-errors", "statements-unanswered", "scheduled-run-missing", "topic-undelivered", "sweep-found"])(
    "%s: every command that names no mail and no file does its work",
    async (name) => {
      const { run } = await systemInTrouble();
      const commands = (sections.get(name) ?? []).filter((command) => !/[A-Z]{4}/.test(command));
      expect(commands.length).toBeGreaterThan(0);
      for (const command of commands) expect((await run(...command.split(" "))).code, command).toBe(0);
    },
  );

  test("these alarms have a state that is AWS's own, or need a file or a mail of a person; documents.test.ts parses their commands", () => {
    const elsewhere = [
      ...[
        "queue-waiting",
        "function-throttles",
        "function-slow",
        "scheduled-run-failed",
        "canary-unanswered",
        "no-mail",
      ],
      ...["sending-quota", "sending-reputation", "mail-held", "mail-failed", "replies-undelivered"],
      ...["ledger-stale", "ledger-refused"],
    ];
    const here = [
      "replies-refused",
      "sending-stopped",
      "function-errors",
      "statements-unanswered",
      "scheduled-run-missing",
    ];
    expect([...sections.keys()].toSorted()).toEqual(
      [...deadLetters, ...here, "topic-undelivered", "sweep-found", ...elsewhere].toSorted(),
    );
  });
});
