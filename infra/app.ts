import { App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import * as z from "zod";

import { accordStage } from "./accord-stage.ts";
import { readStageSettings } from "./read-stage-settings.ts";

const app = new App();
const stage = z.string().default("dev").parse(app.node.tryGetContext("stage"));
accordStage(app, readStageSettings(stage));
Tags.of(app).add("product", "accord");
Tags.of(app).add("stage", stage);
// CDK adds its own offline template validator to every synthesis; this adds cdk-nag.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
