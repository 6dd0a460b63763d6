import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, onTestFinished, test } from "vitest";

import { holdDirectory } from "../../local/hold-directory.ts";
import { StartRefused } from "../../local/start-refused.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("a directory that is held is refused with what to do, and free again when it is given back", () => {
  const directory = temporaryDirectory();
  const giveBack = holdDirectory(directory);
  expect(() => holdDirectory(directory)).toThrow(StartRefused);
  expect(() => holdDirectory(directory)).toThrow(
    `The data directory ${directory} is in use by another Accord. Stop that one, or choose another directory with --data.`,
  );
  giveBack();
  holdDirectory(directory)();
});

test("a holder that is killed holds nothing any more", async () => {
  const directory = temporaryDirectory();
  const module = fileURLToPath(new URL("../../local/hold-directory.ts", import.meta.url));
  const script = join(directory, "hold.ts");
  writeFileSync(
    script,
    `import { holdDirectory } from ${JSON.stringify(module)}; holdDirectory(${JSON.stringify(directory)});
     process.stdout.write("held"); setInterval(() => undefined, 1000);`,
  );
  const holder = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "ignore"] });
  onTestFinished(() => {
    holder.kill("SIGKILL");
  });
  await once(holder.stdout, "data");
  expect(() => holdDirectory(directory)).toThrow(StartRefused);
  holder.kill("SIGKILL");
  await once(holder, "exit");
  holdDirectory(directory)();
});

test("a directory that can't be made is refused with the reason", () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "file"), "");
  expect(() => holdDirectory(join(directory, "file", "below"))).toThrow(/can't be made/);
});
