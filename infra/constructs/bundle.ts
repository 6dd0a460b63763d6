import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { buildSync } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The folder of the bundles: one folder for each function, as it is uploaded. */
export const bundles = join(root, "node_modules", ".cache", "accord-bundles");

/**
 * Bundles a function's handler, and each worker that it starts, into a folder that Lambda can run. Each worker becomes a
 * separate file, because a worker thread starts from a file.
 *
 * @param workers paths of worker modules from the project's root; each file keeps the module's name
 * @returns the folder
 */
export function bundle(functionName: string, workers: readonly string[] = []): string {
  const folder = join(bundles, functionName);
  mkdirSync(folder, { recursive: true });
  const entryPoints = [
    { in: join(root, "functions", functionName, "handler.ts"), out: "index" },
    ...workers.map((worker) => ({ in: join(root, worker), out: nameOf(worker) })),
  ];
  for (const { in: path } of entryPoints) {
    if (!existsSync(path)) throw new Error(`${path} does not exist: function ${functionName} can't be bundled`);
  }
  const { outputFiles } = buildSync({
    entryPoints,
    outdir: folder,
    bundle: true,
    write: false,
    platform: "node",
    target: "node22",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    // The ES module builds of the AWS SDK and zod start faster than their CommonJS ones.
    mainFields: ["module", "main"],
    minify: true,
    keepNames: true,
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "error",
    // CommonJS packages inside an ES module bundle still call require.
    banner: {
      js: "import { createRequire as accordRequire } from 'node:module'; const require = accordRequire(import.meta.url);",
    },
  });
  for (const { path, contents } of outputFiles) replace(path, contents);
  return folder;
}

/** Replaces a file in one step from outside its folder, as another process may read the same bundle at this time. */
function replace(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  const unfinished = `${bundles}-unfinished-${process.pid}`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}

function nameOf(worker: string): string {
  return worker.replace(/^.*\//, "").replace(/\.ts$/, "");
}
