import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, test } from "vitest";
import * as z from "zod";

import { exerciseSchema } from "../../shared/domain/exercise/exercise.ts";
import { ledgerMappingSchema } from "../../shared/domain/ledger/ledger-mapping.ts";
import { reconcileReferenceSchema } from "../../shared/domain/reference/reconcile-reference.ts";
import { parseJson } from "../../shared/records/storage/json.ts";
import { accordInTest } from "../cli/accord-in-test.ts";
import { recordsToView } from "../local/records-to-view.ts";

const DOCUMENTS = ["README.md", "docs/administrators.md", "docs/operators.md", "docs/security.md", "infra/runbook.md"];

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

describe.each(DOCUMENTS)("%s", (document) => {
  const text = readFileSync(document, "utf8");

  test("names only accord commands and options that there are", async () => {
    const { run } = accordInTest(await recordsToView());
    for (const line of text.matchAll(/npx accord((?: +(?!#)[^\s`]+)*)/g)) {
      const words = (line[1] ?? "").split(/\s+/).filter((word) => word !== "");
      // What stands behind the command are its arguments, in whatever form; commands are written small.
      const command = words.slice(
        0,
        words.findIndex((word) => !/^[a-z-]+$/.test(word) || word.startsWith("--")),
      );
      const commands = command.length === 0 ? words.slice(0, 1) : command;
      const { code, out } = await run(...commands.filter((word) => !word.startsWith("-")), "--help");
      expect(code, line[0]).toBe(0);
      for (const option of words.filter((word) => word.startsWith("--"))) expect(out, line[0]).toContain(option);
    }
  });

  test("names only scripts that there are", () => {
    for (const [, script = ""] of text.matchAll(/npm run (?:-s |--silent )?([a-z:]+)/g))
      expect(Object.keys(scripts)).toContain(script);
  });

  test("points only at files that there are", () => {
    for (const [, path = ""] of text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g))
      expect(existsSync(join(dirname(document), path)), path).toBe(true);
  });
});

test("the examples of an exercise, of reference data and of a ledger's mapping are ones that would be imported", () => {
  const text = readFileSync("docs/administrators.md", "utf8");
  const examples = [...text.matchAll(/^ {4}\{\n[\s\S]*?^ {4}\}$/gm)].map(([example]) => parseJson(example));
  expect(examples).toHaveLength(3);
  expect(exerciseSchema.safeParse(examples[0]).error).toBeUndefined();
  expect(reconcileReferenceSchema.safeParse(examples[1]).error).toBeUndefined();
  expect(ledgerMappingSchema.safeParse(examples[2]).error).toBeUndefined();
});
