import { expect, test } from "vitest";
import * as z from "zod";

import { parseStageSettings } from "../../infra/stage-settings.ts";
import { readStageSettings } from "../../infra/read-stage-settings.ts";
import { templatesOfStage } from "./templates-of-stage.ts";

const functionSchema = z.object({
  Type: z.literal("AWS::Lambda::Function"),
  Properties: z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) }),
});

test("whoever writes or reads lists knows of the same partitions: functions and the command line", () => {
  const { listPartitions } = readStageSettings("dev");
  expect(listPartitions).toBeGreaterThan(1);
  const resources = [...templatesOfStage().values()].flatMap((template) => Object.values(template.Resources));
  const withState = resources.flatMap((resource) => {
    const { data } = functionSchema.safeParse(resource);
    const variables = data?.Properties.Environment.Variables;
    return variables?.["ACCORD_LEDGER_TABLE"] === undefined ? [] : [variables];
  });
  expect(withState.length).toBeGreaterThan(8);
  for (const variables of withState) expect(variables["ACCORD_LIST_PARTITIONS"]).toBe(String(listPartitions));
  expect(JSON.stringify(resources)).toContain(`\\"listPartitions\\":${listPartitions}`);
});

test.each([0, 65, 1.5, "16"])("%j partitions are refused before anything is deployed", (listPartitions) => {
  const { stage, ...settings } = readStageSettings("dev");
  expect(() => parseStageSettings(stage, { ...settings, listPartitions }, "dev.json")).toThrow(/listPartitions/);
});
