/**
 * `npm run check:quick`: what one wants to know before a commit, in under a minute. Format and lint of the changed files,
 * the types of everything, and the tests of the rooms that changed. `npm run check` is the whole of it.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

const changed = changedFiles();
const sources = changed.filter((file) => file.endsWith(".ts"));
if (changed.length === 0) console.log("No file has changed since the last commit.");

// Types and lint each take one core; the tests follow, so that the machine is not asked for more than it has.
const checks = await Promise.all([
  run("types", "tsc", "--noEmit"),
  sources.length > 0 ? run("lint", "eslint", "--max-warnings", "0", ...sources) : true,
  changed.length > 0
    ? run("format", "prettier", "--check", "--log-level", "warn", "--ignore-unknown", ...changed)
    : true,
]);
const tests = [...new Set(changed.flatMap(testsOf))];
if (tests.length > 0) checks.push(await run("tests", "vitest", "run", "--passWithNoTests", ...tests));
process.exitCode = checks.every(Boolean) ? 0 : 1;

function changedFiles(): string[] {
  const lists = [
    ["diff", "--name-only", "HEAD"],
    ["ls-files", "--others", "--exclude-standard"],
  ].map((args) => spawnSync("git", args, { encoding: "utf8" }).stdout.split("\n"));
  return lists.flat().filter((file) => file !== "" && existsSync(file));
}

/** The nearest folder of tests that mirrors a file's folder; a test that changed is its own test. */
function testsOf(file: string): string[] {
  if (file.endsWith(".test.ts")) return [file];
  if (file.startsWith("docs/") || file.endsWith(".md")) return ["test/docs/"];
  if (!file.endsWith(".ts")) return [];
  const mirrored = file.startsWith("test/") ? file : `test/${file.replace(/^shared\//, "")}`;
  for (let folder = dirname(mirrored); folder !== "test"; folder = dirname(folder)) {
    if (existsSync(folder) && statSync(folder).isDirectory()) return [`${folder}/`];
  }
  return [];
}

function run(what: string, command: string, ...args: readonly string[]): Promise<boolean> {
  const began = performance.now();
  return new Promise((resolve) => {
    spawn(command, args, { stdio: "inherit" }).on("close", (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      console.log(`${what}: ${code === 0 ? "ok" : "FAILED"} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}
