import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync } from "node:fs";

import { installedMark, pythonTool, pythonTools, requirements, whyNoPythonTools } from "./python-tools.ts";

/** Runs a program and says whether it succeeded. */
function run(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "inherit" }).status === 0;
}

/** The first Python 3 of this machine that can make an environment of its own. */
function installPythonTools(): string | undefined {
  rmSync(pythonTools, { recursive: true, force: true });
  mkdirSync(pythonTools, { recursive: true });
  const made = ["python3", "python"].some((python) => run(python, "-m", "venv", pythonTools));
  if (!made) return "no Python 3 with venv and pip here";
  const installed = run(pythonTool("python"), "-m", "pip", "install", "--quiet", "--requirement", requirements);
  if (!installed) return "pip could not install them";
  copyFileSync(requirements, installedMark);
  return undefined;
}

const problem = whyNoPythonTools() === undefined ? undefined : installPythonTools();
console.log(
  problem === undefined
    ? `the Python programs of ${requirements} are installed`
    : `the tests that need Python programs will be skipped: ${problem}`,
);
