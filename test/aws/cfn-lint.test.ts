import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { App } from "aws-cdk-lib";
import { describe, expect, onTestFinished, test } from "vitest";
import * as z from "zod";

import { accordStage } from "../../infra/accord-stage.ts";
import { readStageSettings } from "../../infra/read-stage-settings.ts";
import { pythonTool, whyNoPythonTools } from "./python-tools.ts";

function cdkContext(): Record<string, unknown> {
  const settings = z.object({ context: z.record(z.string(), z.unknown()) });
  return settings.parse(JSON.parse(readFileSync("cdk.json", "utf8"))).context;
}

const skipped = whyNoPythonTools();

/** What cfn-lint warns of in every template of the CDK, and does no harm. */
const IGNORED = ["W3005: a dependency is written out although a reference implies it"];

describe.skipIf(skipped !== undefined)(`cfn-lint${skipped === undefined ? "" : ` (skipped: ${skipped})`}`, () => {
  test.each([
    ["the settings of dev", {}],
    ["records that nobody can delete", { lockRecordsForDays: 2557 }],
  ])("finds nothing in the templates, with %s", (_, more) => {
    const folder = mkdtempSync(join(tmpdir(), "accord-lint-"));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const settings = { ...readStageSettings("dev"), ...more };
    const app = new App({ outdir: folder, context: cdkContext() });
    accordStage(app, settings);
    app.synth();
    const ignored = IGNORED.map((each) => each.slice(0, 5));
    const { status, stdout } = spawnSync(
      pythonTool("cfn-lint"),
      ["--regions", settings.region, "--ignore-checks", ...ignored, "--", join(folder, "*.template.json")],
      { encoding: "utf8" },
    );
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
});
