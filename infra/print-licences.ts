import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { licencesOf } from "./licences.ts";

const folder = join(import.meta.dirname, "..");

// What is deployed, or runs locally, carries these packages: most licences ask that their text goes with them.
for (const { path, name, version, licence } of licencesOf(readFileSync(join(folder, "package-lock.json"), "utf8"))) {
  console.log(`\n${"=".repeat(80)}\n${name} ${version}: ${licence}\n`);
  console.log(textOf(join(folder, path)) ?? "The package brings no licence text.");
}

function textOf(packageFolder: string): string | undefined {
  if (!existsSync(packageFolder)) return "The package is for another system and is not installed here.";
  const files = readdirSync(packageFolder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (files.length === 0) return undefined;
  return files.map((file) => readFileSync(join(packageFolder, file), "utf8").trim()).join("\n\n");
}
