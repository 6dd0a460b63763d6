import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Jar {
  readonly path: string;
  readonly sha256: string;
}

/** Apache POI's copy of the OOXML schemas, and XMLBeans, which checks files against them. Both under the Apache licence. */
export const schemaJars: readonly Jar[] = [
  {
    path: "org/apache/poi/poi-ooxml-full/5.4.1/poi-ooxml-full-5.4.1.jar",
    sha256: "c51b051655d58d74d5eb89e7d3736c7052c2574f43c79db0c8a83ad216f6dd37",
  },
  {
    path: "org/apache/xmlbeans/xmlbeans/5.3.0/xmlbeans-5.3.0.jar",
    sha256: "6cc69da3b4d35b83c5e477cd4daba204e44109833e34af2b9a8a2c8788289917",
  },
  {
    path: "org/apache/logging/log4j/log4j-api/2.24.3/log4j-api-2.24.3.jar",
    sha256: "5b4a0a0cd0e751ded431c162442bdbdd53328d1f8bb2bae5fc1bbeee0f66d80f",
  },
];

/** Where the jars are kept: not among the sources, and not fetched again with the packages. */
export const jarFolder = join("node_modules", ".cache", "ooxml-schemas");

export function fileOfJar({ path }: Jar): string {
  return join(jarFolder, path.slice(path.lastIndexOf("/") + 1));
}

/** Whether the jar is here, and is the one that was looked at. */
export function isHere(jar: Jar): boolean {
  const file = fileOfJar(jar);
  return existsSync(file) && isJar(jar, readFileSync(file));
}

export function isJar({ sha256 }: Jar, bytes: Uint8Array): boolean {
  return createHash("sha256").update(bytes).digest("hex") === sha256;
}

/** Why files can't be checked against the schemas here; `undefined` if they can. */
export function whyNoSchemas(): string | undefined {
  if (spawnSync("java", ["-version"]).status !== 0) return "there is no Java here";
  return schemaJars.every(isHere) ? undefined : "the schemas are not here: npm run schemas:install";
}
