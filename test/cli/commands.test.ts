import { Command } from "commander";
import { expect, test } from "vitest";

import manifest from "../../cli/package.json" with { type: "json" };
import type { CommandContext } from "../../cli/command-context.ts";
import { commands } from "../../cli/commands.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { accordInTest } from "./accord-in-test.ts";

const noSystem: CommandContext = {
  terminal: {
    print: () => undefined,
    report: () => undefined,
    printBytes: () => Promise.resolve(),
    askSecret: () => Promise.resolve(""),
  },
  connect: () => Promise.reject(new Error("A command that only says what it can do connects to nothing.")),
};

test.for(commands)("accord $name is what its module adds, and the help says what it is for", async ({ name, load }) => {
  const program = new Command();
  (await load())(program, noSystem);
  expect(program.commands.map((each) => each.name())).toEqual([name]);
});

test("accord --help lists every command once, with what it is for, and each command's help begins with that", async () => {
  const { run } = accordInTest(await recordsToView());
  const { out } = await run("--help");
  const flowing = out.replaceAll(/\s+/g, " ");
  for (const { name, summary } of commands) {
    expect(flowing).toContain(`${name} ${summary}`);
    expect((await run("help", name)).out.replaceAll(/\s+/g, " ")).toContain(summary);
  }
});

test("accord --version prints the version of the package", async () => {
  const { run } = accordInTest(await recordsToView());
  expect(await run("--version")).toEqual({ code: 0, out: manifest.version, err: "" });
});

test("a mistyped command is told which one was meant", async () => {
  const { run } = accordInTest(await recordsToView());
  const { code, err } = await run("ledgr", "list");
  expect(code).toBe(2);
  expect(err).toContain("Did you mean ledger?");
});
