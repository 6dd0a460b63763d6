import { spawnSync } from "node:child_process";

import { expect, test } from "vitest";

import { commands } from "../../cli/commands.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { accordInTest } from "./accord-in-test.ts";

async function scriptFor(shell: string): Promise<string> {
  const { out } = await accordInTest(await recordsToView()).run("completion", shell);
  return out;
}

/** What bash offers when the last of these words has been begun. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const script = await scriptFor("bash");
  const typed = words.map((word) => `"${word}"`).join(" ");
  const { stdout } = spawnSync("bash", [
    "--norc",
    "-c",
    `${script}\nCOMP_WORDS=(accord ${typed}); COMP_CWORD=${words.length}; _accord; printf '%s\\n' "\${COMPREPLY[@]}"`,
  ]);
  return stdout.toString().trim().split("\n");
}

test("bash completes commands, the commands of a command, and options", async () => {
  expect(await offered("un")).toEqual(["undeliverable"]);
  expect(await offered("ledger", "im")).toEqual(["import"]);
  expect(await offered("ledger", "import", "--organ")).toEqual(["--organisation"]);
  expect(await offered("completion", "")).toEqual(["bash", "zsh", "fish", "--help"]);
});

test("an argument in between does not hide the options of its command", async () => {
  expect(await offered("decide", "agree", "ZA1", "ZB2", "WH701035", "--no")).toContain("--note");
});

test.for(["bash", "zsh", "fish"])("the script for %s names every command", async (shell) => {
  const script = await scriptFor(shell);
  for (const { name } of commands) expect(script).toContain(name);
});

test("a shell that has no script is refused with those that have one", async () => {
  const { code, err } = await accordInTest(await recordsToView()).run("completion", "csh");
  expect(code).toBe(2);
  expect(err).toContain("bash, zsh, fish");
});
