import { App, Stage, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";

import { accordStage } from "./accord-stage.ts";
import { readStageSettings } from "./stage-settings.ts";

const app = new App();
const settings = readStageSettings((name): unknown => app.node.tryGetContext(name));
const stage = new Stage(app, `accord-${settings.stage}`);
accordStage(stage, settings);
Tags.of(app).add("product", "accord");
Tags.of(app).add("stage", settings.stage);
// CDK adds its own offline template validator to every synthesis; this adds cdk-nag.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
