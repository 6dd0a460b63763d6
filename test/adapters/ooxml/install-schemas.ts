import { mkdirSync, writeFileSync } from "node:fs";

import { fileOfJar, isHere, isJar, jarFolder, schemaJars, whyNoSchemas } from "./schema-jars.ts";

const MAVEN_CENTRAL = "https://repo1.maven.org/maven2/";

/** Fetches each jar that is not here, and keeps it only if it has the checksum that is expected. */
async function installSchemas(): Promise<string | undefined> {
  mkdirSync(jarFolder, { recursive: true });
  for (const jar of schemaJars.filter((one) => !isHere(one))) {
    try {
      const answer = await fetch(MAVEN_CENTRAL + jar.path);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (!answer.ok) return `${jar.path} was not to be had: ${answer.status}`;
      if (!isJar(jar, bytes)) return `${jar.path} has another checksum than expected`;
      writeFileSync(fileOfJar(jar), bytes);
    } catch (problem) {
      return `${jar.path} was not to be had: ${problem instanceof Error ? problem.message : "no connection"}`;
    }
  }
  return whyNoSchemas();
}

const problem = await installSchemas();
console.log(
  problem === undefined
    ? "the OOXML schemas are installed"
    : `the tests that check workbooks against the OOXML schemas will be skipped: ${problem}`,
);
