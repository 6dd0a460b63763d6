import { readFileSync } from "node:fs";

import { App, type Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";

import { accordStage } from "../../infra/accord-stage.ts";
import { readStageSettings } from "../../infra/read-stage-settings.ts";
import { parseTemplate, type StageTemplates } from "./iam/stage-templates.ts";

/** An app with the settings of `cdk.json`, as the CDK makes one. */
function newApp(): App {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync("cdk.json", "utf8")));
  return new App({ context });
}

/** Synthesizes the templates of the stage `dev`. */
export function templatesOfStage(): StageTemplates {
  const app = newApp();
  accordStage(app, readStageSettings("dev"));
  return new Map(
    app.node.children
      .filter(isStack)
      .map((stack) => [stack.stackName, parseTemplate(Template.fromStack(stack).toJSON())] as const),
  );
}

function isStack(value: unknown): value is Stack {
  return z.object({ stackName: z.string() }).safeParse(value).success;
}
