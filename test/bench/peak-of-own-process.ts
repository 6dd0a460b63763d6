import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildSync } from "esbuild";

/**
 * Runs one of the scripts in this folder on a file with these bytes, and returns the peak memory of its process in MB, including
 * the runtime. The script is bundled first, like deployed code: stripping types from its sources at run time would take Node
 * another 20 MB.
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
