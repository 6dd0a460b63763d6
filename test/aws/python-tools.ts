import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The exact versions of what is installed. */
export const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));

/** Where the Python programs are installed. */
export const pythonTools = join(root, "node_modules", ".cache", "python-tools");

/** Says what is installed: a copy of the requirements. */
export const installedMark = join(pythonTools, "installed.txt");

/** The path of an installed program: `python`, `aws`, `cfn-lint`. */
export function pythonTool(name: string): string {
  return join(pythonTools, "bin", name);
}

/** Why the tests that need the Python programs are skipped, or `undefined` if these are there. */
export function whyNoPythonTools(): string | undefined {
  if (!existsSync(installedMark)) return "the Python programs are not installed (npm run aws:install)";
  return readFileSync(installedMark, "utf8") === readFileSync(requirements, "utf8")
    ? undefined
    : "the Python programs are of other versions (npm run aws:install)";
}
