import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { reconcileReferenceData2022To23 } from "../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { POSITION, recordsToView } from "../local/records-to-view.ts";
import { temporaryDirectory } from "../local/temporary-directory.ts";
import { accordInTest } from "./accord-in-test.ts";

const NOON = "2023-03-30T12:00:00.000Z";

async function accord() {
  return accordInTest(await recordsToView());
}

function fileOf(value: unknown): string {
  const path = join(temporaryDirectory(), "reference.json");
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
}

test("show prints the built-in data until some is imported, in a form that can be changed and imported", async () => {
  const { run, json, queued } = await accord();
  const shown = await run("reference", "show");
  expect(shown).toMatchObject({ code: 0, err: "Built in: none has been imported yet." });
  expect(JSON.parse(shown.out)).toEqual(reconcileReferenceData2022To23);
  expect(await json("reference", "show")).toEqual({
    builtIn: true,
    since: null,
    reference: reconcileReferenceData2022To23,
  });

  const file = fileOf(shown.out.replace("2000", "2250"));
  expect(await run("reference", "import", file)).toMatchObject({
    code: 0,
    out: `Reference data imported, in force since ${NOON}.`,
  });
  expect(queued).toMatchObject([{ queue: "reconcile", message: { position: POSITION } }]);
  const imported = {
    ...reconcileReferenceData2022To23,
    vatRates: [{ basisPoints: 2250, from: "2011-01-04" }, reconcileReferenceData2022To23.vatRates[1]],
  };
  expect(await json("reference", "show")).toEqual({ builtIn: false, since: NOON, reference: imported });
  expect((await run("reference", "show")).err).toBe(`Imported, in force since ${NOON}.`);
});

test("importing the same data again changes nothing, however its file is formatted", async () => {
  const { run, json } = await accord();
  expect(await json("reference", "import", fileOf(reconcileReferenceData2022To23))).toEqual({
    changed: true,
    since: NOON,
  });
  const backwards = Object.fromEntries(Object.entries(reconcileReferenceData2022To23).reverse());
  const file = fileOf(JSON.stringify(backwards, null, 4));
  expect(await json("reference", "import", file)).toEqual({ changed: false, since: NOON });
  expect((await run("reference", "import", file)).out).toContain("nothing has changed");
});

test("every mistake is reported with its place and what to do, and nothing changes", async () => {
  const { run, json, queued } = await accord();
  const file = fileOf({
    ...reconcileReferenceData2022To23,
    vatRates: [
      { basisPoints: "20%" },
      { basisPoints: 17.5 },
      { basisPoints: 0, form: "2011-01-04" },
      { basisPoints: 2000, from: "4 January 2011" },
      { basisPoints: 20_000 },
    ],
    subEntities: { core: "CBA033", bodies: [{ code: "y56", name: "" }], wording: null },
    natures: [{ words: "PDC", kinds: ["r&p", "vat"], because: "is another" }],
    leaseWords: undefined,
    invoicePrefixes: ["901"],
    widths: [],
  });
  const { code, err } = await run("reference", "import", file);
  expect(code).toBe(1);
  expect(err.split("\n")).toEqual([
    `${file} is not reference data; nothing has changed.`,
    '  vatRates[0].basisPoints: is "20%": write a number',
    "  vatRates[1].basisPoints: is 17.5: write a whole number",
    "  vatRates[2].basisPoints: is 0: write at least 1",
    "  vatRates[2].form: is not known: check its spelling, or remove it",
    "  vatRates[3].from: is not a calendar date (YYYY-MM-DD)",
    "  vatRates[4].basisPoints: is 20000: write at most 10000",
    '  invoicePrefixes[0]: is "901": write named values, in {…}',
    "  subEntities.bodies[0].code: is not an organisation code (three to six capitals and digits)",
    "  subEntities.bodies[0].name: is empty: fill it in, or remove it",
    '  subEntities.wording: is null: write text, in "…"',
    "  leaseWords: is missing: add it, in the form that accord reference show prints",
    '  natures[0].words: is "PDC": write a list, in […]',
    '  natures[0].kinds[1]: is "vat": write one of r&p, i&e, accruals',
    "  widths: is not known: check its spelling, or remove it",
  ]);
  expect((await run("reference", "import", fileOf("[]"))).err).toContain(
    "the whole file: is []: write named values, in {…}",
  );
  expect((await run("reference", "import", fileOf("{"))).err).toContain("is not JSON");
  expect(await json("reference", "show")).toMatchObject({ builtIn: true, since: null });
  expect(queued).toEqual([]);
});
