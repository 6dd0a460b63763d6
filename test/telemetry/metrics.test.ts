import { existsSync, readdirSync } from "node:fs";

import { build } from "esbuild";
import { describe, expect, test } from "vitest";

import { identityTable } from "../../shared/domain/mail/identity/identity-table.ts";
import { metricNamed, metrics, type MetricName } from "../../shared/telemetry/metrics.ts";

const names = Object.keys(metrics).filter((name): name is MetricName => Object.hasOwn(metrics, name));
const functions = readdirSync("functions").filter((name) => existsSync(`functions/${name}/handler.ts`));

/** Functions whose metrics are declared before they are there. */
const comingSoon = ["publish-figures", "sweep"].filter((name) => !functions.includes(name));

describe("every metric is written by the functions that its declaration names, and by no other", () => {
  test.each(functions)("%s", async (name) => {
    const source = await sourceWithoutDeclarations(`functions/${name}/handler.ts`);
    const written = names.filter((metric) => new RegExp(`\\b${metric}\\b`).test(source));
    const declared = names.filter((metric) => metricNamed(metric).writtenBy.includes(name));
    expect(written).toEqual(declared);
  });
});

test("every writer of a metric is a function", () => {
  for (const name of names)
    for (const writer of metricNamed(name).writtenBy.filter((each) => !comingSoon.includes(each)))
      expect(functions).toContain(writer);
});

test("the reasons of refused and held mails are closed lists without repeats", () => {
  for (const metric of ["MailsRefused", "MailsHeld"] as const) {
    const { reasons } = metrics[metric];
    expect(reasons.length).toBeGreaterThan(2);
    expect(new Set(reasons).size).toBe(reasons.length);
  }
  const refusing = identityTable.filter(({ action }) => action === "refuse").map(({ reason }) => reason);
  for (const reason of refusing) expect(metrics.MailsRefused.reasons).toContain(reason);
});

/** What Lambda would run, without the declarations of metrics and without comments. */
async function sourceWithoutDeclarations(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    packages: "external",
    external: ["*/metrics.ts"],
    minifyWhitespace: true,
    logLevel: "error",
  });
  return outputFiles.map(({ text }) => text).join("\n");
}
