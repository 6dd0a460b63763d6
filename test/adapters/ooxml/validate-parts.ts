import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

import { fileOfJar, schemaJars } from "./schema-jars.ts";

const SCHEMA_FOLDER = "org/apache/poi/schemas/ooxml/src/";
const VALIDATOR = "org.apache.xmlbeans.impl.tool.InstanceValidator";

/** What the schemas say against each part of a workbook, by its name; empty if every part is valid. */
export function problemsOfParts(parts: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "accord-ooxml-"));
  try {
    const schemas = writeSchemas(folder);
    const checked = [...parts].flatMap(([name, xml]) => {
      const schema = SCHEMAS.find(([pattern]) => pattern.test(name))?.[1];
      return schema === undefined ? [] : [{ schema, file: writePart(folder, name, xml) }];
    });
    return [...Map.groupBy(checked, ({ schema }) => schema)].flatMap(([schema, files]) =>
      validate(
        join(schemas, schema),
        files.map(({ file }) => file),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Which schema a part must fit. Those of the package itself are read by every program that opens the file. */
const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)xl\/(?:workbook|styles|sharedStrings|worksheets\/[^/]+|tables\/[^/]+)\.xml$/, "sml.xsd"],
  [/\.rels$/, "opc-relationships.xsd"],
  [/(?:^|\/)docProps\/app\.xml$/, "shared-documentPropertiesExtended.xsd"],
];

function validate(schema: string, files: readonly string[]): string[] {
  const classPath = schemaJars.map(fileOfJar).join(delimiter);
  const { stdout, status } = spawnSync("java", ["-cp", classPath, VALIDATOR, schema, ...files], { encoding: "utf8" });
  const valid = files.filter((file) => stdout.includes(`${file} valid.`));
  return valid.length === files.length && status === 0
    ? []
    : [
        `${schema}: ${files.length - valid.length} parts`,
        ...stdout.split("\n").filter((line) => !line.endsWith(" valid.")),
      ];
}

function writePart(folder: string, name: string, xml: string): string {
  // The validator passes over files with another ending.
  const file = join(folder, "parts", name.endsWith(".xml") ? name : `${name}.xml`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, xml);
  return file;
}

/** Writes the schemas in the jar to a folder: the validator compiles them. */
function writeSchemas(folder: string): string {
  const schemas = join(folder, "schemas");
  mkdirSync(schemas);
  const [poi] = schemaJars;
  const jar = readFileSync(poi === undefined ? "" : fileOfJar(poi));
  const end = jar.lastIndexOf("PK\u0005\u0006");
  let place = jar.readUInt32LE(end + 16);
  for (let count = jar.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameLength = jar.readUInt16LE(place + 28);
    const name = jar.toString("utf8", place + 46, place + 46 + nameLength);
    if (name.startsWith(SCHEMA_FOLDER) && name.endsWith(".xsd")) {
      const header = jar.readUInt32LE(place + 42);
      const from = header + 30 + jar.readUInt16LE(header + 26) + jar.readUInt16LE(header + 28);
      const packed = jar.subarray(from, from + jar.readUInt32LE(place + 20));
      const bytes = jar.readUInt16LE(place + 10) === 0 ? packed : inflateRawSync(packed);
      writeFileSync(join(schemas, name.slice(SCHEMA_FOLDER.length)), bytes);
    }
    place += 46 + nameLength + jar.readUInt16LE(place + 30) + jar.readUInt16LE(place + 32);
  }
  return schemas;
}
