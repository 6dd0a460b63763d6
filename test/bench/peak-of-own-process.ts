import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildSync } from "esbuild";

/**
 * The most memory, in MB, that a process ever has which runs one of the scripts beside this file on a file of these bytes: the
 * runtime and all. The script is bundled first, as what is deployed is: to take the types out of its sources while it runs
 * takes Node some 20 MB more than the script itself.
 */
export function peakOfOwnProcess(script: string, name: string, bytes: Uint8Array, ...more: string[]): number {
  const folder = mkdtempSync(join(tmpdir(), "accord-bench-"));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    const outfile = join(folder, "script.mjs");
    const entryPoints = [join(import.meta.dirname, script)];
    buildSync({
      entryPoints,
      outfile,
      bundle: true,
      platform: "node",
      target: "node22",
      format: "esm",
      packages: "bundle",
    });
    return Number(
      execFileSync(process.execPath, [outfile, file, ...more], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "inherit"],
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
