import { Command } from "commander";
import { expect, test } from "vitest";

import { commands } from "../../cli/commands.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { accordInTest } from "./accord-in-test.ts";

const TAKES_CODE = /^(?:code|payable|receivable|organisation|counterparty)$/u;

/** A command line for each command of a running system that takes codes: all of them `ZX9`, whatever else it needs as it may be. */
async function linesWithCode(): Promise<string[][]> {
  const program = new Command();
  for (const { load } of commands)
    (await load())(program, {
      terminal: {
        print: () => undefined,
        report: () => undefined,
        printBytes: () => Promise.resolve(),
        askSecret: () => Promise.resolve(""),
      },
      connect: () => Promise.reject(new Error("nothing is run here")),
    });
  return leavesOf(program, []).flatMap(({ command, typed }) => {
    if (!command.options.some(({ long }) => long === "--data")) return [];
    const values = command.registeredArguments
      .filter((argument) => argument.required || TAKES_CODE.test(argument.name()))
      .map((argument) => (TAKES_CODE.test(argument.name()) ? "ZX9" : (argument.argChoices?.[0] ?? "some")));
    const options = command.options.flatMap(({ flags, long, mandatory, argChoices }) => {
      const isCode = /[<[]code[\]>]/u.test(flags);
      return long && (isCode || mandatory) ? [long, isCode ? "zx9" : (argChoices?.[0] ?? "some")] : [];
    });
    const words = [...typed, ...values, ...options];
    return words.some((word) => word.toUpperCase() === "ZX9") ? [words] : [];
  });
}

function leavesOf(command: Command, typed: readonly string[]): { command: Command; typed: readonly string[] }[] {
  const inner = command.commands.flatMap((each) => leavesOf(each, [...typed, each.name()]));
  return command.parent ? [{ command, typed }, ...inner] : inner;
}

test("every command refuses an organisation that is not in the directory, before it does anything", async () => {
  const lines = await linesWithCode();
  expect(lines.length).toBeGreaterThan(30);
  const { run, queued, connectionsOpen } = accordInTest(await recordsToView());
  for (const line of lines) {
    const { code, err } = await run(...line);
    expect([code, err], line.join(" ")).toEqual([
      1,
      "ZX9 is not in the directory. See accord organisations; accord organisations import adds bodies.",
    ]);
  }
  expect(queued).toEqual([]);
  expect(connectionsOpen()).toBe(0);
});

test("a known organisation is taken in any case, and the connection is closed once", async () => {
  const { run, connectionsOpen } = accordInTest(await recordsToView());
  expect(await run("position", "za1", "zc3x9")).toMatchObject({ code: 0 });
  expect(connectionsOpen()).toBe(0);
});
