import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { awsEnvironment } from "../stand-in/aws-settings.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

export interface CommandEnded {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program as an administrator whose AWS is the stand-in. */
export async function runAsAdministrator(
  address: string,
  program: string,
  args: readonly string[],
  cwd = ROOT,
): Promise<CommandEnded> {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env["PATH"], HOME: cwd, ...awsEnvironment(address, "administrator") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.err += text));
  await once(child, "close");
  return { code: child.exitCode, ...printed };
}

/** Runs the accord command on a stage. */
export function runAccordOnStage(address: string, stage: string, ...args: readonly string[]): Promise<CommandEnded> {
  return runAsAdministrator(address, process.execPath, [join(ROOT, "cli/accord.js"), ...args, "--stage", stage]);
}
