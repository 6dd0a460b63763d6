import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { describe, expect, test } from "vitest";
import * as z from "zod";

import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import { ledgerMappingSchema } from "../../shared/domain/ledger/ledger-mapping.ts";
import { reconcileReferenceDataSchema } from "../../shared/domain/reference/reconcile-reference-data.ts";
import { parseJson } from "../../shared/records/storage/json.ts";
import { accordInTest } from "../cli/accord-in-test.ts";
import { recordsToView } from "../local/records-to-view.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";

const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "infra/runbook.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

/** The names of all files, for those that a document names without their folder. */
const fileNames = new Set(
  ["shared", "functions", "infra", "local", "cli", "test", "docs", "."].flatMap((folder) =>
    readdirSync(folder, { recursive: folder !== ".", encoding: "utf8" }).map((file) => basename(file)),
  ),
);

const source = ["shared", "functions", "infra", "local", "cli"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(folder, file), "utf8")),
  )
  .join("\n");

/** A path of the project in backticks: it begins with a folder of the top level, or is a file of the top level. */
const PATH_IN_BACKTICKS =
  /`((?:shared|functions|infra|local|cli|test|docs)\/[\w./-]*|[\w.-]+\.(?:json|md|ts|js|cjs))`/g;
/** With `npx` or alone in backticks. Words in brackets are optional, so they are tried too; what follows two spaces, a `#` or a `>` is no part of a command. */
const COMMAND = /(?:npx |`)accord((?: [^\s`)]+)+?)(?= {2}| >| #|\)|`|$)/gm;

/** The options after which a command writes a file: here not into the project. */
const WRITES_TO = new Set(["--to", "--out"]);
const FILE = /\.\w+$/;

describe.each(documents)("%s", (document) => {
  const text = readFileSync(document, "utf8");

  // The commands of this page are run on a local system, one after the other: test/acceptance/try-your-own.test.ts.
  if (document !== "docs/try-your-own.md")
    test("shows accord commands that are understood as they are written", async () => {
      const { run } = accordInTest(await recordsToView());
      for (const [shown, rest = ""] of text.matchAll(COMMAND)) {
        const words = rest
          .replaceAll(/[[\]"]/g, "")
          .split(" ")
          .filter(Boolean)
          .map((word, index, all) =>
            FILE.test(word) && WRITES_TO.has(all[index - 1] ?? "") ? join(temporaryDirectory(), word) : word,
          );
        // A command that is only named, without any argument, has to exist.
        const isNamed = words.every((word) => /^[a-z-]+$/.test(word) && !word.startsWith("--"));
        const { code, err } = await run(...words, ...(isNamed ? ["--help"] : []));
        // 1 is what a command says that was understood, and found no such mail or file.
        expect([0, 1], `${shown}: ${err}`).toContain(code);
      }
    });

  test("names scripts that exist", () => {
    for (const [, script = ""] of text.matchAll(/npm run (?:-s |--silent )?([a-z:]+)/g))
      expect(Object.keys(scripts)).toContain(script);
  });

  test("links to files that exist", () => {
    for (const [, path = ""] of text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g))
      expect(existsSync(join(dirname(document), path)), path).toBe(true);
  });

  test("names functions that exist", () => {
    for (const [, name = ""] of text.matchAll(/`(\w+)\(\)`/g))
      expect(source, name).toMatch(new RegExp(`(?:function|const) ${name}\\b`));
  });

  test("names files and folders that exist", () => {
    for (const [, path = ""] of text.matchAll(PATH_IN_BACKTICKS)) {
      expect(path.includes("/") ? existsSync(path) : fileNames.has(path), path).toBe(true);
    }
  });
});

test("the examples of an exercise, reference data and a ledger mapping can be imported", () => {
  const text = readFileSync("docs/administrators.md", "utf8");
  const examples = [...text.matchAll(/^ {4}\{\n[\s\S]*?^ {4}\}$/gm)].map(([example]) => parseJson(example));
  expect(examples).toHaveLength(3);
  expect(exerciseSchema.safeParse(examples[0]).error).toBeUndefined();
  expect(reconcileReferenceDataSchema.safeParse(examples[1]).error).toBeUndefined();
  expect(ledgerMappingSchema.safeParse(examples[2]).error).toBeUndefined();
});
