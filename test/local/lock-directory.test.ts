import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, onTestFinished, test } from "vitest";

import { lockDirectory } from "../../local/lock-directory.ts";
import { StartRefused } from "../../local/start-options.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("a locked directory is refused with what to do, and can be locked again after it is unlocked", () => {
  const directory = temporaryDirectory();
  const unlock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(StartRefused);
  expect(() => lockDirectory(directory)).toThrow(
    `The data directory ${directory} is in use by another Accord. Stop that one, or choose another directory with --data.`,
  );
  unlock();
  lockDirectory(directory)();
});

test("a killed process no longer has the lock", async () => {
  const directory = temporaryDirectory();
  const module = fileURLToPath(new URL("../../local/lock-directory.ts", import.meta.url));
  const script = join(directory, "lock.ts");
  writeFileSync(
    script,
    `import { lockDirectory } from ${JSON.stringify(module)}; lockDirectory(${JSON.stringify(directory)});
     process.stdout.write("locked"); setInterval(() => undefined, 1000);`,
  );
  const owner = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => {
    owner.kill("SIGKILL");
  });
  await once(owner.stdout, "data");
  expect(() => lockDirectory(directory)).toThrow(StartRefused);
  owner.kill("SIGKILL");
  await once(owner, "exit");
  lockDirectory(directory)();
});

test("a lock that can't be read is refused with what to do", () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "lock"), "not a database at all, but some text that is long enough");
  expect(() => lockDirectory(directory)).toThrow(StartRefused);
  expect(() => lockDirectory(directory)).toThrow(
    `If no other Accord uses this directory, delete ${join(directory, "lock")} and start again.`,
  );
});
