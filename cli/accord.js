#!/usr/bin/env node
// Starts the accord command. Plain JavaScript for any Node from 20 on: the command itself needs Node 22, which came with
// npm ci, and this finds it where the Node that runs here is older.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const child = spawn(nodeForAccord(), ["--disable-warning=ExperimentalWarning", main, ...process.argv.slice(2)], {
  stdio: "inherit",
});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`accord can't start Node: ${error.message}`);
  process.exitCode = 1;
});
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 128);
});

function nodeForAccord() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const packaged = packagedNode();
  if (packaged !== undefined) return packaged;
  console.error(
    `accord needs Node 22.18 or later and runs on ${process.version}. npm ci brings one along on most systems; ` +
      "run it again without --omit=optional, or install Node 22.",
  );
  process.exit(1);
}

/** The Node that npm installed for this system, as an optional dependency. */
function packagedNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const require = createRequire(import.meta.url);
  for (const name of [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]) {
    try {
      const folder = dirname(require.resolve(`${name}/package.json`));
      const file = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
      if (existsSync(file)) return file;
    } catch {
      // Not installed: it is for another system.
    }
  }
  return undefined;
}
